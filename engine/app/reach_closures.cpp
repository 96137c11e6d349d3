#include "app/reach_closures.hpp"

#include "chronicle/timeline.hpp"
#include "geo/simplify.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

using gazetteer::PlaceKind;

constexpr double kSettlementRadius_m = 1000; // of a closed town without an extent

// Rows of cells between pairs of crossings (even-odd), for each row's centre line.
void mark_area(const MapArea& area, const terrain::HeightGrid& grid,
               std::vector<std::uint8_t>& cells) {
    for (int row = 0; row < grid.rows(); ++row) {
        const double y = grid.centre_of(0, row).northing_m;
        std::vector<double> crossings;
        for (const MapLine& ring : area.rings)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
                if ((a.northing_m > y) != (b.northing_m > y))
                    crossings.push_back(a.easting_m + (y - a.northing_m) *
                                                          (b.easting_m - a.easting_m) /
                                                          (b.northing_m - a.northing_m));
            }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const int first =
                std::max(0, static_cast<int>(std::ceil(grid.column_of(crossings[i]))));
            const int last = std::min(
                grid.columns() - 1, static_cast<int>(std::floor(grid.column_of(crossings[i + 1]))));
            for (int column = first; column <= last; ++column)
                cells[grid.index(column, row)] = 1;
        }
    }
}

MapArea disc(MapPoint centre, double radius_m) {
    MapLine ring;
    for (int i = 0; i < 32; ++i) {
        const double angle = i * 2 * 3.14159265358979 / 32;
        ring.push_back({centre.easting_m + radius_m * std::cos(angle),
                        centre.northing_m + radius_m * std::sin(angle)});
    }
    return {{ring}};
}

// The cells of an area that touch the ground outside it: who is in may move, but not out.
void mark_rim(const MapArea& area, const terrain::HeightGrid& grid,
              std::vector<std::uint8_t>& cells) {
    std::vector<std::uint8_t> inside(cells.size(), 0);
    mark_area(area, grid, inside);
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column) {
            if (!inside[grid.index(column, row)])
                continue;
            bool rim = false;
            for (int r = row - 1; r <= row + 1; ++r)
                for (int c = column - 1; c <= column + 1; ++c)
                    rim = rim || (grid.contains(c, r) && !inside[grid.index(c, r)]);
            if (rim)
                cells[grid.index(column, row)] = 1;
        }
}

enum class AreaPart { Whole, Rim };

class ClosureMaker {
public:
    ClosureMaker(const Session& session, const ReachRequest& request, PassGates& gates)
        : m_session(session), m_request(request), m_gates(gates) {}

    Result<Closures> make() {
        for (const std::string& id : m_request.close) {
            const gazetteer::Place* place = m_session.atlas().place(id);
            if (!place)
                return fail(fmt::format("--close: unknown place '{}'", id));
            if (!add(*place, word("by hand", "à la main")))
                return fail(fmt::format(
                    "--close: {} has neither extent, course nor saddle on this terrain, "
                    "so nothing of it can be closed",
                    place->id));
        }
        if (!m_request.closed_by.empty())
            if (const auto added = add_held(); !added)
                return tl::unexpected(added.error());
        return std::move(m_closures);
    }

private:
    std::string word(const char* english, const char* french) const {
        return m_request.language == "fr" ? french : english;
    }

    std::vector<std::uint8_t>& cells() {
        if (m_closures.cells.empty())
            m_closures.cells.assign(m_session.ground().heights.heights().size(), 0);
        return m_closures.cells;
    }

    // False where nothing of it can be closed.
    bool add(const gazetteer::Place& place, const std::string& reason,
             AreaPart part = AreaPart::Whole) {
        if (std::any_of(m_closures.list.begin(), m_closures.list.end(),
                        [&](const Closure& known) { return known.place == place.id; }))
            return true;
        Closure closure{place.id, place.name_in(m_request.language), reason, {}, {}, {}};
        if (place.position)
            closure.at = m_session.projection().to_map(*place.position);
        if (!close(place, closure, part))
            return false;
        m_closures.list.push_back(std::move(closure));
        return true;
    }

    bool close(const gazetteer::Place& place, Closure& closure, AreaPart part) {
        const scene::Ground& ground = m_session.ground();
        if (place.kind == PlaceKind::Pass) {
            const terrain::PassGate* gate = m_gates.gate(place);
            if (!gate)
                return false;
            for (const std::size_t cell : gate->cells)
                cells()[cell] = 1;
            closure.at = gate->saddle;
            closure.lines = {gate->crest};
            return true;
        }
        if (place.kind == PlaceKind::Road || place.kind == PlaceKind::Tunnel) {
            const scene::LineShape* road = ground.road(place.id);
            if (!road)
                return false;
            m_closures.roads.insert(place.id);
            closure.lines = road->lines;
            if (m_request.mode == ReachMode::OnFoot)
                m_closures.notes.push_back(fmt::format(
                    "{}: {}", closure.name,
                    word("a closed road or tunnel does not close the ground beside it to "
                         "those on foot",
                         "une route ou un tunnel fermé ne ferme pas le terrain d’à côté à "
                         "qui va à pied")));
            return true;
        }
        if (const scene::AreaShape* area = ground.area(place.id))
            closure.area = area->area;
        else if ((place.kind == PlaceKind::City || place.kind == PlaceKind::Town ||
                  place.kind == PlaceKind::Village || place.kind == PlaceKind::Airport ||
                  place.kind == PlaceKind::Peak) &&
                 closure.at)
            closure.area = disc(*closure.at, kSettlementRadius_m);
        else
            return false;
        if (part == AreaPart::Whole) {
            mark_area(closure.area, ground.heights, cells());
            return true;
        }
        mark_rim(closure.area, ground.heights, cells());
        closure.lines = closure.area.rings;
        for (MapLine& ring : closure.lines)
            if (!ring.empty())
                ring.push_back(ring.front());
        closure.area = {};
        closure.at = {};
        return true;
    }

    Result<void> add_held() {
        const chronicle::Chronicle& chronicle = m_session.atlas().chronicle;
        if (!m_request.on)
            return fail("--closed-by: --on DAY is missing", ErrorKind::Usage);
        const auto who = chronicle::parse_basis(m_request.closed_by, chronicle);
        if (!who)
            return fail("--closed-by: " + who.error().message, who.error().kind);
        if (who->kind != chronicle::Basis::Kind::Side && who->kind != chronicle::Basis::Kind::Actor)
            return fail(fmt::format("--closed-by: '{}' is neither a side nor an actor",
                                    m_request.closed_by),
                        ErrorKind::Usage);
        const auto is_who = [&](const std::string& actor) {
            return actor == who->id || (who->kind == chronicle::Basis::Kind::Side &&
                                        chronicle.side_of(actor) == who->id);
        };
        for (const chronicle::PlaceOnDay& on_day : m_session.timeline().on(*m_request.on).places)
            add_claimed(on_day, is_who);
        if (m_closures.list.empty())
            m_closures.notes.push_back(
                word("nothing that can be closed is said to be theirs on that day",
                     "rien de ce qui peut se fermer n’est dit leur ce jour-là"));
        return {};
    }

    template <typename IsWho>
    void add_claimed(const chronicle::PlaceOnDay& on_day, const IsWho& is_who) {
        using chronicle::ClaimStatus;
        const bool counts = on_day.state == chronicle::PlaceState::Held ||
                            on_day.state == chronicle::PlaceState::Contested;
        const bool holds =
            counts && std::any_of(on_day.holders.begin(), on_day.holders.end(), is_who);
        const bool blocks = std::any_of(
            on_day.claims.begin(), on_day.claims.end(), [&](const chronicle::ClaimOnDay& c) {
                return !c.superseded && c.freshness != chronicle::Freshness::Stale &&
                       (c.claim->status == ClaimStatus::Blocks ||
                        c.claim->status == ClaimStatus::Besieges) &&
                       is_who(c.claim->holder);
            });
        const gazetteer::Place* place = m_session.atlas().place(on_day.place);
        if (!place || !(holds || blocks))
            return;
        const chronicle::Actor* actor = m_session.atlas().chronicle.actor(m_request.closed_by);
        const std::string name =
            actor ? scene::name_in(*actor, m_request.language) : m_request.closed_by;
        const std::string reason =
            fmt::format(fmt::runtime(holds
                                         ? word("said to be held by {}", "dit tenu par : {}")
                                         : word("said to be blocked by {}", "dit bloqué par : {}")),
                        name) +
            (on_day.state == chronicle::PlaceState::Contested ? word(", contested", ", disputé")
                                                              : "");
        if (!add(*place, reason, holds ? AreaPart::Whole : AreaPart::Rim))
            m_closures.notes.push_back(
                fmt::format("{} ({}): {}", place->name_in(m_request.language), reason,
                            word("has no extent here, so nothing was closed for it",
                                 "sans étendue ici, rien n’a été fermé pour lui")));
    }

    const Session& m_session;
    const ReachRequest& m_request;
    PassGates& m_gates;
    Closures m_closures;
};

} // namespace

const terrain::PassGate* PassGates::gate(const gazetteer::Place& pass) {
    auto known = m_gates.find(pass.id);
    if (known == m_gates.end()) {
        std::optional<terrain::PassGate> gate;
        if (pass.position)
            gate = terrain::pass_gate(m_session.ground().heights,
                                      m_session.projection().to_map(*pass.position));
        known = m_gates.emplace(pass.id, std::move(gate)).first;
    }
    return known->second ? &*known->second : nullptr;
}

std::string Closures::what_closes(MapPoint at) const {
    for (const Closure& closure : list)
        if (!closure.area.empty() && contains(closure.area, at))
            return closure.name;
    return list.empty() ? std::string{} : list.front().name;
}

Result<Closures> find_closures(const Session& session, const ReachRequest& request,
                               PassGates& gates) {
    return ClosureMaker(session, request, gates).make();
}

} // namespace panjshir::app
