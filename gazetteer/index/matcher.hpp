#pragma once
// The forms of an index that a spelling may stand for, each with how well it agrees.

#include "gazetteer/index.hpp"
#include "gazetteer/normalise/keys.hpp"

#include <string>
#include <vector>

namespace panjshir::gazetteer {

enum class MatchKind { Folded, Key, Edit, Skeleton, SkeletonEdit };

struct FormMatch {
    FormNumber form = 0;
    MatchKind kind = MatchKind::Folded;
    double score = 0; ///< 0..1, of the spelling alone, with the form's status and doubt
};

/// A name looked up, with its keys.
struct Spelling {
    std::string text;
    NameKeys keys;
    std::vector<RuleStep> steps; ///< of the word rules
    bool persian = false;        ///< in Persian-Arabic letters
};
Spelling spelling_of(std::string_view text);

/// The best form of every place that the spelling may stand for, by place, in no order of score.
/// Forms that share no key, no key one edit away and no skeleton are not met; skeletons one letter
/// apart are tried where nothing scores 0.75.
std::vector<FormMatch> matches(const NameIndex& index, const Spelling& spelling);

/// What a garbled form scores at most.
inline constexpr double kGarbledCap = 0.5;

} // namespace panjshir::gazetteer
