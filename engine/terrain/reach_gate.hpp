#pragma once
// A pass as a stretch of crest: what must be closed so that nobody slips by beside the saddle, and
// what a way crosses that uses the pass.

#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace panjshir::terrain {

struct GateOptions {
    double find_m = 1500;       ///< how far the saddle may lie from the point that names it
    double half_width_m = 5000; ///< the crest is closed this far from the saddle
    double basin_m =
        30000; ///< two sides are different valleys if their waters do not meet within this
};

/// The crest between the two valleys that a pass joins: the cells on either side of their divide
/// that touch the other valley, as far as it runs unbroken and within `half_width_m` of the saddle.
/// Its cells touch at their corners at least, so that as closed cells they let no step of reach.hpp
/// through.
struct PassGate {
    MapPoint saddle; ///< lowest crossing of that divide near the point
    double saddle_m = 0;
    std::vector<std::size_t> cells; ///< sorted
    MapLine crest;                  ///< of about even points from one end to the other, for drawing
};

/// Nothing where no divide lies within `find_m` of the point (the terrain is too smooth there), or
/// the point lies outside the grid. Of several divides the one whose lowest crossing is nearest.
std::optional<PassGate> pass_gate(const HeightGrid& heights, MapPoint pass,
                                  const GateOptions& options = {});

} // namespace panjshir::terrain
