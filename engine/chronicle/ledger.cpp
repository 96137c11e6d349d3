#include "chronicle/ledger.hpp"

namespace panjshir::chronicle {

Ledger::Ledger(LedgerNames names, std::vector<ClaimRow> claims, std::vector<EventRow> events,
               TimelineSettings settings)
    : m_names(std::move(names)) {
    std::unordered_map<std::string_view, std::uint32_t> sides;
    std::vector<std::uint32_t> party;
    for (std::uint32_t i = 0; i < m_names.actors.size(); ++i) {
        const std::string& side = m_names.actors[i].side;
        party.push_back(side.empty() ? i : sides.emplace(side, i).first->second);
    }
    m_claims = ClaimIndex(std::move(claims), m_names.places.size(), std::move(party), settings);
    m_events = EventIndex(std::move(events), settings.event_fade_days);
}

LedgerDay Ledger::on(CivilDay day, const Basis& basis, std::optional<CivilDay> known_on) const {
    LedgerDay state;
    state.places.reserve(m_names.places.size());
    m_claims.on(day_count(day), make_filter(basis, known_on),
                [&](PlaceRows& place) { state.places.push_back(std::move(place)); });
    return state;
}

std::vector<EventIndex::Hit> Ledger::events_on(CivilDay day, const Basis& basis,
                                               std::optional<CivilDay> known_on) const {
    return m_events.on(day_count(day), make_filter(basis, known_on));
}

RowFilter Ledger::make_filter(const Basis& basis, std::optional<CivilDay> known_on) const {
    RowFilter filter;
    filter.kind = basis.kind;
    filter.known_on = known_on ? day_count(*known_on) : kNeverPublished;
    if (basis.kind == Basis::Kind::Source) {
        for (std::uint32_t i = 0; i < m_names.sources.size(); ++i)
            if (m_names.sources[i].id == basis.id)
                filter.source = i;
    } else if (basis.kind != Basis::Kind::All) {
        for (const LedgerNames::Actor& actor : m_names.actors)
            filter.speaks.push_back((basis.kind == Basis::Kind::Side ? actor.side : actor.id) ==
                                    basis.id);
    }
    return filter;
}

} // namespace panjshir::chronicle
