#include "terrain/sight.hpp"

#include <fmt/format.h>
#include <limits>

namespace panjshir::terrain {
namespace {

// A line that grazes the ground to a tenth of a millimetre is free: as much as rounding takes.
constexpr double kGrazing_m = 1e-4;

} // namespace

Result<void> check(const SightRules& rules) {
    if (!(rules.refraction >= -1 && rules.refraction <= 1))
        return fail(
            fmt::format("refraction {}: from -1 to 1 is wanted (0.13 is usual)", rules.refraction),
            ErrorKind::Usage);
    if (!(rules.earth_radius_m > 0))
        return fail("the earth's radius is not above 0", ErrorKind::Usage);
    return {};
}

Result<double> end_elevation(const HeightGrid& grid, const SightEnd& end, const char* what) {
    if (!std::isfinite(end.at.easting_m) || !std::isfinite(end.at.northing_m))
        return fail(fmt::format("the {}'s position is no place on the map's plane", what));
    if (!std::isfinite(end.above_ground_m) || std::abs(end.above_ground_m) > 1e5)
        return fail(
            fmt::format("the {}'s height above ground, {} m, is none", what, end.above_ground_m),
            ErrorKind::Usage);
    const float ground = grid.height_at(end.at);
    if (std::isfinite(ground))
        return ground + end.above_ground_m;
    if (grid.empty() || !grid.extent().contains(end.at))
        return fail(fmt::format("the {} stands outside the terrain", what));
    return fail(fmt::format("the {} stands where the terrain has a void", what));
}

Result<LineOfSight> line_of_sight(const HeightGrid& grid, const SightEnd& observer,
                                  const SightEnd& target, const SightRules& rules) {
    if (const auto fine = check(rules); !fine)
        return tl::unexpected(fine.error());
    const auto from = end_elevation(grid, observer, "observer"),
               to = end_elevation(grid, target, "target");
    for (const auto* end : {&from, &to})
        if (!*end)
            return tl::unexpected(end->error());
    LineOfSight sight;
    sight.distance_m = distance_m(observer.at, target.at);
    sight.observer_m = *from;
    sight.target_m = *to;

    // Against the chord of the bent earth: at a share s of the way the ground stands
    // s (1 - s) d^2 (1 - k) / 2R above its own height.
    const double bulge = sight.distance_m * sight.distance_m * rules.fall_per_m();
    double least = std::numeric_limits<double>::infinity();
    const GridPosition a{grid.column_of(observer.at.easting_m),
                         grid.row_of(observer.at.northing_m)};
    const GridPosition b{grid.column_of(target.at.easting_m), grid.row_of(target.at.northing_m)};
    for_crossings(grid, a, b, [&](double share, double height) {
        const double line = *from + share * (*to - *from) - share * (1 - share) * bulge;
        const auto between = [&](double p, double q) { return p + share * (q - p); };
        const SightPoint here{{between(observer.at.easting_m, target.at.easting_m),
                               between(observer.at.northing_m, target.at.northing_m)},
                              share * sight.distance_m,
                              height,
                              line};
        if (line - height < least) {
            least = line - height;
            sight.nearest = here;
        }
        if (line - height < -kGrazing_m &&
            (!sight.first_blocked || here.distance_m < sight.first_blocked->distance_m))
            sight.first_blocked = here;
        return true;
    });
    sight.visible = least >= -kGrazing_m;
    if (sight.nearest)
        sight.clearance_m = least;
    return sight;
}

} // namespace panjshir::terrain
