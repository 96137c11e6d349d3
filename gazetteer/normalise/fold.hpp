#pragma once
// The first half of normalising a name: rules on its characters. What comes out is the folded form:
// small letters without marks, words parted by one space, in Latin or in plain Persian letters.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace panjshir::gazetteer {

/// A rule on the characters of a text. `cost` is what two names lose in score (0..1) that agree
/// only after this rule, besides what the distance of their letters costs (spelling_distance).
struct CharacterRule {
    std::string_view name;
    std::string_view what; ///< what it overlooks, for people: "letters with carons"
    double cost;
    std::u32string (*apply)(const std::u32string&);
};

/// In the order in which they are applied: nfc, case, caron, marks, apostrophe, persian, separator.
std::span<const CharacterRule> character_rules();

/// A name is folded up to so many code points; what follows is left out.
inline constexpr std::size_t kLongestName = 200;

/// All character rules, one after another. Bytes that are not UTF-8 read as gaps between words.
/// The result holds no leading, trailing or double space; it is empty for a text without letter or
/// digit.
std::string fold(std::string_view text);

} // namespace panjshir::gazetteer
