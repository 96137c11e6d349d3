#pragma once
// Drainage basins: the ground whose water runs through a point. In mountains they are the valleys.

#include "geo/map_point.hpp"
#include "terrain/flow.hpp"

#include <span>

namespace panjshir::terrain {

struct BasinOptions {
    double snap_m = 1500; ///< points are moved to the strongest flow within this distance
};

/// The basin above `pour_point`, less the basins above the points in `except`, as rings to be
/// filled by the even-odd rule. The outline is smoothed over about two cells either side by a rule
/// that depends only on the divide itself, so that two neighbours draw the same line along their
/// common divide. Empty where the pour point lies outside the grid. Its size is area_m2 of
/// geo/simplify.hpp. Points of `except` outside the grid are ignored.
MapArea basin(const FlowField& flow, MapPoint pour_point, std::span<const MapPoint> except = {},
              const BasinOptions& options = {});

} // namespace panjshir::terrain
