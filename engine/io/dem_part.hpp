#pragma once
// The part of an elevation file round some places, on the file's own grid where that is a plane.

#include "base/error.hpp"
#include "geo/lon_lat.hpp"
#include "projection/projection.hpp"
#include "terrain/height_grid.hpp"
#include "terrain/viewshed.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace panjshir::io {

struct DemPart {
    terrain::HeightGrid grid;
    std::unique_ptr<Projection> projection; ///< of the grid
    std::string well_known_text;
};

/// All cells within `margin_m` of the places, and a few more. A file in metres, north up, gives its
/// own cells unchanged; any other (in degrees, say) is read onto the plane of `otherwise` at its
/// own fineness. Errors: as read_dem; none of the places on the file's ground; too many cells.
Result<DemPart> read_dem_part(const std::filesystem::path& path, const Polyline& places,
                              double margin_m, const std::string& otherwise);

/// A viewshed as an 8-bit GeoTIFF of 0 and 255 without a void value. The old file stays until the
/// new one is whole. Errors: as write_dem.
Result<void> write_viewshed(const std::filesystem::path& path, const terrain::Viewshed& viewshed,
                            const std::string& well_known_text);

} // namespace panjshir::io
