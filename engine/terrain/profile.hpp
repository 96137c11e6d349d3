#pragma once
// Heights along a line over the terrain: an elevation profile.

#include "base/error.hpp"
#include "geo/lon_lat.hpp"
#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace panjshir::terrain {

struct ProfilePoint {
    double distance_m = 0; ///< along the line from its start, on the WGS 84 ellipsoid
    LonLat at;
    MapPoint on_map;
    double elevation_m = 0; ///< NaN outside the terrain and next to voids
};

struct ProfileOptions {
    double step_m = 0; ///< greatest distance of two samples; 0: half a cell of the grid
    /// A rise or fall of less than this between two turns of the line is taken for noise of the
    /// heights: the ways up and down count only turns that are at least so high. 0 counts every
    /// one.
    double dead_band_m = 10;
    /// Each sample takes the lowest ground within this many metres, counted by cells: for rivers,
    /// whose drawn line leaves the bed between cells. 0: the ground under the line.
    double lowest_within_m = 0;
};

struct Profile {
    std::vector<ProfilePoint> points; ///< samples and all corners, at least two
    std::vector<std::size_t> corners; ///< which points are the line's own
    double length_m = 0;
    /// Sums of the ways up and down; their difference is that of the last and first known heights.
    double ascent_m = 0, descent_m = 0;
    /// Over at least one cell of the grid, either way; where it begins.
    double greatest_slope_deg = 0;
    std::size_t steepest = 0;
    std::size_t lowest = 0, highest = 0;
    std::size_t voids = 0; ///< points without a height
};

using ToMap = std::function<MapPoint(LonLat)>;

/// A line's corners joined by geodesics, sampled evenly between each two, at least every step.
/// Errors: fewer than two corners, two corners that are all the same place, no height anywhere on
/// the line, more than kMostProfilePoints samples. Messages name the reason; the file is the
/// caller's to name.
Result<Profile> make_profile(const HeightGrid& grid, const Polyline& corners, const ToMap& to_map,
                             const ProfileOptions& options = {});

inline constexpr std::size_t kMostProfilePoints = 1'000'000;

/// Ways up and down of heights in order; NaN are passed over. See ProfileOptions::dead_band_m.
struct Climb {
    double ascent_m = 0, descent_m = 0;
};
Climb climb_of(const std::vector<ProfilePoint>& points, double dead_band_m);

/// The part of a line between the points nearest to two places on the plane, in the order of the
/// places. Requires: at least two points.
MapLine part_between(const MapLine& line, MapPoint from, MapPoint to);

} // namespace panjshir::terrain
