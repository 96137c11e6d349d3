#include "io/geo_page.hpp"

#include "base/file.hpp"
#include "io/gdal_handle.hpp"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <gdal_frmts.h>
#include <mutex>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;

void register_page_drivers() {
    register_elevation_drivers();
    static std::once_flag once;
    std::call_once(once, [] { GDALRegister_PDF(); });
}

GdalDataset open_page(const fs::path& file, unsigned flags) {
    register_page_drivers();
    const char* drivers[] = {"PDF", "GTiff", nullptr};
    // A known resolution, so that place_pdf knows how GDAL counts its pixels.
    const GdalStrings options{"DPI=150"};
    return GdalDataset(
        GDALOpenEx(file.c_str(), GDAL_OF_RASTER | flags, drivers, options.list(), nullptr));
}

} // namespace

struct GeoPageWriter::Impl {
    fs::path file, temporary;
    int columns = 0, rows = 0, next_row = 0;
    GdalMessages messages; ///< before the dataset: closing it may fail as well
    GdalDataset dataset;

    tl::unexpected<Error> failed() const {
        return fail(fmt::format("{}: cannot be written: {}", file.string(), messages.reason()));
    }
};

GeoPageWriter::GeoPageWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

GeoPageWriter::~GeoPageWriter() {
    if (!m_impl)
        return;
    m_impl->dataset.reset();
    std::error_code ignored;
    fs::remove(m_impl->temporary, ignored);
}

Result<std::unique_ptr<GeoPageWriter>> GeoPageWriter::create(const fs::path& file,
                                                             std::pair<int, int> size_px,
                                                             double dpi, const PageGround& ground,
                                                             const PageTexts& texts) {
    std::error_code ignored;
    if (fs::is_directory(file, ignored))
        return fail(fmt::format("{}: cannot be written: is a folder", file.string()));
    if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored))
        return fail(fmt::format("{}: cannot be written: is not a regular file", file.string()));
    if (!fs::is_directory(file.has_parent_path() ? file.parent_path() : fs::path("."), ignored))
        return fail(fmt::format("{}: cannot be written: no such folder", file.string()));
    register_page_drivers();
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    impl->temporary = temporary_sibling(file);
    std::tie(impl->columns, impl->rows) = size_px;
    const GdalStrings options{"COMPRESS=DEFLATE", "PREDICTOR=2",     "TILED=YES",
                              "BLOCKYSIZE=256",   "BLOCKXSIZE=256",  "PHOTOMETRIC=RGB",
                              "ZLEVEL=6",         "BIGTIFF=IF_SAFER"};
    impl->dataset.reset(GDALCreate(GDALGetDriverByName("GTiff"), impl->temporary.c_str(),
                                   impl->columns, impl->rows, 3, GDT_Byte, options.list()));
    if (!impl->dataset)
        return impl->failed();
    const double metres_per_px = ground.metres_per_mm * 25.4 / dpi;
    double transform[6] = {ground.north_west.easting_m,
                           metres_per_px,
                           0,
                           ground.north_west.northing_m,
                           0,
                           -metres_per_px};
    GDALSetGeoTransform(impl->dataset.get(), transform);
    GDALSetProjection(impl->dataset.get(), ground.well_known_text.c_str());
    for (const auto& [name, text] : texts)
        GDALSetMetadataItem(impl->dataset.get(), name.c_str(), text.c_str(), nullptr);
    const std::string resolution = fmt::format("{:g}", dpi);
    GDALSetMetadataItem(impl->dataset.get(), "TIFFTAG_XRESOLUTION", resolution.c_str(), nullptr);
    GDALSetMetadataItem(impl->dataset.get(), "TIFFTAG_YRESOLUTION", resolution.c_str(), nullptr);
    GDALSetMetadataItem(impl->dataset.get(), "TIFFTAG_RESOLUTIONUNIT", "2", nullptr);
    return std::unique_ptr<GeoPageWriter>(new GeoPageWriter(std::move(impl)));
}

Result<void> GeoPageWriter::add_rows(std::span<const std::uint8_t> rgb) {
    Impl& m = *m_impl;
    const auto row_bytes = 3 * static_cast<std::size_t>(m.columns);
    const int rows = static_cast<int>(rgb.size() / row_bytes);
    assert(rgb.size() % row_bytes == 0 && rows <= m.rows - m.next_row);
    if (rows == 0)
        return {};
    // GDAL only reads from what it is given to write.
    const CPLErr written =
        GDALDatasetRasterIO(m.dataset.get(), GF_Write, 0, m.next_row, m.columns, rows,
                            const_cast<std::uint8_t*>(rgb.data()), m.columns, rows, GDT_Byte, 3,
                            nullptr, 3, static_cast<int>(row_bytes), 1);
    m.next_row += rows;
    if (written != CE_None || m.messages.failed())
        return m.failed();
    return {};
}

Result<void> GeoPageWriter::finish() {
    assert(m_impl->next_row == m_impl->rows);
    m_impl->dataset.reset(); // writes the rest, and may fail as well
    if (m_impl->messages.failed())
        return m_impl->failed();
    return replace_file(m_impl->temporary, m_impl->file);
}

std::string world_file(const PageGround& ground, double dpi) {
    const double px = ground.metres_per_mm * 25.4 / dpi;
    return fmt::format("{:.10f}\n0.0\n0.0\n{:.10f}\n{:.6f}\n{:.6f}\n", px, -px,
                       ground.north_west.easting_m + px / 2, ground.north_west.northing_m - px / 2);
}

std::string world_file_companion(const PageGround& ground) {
    std::string text;
    for (const char c : ground.well_known_text)
        text += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    return fmt::format("<PAMDataset>\n  <SRS dataAxisToSRSAxisMapping=\"1,2\">{}</SRS>\n"
                       "</PAMDataset>\n",
                       text);
}

Result<void> place_pdf(const fs::path& file, const PageGround& ground, double page_height_mm,
                       MapPoint frame_north_west, MapPoint frame_south_east) {
    const GdalMessages messages;
    register_page_drivers();
    if (!GDALGetDriverByName("PDF"))
        return fail(fmt::format("{}: this GDAL has no PDF driver to place the page", file.string()),
                    ErrorKind::Missing);
    {
        const GdalDataset page = open_page(file, GDAL_OF_UPDATE);
        if (!page)
            return fail(fmt::format("{}: {}", file.string(), messages.reason()));
        // GDAL counts whole pixels of 1/150 inch up from the page's lower edge.
        const double px = ground.metres_per_mm * 25.4 / 150;
        const double south = ground.north_west.northing_m - page_height_mm * ground.metres_per_mm;
        double transform[6] = {ground.north_west.easting_m,
                               px,
                               0,
                               south + px * GDALGetRasterYSize(page.get()),
                               0,
                               -px};
        const MapPoint a = frame_north_west, b = frame_south_east;
        const std::string neatline =
            fmt::format("POLYGON(({0:.4f} {1:.4f},{2:.4f} {1:.4f},{2:.4f} {3:.4f},{0:.4f} {3:.4f},"
                        "{0:.4f} {1:.4f}))",
                        a.easting_m, a.northing_m, b.easting_m, b.northing_m);
        if (GDALSetGeoTransform(page.get(), transform) != CE_None ||
            GDALSetProjection(page.get(), ground.well_known_text.c_str()) != CE_None ||
            GDALSetMetadataItem(page.get(), "NEATLINE", neatline.c_str(), nullptr) != CE_None)
            return fail(fmt::format("{}: {}", file.string(), messages.reason()));
    }
    if (messages.failed())
        return fail(fmt::format("{}: {}", file.string(), messages.reason()));
    return {};
}

Result<std::optional<PageCorners>> page_corners(const fs::path& file) {
    const GdalMessages messages;
    const GdalDataset page = open_page(file, GDAL_OF_READONLY);
    if (!page)
        return fail(fmt::format("{}: {}", file.string(), messages.reason()));
    double t[6];
    if (GDALGetGeoTransform(page.get(), t) != CE_None)
        return std::optional<PageCorners>();
    const int columns = GDALGetRasterXSize(page.get()), rows = GDALGetRasterYSize(page.get());
    return std::optional(PageCorners{
        {t[0], t[3]}, {t[0] + columns * t[1] + rows * t[2], t[3] + columns * t[4] + rows * t[5]}});
}

Result<std::optional<std::string>> page_text(const fs::path& file, std::string_view name) {
    const GdalMessages messages;
    const GdalDataset page = open_page(file, GDAL_OF_READONLY);
    if (!page)
        return fail(fmt::format("{}: {}", file.string(), messages.reason()));
    const char* text = GDALGetMetadataItem(page.get(), std::string(name).c_str(), nullptr);
    return text == nullptr ? std::nullopt : std::optional<std::string>(text);
}

} // namespace panjshir::io
