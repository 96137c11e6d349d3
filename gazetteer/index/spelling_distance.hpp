#pragma once
// How far two spellings of what may be one name lie apart, letter by letter.

#include <string_view>

namespace panjshir::gazetteer {

/// Persian writing leaves short vowels out, so that a vowel more in the Latin spelling says little;
/// a vowel more in the Persian spelling is a long one and says as much as elsewhere.
enum class Scripts { Same, FirstIsPersian };

/// The least sum of costs of turning one spelling into the other; letters are those of
/// NameKeys::letters. An unrelated consonant costs 1, related ones (k and kh, s and z) less, vowels
/// least. A sum above `limit` may come back as any number above `limit`. Symmetric for one script;
/// 0 for equal spellings.
double spelling_distance(std::string_view a, std::string_view b, Scripts scripts, double limit);

/// Whether two keys are equal or one letter more, less, other or two neighbours swapped apart.
bool within_one_edit(std::string_view a, std::string_view b);

} // namespace panjshir::gazetteer
