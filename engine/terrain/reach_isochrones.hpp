#pragma once
// Lines of equal time over the hours of a reach.

#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"

#include <vector>

namespace panjshir::terrain {

/// Where the grid takes `value`, between cell centres by straight interpolation: closed rings
/// repeat their first point, others end at the grid's edge and at voids. No line crosses or touches
/// another.
std::vector<MapLine> level_lines(const HeightGrid& grid, float value);

} // namespace panjshir::terrain
