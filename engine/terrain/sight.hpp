#pragma once
// Who sees whom over the terrain, with the earth's curvature and refraction.
//
// Over a distance d the ground falls below the observer's level plane by d^2 (1 - k) / (2 R): d^2 /
// 2R for the curvature, less the bending of light, k being the radius of the earth over that of the
// ray (Torge, Mueller 2012, Geodesy, 4th ed., 5.1.1; k = 0.13 is Gauss's mean, geodesy's usual).
// Distances are taken on the map's plane, where UTM is within 0.1 % of the ground.

#include "base/error.hpp"
#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace panjshir::terrain {

struct SightRules {
    double refraction = 0.13;          ///< k above; 0: light goes straight; 1: the earth is flat
    double earth_radius_m = 6371008.8; ///< IUGG mean radius

    /// How far the ground falls below the level plane, divided by the squared distance, per metre.
    double fall_per_m() const { return (1 - refraction) / (2 * earth_radius_m); }
};

/// Who looks, or what is looked at: a place and metres above its ground.
struct SightEnd {
    MapPoint at;
    double above_ground_m = 0;
};

/// A place on the way of sight.
struct SightPoint {
    MapPoint at;
    double distance_m = 0;  ///< from the observer
    double elevation_m = 0; ///< of the ground
    double line_m = 0;      ///< above sea level, of the line of sight there
};

struct LineOfSight {
    bool visible = false;
    double distance_m = 0;
    double observer_m = 0, target_m = 0; ///< above sea level, with the heights above ground
    /// Least height of the line above the ground on the way; negative where it is blocked. Nothing
    /// where the line crosses no edge of the grid.
    std::optional<double> clearance_m;
    /// Where that is: the ridge that blocks, or that comes nearest.
    std::optional<SightPoint> nearest;
    /// Where the ground first rises above the line, as seen from the observer; nothing where it
    /// never does.
    std::optional<SightPoint> first_blocked;
};

/// The line between two ends, checked at each of its crossings with the lines that join
/// neighbouring cell centres; the ground is straight between those. Voids on the way do not block.
/// Swapping the ends gives the same answer. Errors: an end outside the terrain or in a void, a
/// position or height that is no number, rules that are none (k outside -1..1).
Result<LineOfSight> line_of_sight(const HeightGrid& grid, const SightEnd& observer,
                                  const SightEnd& target, const SightRules& rules = {});

/// Height above sea level of a sight's end. Errors: as line_of_sight. `what` begins the message.
Result<double> end_elevation(const HeightGrid& grid, const SightEnd& end, const char* what);
Result<void> check(const SightRules& rules);

/// A position counted in cells: (0, 0) is the centre of the first.
struct GridPosition {
    double column = 0, row = 0;
};

/// Calls visit(share, height_m) where the way from `a` to `b` crosses the lines that join cell
/// centres, strictly between the two ends: first those that run north and south, then the others.
/// `share` is that of the way. Ends the walk when visit gives false. Ground outside the grid or
/// next to a void is left out.
template <typename Visit>
void for_crossings(const HeightGrid& grid, GridPosition a, GridPosition b, const Visit& visit) {
    constexpr double kEnd = 1e-9; // of the way: the ends themselves
    const auto cross = [&](double from, double to, double side_from, double side_to, int limit,
                           int side_limit, const auto& height) {
        const double length = to - from;
        if (std::abs(length) < 1e-12)
            return true;
        const int first = std::max(0, static_cast<int>(std::ceil(std::min(from, to))));
        const int last = std::min(limit - 1, static_cast<int>(std::floor(std::max(from, to))));
        for (int n = 0; n <= last - first; ++n) {
            const int line = length > 0 ? first + n : last - n;
            const double share = (line - from) / length;
            if (share <= kEnd || share >= 1 - kEnd)
                continue;
            const double side = side_from + share * (side_to - side_from);
            const int low = std::clamp(static_cast<int>(std::floor(side)), 0, side_limit - 1);
            const int high = std::min(low + 1, side_limit - 1);
            const double near = height(line, low), far = height(line, high);
            const double part = side - low;
            const double h = part <= 0 ? near : part >= 1 ? far : near + part * (far - near);
            if (std::isfinite(h) && !visit(share, h))
                return false;
        }
        return true;
    };
    if (cross(a.column, b.column, a.row, b.row, grid.columns(), grid.rows(),
              [&](int column, int row) { return grid.at(column, row); }))
        cross(a.row, b.row, a.column, b.column, grid.rows(), grid.columns(),
              [&](int row, int column) { return grid.at(column, row); });
}

} // namespace panjshir::terrain
