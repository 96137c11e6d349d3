#include "app/reach.hpp"

#include "app/reach_closures.hpp"
#include "app/reach_roads.hpp"
#include "app/reach_teller.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "terrain/reach.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::app {
namespace {

using gazetteer::PlaceKind;

constexpr double kRoadWithin_m = 15000;
constexpr double kOnRoad_m = 50; // a walk to the road of less is left out

bool is_settlement(PlaceKind kind) {
    return kind == PlaceKind::City || kind == PlaceKind::Town || kind == PlaceKind::Village;
}

class WayFinder {
public:
    WayFinder(const Session& session, const ReachRequest& request)
        : m_session(session), m_request(request), m_heights(session.ground().heights),
          m_gates(session), m_teller(session, m_gates), m_roads(session) {}

    Result<ReachAnswer> find() {
        m_answer.mode = m_request.mode;
        m_answer.from = m_request.from;
        const auto start = cell_of(m_request.from);
        if (!start)
            return tl::unexpected(start.error());
        m_start = *start;
        if (const auto ends = choose_ends(); !ends)
            return tl::unexpected(ends.error());
        auto closures = find_closures(m_session, m_request, m_gates);
        if (!closures)
            return tl::unexpected(closures.error());
        m_closures = std::move(*closures);
        const auto found = m_request.mode == ReachMode::OnFoot ? on_foot() : by_road();
        if (!found)
            return tl::unexpected(found.error());
        finish();
        return std::move(m_answer);
    }

private:
    std::string word(const char* english, const char* french) const {
        return m_request.language == "fr" ? french : english;
    }
    MapPoint to_map(const ReachEnd& end) const { return m_session.projection().to_map(end.at); }

    Result<std::size_t> cell_of(const ReachEnd& end) const {
        const auto cell = terrain::cell_under(m_heights, to_map(end));
        if (!cell)
            return fail(fmt::format("{} lies outside the terrain", end.name));
        if (std::isnan(m_heights.heights()[*cell]))
            return fail(fmt::format("{} lies in a void of the terrain", end.name));
        return *cell;
    }

    // Towns and villages that the terrain does not cover are left out of a ranking.
    Result<void> choose_ends() {
        if (m_request.to) {
            const auto cell = cell_of(*m_request.to);
            if (!cell)
                return tl::unexpected(cell.error());
            if (*cell == m_start)
                return fail(fmt::format("{} and {} are the same place on this terrain",
                                        m_request.from.name, m_request.to->name));
            m_ends.push_back(*m_request.to);
            m_end_cells.push_back(*cell);
            return {};
        }
        for (const gazetteer::Place& place : m_session.atlas().places) {
            if (!is_settlement(place.kind) || !place.position)
                continue;
            ReachEnd end{place.id, place.name_in(m_request.language), *place.position};
            if (const auto cell = cell_of(end); cell && *cell != m_start) {
                m_ends.push_back(std::move(end));
                m_end_cells.push_back(*cell);
            }
        }
        return {};
    }

    terrain::ReachField walk(std::size_t from, std::span<const std::size_t> until,
                             const Closures& closures) const {
        return terrain::spread_reach(m_heights, from,
                                     {.rule = m_request.walk,
                                      .moves = terrain::Moves::ThirtyTwo,
                                      .closed = closures.cells,
                                      .until = until});
    }

    Result<void> on_foot() {
        const bool whole = !m_request.to || m_request.surface == ReachSurface::Whole;
        const terrain::ReachField field =
            walk(m_start, whole ? std::span<const std::size_t>{} : m_end_cells, m_closures);
        m_answer.hours = field.hours(m_heights);
        for (std::size_t i = 0; i < m_ends.size(); ++i) {
            if (std::isfinite(field.seconds(m_end_cells[i])))
                m_answer.ways.push_back(foot_way(field, i));
            else
                m_answer.no_ways.push_back({m_ends[i], why_no_way(i)});
        }
        if (m_request.to && !m_closures.empty()) {
            const std::size_t until[] = {m_end_cells[0]};
            const terrain::ReachField open = walk(m_start, until, {});
            if (std::isfinite(open.seconds(until[0])))
                m_answer.open_way = foot_way(open, 0);
        }
        return {};
    }

    ReachWay foot_way(const terrain::ReachField& field, std::size_t end) {
        ReachWay way = m_teller.describe(
            m_ends[end], m_teller.line_along(field.way_to(m_end_cells[end]), to_map(m_request.from),
                                             to_map(m_ends[end])));
        way.hours = way.walked_hours = field.seconds(m_end_cells[end]) / 3600.0;
        way.passes = m_teller.passes_of(way.line);
        return way;
    }

    std::string why_no_way(std::size_t end) const {
        const auto closed = [&](const ReachEnd& place) {
            return fmt::format(fmt::runtime(word("{} lies in what is closed ({})",
                                                 "{} est dans ce qui est fermé ({})")),
                               place.name, m_closures.what_closes(to_map(place)));
        };
        if (m_closures.closed(m_start))
            return closed(m_request.from);
        if (m_closures.closed(m_end_cells[end]))
            return closed(m_ends[end]);
        return m_closures.empty() ? word("no way leads there over this terrain",
                                         "aucun chemin n’y mène sur ce terrain")
                                  : word("what is closed cuts off every way on this terrain",
                                         "ce qui est fermé coupe tous les chemins sur ce terrain");
    }

    // On foot to the nearest point of the road, along it, and on foot from it again.
    Result<void> by_road() {
        RoadNet open = m_roads;
        m_roads.close(m_closures, m_heights);
        const auto nearest = m_roads.nearest(to_map(m_request.from), kRoadWithin_m);
        if (nearest)
            m_roads.spread(*nearest);
        else if (!open.nearest(to_map(m_request.from), kRoadWithin_m))
            return fail(fmt::format("{}: no road of the atlas within {:.0f} km",
                                    m_request.from.name, kRoadWithin_m / 1000));
        for (const ReachEnd& end : m_ends) {
            std::string reason;
            if (auto way = road_way(m_roads, nearest, end, m_closures, reason))
                m_answer.ways.push_back(std::move(*way));
            else
                m_answer.no_ways.push_back({end, reason});
        }
        if (!m_request.to || m_closures.empty())
            return {};
        if (const auto start = open.nearest(to_map(m_request.from), kRoadWithin_m)) {
            open.spread(*start);
            std::string reason;
            m_answer.open_way = road_way(open, start, m_ends[0], {}, reason);
        }
        return {};
    }

    struct Walk {
        double hours = 0;
        MapLine line;
    };
    // Nothing where what is closed lies between.
    std::optional<Walk> short_walk(MapPoint from, MapPoint to, const Closures& closures) const {
        if (distance_m(from, to) < kOnRoad_m)
            return Walk{};
        const auto first = terrain::cell_under(m_heights, from),
                   last = terrain::cell_under(m_heights, to);
        if (!first || !last)
            return std::nullopt;
        const std::size_t until[] = {*last};
        const terrain::ReachField field = walk(*first, until, closures);
        if (!std::isfinite(field.seconds(*last)))
            return std::nullopt;
        return Walk{field.seconds(*last) / 3600.0,
                    m_teller.line_along(field.way_to(*last), from, to)};
    }

    std::optional<ReachWay> road_way(const RoadNet& roads, std::optional<int> start,
                                     const ReachEnd& end, const Closures& closures,
                                     std::string& reason) {
        const auto last = roads.nearest(to_map(end), kRoadWithin_m);
        if (!start || !last) {
            reason =
                fmt::format(fmt::runtime(word("no open road within {:.0f} km of {}",
                                              "pas de route ouverte à moins de {:.0f} km de {}")),
                            kRoadWithin_m / 1000, start ? end.name : m_request.from.name);
            return std::nullopt;
        }
        const RoadNet::Way along = roads.way_to(*last);
        if (along.nodes.empty()) {
            reason = closures.empty() ? word("the atlas's roads do not lead there",
                                             "les routes de l’atlas n’y mènent pas")
                                      : word("what is closed cuts off every road there",
                                             "ce qui est fermé coupe toute route vers ce lieu");
            return std::nullopt;
        }
        const auto to_road = short_walk(to_map(m_request.from), roads.at(*start), closures);
        const auto from_road = short_walk(roads.at(*last), to_map(end), closures);
        if (!to_road || !from_road) {
            reason = word("what is closed lies between the place and the road",
                          "ce qui est fermé est entre le lieu et la route");
            return std::nullopt;
        }
        MapLine line = to_road->line, road;
        for (const int node : along.nodes)
            road.push_back(roads.at(node));
        std::vector<bool> in_tunnel(line.size(), false);
        in_tunnel.insert(in_tunnel.end(), along.in_tunnel.begin(), along.in_tunnel.end());
        line.insert(line.end(), road.begin(), road.end());
        line.insert(line.end(), from_road->line.begin(), from_road->line.end());
        ReachWay way = m_teller.describe(end, std::move(line), in_tunnel);
        way.walked_hours = to_road->hours + from_road->hours;
        way.hours = way.walked_hours + along.hours;
        way.passes = m_teller.passes_of(way.line);
        if (!along.tunnels.empty()) { // the pass above a tunnel is not crossed
            std::erase_if(way.passes, [&](const std::string& pass) {
                return m_teller.over_tunnel(pass, along.tunnels);
            });
            way.passes.insert(way.passes.end(), along.tunnels.begin(), along.tunnels.end());
        }
        return way;
    }

    void finish() {
        std::stable_sort(m_answer.ways.begin(), m_answer.ways.end(),
                         [](const ReachWay& a, const ReachWay& b) { return a.hours < b.hours; });
        std::stable_sort(m_answer.no_ways.begin(), m_answer.no_ways.end(),
                         [](const auto& a, const auto& b) { return a.to.name < b.to.name; });
        m_answer.closures = std::move(m_closures.list);
        m_answer.notes = std::move(m_closures.notes);
    }

    const Session& m_session;
    const ReachRequest& m_request;
    const terrain::HeightGrid& m_heights;
    PassGates m_gates;
    WayTeller m_teller;
    RoadNet m_roads;
    Closures m_closures;
    std::size_t m_start = 0;
    std::vector<ReachEnd> m_ends;
    std::vector<std::size_t> m_end_cells;
    ReachAnswer m_answer;
};

// Whether `place` lies in `area` by its chain of parents.
bool lies_in(const io::Atlas& atlas, const gazetteer::Place& place, const std::string& area) {
    const gazetteer::Place* at = &place;
    for (int depth = 0; at && depth < 16; ++depth, at = atlas.place(at->parent))
        if (at->parent == area)
            return true;
    return false;
}

} // namespace

Result<ReachEnd> reach_end(const io::Atlas& atlas, const gazetteer::Place& place,
                           std::string_view language) {
    const std::string name = place.name_in(language);
    if (place.kind == PlaceKind::Province || place.kind == PlaceKind::District) {
        const gazetteer::Place* seat = nullptr;
        for (const gazetteer::Place& other : atlas.places)
            if (is_settlement(other.kind) && other.position && lies_in(atlas, other, place.id) &&
                (!seat || other.rank < seat->rank))
                seat = &other;
        if (seat)
            return ReachEnd{seat->id, seat->name_in(language), *seat->position};
    }
    if (!place.position)
        return fail(fmt::format("{} has no position in this atlas", place.id));
    return ReachEnd{place.id, name, *place.position};
}

Result<ReachAnswer> find_ways(const Session& session, const ReachRequest& request) {
    return WayFinder(session, request).find();
}

} // namespace panjshir::app
