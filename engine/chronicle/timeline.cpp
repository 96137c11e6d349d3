#include "chronicle/timeline.hpp"

#include <algorithm>
#include <unordered_map>

namespace panjshir::chronicle {
namespace {

using Ranks = std::unordered_map<std::string_view, std::uint32_t>;

template <typename Rows>
Ranks rank_by_id(const Rows& rows) {
    Ranks ranks;
    ranks.reserve(rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        ranks.emplace(rows[i].id, i);
    return ranks;
}

std::uint32_t rank(const Ranks& ranks, std::string_view id) {
    const auto it = ranks.find(id);
    return it == ranks.end() ? kNoRank : it->second;
}

std::int32_t published_day(const Chronicle& chronicle, std::uint32_t source) {
    return source == kNoRank ? kNeverPublished
                             : day_count(chronicle.sources[source].published.days().first);
}

} // namespace

Timeline::Timeline(const Chronicle& chronicle, TimelineSettings settings)
    : m_chronicle(chronicle), m_settings(settings) {
    index_claims();
    index_events();
}

void Timeline::index_claims() {
    const Ranks sources = rank_by_id(m_chronicle.sources);
    Ranks actors = rank_by_id(m_chronicle.actors);
    Ranks sides;
    std::vector<std::uint32_t> party;
    for (std::uint32_t i = 0; i < m_chronicle.actors.size(); ++i) {
        const Actor& actor = m_chronicle.actors[i];
        m_actors.push_back(actor.id);
        // A side bears the number of its first actor.
        party.push_back(actor.side.empty() ? i : sides.emplace(actor.side, i).first->second);
    }
    const auto actor_rank = [&](const std::string& id) {
        const auto [it, added] = actors.emplace(id, static_cast<std::uint32_t>(m_actors.size()));
        if (added) {
            party.push_back(it->second);
            m_actors.push_back(id);
        }
        return it->second;
    };

    for (const Claim& claim : m_chronicle.claims)
        m_places.push_back(claim.place);
    std::sort(m_places.begin(), m_places.end());
    m_places.erase(std::unique(m_places.begin(), m_places.end()), m_places.end());
    m_places.shrink_to_fit();
    Ranks places, parts{{"", 0}, {"whole", 0}};
    for (std::uint32_t i = 0; i < m_places.size(); ++i)
        places.emplace(m_places[i], i);

    std::vector<ClaimRow> rows;
    rows.reserve(m_chronicle.claims.size());
    for (const Claim& claim : m_chronicle.claims) {
        ClaimRow& row = rows.emplace_back();
        row.first = day_count(claim.when.days().first);
        row.last = last_day_vouched(claim.when, claim.said);
        row.said = day_count(claim.said.days().first);
        row.source = rank(sources, claim.source);
        row.published = published_day(m_chronicle, row.source);
        row.place = rank(places, claim.place);
        row.speaker = actor_rank(claim.speaker);
        row.holder = actor_rank(claim.holder);
        row.status = claim.status;
        row.part =
            static_cast<std::uint16_t>(parts.emplace(claim.part, parts.size()).first->second);
    }
    for (const Event& event : m_chronicle.events)
        actor_rank(event.speaker);
    m_claims = ClaimIndex(std::move(rows), m_places.size(), std::move(party), m_settings);
}

void Timeline::index_events() {
    const Ranks sources = rank_by_id(m_chronicle.sources);
    Ranks actors;
    for (std::uint32_t i = 0; i < m_actors.size(); ++i)
        actors.emplace(m_actors[i], i);
    std::vector<EventRow> rows;
    rows.reserve(m_chronicle.events.size());
    for (const Event& event : m_chronicle.events) {
        EventRow& row = rows.emplace_back();
        row.first = day_count(event.when.days().first);
        row.last = last_day_vouched(event.when, event.said);
        row.source = rank(sources, event.source);
        row.published = published_day(m_chronicle, row.source);
        row.speaker = rank(actors, event.speaker);
        row.kind = event.kind;
        row.background = event.background;
    }
    m_events = EventIndex(std::move(rows), m_settings.event_fade_days);
}

RowFilter Timeline::make_filter(const Basis& basis, std::optional<CivilDay> known_on) const {
    RowFilter filter;
    filter.kind = basis.kind;
    // A source that nobody knows is never published; it is left out as soon as a day is asked for.
    filter.known_on = known_on ? day_count(*known_on) : kNeverPublished;
    if (basis.kind == Basis::Kind::Source) {
        for (std::uint32_t i = 0; i < m_chronicle.sources.size(); ++i)
            if (m_chronicle.sources[i].id == basis.id)
                filter.source = i;
    } else if (basis.kind != Basis::Kind::All) {
        filter.speaks.assign(m_actors.size(), 0);
        for (std::size_t i = 0; i < m_chronicle.actors.size(); ++i) {
            const Actor& actor = m_chronicle.actors[i];
            filter.speaks[i] =
                (basis.kind == Basis::Kind::Side ? actor.side : actor.id) == basis.id;
        }
    }
    return filter;
}

DayState Timeline::on(CivilDay day, const Basis& basis, std::optional<CivilDay> known_on) const {
    DayState state;
    state.on = day;
    state.known_on = known_on;
    state.basis = basis;
    state.places.reserve(m_places.size());
    m_claims.on(day_count(day), make_filter(basis, known_on), [&](const PlaceRows& rows) {
        PlaceOnDay& place = state.places.emplace_back();
        place.place = m_places[rows.place];
        place.state = rows.state;
        place.strength = rows.strength;
        if (rows.last_heard)
            place.last_heard = CivilDay(std::chrono::days(*rows.last_heard));
        for (const std::uint32_t holder : rows.holders)
            place.holders.push_back(m_actors[holder]);
        place.claims.reserve(rows.claims.size());
        for (const RowOnDay& claim : rows.claims)
            place.claims.push_back({&m_chronicle.claims[claim.row], claim.freshness, claim.age_days,
                                    claim.strength, claim.superseded});
    });
    return state;
}

std::vector<EventOnDay> Timeline::events_on(CivilDay day, const Basis& basis,
                                            std::optional<CivilDay> known_on) const {
    std::vector<EventOnDay> events;
    for (const EventIndex::Hit& hit : m_events.on(day_count(day), make_filter(basis, known_on)))
        events.push_back({&m_chronicle.events[hit.row], hit.age_days, hit.strength});
    return events;
}

int Timeline::events_count(CivilDay day) const {
    return m_events.count(day_count(day));
}

} // namespace panjshir::chronicle
