#pragma once
// Questions about what was said: the order of events, and for whom a place is claimed. Used by the
// quiz only.

#include "study/quiz.hpp"
#include "study/quiz_land.hpp"

namespace panjshir::study {

std::vector<std::string> order_subjects(const QuizFacts& facts);
std::optional<QuizRound> order_round(const QuizFacts& facts, const QuizWords& words,
                                     const std::string& subject, QuizRandom& random);

/// "place|WHO|2021-08-22".
std::vector<std::string> claim_subjects(const QuizFacts& facts);
std::optional<QuizRound> claim_round(const QuizFacts& facts, const QuizWords& words,
                                     const QuizLand& land, const std::string& subject,
                                     QuizRandom& random);

} // namespace panjshir::study
