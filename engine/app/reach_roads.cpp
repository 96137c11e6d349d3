#include "app/reach_roads.hpp"

#include "io/atlas.hpp"
#include "scene/ground.hpp"
#include "terrain/reach.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace panjshir::app {
namespace {

constexpr double kStretch_m = 200;
constexpr double kJoin_m = 600;
constexpr double kSample_m = 20;

MapPoint between(MapPoint a, MapPoint b, double t) {
    return {a.easting_m + t * (b.easting_m - a.easting_m),
            a.northing_m + t * (b.northing_m - a.northing_m)};
}

} // namespace

double road_speed_kmh(gazetteer::PlaceKind kind, int rank) {
    if (kind == gazetteer::PlaceKind::Tunnel)
        return 30;
    return rank <= 2 ? 50 : rank <= 4 ? 30 : 12;
}

RoadNet::RoadNet(const Session& session) {
    for (const scene::LineShape& road : session.ground().roads) {
        const gazetteer::Place* place = session.atlas().place(road.place);
        const double speed = road_speed_kmh(road.kind, place ? place->rank : 9);
        for (const MapLine& line : road.lines)
            if (line.size() >= 2)
                add_course(line, road.place, road.kind == gazetteer::PlaceKind::Tunnel, speed);
    }
    join_ends();
    let_tunnels_replace_roads();
    index_stretches();
}

void RoadNet::add_stretch(int a, int b, const std::string& road, bool tunnel, double speed_kmh) {
    m_stretches.push_back({a, b, distance_m(at(a), at(b)) / 1000 / speed_kmh, road, tunnel, true});
}

void RoadNet::add_course(const MapLine& line, const std::string& road, bool tunnel,
                         double speed_kmh) {
    const int first = static_cast<int>(m_nodes.size());
    m_nodes.push_back({line.front()});
    for (std::size_t i = 1; i < line.size(); ++i) {
        const int pieces =
            std::max(1, static_cast<int>(std::ceil(distance_m(line[i - 1], line[i]) / kStretch_m)));
        for (int k = 1; k <= pieces; ++k) {
            m_nodes.push_back({between(line[i - 1], line[i], static_cast<double>(k) / pieces)});
            const int b = static_cast<int>(m_nodes.size()) - 1;
            add_stretch(b - 1, b, road, tunnel, speed_kmh);
        }
    }
    m_courses.push_back({road, tunnel, first, static_cast<int>(m_nodes.size()) - 1});
    m_course_speeds.push_back(speed_kmh);
}

void RoadNet::join_ends() {
    for (std::size_t i = 0; i < m_courses.size(); ++i)
        for (const int end : {m_courses[i].first, m_courses[i].last}) {
            int best = -1;
            double nearest = kJoin_m;
            for (std::size_t k = 0; k < m_courses.size(); ++k)
                for (int node = m_courses[k].first; k != i && node <= m_courses[k].last; ++node)
                    if (const double away = distance_m(at(end), at(node)); away < nearest) {
                        nearest = away;
                        best = node;
                    }
            if (best < 0)
                continue;
            m_joints.push_back({end, best});
            add_stretch(end, best, m_courses[i].road, m_courses[i].tunnel, m_course_speeds[i]);
        }
}

// Both ends of a tunnel join the same course: what lies between them there is the tunnel itself.
void RoadNet::let_tunnels_replace_roads() {
    for (const Course& tunnel : m_courses) {
        if (!tunnel.tunnel)
            continue;
        std::vector<int> portals;
        for (const Joint& joint : m_joints)
            if (joint.end == tunnel.first || joint.end == tunnel.last)
                portals.push_back(joint.other);
        if (portals.size() != 2)
            continue;
        const auto [low, high] = std::minmax(portals[0], portals[1]);
        const bool same = std::any_of(m_courses.begin(), m_courses.end(), [&](const Course& c) {
            return !c.tunnel && c.first <= low && high <= c.last;
        });
        if (same)
            std::erase_if(m_stretches, [low = low, high = high](const Stretch& s) {
                return s.b == s.a + 1 && s.a >= low && s.b <= high;
            });
    }
}

void RoadNet::index_stretches() {
    m_stretches_at.assign(m_nodes.size(), {});
    for (std::size_t i = 0; i < m_stretches.size(); ++i) {
        m_stretches_at[static_cast<std::size_t>(m_stretches[i].a)].push_back(static_cast<int>(i));
        m_stretches_at[static_cast<std::size_t>(m_stretches[i].b)].push_back(static_cast<int>(i));
    }
}

void RoadNet::close(const Closures& closures, const terrain::HeightGrid& heights) {
    for (Stretch& stretch : m_stretches) {
        if (closures.roads.count(stretch.road))
            stretch.open = false;
        if (stretch.tunnel || closures.cells.empty())
            continue;
        const int samples = std::max(
            1, static_cast<int>(std::ceil(distance_m(at(stretch.a), at(stretch.b)) / kSample_m)));
        for (int i = 0; i <= samples; ++i) {
            const auto cell = terrain::cell_under(
                heights, between(at(stretch.a), at(stretch.b), static_cast<double>(i) / samples));
            if (cell && closures.closed(*cell))
                stretch.open = false;
        }
    }
}

std::optional<int> RoadNet::nearest(MapPoint p, double most_m) const {
    std::optional<int> best;
    double nearest = most_m;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const double away = distance_m(m_nodes[i].at, p);
        const auto& there = m_stretches_at[i];
        if (away <= nearest && std::any_of(there.begin(), there.end(), [&](int s) {
                const Stretch& stretch = m_stretches[static_cast<std::size_t>(s)];
                return stretch.open && !stretch.tunnel;
            })) {
            nearest = away;
            best = static_cast<int>(i);
        }
    }
    return best;
}

void RoadNet::spread(int from) {
    m_start = from;
    m_hours.assign(m_nodes.size(), std::numeric_limits<double>::infinity());
    m_before.assign(m_nodes.size(), -1);
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    m_hours[static_cast<std::size_t>(from)] = 0;
    queue.push({0, from});
    while (!queue.empty()) {
        const auto [hours, node] = queue.top();
        queue.pop();
        if (hours > m_hours[static_cast<std::size_t>(node)])
            continue;
        for (const int s : m_stretches_at[static_cast<std::size_t>(node)]) {
            const Stretch& stretch = m_stretches[static_cast<std::size_t>(s)];
            const auto next = static_cast<std::size_t>(stretch.a == node ? stretch.b : stretch.a);
            if (const double then = hours + stretch.hours; stretch.open && then < m_hours[next]) {
                m_hours[next] = then;
                m_before[next] = s;
                queue.push({then, static_cast<int>(next)});
            }
        }
    }
}

RoadNet::Way RoadNet::way_to(int node) const {
    Way way;
    if (!std::isfinite(hours(node)))
        return way;
    way.hours = hours(node);
    way.nodes.push_back(node);
    while (node != m_start) {
        const Stretch& stretch =
            m_stretches[static_cast<std::size_t>(m_before[static_cast<std::size_t>(node)])];
        if (stretch.tunnel && (way.tunnels.empty() || way.tunnels.back() != stretch.road))
            way.tunnels.push_back(stretch.road);
        way.in_tunnel.push_back(stretch.tunnel);
        node = stretch.a == node ? stretch.b : stretch.a;
        way.nodes.push_back(node);
    }
    std::reverse(way.nodes.begin(), way.nodes.end());
    std::reverse(way.in_tunnel.begin(), way.in_tunnel.end());
    std::reverse(way.tunnels.begin(), way.tunnels.end());
    return way;
}

} // namespace panjshir::app
