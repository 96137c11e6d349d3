#include "io/dem.hpp"
#include "io/geotiff_raster.hpp"

namespace panjshir::io {

Result<void> write_dem(const std::filesystem::path& path, const terrain::HeightGrid& grid,
                       const std::string& well_known_text) {
    return write_values({path, well_known_text, {"COMPRESS=DEFLATE", "PREDICTOR=3", "TILED=YES"}},
                        grid, grid.heights(), "metre");
}

Result<void> write_dem(const std::filesystem::path& path, const terrain::HeightGrid& grid,
                       const Projection& projection) {
    return write_dem(path, grid, projection.well_known_text());
}

Result<void> write_grey(const std::filesystem::path& path, const terrain::HeightGrid& grid,
                        std::span<const std::uint8_t> values, const std::string& well_known_text) {
    return write_bytes(
        {path, well_known_text, {"COMPRESS=DEFLATE", "TILED=YES", "PHOTOMETRIC=MINISBLACK"}}, grid,
        values, 0);
}

} // namespace panjshir::io
