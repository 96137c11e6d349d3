#pragma once
// Lines that water takes: a named river between its way-points, and the network of all streams.

#include "geo/map_point.hpp"
#include "terrain/flow.hpp"

#include <span>
#include <vector>

namespace panjshir::terrain {

/// A watercourse from its head downstream, with the area drained at each point of the line, never
/// falling along it. Both vectors have the same length.
struct Watercourse {
    MapLine line;
    std::vector<float> accumulation_m2;
    bool empty() const { return line.empty(); }
};

/// What counts as a valley: the ground rises by `depth_m` above its floor on both sides, within
/// `half_width_m`. Elsewhere, on plains and fans, a traced line means nothing.
struct ValleyOptions {
    double depth_m = 30;
    double half_width_m = 2000;
};

struct ThalwegOptions {
    double snap_m = 1500; ///< how far a way-point may lie from the water; the first is moved to the
                          ///< strongest flow within this distance
    ValleyOptions
        valley; ///< a reach that lies outside valleys for most of its way is drawn as a curve
};

/// The line that water takes past `way_points`, given from head to mouth: downstream from each to
/// where it passes nearest to the next; where it goes elsewhere, the way of least cost along strong
/// flow; where that runs along no valley for the most part, a gentle curve through the points. A
/// tributary keeps its own accumulation to its end. Empty for fewer than two way-points; way-points
/// outside the grid are joined by the curve too.
Watercourse thalweg(const FlowField& flow, std::span<const MapPoint> way_points,
                    const ThalwegOptions& options = {});

struct DrainageOptions {
    double min_area_m2 = 25e6; ///< a stream begins where it drains this much
    ValleyOptions valley;      ///< what lies outside valleys is left out
};

/// All streams, each from its head (or from where it leaves a plain) to its confluence with a
/// larger one; the last point of a tributary is a point of the stream that it joins. Larger streams
/// come first.
std::vector<Watercourse> drainage_network(const FlowField& flow,
                                          const DrainageOptions& options = {});

} // namespace panjshir::terrain
