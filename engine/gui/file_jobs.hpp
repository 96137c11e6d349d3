#pragma once
// Files that take long to make or to take in: a second run of the program works on them beside the
// window.

#include "gui/export_job.hpp"
#include "gui/window_state.hpp"

#include <string>

namespace panjshir::gui {

/// Lives as long as the window's state: what runs goes on while the window is made anew for full
/// screen.
class FileJobs {
public:
    /// Starts what the file panel asks for, gives up what the user gives up, and tells what has
    /// ended. Returns whether there is something new to be seen.
    bool update(WindowState& state);

private:
    void start_export(WindowState& state);
    void start_import(WindowState& state);
    bool give_up(WindowState& state);
    bool tell_ended(WindowState& state);
    static void tell_started(WindowState& state, const Result<void>& started, bool& running);

    ExportJob m_export, m_import;
    std::string m_export_file, m_terrain; ///< as they were called when the work began
};

} // namespace panjshir::gui
