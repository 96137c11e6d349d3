#include "gui/workspace.hpp"

#include "app/annotation_overlay.hpp"
#include "app/export_map.hpp"
#include "base/translations.hpp"
#include "io/atlas.hpp"

#include <fmt/format.h>

namespace panjshir::gui {
namespace {

constexpr std::chrono::milliseconds kOneStep{500};

app::Autosave opened_or_none(const std::filesystem::path& folder, std::string& message) {
    auto autosave = app::Autosave::open(folder);
    if (autosave)
        return std::move(*autosave);
    message = autosave.error().message;
    return std::move(*app::Autosave::open({}));
}

std::filesystem::path autosave_folder(const std::filesystem::path& state_folder) {
    return state_folder.empty() ? std::filesystem::path() : state_folder / "autosave";
}

// Whether two views differ only in where the map is: a pan or a zoom.
bool only_moved(app::ViewState a, const app::ViewState& b) {
    a.centre = b.centre;
    a.scale_denominator = b.scale_denominator;
    return a == b;
}

bool only_dated(app::ViewState a, const app::ViewState& b) {
    a.on = b.on;
    return a == b;
}

} // namespace

Workspace::Workspace(const app::Session& session, app::DocumentContent first,
                     std::filesystem::path state_folder)
    : m_session(session), m_document(readable(std::move(first))),
      m_state_folder(std::move(state_folder)),
      m_autosave(opened_or_none(autosave_folder(m_state_folder), m_message)) {
    if (!m_message.empty())
        m_message_at = Clock::now();
    if (m_state_folder.empty())
        return;
    Diagnostics diagnostics;
    auto found = app::take_recoveries(autosave_folder(m_state_folder), diagnostics);
    if (!found.empty())
        m_recovery = std::move(found.front());
    tell(diagnostics);
}

void Workspace::record(const app::ViewState& view, Clock::time_point now) {
    const app::ViewState& before = content().view;
    if (view == before)
        return;
    const bool joins =
        now - m_recorded < kOneStep && (only_moved(view, before) || only_dated(view, before));
    if (!joins)
        m_document.finish_step();
    m_recorded = now;
    (void)m_document.apply(app::ShowView{view},
                           app::Document::Step::JoinsLast); // a view is never refused
}

void Workspace::carry_along(const app::ViewState& view) {
    app::ViewState moved = content().view;
    moved.centre = view.centre;
    moved.scale_denominator = view.scale_denominator;
    (void)m_document.apply(app::ShowView{moved},
                           app::Document::Step::None); // a view is never refused
}

void Workspace::run(const app::DocumentCommand& command, app::Document::Step step) {
    if (step == app::Document::Step::Own)
        m_document.finish_step();
    if (const auto done = m_document.apply(command, step); !done)
        tell(done.error().message);
}

void Workspace::undo(app::ViewState& view) {
    m_document.undo();
    view = content().view;
}

void Workspace::redo(app::ViewState& view) {
    m_document.redo();
    view = content().view;
}

const std::vector<scene::Overlay>& Workspace::annotation_overlays(std::string_view language) {
    const auto& annotations = content().annotations;
    if (!m_overlays_of || !(*m_overlays_of == annotations) || m_overlays_language != language) {
        m_overlays =
            app::annotation_overlays(annotations.items(), m_session.projection(), language);
        m_overlays_of = annotations;
        m_overlays_language = language;
        ++m_overlays_stamp;
    }
    return m_overlays;
}

void Workspace::save(const std::filesystem::path& file) {
    const auto document =
        app::to_user_document(content(), m_session.atlas().folder.filename().string());
    if (const auto written = io::write_user_document(file, document); !written)
        return tell(written.error().message);
    m_file = file;
    m_saved_revision = m_document.revision();
    m_autosave.discard();
    (void)app::remember_file(m_state_folder, file); // a list of conveniences: not worth a message
    tell(fmt::format("{} {}", translated("saved:", content().view.language), file.string()));
}

void Workspace::open(const std::filesystem::path& file, app::ViewState& view) {
    Diagnostics diagnostics;
    if (file.extension() == ".geojson") {
        const auto annotations = io::read_annotations(file, diagnostics);
        if (!annotations)
            return tell(annotations.error().message);
        for (const io::Annotation& annotation : *annotations)
            run(app::AddAnnotation{annotation}, app::Document::Step::Own);
        tell(diagnostics);
        return;
    }
    const auto document = io::read_user_document(file, diagnostics);
    if (!document)
        return tell(document.error().message);
    take_over(app::from_user_document(*document, content().view, m_session.atlas(), file.string(),
                                      diagnostics),
              view);
    m_file = file;
    m_saved_revision = m_document.revision();
    (void)app::remember_file(m_state_folder, file);
    tell(diagnostics);
}

std::vector<std::filesystem::path> Workspace::recent() const {
    return m_state_folder.empty() ? std::vector<std::filesystem::path>{}
                                  : app::recent_files(m_state_folder);
}

void Workspace::accept_recovery(app::ViewState& view) {
    if (!m_recovery)
        return;
    Diagnostics diagnostics = m_recovery->diagnostics;
    take_over(app::from_user_document(m_recovery->document, content().view, m_session.atlas(),
                                      m_recovery->file.string(), diagnostics),
              view);
    m_file = m_recovery->opened_from;
    m_saved_revision = ~std::uint64_t{0}; // not saved
    m_recovery.reset();
    tell(diagnostics);
}

app::ViewState Workspace::in_known_letters(app::ViewState view) {
    if (const auto letters = app::check_letters(m_session, view); !letters) {
        tell(letters.error().message);
        view.language = "en";
        view.second_language.clear();
    }
    return view;
}

app::DocumentContent Workspace::readable(app::DocumentContent content) {
    content.view = in_known_letters(std::move(content.view));
    return content;
}

void Workspace::take_over(app::DocumentContent content, app::ViewState& view) {
    content = readable(std::move(content));
    content.view = m_session.clamp_view(content.view);
    view = content.view;
    m_document = app::Document(std::move(content));
}

void Workspace::tick(Clock::time_point now) {
    if (!m_autosave.is_due(m_document.revision(), now))
        return;
    if (const auto written = write_autosave(now); !written)
        tell(written.error().message);
}

Result<void> Workspace::write_autosave(Clock::time_point now) {
    const auto document =
        app::to_user_document(content(), m_session.atlas().folder.filename().string());
    return m_autosave.write(document, m_file.string(), m_document.revision(), now);
}

bool Workspace::has_unsaved_work() const {
    const bool has_work =
        !content().annotations.items().empty() || !content().corrections.items().empty();
    return has_work && !is_saved();
}

void Workspace::keep() {
    if (!has_unsaved_work())
        return;
    if (const auto written = write_autosave(Clock::now()); !written)
        tell(written.error().message);
}

void Workspace::finish() {
    if (!has_unsaved_work())
        return m_autosave.discard();
    (void)write_autosave(Clock::now());
}

void Workspace::tell(std::string message, Clock::time_point now) {
    m_message = std::move(message);
    m_message_at = now;
}

void Workspace::tell(const Diagnostics& diagnostics) {
    if (diagnostics.empty())
        return;
    std::string message = to_string(diagnostics.front());
    if (diagnostics.size() > 1)
        message += fmt::format("  (+{})", diagnostics.size() - 1);
    tell(std::move(message));
}

bool Workspace::message_is_fresh(Clock::time_point now) const {
    return !m_message.empty() && now - m_message_at < kMessageTime;
}

} // namespace panjshir::gui
