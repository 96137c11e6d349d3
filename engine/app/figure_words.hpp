#pragma once
// Words of figures in the three languages of the atlas.

#include <string>
#include <string_view>

namespace panjshir::app {

/// One of three by the language: fr, prs, else English. In French the blank before : ; ! ? becomes
/// a narrow no-break space.
std::string in_language(std::string_view language, std::string_view english,
                        std::string_view french, std::string_view dari);

/// With a capital at its beginning, where it begins with a Latin letter: "vallée du Panchir" as a
/// title begins.
std::string as_sentence(std::string text);

/// Set apart as left to right, for codes and numbers within Dari.
std::string left_to_right(std::string_view text);

} // namespace panjshir::app
