#include "chronicle/claim_index.hpp"

#include <algorithm>
#include <numeric>

namespace panjshir::chronicle {
namespace {

constexpr std::size_t kLeastStaleListed = 2; // of each place

} // namespace

std::int32_t day_count(CivilDay day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

std::int32_t last_day_vouched(const EdtfDate& when, const EdtfDate& said) {
    const DayInterval days = when.days();
    return when.last_day() ? day_count(days.last)
                           : std::max(day_count(days.first), day_count(said.days().last));
}

ClaimIndex::ClaimIndex(std::vector<ClaimRow> rows, std::size_t places,
                       std::vector<std::uint32_t> party_of_actor, TimelineSettings settings)
    : m_rows(std::move(rows)), m_party(std::move(party_of_actor)), m_settings(settings) {
    // Counted into its place first, so that only the claims of one place are sorted at a time.
    m_place_begin.assign(places + 1, 0);
    for (const ClaimRow& row : m_rows)
        ++m_place_begin[row.place + 1];
    std::partial_sum(m_place_begin.begin(), m_place_begin.end(), m_place_begin.begin());
    m_place_row.resize(m_rows.size());
    std::vector<std::uint32_t> next(m_place_begin.begin(), m_place_begin.end() - 1);
    for (std::uint32_t i = 0; i < m_rows.size(); ++i)
        m_place_row[next[m_rows[i].place]++] = i;
    for (std::size_t place = 0; place < places; ++place)
        std::sort(
            m_place_row.begin() + m_place_begin[place],
            m_place_row.begin() + m_place_begin[place + 1], [&](std::uint32_t a, std::uint32_t b) {
                return m_rows[a].last != m_rows[b].last ? m_rows[a].last < m_rows[b].last : a < b;
            });
    m_place_last.reserve(m_rows.size());
    m_place_speaker.reserve(m_rows.size());
    m_place_source.reserve(m_rows.size());
    for (const std::uint32_t row : m_place_row) {
        m_place_last.push_back(m_rows[row].last);
        m_place_speaker.push_back(m_rows[row].speaker);
        m_place_source.push_back(m_rows[row].source);
    }
    std::vector<DayIntervals::Item> items;
    items.reserve(m_rows.size());
    for (std::uint32_t i = 0; i < m_rows.size(); ++i)
        items.push_back({m_rows[i].first, m_rows[i].last, i});
    m_days = DayIntervals(std::move(items));
}

std::vector<std::uint32_t> ClaimIndex::counting_rows(std::int32_t day,
                                                     const RowFilter& filter) const {
    std::vector<std::uint32_t> rows;
    m_days.overlapping(day - m_settings.stale_after_days, day, [&](std::uint32_t row) {
        if (filter.admits(m_rows[row]))
            rows.push_back(row);
    });
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_rows[a].place != m_rows[b].place ? m_rows[a].place < m_rows[b].place : a < b;
    });
    return rows;
}

void ClaimIndex::complete(PlaceRows& place, std::int32_t day, const RowFilter& filter) const {
    list_stale(place, day, filter);
    if (place.claims.empty())
        return;
    std::sort(place.claims.begin(), place.claims.end(), [&](const RowOnDay& a, const RowOnDay& b) {
        return is_later_word(a.row, b.row, day);
    });
    mark_superseded(place, filter);
    decide(place, filter);
    for (const RowOnDay& claim : place.claims)
        place.last_heard =
            std::max(place.last_heard.value_or(std::numeric_limits<std::int32_t>::min()),
                     std::min(m_rows[claim.row].last, day));
}

RowOnDay ClaimIndex::on_day(std::uint32_t row, std::int32_t day) const {
    RowOnDay claim;
    claim.row = row;
    claim.age_days = std::max(0, day - m_rows[row].last);
    claim.freshness = claim.age_days == 0                             ? Freshness::Full
                      : claim.age_days <= m_settings.stale_after_days ? Freshness::Fading
                                                                      : Freshness::Stale;
    claim.strength = std::max(0.0, 1.0 - static_cast<double>(claim.age_days) /
                                             (m_settings.stale_after_days + 1));
    return claim;
}

void ClaimIndex::list_stale(PlaceRows& place, std::int32_t day, const RowFilter& filter) const {
    const std::size_t begin = m_place_begin[place.place], end = m_place_begin[place.place + 1];
    const std::size_t most = std::max(kLeastStaleListed, m_settings.stale_claims_listed / places());
    const auto last = m_place_last.begin();
    const auto counting = std::lower_bound(last + static_cast<std::ptrdiff_t>(begin),
                                           last + static_cast<std::ptrdiff_t>(end),
                                           day - m_settings.stale_after_days);
    std::size_t listed = 0;
    for (auto at = static_cast<std::size_t>(counting - last); at != begin && listed < most;) {
        --at;
        if (filter.admits_voice(m_place_speaker[at], m_place_source[at]) &&
            m_rows[m_place_row[at]].published <= filter.known_on) {
            place.claims.push_back(on_day(m_place_row[at], day));
            ++listed;
        }
    }
}

EventIndex::EventIndex(std::vector<EventRow> rows, int fade_days)
    : m_rows(std::move(rows)), m_fade_days(fade_days) {
    std::vector<DayIntervals::Item> items;
    items.reserve(m_rows.size());
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].background)
            continue;
        items.push_back({m_rows[i].first, m_rows[i].last, i});
        m_firsts.push_back(m_rows[i].first);
        m_lasts.push_back(m_rows[i].last);
    }
    std::sort(m_firsts.begin(), m_firsts.end());
    std::sort(m_lasts.begin(), m_lasts.end());
    m_days = DayIntervals(std::move(items));
}

std::vector<EventIndex::Hit> EventIndex::on(std::int32_t day, const RowFilter& filter) const {
    std::vector<Hit> hits;
    m_days.overlapping(day - m_fade_days, day, [&](std::uint32_t row) {
        if (!filter.admits(m_rows[row]))
            return;
        const int age = std::max(0, day - m_rows[row].last);
        hits.push_back({row, age, 1.0 - static_cast<double>(age) / (m_fade_days + 1)});
    });
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.age_days != b.age_days ? a.age_days < b.age_days : a.row < b.row;
    });
    return hits;
}

int EventIndex::count(std::int32_t day) const {
    const auto begun = std::upper_bound(m_firsts.begin(), m_firsts.end(), day);
    const auto over = std::lower_bound(m_lasts.begin(), m_lasts.end(), day);
    return static_cast<int>((begun - m_firsts.begin()) - (over - m_lasts.begin()));
}

} // namespace panjshir::chronicle
