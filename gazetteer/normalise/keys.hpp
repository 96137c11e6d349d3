#pragma once
// The keys of a name: what remains of it under more and more rules, so that spellings of one name
// meet.

#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/normalise/word_rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

struct NameKeys {
    std::string folded;  ///< "pul e khumri": plain letters and spaces (character rules)
    std::string letters; ///< "pulXumri": one letter a sound, still with all its vowels
    std::string key; ///< "pulXumri" with vowel classes and finals levelled: what spellings share
    std::string
        skeleton; ///< "plXmr": consonants alone, an A in front for a vowel, where the scripts meet
};

NameKeys keys_of(std::string_view name);
NameKeys keys_of_folded(std::string folded);

/// The words in a row, `between` between them.
std::string joined(const Words& words, std::string_view between);

/// A name after each rule that was applied to it, in the order of the rules.
struct RuleStep {
    std::string_view rule;
    std::string_view what;
    double cost;
    std::string form;
};
std::vector<RuleStep> steps_of(std::string_view name);
/// The steps of the word rules alone, from a folded form.
std::vector<RuleStep> word_steps_of(std::string_view folded);

/// Where two names first read alike: the rule, what it overlooks and what it costs. Nothing if they
/// do not meet even in the skeleton. Identical texts meet by "exact" at no cost.
struct Meeting {
    std::string_view rule;
    std::string_view what;
    double cost;
};
std::optional<Meeting> where_they_meet(std::string_view a, std::string_view b);

} // namespace panjshir::gazetteer
