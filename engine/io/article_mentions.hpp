#pragma once
// Whether a passage of an article names a place: by a written form of it, or by a common noun that
// can only mean it. Used by check_articles.

#include "gazetteer/place.hpp"

#include <span>
#include <string>
#include <string_view>

namespace panjshir::io {

/// The folded words of a text, each with one blank before and after: " vallee du panjshir ". French
/// elided words stand alone: "d'Andarab" is two.
std::string folded_words(std::u32string_view text);

enum class Mention {
    Named,       ///< a written form of the place stands there
    NounAndName, ///< a noun for its kind and the proper part of a form: "l'autoroute ... par le col
                 ///< de Salang"
    BackReference, ///< such a noun alone, and the last place called by one before it is this: "la
                   ///< vallée"
    None
};

/// `passage` and `before` (the article up to the passage) are folded words. A form counts with
/// case, accents and signs apart. Of nouns those of gazetteer::kind_words count, for the place's
/// own kind.
Mention find_mention(const gazetteer::Place& place, std::span<const gazetteer::Place> places,
                     const std::string& passage, const std::string& before);

} // namespace panjshir::io
