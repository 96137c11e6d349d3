#pragma once
// What the window lays over the map to teach: a quiz, what sources say of the land beside what is
// measured, and of whom nobody speaks.

#include "app/quiz_questions.hpp"
#include "app/quiz_session.hpp"
#include "gui/overlay_shelf.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panjshir::gui {

/// A statement about the land with what is measured.
struct CheckLine {
    std::string said, measured, verdict, reason;
};

class Teaching {
public:
    bool open = false; ///< whether the panel is shown
    enum class Page { Quiz, Checks, Silence };
    Page page = Page::Quiz;

    /// Brings overlays and questions up to date; nothing is kept over the map when the panel is
    /// shut. While places are asked for, the map's names are hidden: `view` gives them back
    /// afterwards.
    void update(const app::Session& session, app::ViewState& view, OverlayShelf& shelf);

    /// The view as it is kept and undone: with the names that the quiz hides for a while.
    app::ViewState with_names(app::ViewState view) const;

    const study::QuizRound* round() const { return m_quiz ? m_quiz->round() : nullptr; }
    bool answered() const { return m_quiz && m_quiz->answered(); }
    int right() const { return m_quiz ? m_quiz->right() : 0; }
    int asked() const { return m_quiz ? m_quiz->asked() : 0; }
    /// Answers the open question; its feedback is kept.
    void answer(const std::string& choice);
    const std::string& given() const { return m_given; }
    const std::string& feedback() const { return m_feedback; }
    void next();

    /// The user's data folder, where each answer is added to the pupil's table; empty: nowhere.
    void keep_in(std::filesystem::path data_folder) { m_folder = std::move(data_folder); }
    /// Whose quiz it is from now on, blanks about the name left out; what this pupil missed before
    /// is asked again.
    void take_pupil(std::string_view typed);
    const std::string& pupil() const { return m_pupil; }
    /// Empty: results are kept nowhere.
    std::filesystem::path results_file() const;
    /// Why results cannot be kept or read, told once; empty: they can.
    std::string take_fault() { return std::exchange(m_fault, {}); }
    std::array<char, 64> pupil_text{}; ///< as it is being typed
    /// Puts the pupil's name into that text.
    void show_pupil();

    const std::vector<CheckLine>& checks() const { return m_checks; }
    int silent_districts() const { return m_silent; }
    int silence_days = 7; ///< the span that ends with the day shown

private:
    void update_quiz(const app::Session& session, app::ViewState& view, OverlayShelf& shelf);
    void hide_names(app::ViewState& view, bool hide);

    std::string m_language;
    std::unique_ptr<app::QuizBook> m_book;
    std::unique_ptr<app::QuizSession> m_quiz;
    void begin_quiz(const app::Session& session);

    std::filesystem::path m_folder;
    std::string m_pupil, m_fault;
    std::string m_given, m_feedback;
    std::vector<CheckLine> m_checks;
    std::string m_shown; ///< what the overlays were made for
    int m_silent = 0;
    std::optional<bool> m_names_before; ///< while they are hidden: whether they were shown
};

} // namespace panjshir::gui
