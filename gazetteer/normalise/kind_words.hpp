#pragma once
// Words that say what kind of place a name means, in English, French, Dari and Pashto.

#include "gazetteer/place.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace panjshir::gazetteer {

enum class WordSide { Before, After, Either }; ///< "col de Khawak", "Khawak Pass"

struct KindWord {
    std::string_view folded; ///< as fold() writes it; several words parted by a space
    PlaceKind kind;
    WordSide side;
    /// Part of names too: "Darra", "Shahr-e Naw", "Koh-e Baba". Such a word is never taken off a
    /// name that stands in a gazetteer, only off a query.
    bool in_names;
};

std::span<const KindWord> kind_words();

/// A name without its kind word.
struct NameAndKind {
    std::string name;
    PlaceKind kind;
    bool in_names; ///< as of the word that was taken off
};

/// "la vallée du Panchir" -> Panchir, valley. Nothing if no kind word stands at the beginning or
/// the end, or if nothing else would remain. `text` is written text; the name is given back as it
/// is written there.
std::optional<NameAndKind> split_kind_word(std::string_view text);

} // namespace panjshir::gazetteer
