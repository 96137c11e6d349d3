#pragma once
// What is said to hold on any day, according to anyone, from a chronicle of any length: an index of sorted
// day intervals, asked once a frame.

#include "chronicle/day_intervals.hpp"
#include "chronicle/day_state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::chronicle {

struct TimelineSettings {
    int stale_after_days = 7;          ///< a claim still counts at this age, and no longer a day later
    int event_fade_days = 3;           ///< an event is still shown at this age
    /// So many stale claims are listed over all places, each place's newest and at least two of each.
    std::size_t stale_claims_listed = 4096;
};

/// The rules (those of the atlas):
/// - A claim counts from the first day of its `when` to `stale_after_days` after the last; 'about' a day is
///   that day. An open end reaches as far as the day it was said: nobody can speak of later days. Before
///   its first day a claim is not listed.
/// - With `known_on`, only claims of sources published by then (by the first day of `published`).
/// - holds, takes and retakes make a holder; loses and denied oppose one; the others never fill.
/// - A voice is a speaker; with the basis of a side, that side. Of one voice's claims about a place the
///   later word supersedes the earlier: the one that speaks of the later day up to the day asked for, then
///   the one said later, begun later, published later, or written in a later row. A word that makes a
///   holder supersedes every earlier word on who holds; one that opposes a holder supersedes only what
///   names that holder's side; either supersedes a besieging, blocking or entering by that side, which
///   otherwise supersedes only its like. A word about a part of a place supersedes only words about that
///   part, one about the whole all.
/// - What counts and is not superseded decides: no holder is silent (or stale, if a stale claim named
///   one), holders of one side are held, of different sides contested; a holder opposed by another voice
///   is contested. An actor without a side stands for himself.
class Timeline {
public:
    /// Requires: the chronicle outlives the timeline and is not changed. Claims and events of a source
    /// that is not in the chronicle count as never published.
    explicit Timeline(const Chronicle& chronicle, TimelineSettings settings = {});

    DayState on(CivilDay day, const Basis& basis = {},
                std::optional<CivilDay> known_on = std::nullopt) const;

    /// Without the background; newest first, then in the chronicle's order.
    std::vector<EventOnDay> events_on(CivilDay day, const Basis& basis = {},
                                      std::optional<CivilDay> known_on = std::nullopt) const;

    /// How many events happen on a day (not counting those that fade), background left out.
    int events_count(CivilDay day) const;

    const TimelineSettings& settings() const { return m_settings; }

private:
    struct ClaimEntry {
        std::int32_t first = 0, last = 0; ///< days of `when`, an open end cut
        std::int32_t said = 0, published = 0;
        std::uint32_t place = 0, speaker = 0, holder = 0, source = 0; ///< ranks
        ClaimStatus status = ClaimStatus::Holds;
    };
    /// What a walk over a place's claims reads, side by side in memory.
    struct PlaceEntry {
        std::int32_t last = 0, published = 0;
        std::uint32_t row = 0, speaker = 0, source = 0;
    };
    struct EventEntry {
        std::int32_t first = 0, last = 0, published = 0;
        std::uint32_t speaker = 0, source = 0;
    };
    struct Filter;

    void index_claims();
    void index_events();
    Filter make_filter(const Basis& basis, std::optional<CivilDay> known_on) const;
    ClaimOnDay on_day(std::uint32_t row, std::int32_t day) const;
    bool is_later_word(std::uint32_t a, std::uint32_t b, std::int32_t day) const;
    void list_stale(PlaceOnDay& place, std::size_t place_rank, std::int32_t day,
                    const Filter& filter) const;
    void mark_superseded(PlaceOnDay& place, const Basis& basis) const;
    void decide(PlaceOnDay& place, const Basis& basis) const;
    std::uint32_t row_of(const Claim* claim) const;
    std::uint32_t voice_of(const Claim* claim, const Basis& basis) const;
    std::uint32_t party_of(const Claim* claim) const; ///< of its holder

    const Chronicle& m_chronicle;
    TimelineSettings m_settings;
    std::vector<std::string> m_places;          ///< sorted ids
    std::vector<ClaimEntry> m_claims;           ///< one a row of the chronicle
    std::vector<EventEntry> m_events;
    std::vector<std::string> m_actors;          ///< the chronicle's, in order, then ids that are none of them
    std::vector<std::uint32_t> m_party;         ///< of m_actors: their sides as numbers
    DayIntervals m_claim_days, m_event_days;
    std::vector<PlaceEntry> m_by_place;         ///< by place, then by last day
    std::vector<std::uint32_t> m_place_begin;   ///< where each place begins in m_by_place; one more at the end
    std::vector<std::int32_t> m_event_firsts, m_event_lasts; ///< sorted, for events_count
};

} // namespace panjshir::chronicle
