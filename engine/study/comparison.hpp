#pragma once
// The same happening as several voices tell it, side by side: where figure, place, verb, party or
// date differ.

#include "base/error.hpp"
#include "chronicle/model.hpp"
#include "gazetteer/place.hpp"
#include "time/civil_day.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::study {

/// What one voice says in one passage: an event, the claims made with it, or a statement about the
/// land.
struct Telling {
    std::string source, speaker;
    std::vector<std::string> via;
    chronicle::TextSpan span;      ///< from the first character of its rows to the last
    std::vector<std::string> rows; ///< ids of its claims and events, or of its statement
    std::vector<std::string>
        kinds; ///< "clash", "takes", "denied (entrance)" ...; "distance", "direction"
    std::vector<std::string> places;  ///< ids, in order of mention
    std::vector<std::string> parties; ///< who acts or holds: actor ids
    std::vector<chronicle::Figure> figures;
    std::string when; ///< EDTF; empty for a statement about the land
    DayInterval days{};
    std::string value; ///< of a statement: "NW", "80 km~"
    std::string part;  ///< of a statement: the point of the subject that is meant, "mouth"
};

enum class Aspect { Figure, Place, Verb, Party, Date, Value };
std::string_view to_string(Aspect aspect); ///< "figure", "place", "verb", "party", "date", "value"

/// Something that the tellings do not agree on.
struct Difference {
    struct Value {
        std::string text;                  ///< empty: nothing said of it
        std::vector<std::size_t> tellings; ///< which of the happening's
    };
    Aspect aspect = Aspect::Figure;
    std::string of; ///< of a figure what it counts and whose: "killed:taliban"; else empty
    std::vector<Value>
        values; ///< two or more, in order of the tellings; the one who says nothing last
};

struct Happening {
    std::vector<Telling> tellings; ///< by first day, then by source
    std::vector<Difference> differences;
    std::vector<std::string> places; ///< all that are named, most often named first
    /// Of all tellings; nothing where an end is open, and for statements about the land.
    std::optional<CivilDay> first_day, last_day;
    bool about_land = false; ///< a comparison of statements about the land
};

struct ComparisonSettings {
    /// Only tellings of these sources, and only happenings told on both sides; both empty: all
    /// voices.
    std::vector<std::string> left, right;
    int adjacent_days =
        1; ///< days between two tellings of one happening, at most: 1 is the next day
};

/// Groups what is told, by these rules, none of which knows any place or name:
/// - Claims and events of one speaker in one source whose spans overlap, whose days touch and whose
/// places
///   meet (or whose spans are the same) are one telling: a sentence gives several rows. A claim's
///   verb then stands for the event's kind.
/// - Two tellings are of one happening if their kinds are kin (fighting: clash, offensive, ambush,
/// enters,
///   denied; control: change of power, takes, retakes, loses, denied; siege: blockade, besieges,
///   blocks; talks: talks and ultimatum; any other kind only its like), their days overlap or are
///   adjacent, and a place of one is, contains or lies in a place of the other by the atlas's
///   parents. A country contains too much to count and is only itself. Where neither has a place,
///   an actor must be common to both.
/// - Outside fighting, control and siege an actor must be common to both in any case; and words of
/// one
///   speaker (statements) are one happening only between different sources.
/// - `holds` tells of no happening: what is held is compared day by day by the timeline.
/// - Statements about the land go together by relation, subject and object.
/// - Who is kin with a telling is of the same happening: groups are joined through common members.
/// Only happenings with two or more voices (another source or another speaker) and a difference are
/// given: those of the chronicle by first day, then those about the land.
std::vector<Happening> compare_tellings(const chronicle::Chronicle& chronicle,
                                        std::span<const gazetteer::Place> places,
                                        const ComparisonSettings& settings = {});

/// The sources meant by "004" (an id) or "002" (the file of several): ids. Errors: none of both.
Result<std::vector<std::string>> sources_named(std::string_view text,
                                               const chronicle::Chronicle& chronicle);

/// "300", "7-8", "more than 6000", "hundreds".
std::string to_text(const chronicle::Figure& figure);

} // namespace panjshir::study
