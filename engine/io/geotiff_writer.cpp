#include "io/geotiff_writer.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;

Result<void> check_place(const fs::path& path, const GeoTiffLayout& layout) {
    const std::string name = path.string();
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return fail(fmt::format("{}: cannot be written: is a folder", name));
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))
        return fail(fmt::format("{}: cannot be written: is not a regular file", name));
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, ignored))
        return fail(fmt::format("{}: cannot be written: no such folder", name));
    if (layout.columns < 1 || layout.rows < 1)
        return fail(fmt::format("{}: cannot be written: there are no cells", name));
    return {};
}

bool has_option(const std::vector<std::string>& options, std::string_view key) {
    return std::any_of(options.begin(), options.end(),
                       [&](const std::string& o) { return o.rfind(key, 0) == 0; });
}

} // namespace

GeoTiffWriter::GeoTiffWriter(fs::path path, const GeoTiffLayout& layout)
    : m_path(std::move(path)), m_temporary(temporary_sibling(m_path)), m_columns(layout.columns),
      m_type(layout.type) {}

GeoTiffWriter::~GeoTiffWriter() {
    if (!m_dataset)
        return;
    const GdalMessages messages;
    m_dataset.reset();
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
}

Error GeoTiffWriter::fault(const GdalMessages& messages) const {
    return {fmt::format("{}: cannot be written: {}", m_path.string(), messages.reason())};
}

Result<GeoTiffWriter> GeoTiffWriter::create(const fs::path& path, const GeoTiffLayout& layout,
                                            const std::vector<std::string>& creation_options) {
    if (auto place = check_place(path, layout); !place)
        return tl::unexpected(place.error());
    const GdalMessages messages;
    register_elevation_drivers();
    GDALDriverH driver = GDALGetDriverByName("GTiff");
    GdalStrings options;
    for (const std::string& option : creation_options)
        options.add(option);
    if (!GDALValidateCreationOptions(driver, options.list()))
        return fail(fmt::format("{}: one of '{}' is no creation option of GeoTIFF, or has a value "
                                "that it cannot have",
                                path.string(), fmt::join(creation_options, "', '")),
                    ErrorKind::Usage);
    if (has_option(creation_options, "COMPRESS=") && !has_option(creation_options, "NUM_THREADS="))
        options.add("NUM_THREADS=ALL_CPUS");
    if (!has_option(creation_options, "BIGTIFF="))
        options.add("BIGTIFF=IF_SAFER");
    GeoTiffWriter writer(path, layout);
    writer.m_dataset.reset(GDALCreate(driver, writer.m_temporary.c_str(), layout.columns,
                                      layout.rows, 1, layout.type, options.list()));
    if (!writer.m_dataset)
        return tl::unexpected(writer.fault(messages));
    double transform[6] = {
        layout.north_west.easting_m, layout.cell_size_m, 0, layout.north_west.northing_m, 0,
        -layout.cell_size_m};
    GDALSetGeoTransform(writer.m_dataset.get(), transform);
    GDALSetProjection(writer.m_dataset.get(), layout.well_known_text.c_str());
    GDALRasterBandH band = GDALGetRasterBand(writer.m_dataset.get(), 1);
    if (layout.has_void_value)
        GDALSetRasterNoDataValue(band, layout.void_value);
    if (!layout.unit.empty())
        GDALSetRasterUnitType(band, layout.unit.c_str());
    if (messages.failed())
        return tl::unexpected(writer.fault(messages));
    return writer;
}

Result<void> GeoTiffWriter::write_rows(int first, int count, const void* values) {
    const GdalMessages messages;
    if (GDALRasterIO(GDALGetRasterBand(m_dataset.get(), 1), GF_Write, 0, first, m_columns, count,
                     const_cast<void*>(values), m_columns, count, m_type, 0, 0) != CE_None)
        return tl::unexpected(fault(messages));
    return {};
}

Result<void> GeoTiffWriter::finish() {
    {
        const GdalMessages messages;
        m_dataset.reset(); // writes the rest, and may fail as well
        if (messages.failed()) {
            std::error_code ignored;
            fs::remove(m_temporary, ignored);
            return tl::unexpected(fault(messages));
        }
    }
    return replace_file(m_temporary, m_path);
}

} // namespace panjshir::io
