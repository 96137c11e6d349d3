#pragma once
// Proposes rows of the chronicle from an article: who is said to hold, take or block what, and what
// is said to have happened. Rows to accept or to correct, never facts.

#include "gazetteer/read/reader.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

enum class DraftTable { Claims, Events };

/// Somebody who acts or speaks, with the names that texts use.
struct DraftActor {
    std::string id;
    std::vector<std::string> names;
    std::string
        side; ///< id of the side it belongs to, or empty; only sides are proposed as holders
};

/// A number with what it counts, as the text writes it: "300 combattants".
struct DraftFigure {
    std::string what, number;
};

struct DraftRow {
    DraftTable table = DraftTable::Events;
    std::string
        what; ///< the atlas's word: takes, retakes, blocks ... or clash, talks, offensive ...
    std::string place; ///< id; empty in events that name none
    std::string actor; ///< id of the holder or doer nearest before the verb; empty if none was seen
    std::string speaker; ///< id, or the words that stand there, or empty: the text itself
    std::string when;    ///< EDTF; with ~ where it is only the day of writing; or empty
    std::vector<DraftFigure> figures;
    std::size_t begin = 0, end = 0; ///< the sentence, in code points
    std::string verb;               ///< the word that decided
    double confidence = 0; ///< 0..1, a rough one: evidence that was seen, not a measured frequency
    std::vector<std::string> reasons;
};

/// One row a place and class of verb in each sentence. `read` is what the reader made of the same
/// text with the same date of publication.
std::vector<DraftRow> draft_rows(std::string_view utf8, const ReadResult& read,
                                 std::span<const DraftActor> actors,
                                 const std::optional<EdtfDate>& published);

} // namespace panjshir::gazetteer
