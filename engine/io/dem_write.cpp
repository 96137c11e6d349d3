#include "base/file.hpp"
#include "io/dem.hpp"
#include "io/gdal_handle.hpp"

#include <cassert>
#include <fmt/format.h>
#include <limits>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;

struct Band {
    GDALDataType type;
    const void* values;
    double void_value;
    GdalStrings options;
};

Result<void> write_band(const fs::path& path, const terrain::HeightGrid& grid, const Band& band,
                        const std::string& well_known_text) {
    const std::string name = path.string();
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return fail(fmt::format("{}: cannot be written: is a folder", name));
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))
        return fail(fmt::format("{}: cannot be written: is not a regular file", name));
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, ignored))
        return fail(fmt::format("{}: cannot be written: no such folder", name));
    if (grid.empty())
        return fail(fmt::format("{}: cannot be written: there are no cells", name));
    const GdalMessages messages;
    register_elevation_drivers();
    const fs::path temporary = temporary_sibling(path);
    bool written = false;
    {
        const GdalDataset dataset(GDALCreate(GDALGetDriverByName("GTiff"), temporary.c_str(),
                                             grid.columns(), grid.rows(), 1, band.type,
                                             band.options.list()));
        if (dataset) {
            double transform[6] = {
                grid.north_west().easting_m, grid.cell_size_m(), 0, grid.north_west().northing_m, 0,
                -grid.cell_size_m()};
            GDALSetGeoTransform(dataset.get(), transform);
            GDALSetProjection(dataset.get(), well_known_text.c_str());
            GDALRasterBandH out = GDALGetRasterBand(dataset.get(), 1);
            GDALSetRasterNoDataValue(out, band.void_value);
            if (band.type == GDT_Float32)
                GDALSetRasterUnitType(out, "metre");
            written = GDALRasterIO(out, GF_Write, 0, 0, grid.columns(), grid.rows(),
                                   const_cast<void*>(band.values), grid.columns(), grid.rows(),
                                   band.type, 0, 0) == CE_None;
        }
    }
    // Closing writes the rest, and may fail as well.
    if (!written || messages.failed()) {
        fs::remove(temporary, ignored);
        return fail(fmt::format("{}: cannot be written: {}", name, messages.reason()));
    }
    return replace_file(temporary, path);
}

} // namespace

Result<void> write_dem(const fs::path& path, const terrain::HeightGrid& grid,
                       const std::string& well_known_text) {
    return write_band(path, grid,
                      {GDT_Float32,
                       grid.heights().data(),
                       std::numeric_limits<double>::quiet_NaN(),
                       {"COMPRESS=DEFLATE", "PREDICTOR=3", "TILED=YES", "BIGTIFF=IF_SAFER"}},
                      well_known_text);
}

Result<void> write_dem(const fs::path& path, const terrain::HeightGrid& grid,
                       const Projection& projection) {
    return write_dem(path, grid, projection.well_known_text());
}

Result<void> write_grey(const fs::path& path, const terrain::HeightGrid& grid,
                        std::span<const std::uint8_t> values, const std::string& well_known_text) {
    assert(values.size() == grid.heights().size());
    return write_band(
        path, grid,
        {GDT_Byte,
         values.data(),
         0,
         {"COMPRESS=DEFLATE", "TILED=YES", "PHOTOMETRIC=MINISBLACK", "BIGTIFF=IF_SAFER"}},
        well_known_text);
}

} // namespace panjshir::io
