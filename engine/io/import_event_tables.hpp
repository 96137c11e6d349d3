#pragma once
// Event tables of others, read as events of ours: UCDP GED and ACLED.

#include "base/error.hpp"
#include "chronicle/model.hpp"
#include "gazetteer/place.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::io {

enum class EventTableLayout {
    UcdpGed, ///< UCDP Georeferenced Event Dataset, Codebook 21.1 (Högbladh 2021)
    Acled    ///< Armed Conflict Location & Event Data Project, Codebook 2023
};
std::string_view to_string(EventTableLayout layout); ///< "UCDP GED", "ACLED"

/// How well a table knows where and when an event was, in its own codes.
struct EventPrecision {
    int where =
        0; ///< UCDP where_prec 1 (exact) to 7 (international waters); ACLED geo_precision 1 to 3
    int when = 0; ///< UCDP date_prec 1 (day) to 5 (year); ACLED time_precision 1 (day) to 3 (month)
    std::string meaning; ///< "a second-order administrative division; the week"
};

/// Events with the places, actors and sources that they name; ids bear the prefix "ucdp-" or
/// "acled-".
struct EventTable {
    EventTableLayout layout = EventTableLayout::UcdpGed;
    std::vector<chronicle::Event> events;  ///< in the order of the rows
    std::vector<EventPrecision> precision; ///< one an event
    std::vector<gazetteer::Place> places; ///< each position once; `precision_m` by the table's code
    std::vector<chronicle::Actor> actors; ///< the parties, the table itself and its sources
    std::vector<chronicle::Source> sources; ///< one: the table's file
    Diagnostics diagnostics;                ///< rows at fault are left out
};

/// The layout is told by the columns. An event's `when` is as wide as its table says that it knows:
/// a day, or for UCDP date_start/date_end, for ACLED the week around the day ('~') or the month.
/// The speaker is the table, the figures are those killed (UCDP: best with low and high as the
/// range, and those of either side; ACLED: fatalities). The span of an event is its line: [line,
/// line + 1). UCDP's types of violence and ACLED's event types become kinds: battles and
/// state-based or non-state violence a clash, violence against civilians an offensive, protests and
/// riots a protest, explosions an offensive, strategic developments a change of power where the
/// sub-event says so ("Non-violent transfer of territory"), talks ("Agreement"), else a statement.
/// Errors: no such file, neither layout. Rows without an id, with an id used twice, with a date
/// that is none, with a position out of range (NaN, 1e308) or with a precision code that the layout
/// does not know are diagnostics with line and column.
Result<EventTable> import_event_table(const std::filesystem::path& path);

} // namespace panjshir::io
