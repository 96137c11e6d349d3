#pragma once
// Reads an article: the places and the dates that it names, each with where it stands in the text,
// what it may mean, how sure that is and why. It starts from gazetteers, not from a statistical
// tagger.

#include "gazetteer/find.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/read/form_scanner.hpp"
#include "time/edtf_date.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

/// A place named in a text. Positions count Unicode code points from 0; `end` is exclusive. The
/// span is the name; a kind word belongs to it where it is written as a part of it ("Khawak Pass",
/// but "col de Khawak" and "Panchir valley" without).
struct Mention {
    std::size_t begin = 0, end = 0;
    std::string text;
    std::optional<std::string> place; ///< its id; nothing: a place that no gazetteer at hand knows
    std::optional<PlaceKind> kind;    ///< of the place, or what the words around say
    std::optional<LonLat> position;
    double confidence = 0; ///< 0..1: how often such a reading is right (calibrated)
    bool metonymy = false; ///< the name stands for a government, for people or in an epithet
    std::vector<Candidate> candidates; ///< best first; their score is that of this reading
    std::vector<std::string> reasons;  ///< English sentences
};

/// A date named in a text.
struct DateMention {
    std::size_t begin = 0, end = 0; ///< code points
    std::string text;
    std::optional<EdtfDate> edtf; ///< nothing: a relative date and nothing to count from
    std::string anchor;           ///< the day that it is counted from (EDTF), or empty
    std::vector<std::string> reasons;
};

/// A happening that texts name days by: "the fall of Kabul on Sunday".
struct KnownEvent {
    std::string place; ///< id of the place that fell
    CivilDay day;
};

struct ReadOptions {
    std::optional<EdtfDate> published; ///< of the whole text; dates of pieces in the text go before
    std::vector<KnownEvent> events;
    int candidate_limit = 6; ///< a mention
};

struct ReadResult {
    std::string language;           ///< en, fr, prs or und: what most of its small words are
    std::vector<Mention> mentions;  ///< by position
    std::vector<DateMention> dates; ///< by position
    Diagnostics diagnostics;
};

/// Texts are read up to so many bytes; of longer ones the rest is left out, and a diagnostic says
/// so.
inline constexpr std::size_t kLongestArticle = std::size_t{8} << 20;

/// Gazetteers to read with, most trusted first, and the world's countries and capitals behind them.
/// The indexes have to live as long as the reader.
class ArticleReader {
public:
    explicit ArticleReader(std::vector<const NameIndex*> gazetteers);

    /// Any bytes may be given: what is not UTF-8 is a gap, with a diagnostic, and counts as one
    /// code point a byte. An empty text gives an empty result with a diagnostic.
    ReadResult read(std::string_view utf8, const ReadOptions& options = {}) const;

private:
    FormScanner m_scanner;
};

} // namespace panjshir::gazetteer
