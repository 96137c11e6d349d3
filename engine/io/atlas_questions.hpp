#pragma once
// A teacher's own questions: the table questions.csv of an atlas.

#include "base/error.hpp"
#include "io/atlas.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::io {

/// A text in both languages of the atlas.
struct BothLanguages {
    std::string en, fr;
    const std::string& in(std::string_view language) const { return language == "fr" ? fr : en; }
};

inline constexpr std::size_t kWrongAnswers = 3;

struct Question {
    std::string id;
    int line = 0;
    std::string place;                        ///< to be ringed beside it, or empty
    BothLanguages question, answer, feedback; ///< feedback on the right answer
    std::array<BothLanguages, kWrongAnswers> wrong, wrong_feedback;
    std::string reference;
};

struct QuestionTable {
    std::vector<Question> questions; ///< in the order of the table
    Diagnostics diagnostics;
};

/// Faults, by line and column: a column or text missing (a question without a right answer), an id
/// used twice or none, an unknown place, HTML in a text, two answers alike. A row at fault is left
/// out, the others stand.
QuestionTable parse_questions(std::string_view text, const std::string& file, const Atlas& atlas);

/// questions.csv of the atlas's folder; no such file is no questions, one that cannot be read a
/// fault.
QuestionTable load_questions(const Atlas& atlas);

} // namespace panjshir::io
