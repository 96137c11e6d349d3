#pragma once
// The user's work in the window: the document with its undo, the file it came from, autosave, and
// what is told about them in one line.

#include "app/autosave.hpp"
#include "app/document.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::gui {

class Workspace {
public:
    using Clock = std::chrono::steady_clock;

    /// `state_folder`: where autosaves and recent files lie; empty: nowhere. The view is that of
    /// `first` in letters that this machine has.
    Workspace(const app::Session& session, app::DocumentContent first,
              std::filesystem::path state_folder);

    const app::Document& document() const { return m_document; }
    const app::DocumentContent& content() const { return m_document.content(); }

    /// Takes over where the map has been moved, dated or asked otherwise. Changes of one sort that
    /// follow each other within half a second are one step.
    void record(const app::ViewState& view, Clock::time_point now);
    /// The map was moved by the window, unasked: no step of its own.
    void carry_along(const app::ViewState& view);
    /// Does a command, or tells why not.
    void run(const app::DocumentCommand& command,
             app::Document::Step step = app::Document::Step::Own);
    void undo(app::ViewState& view);
    void redo(app::ViewState& view);

    /// Annotations as they lie over the map; made anew only when they change.
    const std::vector<scene::Overlay>& annotation_overlays(std::string_view language);
    /// Grows each time they are made anew.
    std::uint64_t annotations_stamp() const { return m_overlays_stamp; }

    /// What was saved last, or opened; empty: nowhere yet.
    const std::filesystem::path& file() const { return m_file; }
    bool is_saved() const { return m_document.revision() == m_saved_revision; }
    void save(const std::filesystem::path& file);
    /// Opens a session, or puts the annotations of a GeoJSON file into this one.
    void open(const std::filesystem::path& file, app::ViewState& view);
    std::vector<std::filesystem::path> recent() const;
    /// The view; in English, and the reason told, where no font of this machine has its language's
    /// letters: they would be boxes.
    app::ViewState in_known_letters(app::ViewState view);

    /// Work left by a crash, to be offered.
    const std::optional<app::Recovery>& recovery() const { return m_recovery; }
    void accept_recovery(app::ViewState& view);
    void dismiss_recovery() { m_recovery.reset(); }

    /// Writes the autosave when it is due.
    void tick(Clock::time_point now);
    /// When `tick` has something to do next.
    std::optional<Clock::time_point> due_at() const {
        return m_autosave.due_at(m_document.revision());
    }
    /// Writes the autosave now, where something was drawn or corrected and not saved: what follows
    /// may end the program.
    void keep();
    /// The program ends in good order. What was drawn or corrected and not saved is left to be
    /// offered at the next start.
    void finish();

    /// A line for the user, shown for some seconds.
    void tell(std::string message, Clock::time_point now = Clock::now());
    const std::string& message() const { return m_message; }
    bool message_is_fresh(Clock::time_point now) const;
    static constexpr std::chrono::seconds kMessageTime{6};

private:
    app::DocumentContent readable(app::DocumentContent content);
    void take_over(app::DocumentContent content, app::ViewState& view);
    bool has_unsaved_work() const;
    Result<void> write_autosave(Clock::time_point now);
    void tell(const Diagnostics& diagnostics);

    const app::Session& m_session;
    std::string m_message; ///< before the rest, whose making may tell something
    Clock::time_point m_message_at{}, m_recorded{};
    app::Document m_document;
    std::filesystem::path m_state_folder, m_file;
    std::uint64_t m_saved_revision = 0;
    app::Autosave m_autosave;
    std::optional<app::Recovery> m_recovery;
    std::vector<scene::Overlay> m_overlays;
    std::optional<app::SharedList<io::Annotation>> m_overlays_of;
    std::string m_overlays_language;
    std::uint64_t m_overlays_stamp = 0;
};

} // namespace panjshir::gui
