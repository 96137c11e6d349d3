#include "chronicle/timeline.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace panjshir::chronicle {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();
constexpr std::size_t kLeastStaleListed = 2; // of each place
constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

std::int32_t count(CivilDay day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

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
    return it == ranks.end() ? kNobody : it->second;
}

// The day up to which a speaker can vouch: an open end goes no further than the day of speaking.
std::int32_t last_day(const EdtfDate& when, const EdtfDate& said) {
    const DayInterval days = when.days();
    return when.last_day() ? count(days.last)
                           : std::max(count(days.first), count(said.days().last));
}

std::int32_t published_day(const Chronicle& chronicle, std::uint32_t source) {
    return source == kNobody ? kNever : count(chronicle.sources[source].published.days().first);
}

} // namespace

struct Timeline::Filter {
    std::int32_t known_on = kNever;
    Basis::Kind kind = Basis::Kind::All;
    std::uint32_t source = kNobody;
    std::vector<bool> speaks; // by actor, for a side or an actor

    template <typename Entry>
    bool admits(const Entry& entry) const {
        if (entry.published > known_on)
            return false;
        if (kind == Basis::Kind::All)
            return true;
        return kind == Basis::Kind::Source ? entry.source == source : speaks[entry.speaker];
    }
};

Timeline::Timeline(const Chronicle& chronicle, TimelineSettings settings)
    : m_chronicle(chronicle), m_settings(settings) {
    index_claims();
    index_events();
}

void Timeline::index_claims() {
    const Ranks sources = rank_by_id(m_chronicle.sources);
    Ranks actors = rank_by_id(m_chronicle.actors);
    Ranks sides;
    for (std::uint32_t i = 0; i < m_chronicle.actors.size(); ++i) {
        const Actor& actor = m_chronicle.actors[i];
        m_actors.push_back(actor.id);
        m_party.push_back(actor.side.empty() ? i : rank(sides, actor.side));
        if (m_party.back() == kNobody) {
            sides.emplace(actor.side, i); // a side bears the number of its first actor
            m_party.back() = i;
        }
    }
    const auto actor_rank = [&](const std::string& id) {
        const auto [it, added] = actors.emplace(id, static_cast<std::uint32_t>(m_actors.size()));
        if (added) {
            m_party.push_back(it->second);
            m_actors.push_back(id);
        }
        return it->second;
    };

    for (const Claim& claim : m_chronicle.claims)
        m_places.push_back(claim.place);
    std::sort(m_places.begin(), m_places.end());
    m_places.erase(std::unique(m_places.begin(), m_places.end()), m_places.end());
    m_places.shrink_to_fit();
    Ranks places;
    for (std::uint32_t i = 0; i < m_places.size(); ++i)
        places.emplace(m_places[i], i);

    std::vector<DayIntervals::Item> items;
    m_claims.reserve(m_chronicle.claims.size());
    items.reserve(m_chronicle.claims.size());
    for (const Claim& claim : m_chronicle.claims) {
        ClaimEntry entry;
        entry.first = count(claim.when.days().first);
        entry.last = last_day(claim.when, claim.said);
        entry.said = count(claim.said.days().first);
        entry.source = rank(sources, claim.source);
        entry.published = published_day(m_chronicle, entry.source);
        entry.place = rank(places, claim.place);
        entry.speaker = actor_rank(claim.speaker);
        entry.holder = actor_rank(claim.holder);
        entry.status = claim.status;
        items.push_back({entry.first, entry.last, static_cast<std::uint32_t>(m_claims.size())});
        m_claims.push_back(entry);
    }
    for (const Event& event : m_chronicle.events)
        actor_rank(event.speaker);

    std::vector<std::uint32_t> rows(m_claims.size());
    std::iota(rows.begin(), rows.end(), 0u);
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const ClaimEntry &x = m_claims[a], &y = m_claims[b];
        return x.place != y.place ? x.place < y.place : x.last != y.last ? x.last < y.last : a < b;
    });
    m_by_place.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        const ClaimEntry& entry = m_claims[row];
        m_by_place.push_back({entry.last, entry.published, row, entry.speaker, entry.source});
    }
    m_place_begin.assign(m_places.size() + 1, 0);
    for (const ClaimEntry& entry : m_claims)
        ++m_place_begin[entry.place + 1];
    std::partial_sum(m_place_begin.begin(), m_place_begin.end(), m_place_begin.begin());
    m_claim_days = DayIntervals(std::move(items));
}

void Timeline::index_events() {
    const Ranks sources = rank_by_id(m_chronicle.sources);
    Ranks actors;
    for (std::uint32_t i = 0; i < m_actors.size(); ++i)
        actors.emplace(m_actors[i], i);
    std::vector<DayIntervals::Item> items;
    for (const Event& event : m_chronicle.events) {
        EventEntry entry;
        entry.first = count(event.when.days().first);
        entry.last = last_day(event.when, event.said);
        entry.source = rank(sources, event.source);
        entry.published = published_day(m_chronicle, entry.source);
        entry.speaker = rank(actors, event.speaker);
        if (!event.background) {
            items.push_back({entry.first, entry.last, static_cast<std::uint32_t>(m_events.size())});
            m_event_firsts.push_back(entry.first);
            m_event_lasts.push_back(entry.last);
        }
        m_events.push_back(entry);
    }
    std::sort(m_event_firsts.begin(), m_event_firsts.end());
    std::sort(m_event_lasts.begin(), m_event_lasts.end());
    m_event_days = DayIntervals(std::move(items));
}

Timeline::Filter Timeline::make_filter(const Basis& basis, std::optional<CivilDay> known_on) const {
    Filter filter;
    filter.kind = basis.kind;
    // A source that nobody knows is never published; it is left out as soon as a day is asked for.
    filter.known_on = known_on ? count(*known_on) : kNever;
    if (basis.kind == Basis::Kind::Source) {
        for (std::uint32_t i = 0; i < m_chronicle.sources.size(); ++i)
            if (m_chronicle.sources[i].id == basis.id)
                filter.source = i;
    } else if (basis.kind != Basis::Kind::All) {
        filter.speaks.assign(m_actors.size(), false);
        for (std::size_t i = 0; i < m_chronicle.actors.size(); ++i) {
            const Actor& actor = m_chronicle.actors[i];
            filter.speaks[i] = (basis.kind == Basis::Kind::Side ? actor.side : actor.id) == basis.id;
        }
    }
    return filter;
}

DayState Timeline::on(CivilDay day, const Basis& basis, std::optional<CivilDay> known_on) const {
    DayState state;
    state.on = day;
    state.known_on = known_on;
    state.basis = basis;
    state.places.resize(m_places.size());
    for (PlaceOnDay& place : state.places)
        place.claims.reserve(4);
    const std::int32_t today = count(day);
    const Filter filter = make_filter(basis, known_on);

    m_claim_days.overlapping(today - m_settings.stale_after_days, today, [&](std::uint32_t row) {
        if (filter.admits(m_claims[row]))
            state.places[m_claims[row].place].claims.push_back(on_day(row, today));
    });
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        PlaceOnDay& place = state.places[i];
        place.place = m_places[i];
        list_stale(place, i, today, filter);
        std::sort(place.claims.begin(), place.claims.end(),
                  [&](const ClaimOnDay& a, const ClaimOnDay& b) {
                      return is_later_word(row_of(a.claim), row_of(b.claim), today);
                  });
        if (place.claims.empty())
            continue;
        mark_superseded(place, basis);
        decide(place, basis);
        for (const ClaimOnDay& claim : place.claims) {
            const std::int32_t heard = std::min(m_claims[row_of(claim.claim)].last, today);
            if (!place.last_heard || heard > count(*place.last_heard))
                place.last_heard = CivilDay(std::chrono::days(heard));
        }
    }
    return state;
}

ClaimOnDay Timeline::on_day(std::uint32_t row, std::int32_t day) const {
    ClaimOnDay claim;
    claim.claim = &m_chronicle.claims[row];
    claim.age_days = std::max(0, day - m_claims[row].last);
    claim.freshness = claim.age_days == 0                             ? Freshness::Full
                      : claim.age_days <= m_settings.stale_after_days ? Freshness::Fading
                                                                      : Freshness::Stale;
    claim.strength =
        std::max(0.0, 1.0 - static_cast<double>(claim.age_days) / (m_settings.stale_after_days + 1));
    return claim;
}

void Timeline::list_stale(PlaceOnDay& place, std::size_t place_rank, std::int32_t day,
                          const Filter& filter) const {
    const auto begin = m_by_place.begin() + m_place_begin[place_rank];
    const auto end = m_by_place.begin() + m_place_begin[place_rank + 1];
    const std::size_t most = std::max(kLeastStaleListed, m_settings.stale_claims_listed / m_places.size());
    auto at = std::lower_bound(begin, end, day - m_settings.stale_after_days,
                               [](const PlaceEntry& entry, std::int32_t oldest_counting) {
                                   return entry.last < oldest_counting;
                               });
    for (std::size_t listed = 0; at != begin && listed < most;) {
        --at;
        if (filter.admits(*at)) {
            place.claims.push_back(on_day(at->row, day));
            ++listed;
        }
    }
}

std::vector<EventOnDay> Timeline::events_on(CivilDay day, const Basis& basis,
                                            std::optional<CivilDay> known_on) const {
    const std::int32_t today = count(day);
    const Filter filter = make_filter(basis, known_on);
    std::vector<EventOnDay> events;
    m_event_days.overlapping(today - m_settings.event_fade_days, today, [&](std::uint32_t row) {
        const EventEntry& entry = m_events[row];
        if (!filter.admits(entry))
            return;
        EventOnDay event;
        event.event = &m_chronicle.events[row];
        event.age_days = std::max(0, today - entry.last);
        event.strength = 1.0 - static_cast<double>(event.age_days) / (m_settings.event_fade_days + 1);
        events.push_back(event);
    });
    std::sort(events.begin(), events.end(), [](const EventOnDay& a, const EventOnDay& b) {
        return a.age_days != b.age_days ? a.age_days < b.age_days : a.event < b.event;
    });
    return events;
}

int Timeline::events_count(CivilDay day) const {
    const std::int32_t today = count(day);
    const auto begun = std::upper_bound(m_event_firsts.begin(), m_event_firsts.end(), today);
    const auto over = std::lower_bound(m_event_lasts.begin(), m_event_lasts.end(), today);
    return static_cast<int>((begun - m_event_firsts.begin()) - (over - m_event_lasts.begin()));
}

std::uint32_t Timeline::row_of(const Claim* claim) const {
    return static_cast<std::uint32_t>(claim - m_chronicle.claims.data());
}

} // namespace panjshir::chronicle
