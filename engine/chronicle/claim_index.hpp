#pragma once
// Claims and events as numbers, indexed by day and place: what the timeline of an atlas and the
// ledger of a large table share. The rules are told at chronicle::Timeline.

#include "chronicle/day_intervals.hpp"
#include "chronicle/day_state.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::chronicle {

/// Days are counts since 1970-01-01, the others ranks in the tables of their kind.
struct ClaimRow {
    std::int32_t first = 0, last = 0; ///< days of `when`, an open end cut
    std::int32_t said = 0, published = 0;
    std::uint32_t place = 0, speaker = 0, holder = 0, source = 0;
    ClaimStatus status = ClaimStatus::Holds;
    std::uint16_t part = 0; ///< 0 is the whole place
};

struct EventRow {
    std::int32_t first = 0, last = 0, published = 0;
    std::uint32_t speaker = 0, source = 0;
    EventKind kind = EventKind::Statement;
    bool background = false;
};

inline constexpr std::int32_t kNeverPublished = std::numeric_limits<std::int32_t>::max();
inline constexpr std::uint32_t kNoRank = std::numeric_limits<std::uint32_t>::max();

std::int32_t day_count(CivilDay day);
/// The day up to which a speaker can vouch: an open end goes no further than the day of speaking,
/// nor less far than the first day.
std::int32_t last_day_vouched(const EdtfDate& when, const EdtfDate& said);

struct TimelineSettings {
    int stale_after_days = 7; ///< a claim still counts at this age, and no longer a day later
    int event_fade_days = 3;  ///< an event is still shown at this age
    /// So many stale claims are listed over all places, each place's newest and at least two of
    /// each.
    std::size_t stale_claims_listed = 4096;
};

/// Which rows a basis and the day of knowledge let in.
struct RowFilter {
    std::int32_t known_on = kNeverPublished; ///< this one: everything
    Basis::Kind kind = Basis::Kind::All;
    std::uint32_t source = kNoRank;
    std::vector<std::uint8_t> speaks; ///< by actor, for a side or an actor

    bool admits_voice(std::uint32_t speaker, std::uint32_t from_source) const {
        if (kind == Basis::Kind::All)
            return true;
        return kind == Basis::Kind::Source ? from_source == source : speaks[speaker] != 0;
    }
    template <typename Row>
    bool admits(const Row& row) const {
        return row.published <= known_on && admits_voice(row.speaker, row.source);
    }
};

/// A claim on a day, by its row.
struct RowOnDay {
    std::uint32_t row = 0;
    Freshness freshness = Freshness::Full;
    int age_days = 0;
    double strength = 1;
    bool superseded = false;
};

/// A place on a day, by its rank.
struct PlaceRows {
    std::uint32_t place = 0;
    PlaceState state = PlaceState::Silent;
    std::vector<std::uint32_t> holders; ///< actors, ascending
    double strength = 0;
    std::optional<std::int32_t> last_heard;
    std::vector<RowOnDay> claims; ///< newest first
};

class ClaimIndex {
public:
    ClaimIndex() = default;
    /// `party_of_actor`: for each actor the number of his side, his own where he has none.
    /// Requires: every place is less than `places`, every speaker and holder has a party.
    ClaimIndex(std::vector<ClaimRow> rows, std::size_t places,
               std::vector<std::uint32_t> party_of_actor, TimelineSettings settings);

    const std::vector<ClaimRow>& rows() const { return m_rows; }
    std::size_t places() const { return m_place_begin.empty() ? 0 : m_place_begin.size() - 1; }

    /// Calls `visit(PlaceRows&)` for every place in order of rank; what it is given may be moved
    /// from.
    template <typename Visit>
    void on(std::int32_t day, const RowFilter& filter, Visit&& visit) const {
        const std::vector<std::uint32_t> counting = counting_rows(day, filter);
        std::size_t next = 0;
        PlaceRows place;
        for (std::uint32_t rank = 0; rank < places(); ++rank) {
            place.place = rank;
            place.state = PlaceState::Silent;
            place.strength = 0;
            place.last_heard.reset();
            place.holders.clear();
            place.claims.clear();
            for (; next < counting.size() && m_rows[counting[next]].place == rank; ++next)
                place.claims.push_back(on_day(counting[next], day));
            complete(place, day, filter);
            visit(place);
        }
    }

private:
    std::vector<std::uint32_t> counting_rows(std::int32_t day, const RowFilter& filter) const;
    void complete(PlaceRows& place, std::int32_t day, const RowFilter& filter) const;
    void list_stale(PlaceRows& place, std::int32_t day, const RowFilter& filter) const;
    RowOnDay on_day(std::uint32_t row, std::int32_t day) const;
    bool is_later_word(std::uint32_t a, std::uint32_t b, std::int32_t day) const;
    void mark_superseded(PlaceRows& place, const RowFilter& filter) const;
    void decide(PlaceRows& place, const RowFilter& filter) const;
    std::uint32_t voice_of(std::uint32_t row, const RowFilter& filter) const;
    std::uint32_t party_of(std::uint32_t row) const { return m_party[m_rows[row].holder]; }

    std::vector<ClaimRow> m_rows;
    std::vector<std::uint32_t> m_party;
    TimelineSettings m_settings;
    DayIntervals m_days;
    // By place, then by last day; side by side, as a walk over a place's claims reads little of
    // each.
    std::vector<std::uint32_t> m_place_row, m_place_speaker, m_place_source;
    std::vector<std::int32_t> m_place_last;
    std::vector<std::uint32_t> m_place_begin; ///< where each place begins; one more at the end
};

class EventIndex {
public:
    struct Hit {
        std::uint32_t row = 0;
        int age_days = 0;
        double strength = 1;
    };

    EventIndex() = default;
    EventIndex(std::vector<EventRow> rows, int fade_days);

    const std::vector<EventRow>& rows() const { return m_rows; }
    /// Without the background; newest first, then by row.
    std::vector<Hit> on(std::int32_t day, const RowFilter& filter) const;
    /// How many happen on a day (not counting those that fade), background left out.
    int count(std::int32_t day) const;

private:
    std::vector<EventRow> m_rows;
    int m_fade_days = 3;
    DayIntervals m_days;
    std::vector<std::int32_t> m_firsts, m_lasts; ///< sorted, for count
};

} // namespace panjshir::chronicle
