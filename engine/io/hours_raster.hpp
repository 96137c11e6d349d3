#pragma once
// Times of travel as a raster file.

#include "base/error.hpp"
#include "projection/projection.hpp"
#include "terrain/height_grid.hpp"

#include <filesystem>
#include <string>

namespace panjshir::io {

/// A GeoTIFF of 32-bit hours, not compressed (that would take longer than finding them), NaN as its
/// void value (no way leads there). The old file stays until the new one is whole. Errors: as
/// write_dem.
Result<void> write_hours(const std::filesystem::path& path, const terrain::HeightGrid& hours,
                         const std::string& well_known_text);
Result<void> write_hours(const std::filesystem::path& path, const terrain::HeightGrid& hours,
                         const Projection& projection);

} // namespace panjshir::io
