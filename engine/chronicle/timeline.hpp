#pragma once
// What is said to hold on any day, according to anyone, from a chronicle of any length: an index of
// sorted day intervals, asked once a frame.

#include "chronicle/claim_index.hpp"
#include "chronicle/day_state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::chronicle {

/// The rules (those of the atlas):
/// - A claim counts from the first day of its `when` to `stale_after_days` after the last; 'about'
/// a day is
///   that day. An open end reaches as far as the day it was said: nobody can speak of later days;
///   an open beginning reaches back without end. Before its first day a claim is not listed.
/// - With `known_on`, only claims of sources published by then (by the first day of `published`).
/// - holds, takes and retakes make a holder; loses and denied oppose one; the others never fill.
/// - A voice is a speaker; with the basis of a side, that side. Of one voice's claims about a place
/// the
///   later word supersedes the earlier: the one that speaks of the later day up to the day asked
///   for, then the one said later, begun later, published later, or written in a later row. A word
///   that makes a holder supersedes every earlier word on who holds; one that opposes a holder
///   supersedes only what names that holder's side; either supersedes a besieging, blocking or
///   entering by that side, which otherwise supersedes only its like. A word about a part of a
///   place supersedes only words about that part, one about the whole all.
/// - What counts and is not superseded decides: no holder is silent (or stale, if a stale claim
/// named
///   one), holders of one side are held, of different sides contested; a holder opposed by another
///   voice is contested. An actor without a side stands for himself.
class Timeline {
public:
    /// Requires: the chronicle outlives the timeline and is not changed. Claims and events of a
    /// source that is not in the chronicle count as never published.
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
    void index_claims();
    void index_events();
    RowFilter make_filter(const Basis& basis, std::optional<CivilDay> known_on) const;

    const Chronicle& m_chronicle;
    TimelineSettings m_settings;
    std::vector<std::string> m_places; ///< sorted ids
    std::vector<std::string>
        m_actors;        ///< the chronicle's, in order, then ids that are none of them
    ClaimIndex m_claims; ///< one row a claim of the chronicle
    EventIndex m_events;
};

} // namespace panjshir::chronicle
