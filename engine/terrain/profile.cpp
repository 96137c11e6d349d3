#include "terrain/profile.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::terrain {
namespace {

struct Leg {
    GeodesicInverse way;
    std::size_t steps = 1;
};

// Bilinear, or the least of that and of the cells whose centres lie within the distance.
double ground_at(const HeightGrid& grid, MapPoint at, double lowest_within_m) {
    double height = grid.height_at(at);
    if (!(lowest_within_m > 0) || std::isnan(height))
        return height;
    const int reach = static_cast<int>(std::ceil(lowest_within_m / grid.cell_size_m()));
    const int column = static_cast<int>(std::lround(grid.column_of(at.easting_m)));
    const int row = static_cast<int>(std::lround(grid.row_of(at.northing_m)));
    for (int r = row - reach; r <= row + reach; ++r)
        for (int c = column - reach; c <= column + reach; ++c)
            if (grid.contains(c, r) && distance_m(grid.centre_of(c, r), at) <= lowest_within_m &&
                grid.at(c, r) < height)
                height = grid.at(c, r);
    return height;
}

Result<std::vector<Leg>> legs_of(const Polyline& corners, double step_m) {
    if (corners.size() < 2)
        return fail("a profile needs two places at least", ErrorKind::Usage);
    std::vector<Leg> legs;
    double length = 0, samples = 1;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        Leg leg{geodesic(corners[i - 1], corners[i]), 1};
        const double steps = std::max(1.0, std::ceil(leg.way.distance_m / step_m));
        length += leg.way.distance_m;
        samples += steps;
        leg.steps = static_cast<std::size_t>(std::min(steps, 1e9));
        legs.push_back(leg);
    }
    if (!(length > 0))
        return fail("a profile needs two different places");
    if (samples > static_cast<double>(kMostProfilePoints))
        return fail(fmt::format("a profile of {:.0f} km would take {:.0f} samples", length / 1000,
                                samples));
    return legs;
}

void add_figures(Profile& profile, double cell_size_m, double dead_band_m) {
    const Climb climb = climb_of(profile.points, dead_band_m);
    profile.ascent_m = climb.ascent_m;
    profile.descent_m = climb.descent_m;
    const auto& points = profile.points;
    bool first = true;
    for (std::size_t i = 0, k = 0; i < points.size(); ++i) {
        if (std::isnan(points[i].elevation_m)) {
            ++profile.voids;
            continue;
        }
        if (first || points[i].elevation_m < points[profile.lowest].elevation_m)
            profile.lowest = i;
        if (first || points[i].elevation_m > points[profile.highest].elevation_m)
            profile.highest = i;
        first = false;
        while (k + 1 < i && points[i].distance_m - points[k + 1].distance_m >= cell_size_m)
            ++k;
        const double run = points[i].distance_m - points[k].distance_m;
        if (run < cell_size_m || std::isnan(points[k].elevation_m))
            continue;
        const double slope =
            std::atan(std::abs(points[i].elevation_m - points[k].elevation_m) / run) * 180 / M_PI;
        if (slope > profile.greatest_slope_deg) {
            profile.greatest_slope_deg = slope;
            profile.steepest = k;
        }
    }
}

} // namespace

Climb climb_of(const std::vector<ProfilePoint>& points, double dead_band_m) {
    Climb climb;
    const auto go = [&](double from, double to) {
        (to > from ? climb.ascent_m : climb.descent_m) += std::abs(to - from);
    };
    // `turn` is where the way last turned; `far` the furthest from it since.
    double turn = std::numeric_limits<double>::quiet_NaN(), far = turn, last = turn;
    for (const ProfilePoint& point : points) {
        const double height = point.elevation_m;
        if (std::isnan(height))
            continue;
        if (std::isnan(turn))
            turn = far = height;
        if ((far - turn) * (height - far) > 0 ||
            (far == turn && std::abs(height - turn) >= dead_band_m)) {
            far = height;
        } else if (far != turn && std::abs(height - far) >= dead_band_m && height != far) {
            go(turn, far);
            turn = far;
            far = height;
        }
        last = height;
    }
    if (std::isnan(turn))
        return climb;
    // The end counts as it is, so that the sums differ by what start and end do.
    go(turn, far);
    go(far, last);
    return climb;
}

Result<Profile> make_profile(const HeightGrid& grid, const Polyline& corners, const ToMap& to_map,
                             const ProfileOptions& options) {
    if (!(options.step_m >= 0) || !(options.dead_band_m >= 0))
        return fail("a profile's step and dead band are not below 0", ErrorKind::Usage);
    const double half_cell = grid.cell_size_m() / 2;
    const double step = options.step_m > 0 ? std::min(options.step_m, half_cell) : half_cell;
    const auto legs = legs_of(corners, step);
    if (!legs)
        return tl::unexpected(legs.error());
    Profile profile;
    const auto add = [&](LonLat at, double distance) {
        const MapPoint on_map = to_map(at);
        const bool known = std::isfinite(on_map.easting_m) && std::isfinite(on_map.northing_m);
        const double height = known ? ground_at(grid, on_map, options.lowest_within_m)
                                    : std::numeric_limits<double>::quiet_NaN();
        profile.points.push_back({distance, at, on_map, height});
    };
    profile.corners.push_back(0);
    add(corners.front(), 0);
    for (std::size_t i = 0; i < legs->size(); ++i) {
        const Leg& leg = (*legs)[i];
        if (leg.way.distance_m == 0)
            continue;
        for (std::size_t n = 1; n < leg.steps; ++n) {
            const double along =
                leg.way.distance_m * static_cast<double>(n) / static_cast<double>(leg.steps);
            add(geodesic_direct(corners[i], leg.way.azimuth_deg, along), profile.length_m + along);
        }
        profile.length_m += leg.way.distance_m;
        profile.corners.push_back(profile.points.size());
        add(corners[i + 1], profile.length_m);
    }
    add_figures(profile, grid.cell_size_m(), options.dead_band_m);
    if (profile.voids == profile.points.size())
        return fail("the terrain has no height anywhere on this line");
    return profile;
}

MapLine part_between(const MapLine& line, MapPoint from, MapPoint to) {
    const auto nearest = [&](MapPoint p) {
        return std::min_element(line.begin(), line.end(), [&](MapPoint a, MapPoint b) {
            return distance_m(a, p) < distance_m(b, p);
        });
    };
    auto first = nearest(from), last = nearest(to);
    if (first <= last)
        return {first, last + 1};
    MapLine part(last, first + 1);
    std::reverse(part.begin(), part.end());
    return part;
}

} // namespace panjshir::terrain
