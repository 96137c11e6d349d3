#pragma once
// Watercourses as strokes, made once a step of scale, so that painters can keep what they make of
// them.

#include "display/display_list.hpp"
#include "scene/ground.hpp"

#include <map>
#include <vector>

namespace panjshir::scene {

/// Pieces of watercourses of like width, as lines on the ground.
struct RiverStroke {
    display::PathPtr path; ///< metres on the plane; all contours taper alike
    double start_width_mm = 0, end_width_mm = 0;
};

class RiverStrokes {
public:
    explicit RiverStrokes(const Ground& ground) : m_ground(ground) {}

    /// The strokes for a scale; steps are half a doubling of the scale. Streams fade out as the map
    /// gets smaller. The reference stays valid. Not for two threads at once.
    const std::vector<RiverStroke>& at(double scale_denominator) const;

private:
    const Ground& m_ground;
    mutable std::map<int, std::vector<RiverStroke>>
        m_steps; // a cache: the same step gives the same paths
};

} // namespace panjshir::scene
