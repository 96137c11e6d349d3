#pragma once
// The second half of normalising a name: rules on its words, from the folded form to its key.
//
// From the rule `digraph` on, words are written in one alphabet for both scripts: small letters,
// and S sh, C ch, X kh, G gh, Z zh, c ts (Pashto), j also for dj.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

using Words = std::vector<std::string>;

/// A rule on the words of a name. `cost` is as in CharacterRule: later rules overlook more and cost
/// more.
struct WordRule {
    std::string_view name;
    std::string_view what;
    double cost;
    void (*apply)(Words&);
};

/// In the order in which they are applied: ezafe, and, article, digraph, khwa, q, w, double,
/// french_ch, jsh, final, vowel, join, and the coarse ones a_i and skeleton. No rule turns one word
/// into another: a garbled name ("Dih Hasar" for Deh Salah) is a curated form, never a rule.
std::span<const WordRule> word_rules();

/// The rules up to `digraph` and `khwa` give the letters of a name, up to `join` its key.
inline constexpr std::size_t kLetterRules = 5, kKeyRules = 13;

/// "pul e khumri" -> {"pul", "e", "khumri"}.
Words split_words(std::string_view folded);

/// Whether a word is in Persian-Arabic letters.
bool is_persian_word(std::string_view word);

} // namespace panjshir::gazetteer
