#pragma once
// How long walking takes on a slope: the rules that reach.hpp spreads over the ground.

#include <variant>

namespace panjshir::terrain {

/// Tobler's hiking function (1993, Three Presentations on Geographical Analysis and Modeling, NCGIA
/// Technical Report 93-1): 6 exp(-3.5 |s + 0.05|) kilometres an hour on a slope of s metres risen a
/// metre walked on the map, negative downhill. 6 km/h on a gentle descent of 5 %, 5.04 on the flat.
struct ToblerWalk {
    /// The pace is multiplied by it: 1 on footpaths; Tobler gives 0.6 off them. Above 0.
    double off_path_factor = 1;
    /// Steeper ground than this, up or down, is climbed and not walked: no way leads over it.
    double steepest_slope = 1.5;
};

/// Naismith's rule as corrected by Langmuir (1984, Mountaincraft and Leadership) in the form and
/// with the names and defaults of GRASS r.walk with a friction of nought (lambda does not matter
/// then): seconds = a distance + b climb + c gentle descent + d steep descent, a descent being the
/// negative rise; steep where the slope is below `slope_factor`. Requires: a > 0, b >= 0, d <= 0,
/// slope_factor <= 0, a + c slope_factor > 0.
struct LangmuirWalk {
    double a = 0.72, b = 6, c = 1.9998, d = -1.9998;
    double slope_factor = -0.2125;
};

using WalkRule = std::variant<ToblerWalk, LangmuirWalk>;

/// Seconds for a metre on the map at a slope (metres risen a metre); infinite where no way leads.
double seconds_per_metre(const WalkRule& rule, double slope);

/// The least that seconds_per_metre gives on any slope.
double quickest_seconds_per_metre(const WalkRule& rule);

} // namespace panjshir::terrain
