#pragma once
// What the window lays over the map to teach: a quiz, what sources say of the land beside what is measured, and of whom
// nobody speaks.

#include "app/quiz_questions.hpp"
#include "app/quiz_session.hpp"
#include "gui/overlay_shelf.hpp"

#include <memory>
#include <optional>
#include <string>
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

    /// Brings overlays and questions up to date; nothing is kept over the map when the panel is shut. While places are
    /// asked for, the map's names are hidden: `view` gives them back afterwards.
    void update(const app::Session& session, app::ViewState& view, OverlayShelf& shelf);

    const study::QuizRound* round() const { return m_quiz ? m_quiz->round() : nullptr; }
    bool answered() const { return m_quiz && m_quiz->answered(); }
    int right() const { return m_quiz ? m_quiz->right() : 0; }
    int asked() const { return m_quiz ? m_quiz->asked() : 0; }
    /// Answers the open question; its feedback is kept.
    void answer(const std::string& choice);
    const std::string& given() const { return m_given; }
    const std::string& feedback() const { return m_feedback; }
    void next();
    /// Adds what was answered to a table. Errors: as append_quiz_results.
    Result<void> save_results(const std::filesystem::path& file) const;

    const std::vector<CheckLine>& checks() const { return m_checks; }
    int silent_districts() const { return m_silent; }
    int silence_days = 7; ///< the span that ends with the day shown

private:
    void update_quiz(const app::Session& session, app::ViewState& view, OverlayShelf& shelf);
    void hide_names(app::ViewState& view, bool hide);

    std::string m_language;
    std::unique_ptr<app::QuizBook> m_book;
    std::unique_ptr<app::QuizSession> m_quiz;
    std::string m_given, m_feedback;
    std::vector<CheckLine> m_checks;
    std::string m_shown; ///< what the overlays were made for
    int m_silent = 0;
    std::optional<scene::LayerSet> m_layers_before;
};

} // namespace panjshir::gui
