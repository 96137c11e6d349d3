#include "terrain/reach_rule.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace panjshir::terrain {
namespace {

constexpr double kToblerFastest_s_per_m = 3.6 / 6;

double pace(const ToblerWalk& walk, double slope) {
    if (!(std::abs(slope) <= walk.steepest_slope))
        return std::numeric_limits<double>::infinity();
    return kToblerFastest_s_per_m / walk.off_path_factor * std::exp(3.5 * std::abs(slope + 0.05));
}

double pace(const LangmuirWalk& walk, double slope) {
    if (slope >= 0)
        return walk.a + walk.b * slope;
    return walk.a + (slope < walk.slope_factor ? walk.d : walk.c) * slope;
}

double quickest(const ToblerWalk& walk) {
    return kToblerFastest_s_per_m / walk.off_path_factor;
}

// The rule is straight between these slopes.
double quickest(const LangmuirWalk& walk) {
    return std::min(
        {walk.a, walk.a + walk.c * walk.slope_factor, walk.a + walk.d * walk.slope_factor});
}

} // namespace

double seconds_per_metre(const WalkRule& rule, double slope) {
    return std::visit([slope](const auto& walk) { return pace(walk, slope); }, rule);
}

double quickest_seconds_per_metre(const WalkRule& rule) {
    return std::visit([](const auto& walk) { return quickest(walk); }, rule);
}

} // namespace panjshir::terrain
