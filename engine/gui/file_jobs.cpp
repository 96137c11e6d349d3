#include "gui/file_jobs.hpp"

#include "app/export_map.hpp"
#include "app/paths.hpp"
#include "app/terrain_store.hpp"
#include "base/translations.hpp"

#include <unistd.h>
#include <utility>

namespace panjshir::gui {

bool FileJobs::update(WindowState& state) {
    if (!state.export_wanted.empty() && !m_export.running())
        start_export(state);
    if (std::exchange(state.import_wanted, false) && !m_import.running())
        start_import(state);
    const bool given_up = give_up(state);
    return tell_ended(state) || given_up;
}

bool FileJobs::give_up(WindowState& state) {
    const auto cancelled = [](bool& asked, ExportJob& job, bool& running) {
        if (!std::exchange(asked, false))
            return false;
        job.cancel();
        running = false;
        return true;
    };
    const bool no_export = cancelled(state.export_given_up, m_export, state.export_running);
    const bool no_import = cancelled(state.import_given_up, m_import, state.import_running);
    if (no_import)
        app::remove_abandoned_terrains(app::cache_folder());
    return no_export || no_import;
}

bool FileJobs::tell_ended(WindowState& state) {
    const std::string& language = state.view.language;
    const auto tell = [&](const Result<void>& ended, const char* done, const std::string& name) {
        state.workspace->tell(ended ? translated(done, language) + (" " + name)
                                    : translated(ended.error().message.c_str(), language));
    };
    const auto export_ended = m_export.poll(), import_ended = m_import.poll();
    if (export_ended) {
        state.export_running = false;
        tell(*export_ended, "written:", m_export_file);
    }
    if (import_ended) {
        state.import_running = false;
        tell(*import_ended,
             "taken in; the next window shows it with:", "panjshir --terrain " + m_terrain);
    }
    return export_ended || import_ended;
}

void FileJobs::start_export(WindowState& state) {
    const std::string paper = std::exchange(state.export_wanted, {});
    m_export_file = state.export_name.data();
    std::error_code error;
    const auto session = std::filesystem::temp_directory_path(error) /
                         ("panjshir-export-" + std::to_string(::getpid()) + ".json");
    if (const auto written =
            io::write_annotations(session, state.workspace->content().annotations.items());
        !written)
        return state.workspace->tell(written.error().message);
    tell_started(state,
                 m_export.start({"render", "--view", app::view_string(state.view), "--annotations",
                                 session.string(), "--paper", paper, "-o", m_export_file},
                                {session}),
                 state.export_running);
}

void FileJobs::start_import(WindowState& state) {
    const std::string file = state.import_name.data();
    m_terrain = app::free_terrain_name(app::cache_folder(), file);
    tell_started(state, m_import.start({"terrain", "import", file, "--name", m_terrain}, {}),
                 state.import_running);
}

void FileJobs::tell_started(WindowState& state, const Result<void>& started, bool& running) {
    if (!started)
        state.workspace->tell(started.error().message);
    running = started.has_value();
}

} // namespace panjshir::gui
