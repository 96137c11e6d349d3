#pragma once
// A valley and its days on one page: who claims what along the river on which day, and what is said
// to have happened, with everything that lies elsewhere listed beside it.

#include "chronicle/day_state.hpp"
#include "chronicle/model.hpp"
#include "time/civil_day.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::study {

/// A stretch of the river in metres upstream of the valley's mouth (negative below it). Of a point
/// both ends are the same.
struct StripSpan {
    double from_m = 0, to_m = 0;
    bool is_point() const { return from_m == to_m; }
    bool operator==(const StripSpan&) const = default;
};
/// Where a place stands along the river; nothing for a place outside the valley.
using StripPosition = std::function<std::optional<StripSpan>(std::string_view place)>;

struct StripClaim {
    const chronicle::Claim* claim = nullptr;
    std::string voice; ///< side of the speaker; empty: others
    DayInterval days;  ///< spoken of, within the chart's days
    std::optional<StripSpan> span;
};

/// One place of an event; an event at three places has three marks, one without a place has one.
struct StripMark {
    const chronicle::Event* event = nullptr;
    std::string place; ///< empty: none is told
    chronicle::PlaceRole role = chronicle::PlaceRole::At;
    std::string voice; ///< side of the speaker; empty: others
    std::string side;  ///< of the first who acts and has one; empty: others
    DayInterval days;
    std::optional<StripSpan> span;
};

/// What a place outside the valley, or the valley itself, is said to be day by day.
struct StripRow {
    std::string place;                         ///< empty: events of which no place is told
    std::vector<chronicle::PlaceOnDay> states; ///< one a day; empty where no claim names the place
};

struct StripChart {
    DayInterval days;
    std::vector<std::string> voices; ///< the sides in the chronicle's order, then "" for others
    std::vector<StripClaim> claims;
    std::vector<StripMark> marks;
    StripRow valley;
    std::vector<StripRow> outside; ///< in the order in which they are first spoken of
    /// Claims and events that the basis and `known_on` leave in, but which speak of no day of the
    /// chart: ids. Background events are not among them.
    std::vector<std::string> beyond;
};

struct StripQuestion {
    std::string valley; ///< place id
    DayInterval days;
    chronicle::Basis basis;
    std::optional<CivilDay> known_on; ///< nothing: everything published
    int stale_after_days = 7;
};

/// Every claim and every event that is no background, of the basis and published by then, stands in
/// `claims`, `marks` or `beyond`. An open end reaches as far as the day it was said. An event that
/// comes from a place on the strip and goes toward a longer stretch is marked where it comes from.
/// Requires: `chronicle` outlives the answer.
StripChart make_strip_chart(const chronicle::Chronicle& chronicle, const StripQuestion& question,
                            const StripPosition& position);

} // namespace panjshir::study
