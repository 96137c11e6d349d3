#pragma once
// Questions about the land and about what was said, made from the atlas: each with its choices, one
// right answer and, for every choice, words that teach.

#include "chronicle/extent.hpp"
#include "chronicle/model.hpp"
#include "gazetteer/place.hpp"
#include "geo/lon_lat.hpp"
#include "study/lots.hpp"
#include "time/civil_day.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::chronicle {
class Timeline;
}

namespace panjshir::study {

enum class QuizKind {
    Find,  ///< a named place is to be clicked on; the choices are the candidates
    Name,  ///< a ringed place is to be named
    Pass,  ///< which pass leads from here to there
    Order, ///< in which order things are said to have happened
    Claim, ///< for whom a place is claimed on a day, according to a voice; never who holds it
    Own    ///< written by a teacher, in the atlas's table of questions
};
std::string_view to_string(QuizKind kind); ///< "find", "name", "pass", "order", "claim", "own"
std::optional<QuizKind> parse_quiz_kind(std::string_view text);

struct QuizChoice {
    std::string id; ///< of find, name and pass a place's
    std::string text;
};

struct QuizRound {
    QuizKind kind = QuizKind::Find;
    std::string subject; ///< what is asked; with the kind it makes the question again
    std::string prompt;
    std::string place;                           ///< to be ringed beside the prompt, or empty
    std::vector<QuizChoice> choices;             ///< shuffled
    std::string answer;                          ///< id of one of them
    std::map<std::string, std::string> feedback; ///< by id, for every choice
};

using QuizRandom = Lots;

struct QuizRiver {
    std::string place;
    Polyline line; ///< from head to mouth
};

/// What questions are made from. Requires: all that is pointed to outlives the maker.
struct QuizFacts {
    std::span<const gazetteer::Place> places;
    std::span<const chronicle::Extent> extents;
    const chronicle::Chronicle* chronicle = nullptr;
    const chronicle::Timeline* timeline = nullptr;
    DayInterval days;              ///< of which questions about claims ask
    LonLatBox area = kDefaultArea; ///< places outside are not asked for
    std::map<std::string, std::vector<Polyline>, std::less<>>
        areas;                     ///< rings by place id, even-odd
    std::vector<QuizRiver> rivers; ///< the named ones
    std::function<std::optional<double>(LonLat)>
        height_at; ///< metres, of the terrain; may be empty
};

/// The rules:
/// - Places asked for are settlements, or passes and tunnels. The choices of one round are of one
/// of these
///   groups, over 5 km apart, and no preferred name of one, in any language, is also written for
///   another. Wrong ones are alike in name or among the nearest.
/// - A pass leads between two districts if both cover a sixth of the ground within 3 km of it, and
/// between two
///   provinces if one border of provinces comes within 3 km. No wrong choice has both within 6 km.
///   Passes whose place is known to no better than 2 km are wrong choices only.
/// - Events in an order are exactly dated and their days do not overlap.
/// - Claims: left out are places contested by a denial alone, and places without a word of the
/// voice in the
///   last two weeks.
class QuizMaker {
public:
    /// `language`: "fr", else English words; names of places are in it.
    QuizMaker(QuizFacts facts, std::string language);
    ~QuizMaker();
    QuizMaker(QuizMaker&&) noexcept;

    /// All that can be asked, in a fixed order. Of Own: none, they are not made here.
    const std::vector<std::string>& subjects(QuizKind kind) const;
    /// Nothing for an unknown subject, or where too few choices can be found.
    std::optional<QuizRound> make(QuizKind kind, const std::string& subject,
                                  QuizRandom& random) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace panjshir::study
