#pragma once
// The dates that an article names, each resolved by the day on which its piece of the article was
// written.

#include "gazetteer/read/article_text.hpp"
#include "gazetteer/read/date_expressions.hpp"
#include "gazetteer/read/reader.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace panjshir::gazetteer {

/// A place named at a word whose fall has a known day.
struct NamedFall {
    std::size_t word = 0;
    CivilDay day;
};

/// A stretch of an article that was written on one day.
struct Piece {
    std::size_t first = 0, end = 0; ///< words
    std::optional<EdtfDate> written;
    bool inferred = false; ///< taken over from a dated post before it: its days are about right
    std::string how;       ///< "the piece's own date of publication", for reasons
};

/// The pieces, covering every word: the whole text with its date of publication; parts behind
/// "Publié le", a dateline, a post that begins with a date or is signed with one.
std::vector<Piece> pieces_of(const ArticleText& article,
                             std::span<const DateExpression> expressions,
                             const std::optional<EdtfDate>& published);

/// A weekday is the latest such day not after the anchor; the first after it in the future tense.
std::vector<DateMention> read_dates(const ArticleText& article,
                                    const std::optional<EdtfDate>& published,
                                    std::span<const NamedFall> falls);

} // namespace panjshir::gazetteer
