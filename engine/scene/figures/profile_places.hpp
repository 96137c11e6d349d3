#pragma once
// Named places on and beside an elevation profile.

#include "gazetteer/place.hpp"
#include "geo/map_point.hpp"
#include "terrain/profile.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace panjshir::scene {

struct ProfileStop {
    std::string place; ///< its id; empty for a position without a name
    std::string name;  ///< in the figure's language
    gazetteer::PlaceKind kind = gazetteer::PlaceKind::Village;
    int rank = 5;
    double distance_m = 0;           ///< along the profile, where it comes nearest
    double off_m = 0;                ///< how far off the line, on the map's plane
    double ground_m = 0;             ///< of the profile there; NaN in a void
    std::optional<double> adopted_m; ///< the height that the atlas has adopted
    bool corner = false;             ///< the line was drawn from, over or to it
};

inline constexpr double kBesideProfile_m = 1500;

/// Settlements, passes, tunnels, peaks, gorges and airports within `beside_m` of the line, in its
/// order. `named` holds the ids of the line's own corners (empty where a corner is no place of the
/// atlas), one for each.
std::vector<ProfileStop> places_along(const terrain::Profile& profile,
                                      std::span<const gazetteer::Place> places,
                                      std::span<const std::string> named,
                                      const terrain::ToMap& to_map, const std::string& language,
                                      double beside_m = kBesideProfile_m);

} // namespace panjshir::scene
