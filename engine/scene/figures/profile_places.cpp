#include "scene/figures/profile_places.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::scene {
namespace {

using gazetteer::PlaceKind;

bool stands_at_a_point(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::City:
    case PlaceKind::Town:
    case PlaceKind::Village:
    case PlaceKind::Pass:
    case PlaceKind::Tunnel:
    case PlaceKind::Peak:
    case PlaceKind::Gorge:
    case PlaceKind::Airport:
        return true;
    default:
        return false;
    }
}

ProfileStop stop_of(const gazetteer::Place& place, const terrain::ProfilePoint& point, double off_m,
                    const std::string& language) {
    return {place.id, place.name_in(language), place.kind,        place.rank, point.distance_m,
            off_m,    point.elevation_m,       place.elevation_m, false};
}

} // namespace

std::vector<ProfileStop> places_along(const terrain::Profile& profile,
                                      std::span<const gazetteer::Place> places,
                                      std::span<const std::string> named,
                                      const terrain::ToMap& to_map, const std::string& language,
                                      double beside_m) {
    std::vector<ProfileStop> stops;
    for (const gazetteer::Place& place : places) {
        const auto corner = std::find(named.begin(), named.end(), place.id);
        if (corner != named.end()) {
            const auto at = static_cast<std::size_t>(corner - named.begin());
            if (at < profile.corners.size()) {
                stops.push_back(stop_of(place, profile.points[profile.corners[at]], 0, language));
                stops.back().corner = true;
            }
            continue;
        }
        if (!place.position || !stands_at_a_point(place.kind))
            continue;
        const MapPoint here = to_map(*place.position);
        const auto nearest = std::min_element(
            profile.points.begin(), profile.points.end(), [&](const auto& a, const auto& b) {
                return distance_m(a.on_map, here) < distance_m(b.on_map, here);
            });
        const double off = distance_m(nearest->on_map, here);
        if (off <= beside_m) // false for what is no place on the plane
            stops.push_back(stop_of(place, *nearest, off, language));
    }
    std::stable_sort(stops.begin(), stops.end(),
                     [](const auto& a, const auto& b) { return a.distance_m < b.distance_m; });
    return stops;
}

} // namespace panjshir::scene
