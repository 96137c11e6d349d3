#pragma once
// One pupil's quiz: rounds, answers, score, and what was missed asked again, in Leitner's boxes
// (Leitner 1972, So lernt man lernen). No interface: the window and the tests drive it.

#include "app/quiz_questions.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panjshir::app {

using QuizTime = std::chrono::sys_seconds;
using QuizClock = std::function<QuizTime()>;

/// How long a question rests in each box before it is due again. A right answer moves it one box
/// up, a wrong one back into the first.
inline constexpr std::array<std::chrono::seconds, 5> kQuizBoxes{
    std::chrono::minutes{1}, std::chrono::minutes{10}, std::chrono::hours{24},
    std::chrono::hours{72}, std::chrono::hours{168}};

struct QuizResult {
    QuizTime at;
    std::string pupil;
    study::QuizKind kind = study::QuizKind::Find;
    std::string subject, prompt;
    std::string given, answer; ///< ids of choices
    int box = 1;               ///< after the answer, 1..5
    bool right() const { return given == answer; }
};

class QuizSession {
public:
    /// Requires: the book outlives it; `kinds` is not empty. `pupil`, as it was typed, may be
    /// empty.
    QuizSession(const QuizBook& book, std::vector<study::QuizKind> kinds, std::uint64_t seed,
                std::string_view pupil, QuizClock clock);

    /// The question that is open; null where nothing can be asked.
    const study::QuizRound* round() const { return m_round ? &*m_round : nullptr; }
    /// Opens the next: of those that are due the one due longest, else one not yet asked, else the
    /// one due next.
    const study::QuizRound* next();

    /// Marks the open question and gives the feedback. Errors: no question is open, it was answered
    /// already, or no such choice.
    Result<std::string> answer(const std::string& choice);
    bool answered() const { return m_answered; }

    int right() const { return m_right; }
    int asked() const {
        return static_cast<int>(m_results.size());
    } ///< and answered, in this session
    const std::vector<QuizResult>& results() const { return m_results; }
    /// The box of a question, or 0 where it was never asked.
    int box(study::QuizKind kind, const std::string& subject) const;

    /// Takes over what this pupil answered before: boxes, not the score. Errors: the text is no
    /// table of results; rows of other pupils and of questions that are no more are passed over.
    Result<void> restore(std::string_view csv, const std::string& file);

private:
    using Key = std::pair<study::QuizKind, std::string>;
    struct Card {
        int box = 1;
        QuizTime due;
    };
    void file_card(const Key& key, bool is_right, QuizTime at);
    bool open(const Key& key);
    bool open_new();

    const QuizBook& m_book;
    std::vector<study::QuizKind> m_kinds;
    study::QuizRandom m_random;
    std::string m_pupil;
    QuizClock m_clock;
    std::map<study::QuizKind, std::vector<std::string>>
        m_new; ///< not yet asked, shuffled; drawn from the end
    std::map<Key, Card> m_cards;
    std::optional<study::QuizRound> m_round;
    std::vector<QuizResult> m_results;
    std::size_t m_turn = 0;
    int m_right = 0;
    bool m_answered = false;
};

/// What is typed without the blanks about it: one pupil is not two for the sake of a space.
std::string_view pupil_name(std::string_view typed);

/// A table with a header: time, pupil, kind, subject, prompt, given, answer, right, box.
std::string to_csv(const std::vector<QuizResult>& results);

/// Where a pupil's results are kept: a table of his or her own under `folder`/quiz, named after the
/// pupil as far as a file's name can be ("zahra 7b.csv"); "quiz.csv" where no name is given.
std::filesystem::path quiz_results_file(const std::filesystem::path& folder,
                                        std::string_view pupil);

/// Adds rows to a file of results, or begins it and its folder; the file is replaced whole, so that
/// none is half written. Errors: the file is another table, or cannot be written; it then stays as
/// it was.
Result<void> append_quiz_results(const std::filesystem::path& file,
                                 const std::vector<QuizResult>& results);

} // namespace panjshir::app
