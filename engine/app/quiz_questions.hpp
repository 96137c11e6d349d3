#pragma once
// All the questions of an open atlas: those made from land and chronicle, and the teacher's own.

#include "app/session.hpp"
#include "io/atlas_questions.hpp"
#include "study/quiz.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::app {

/// What the atlas and its ground give the maker. Requires: the session outlives it.
study::QuizFacts quiz_facts(const Session& session);

class QuizBook {
public:
    /// Requires: the session outlives it. `language`: "fr", else English.
    QuizBook(const Session& session, std::string language);

    const std::vector<std::string>& subjects(study::QuizKind kind) const;
    /// Nothing for an unknown subject, or where too few choices can be found.
    std::optional<study::QuizRound> make(study::QuizKind kind, const std::string& subject,
                                         study::QuizRandom& random) const;
    const Diagnostics& diagnostics() const { return m_own.diagnostics; } ///< of the teacher's table

private:
    study::QuizMaker m_maker;
    io::QuestionTable m_own;
    std::vector<std::string> m_own_subjects;
    std::string m_language;
};

/// Every kind, in the order in which rounds go through them.
std::vector<study::QuizKind> all_quiz_kinds();

/// `rounds` questions, the kinds in turn, none asked twice before all of its kind were asked. The
/// same seed, atlas, ground and kinds give the same rounds. Fewer only where nothing can be asked.
std::vector<study::QuizRound> quiz_rounds(const QuizBook& book, std::uint64_t seed, int rounds,
                                          const std::vector<study::QuizKind>& kinds);

} // namespace panjshir::app
