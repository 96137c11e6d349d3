#pragma once
// Contours as strokes, made once a step of scale from heights generalised to it, so that painters
// can keep what they make of them and a pan costs nothing.

#include "display/display_list.hpp"
#include "scene/ground.hpp"

#include <map>
#include <vector>

namespace panjshir::scene {

/// Metres between the contours of a map: 20 at 1:50,000, 50 at 1:100,000, 200 at 1:600,000;
/// the same for all scales that share a step.
double contour_interval_m(double scale_denominator);
/// Each so many contours one is drawn stronger and its height set.
inline constexpr int kIndexContour = 5;

/// All contours of a square of ground, as lines in metres on the plane.
struct ContourTile {
    MapBox box;
    display::PathPtr thin, index;
};

/// Where an index contour runs straight enough to carry its height.
struct ContourStation {
    MapPoint at;
    double angle_rad = 0; ///< of the line, counter-clockwise from east; uphill is on its left
    double elevation_m = 0;
};

struct ContourSheet {
    double interval_m = 0;
    std::vector<ContourTile> tiles;
    std::vector<ContourStation> stations; ///< best first
};

class ContourStrokes {
public:
    /// The contours for a scale; steps are half a doubling of the scale. Rings too small to be
    /// seen are left out. The reference stays valid. Requires: always the same ground. Not for two
    /// threads at once.
    const ContourSheet& at(const Ground& ground, double scale_denominator) const;

private:
    mutable std::map<int, ContourSheet> m_steps; // a cache
};

} // namespace panjshir::scene
