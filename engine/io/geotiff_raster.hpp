#pragma once
// Values computed for a grid, as a GeoTIFF on that grid.

#include "base/error.hpp"
#include "terrain/height_grid.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace panjshir::io {

struct RasterFile {
    std::filesystem::path path;
    std::string well_known_text; ///< of the grid's plane
    /// GDAL's, of GeoTIFF ("COMPRESS=DEFLATE"); empty: not compressed.
    std::vector<std::string> creation_options;
};

/// Errors: a creation option that is none (ErrorKind Usage); cannot be written. The old file stays
/// until the new one is whole. Requires: values.size() == columns * rows of the grid.
Result<void> write_values(const RasterFile& file, const terrain::HeightGrid& grid,
                          std::span<const float> values, const std::string& unit);
Result<void> write_bytes(const RasterFile& file, const terrain::HeightGrid& grid,
                         std::span<const std::uint8_t> values, std::uint8_t void_value);

} // namespace panjshir::io
