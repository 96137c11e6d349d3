#include "study/land.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

namespace panjshir::study {
namespace {

using gazetteer::Place;
using gazetteer::PlaceKind;

constexpr int kLeastRankOfNamedSettlement = 4;

bool is_administrative(PlaceKind kind) {
    return kind == PlaceKind::Country || kind == PlaceKind::Province || kind == PlaceKind::District;
}

// Countries are too large for their towns to stand for them.
bool is_known_by_settlements(PlaceKind kind) {
    return kind == PlaceKind::Province || kind == PlaceKind::District || kind == PlaceKind::Valley;
}

bool is_settlement(PlaceKind kind) {
    return kind == PlaceKind::City || kind == PlaceKind::Town || kind == PlaceKind::Village;
}

void add(std::vector<NamedPoint>& points, NamedPoint point) {
    const auto same = [&](const NamedPoint& other) { return other.what == point.what; };
    if (std::none_of(points.begin(), points.end(), same))
        points.push_back(std::move(point));
}

} // namespace

const Place* Land::place(std::string_view id) const {
    const auto it = std::find_if(m_facts.places.begin(), m_facts.places.end(),
                                 [&](const Place& row) { return row.id == id; });
    return it == m_facts.places.end() ? nullptr : &*it;
}

std::string Land::name(std::string_view id, std::string_view language) const {
    const Place* found = place(id);
    return found ? found->name_in(language) : std::string(id);
}

std::vector<NamedPoint> Land::points(std::string_view id, std::string_view part) const {
    std::vector<NamedPoint> points;
    if (const auto known = m_facts.points.find(id); known != m_facts.points.end())
        points = known->second;
    for (const chronicle::Extent& extent : m_facts.extents)
        if (extent.place == id && extent.at)
            add(points, {"mouth", *extent.at, std::nullopt});
    const Place* found = place(id);
    if (found && is_known_by_settlements(found->kind))
        for (const Place& town : m_facts.places)
            if (is_settlement(town.kind) && town.rank <= kLeastRankOfNamedSettlement &&
                town.position && lies_in(town, id))
                add(points, {town.id, *town.position, town.elevation_m});
    if (found && found->position) {
        // A valley's label often stands at its chief town, which is a point of its own already.
        const auto there = [&](const NamedPoint& point) { return point.at == *found->position; };
        if (std::none_of(points.begin(), points.end(), there))
            add(points, {is_administrative(found->kind) ? "centroid" : "position", *found->position,
                         found->elevation_m});
    }
    if (!part.empty())
        points.erase(std::remove_if(points.begin(), points.end(),
                                    [&](const NamedPoint& point) { return point.what != part; }),
                     points.end());
    return points;
}

std::vector<Polyline> Land::areas(std::string_view id) const {
    if (const auto known = m_facts.areas.find(id); known != m_facts.areas.end())
        return known->second;
    std::vector<Polyline> rings;
    for (const chronicle::Extent& extent : m_facts.extents)
        if (extent.place == id && extent.how == chronicle::ExtentKind::Outline)
            rings.insert(rings.end(), extent.geometry.begin(), extent.geometry.end());
    return rings;
}

std::vector<Polyline> Land::courses(std::string_view id) const {
    std::vector<Polyline> lines;
    for (const chronicle::Extent& extent : m_facts.extents)
        if (extent.place == id && extent.how == chronicle::ExtentKind::Course)
            lines.insert(lines.end(), extent.geometry.begin(), extent.geometry.end());
    return lines;
}

bool Land::share_border(std::string_view a, std::string_view b) const {
    return std::any_of(m_facts.extents.begin(), m_facts.extents.end(),
                       [&](const chronicle::Extent& extent) {
                           return extent.how == chronicle::ExtentKind::Border &&
                                  ((extent.place == a && extent.other_place == b) ||
                                   (extent.place == b && extent.other_place == a));
                       });
}

bool Land::has_borders(std::string_view id) const {
    return std::any_of(m_facts.extents.begin(), m_facts.extents.end(),
                       [&](const chronicle::Extent& extent) {
                           return extent.how == chronicle::ExtentKind::Border &&
                                  (extent.place == id || extent.other_place == id);
                       });
}

bool Land::same_basin(std::string_view a, std::string_view b) const {
    const chronicle::Extent *first = nullptr, *second = nullptr;
    for (const chronicle::Extent& extent : m_facts.extents) {
        if (extent.how != chronicle::ExtentKind::Basin)
            continue;
        if (extent.place == a)
            first = &extent;
        if (extent.place == b)
            second = &extent;
    }
    return first && second && first->at == second->at && first->except == second->except;
}

// A valley and a province drained at one point are one ground: the towns of the one are the
// other's.
bool Land::lies_in(const Place& settlement, std::string_view outer) const {
    std::set<std::string_view> met;
    for (const Place* at = &settlement; at && !at->parent.empty() && met.insert(at->id).second;
         at = place(at->parent))
        if (at->parent == outer || same_basin(at->parent, outer))
            return true;
    return false;
}

bool Land::has_ancestor(std::string_view id, std::string_view outer) const {
    std::set<std::string_view> met;
    for (const Place* at = place(id); at && !at->parent.empty() && met.insert(at->id).second;
         at = place(at->parent))
        if (at->parent == outer)
            return true;
    return false;
}

const Place* Land::ancestor_of_kind(std::string_view id, PlaceKind kind) const {
    std::set<std::string_view> met;
    for (const Place* at = place(id); at && met.insert(at->id).second; at = place(at->parent))
        if (at->kind == kind && at->id != id)
            return at;
    return nullptr;
}

bool inside(LonLat point, const std::vector<Polyline>& rings) {
    bool odd = false;
    for (const Polyline& ring : rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const LonLat a = ring[i], b = ring[j];
            if ((a.latitude_deg() > point.latitude_deg()) ==
                (b.latitude_deg() > point.latitude_deg()))
                continue;
            const double at =
                (point.latitude_deg() - a.latitude_deg()) / (b.latitude_deg() - a.latitude_deg());
            if (point.longitude_deg() <
                a.longitude_deg() + at * (b.longitude_deg() - a.longitude_deg()))
                odd = !odd;
        }
    return odd;
}

double distance_between_m(const std::vector<Polyline>& a, const std::vector<Polyline>& b) {
    // On a plane of degrees made equal, to find the nearest pair; measured exactly at the end.
    double nearest = std::numeric_limits<double>::infinity();
    LonLat from, to;
    for (const Polyline& ring : a)
        for (const LonLat p : ring) {
            const double shrink = std::cos(p.latitude_deg() * std::numbers::pi / 180);
            for (const Polyline& other : b)
                for (const LonLat q : other) {
                    const double x = (p.longitude_deg() - q.longitude_deg()) * shrink,
                                 y = p.latitude_deg() - q.latitude_deg();
                    if (x * x + y * y < nearest) {
                        nearest = x * x + y * y;
                        from = p;
                        to = q;
                    }
                }
        }
    return geodesic_distance_m(from, to);
}

double distance_to_line_m(LonLat point, const Polyline& line) {
    constexpr double kStep_m = 500;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < line.size(); ++i) {
        nearest = std::min(nearest, geodesic_distance_m(point, line[i]));
        if (i + 1 == line.size())
            break;
        const GeodesicInverse leg = geodesic(line[i], line[i + 1]);
        for (double along = kStep_m; along < leg.distance_m; along += kStep_m)
            nearest = std::min(
                nearest,
                geodesic_distance_m(point, geodesic_direct(line[i], leg.azimuth_deg, along)));
    }
    return nearest;
}

} // namespace panjshir::study
