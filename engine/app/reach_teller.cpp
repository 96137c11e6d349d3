#include "app/reach_teller.hpp"

#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "terrain/reach.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace panjshir::app {
namespace {

constexpr double kPassWithin_m = 1500;
constexpr double kSmoothPassWithin_m = 500; // where the terrain has no divide at a pass

bool comes_near(const MapLine& line, MapPoint p, double within_m) {
    return std::any_of(line.begin(), line.end(),
                       [&](MapPoint q) { return distance_m(p, q) <= within_m; });
}

} // namespace

WayTeller::WayTeller(const Session& session, PassGates& gates)
    : m_session(session), m_heights(session.ground().heights), m_gates(gates) {}

MapLine WayTeller::line_along(const std::vector<std::size_t>& cells, MapPoint first,
                              MapPoint last) const {
    const auto columns = static_cast<std::size_t>(m_heights.columns());
    MapLine line;
    for (const std::size_t cell : cells)
        line.push_back(m_heights.centre_of(static_cast<int>(cell % columns),
                                           static_cast<int>(cell / columns)));
    if (!line.empty()) {
        line.front() = first;
        line.back() = last;
    }
    return line;
}

ReachWay WayTeller::describe(const ReachEnd& to, MapLine line,
                             const std::vector<bool>& in_tunnel) const {
    ReachWay way;
    way.to = to;
    const auto tunnel = [&](std::size_t i) { return i < in_tunnel.size() && in_tunnel[i]; };
    for (std::size_t first = 0; first + 1 < line.size();) {
        std::size_t last = first + 1;
        while (last + 1 < line.size() && tunnel(last) == tunnel(first))
            ++last;
        MapLine part(line.begin() + static_cast<std::ptrdiff_t>(first),
                     line.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        add_measure(way, part, tunnel(first));
        first = last;
    }
    way.line = std::move(line);
    return way;
}

void WayTeller::add_measure(ReachWay& way, const MapLine& part, bool tunnel) const {
    const terrain::WayMeasure measure = terrain::measure_way(m_heights, part);
    way.length_m += measure.length_m;
    if (tunnel) {
        const double rise = m_heights.height_at(part.back()) - m_heights.height_at(part.front());
        if (std::isfinite(rise))
            (rise > 0 ? way.ascent_m : way.descent_m) += std::abs(rise);
        return;
    }
    way.ascent_m += measure.ascent_m;
    way.descent_m += measure.descent_m;
    if (measure.highest_m > way.highest_m) {
        way.highest_m = measure.highest_m;
        way.highest_at = m_session.projection().to_lon_lat(measure.highest_at);
    }
}

std::vector<std::string> WayTeller::passes_of(const MapLine& line) const {
    std::vector<std::pair<double, std::string>> found;
    for (const gazetteer::Place& place : m_session.atlas().places)
        if (place.kind == gazetteer::PlaceKind::Pass && place.position)
            if (const auto where = crossing_of(place, line))
                found.emplace_back(*where, place.id);
    std::sort(found.begin(), found.end());
    std::vector<std::string> passes;
    for (auto& [where, id] : found)
        passes.push_back(std::move(id));
    return passes;
}

// How far along the line it crosses the pass.
std::optional<double> WayTeller::crossing_of(const gazetteer::Place& pass,
                                             const MapLine& line) const {
    const MapPoint named = m_session.projection().to_map(*pass.position);
    if (!comes_near(line, named, 2 * kPassWithin_m))
        return std::nullopt;
    const terrain::PassGate* gate = m_gates.gate(pass);
    const MapPoint saddle = gate ? gate->saddle : named;
    const double within = gate ? kPassWithin_m : kSmoothPassWithin_m;
    double along = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = distance_m(line[i - 1], line[i]);
        const int pieces = std::max(1, static_cast<int>(std::ceil(length / 20)));
        for (int k = 0; k <= pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            const MapPoint p{
                line[i - 1].easting_m + t * (line[i].easting_m - line[i - 1].easting_m),
                line[i - 1].northing_m + t * (line[i].northing_m - line[i - 1].northing_m)};
            if (distance_m(p, saddle) > within)
                continue;
            const auto cell = terrain::cell_under(m_heights, p);
            if (!gate ||
                (cell && std::binary_search(gate->cells.begin(), gate->cells.end(), *cell)))
                return along + t * length;
        }
        along += length;
    }
    return std::nullopt;
}

bool WayTeller::over_tunnel(const std::string& pass,
                            const std::vector<std::string>& tunnels) const {
    const MapPoint at = m_session.projection().to_map(*m_session.atlas().place(pass)->position);
    return std::any_of(tunnels.begin(), tunnels.end(), [&](const std::string& id) {
        const scene::LineShape* tunnel = m_session.ground().road(id);
        return tunnel &&
               std::any_of(tunnel->lines.begin(), tunnel->lines.end(),
                           [&](const MapLine& l) { return comes_near(l, at, 2 * kPassWithin_m); });
    });
}

} // namespace panjshir::app
