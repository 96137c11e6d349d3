#pragma once
// The window: the map with its panels, until it is closed.

#include "app/session.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

namespace panjshir::gui {

enum class Appearance { Paper, Dark };

struct WindowOptions {
    int width_px = 1280, height_px = 800;
    double interface_scale = 1; ///< 0.75 to 3
    double rest_s = 2;          ///< how long `statistics` watches the window at rest
    Appearance appearance = Appearance::Paper;
    std::optional<app::ViewState>
        view; ///< nothing: the whole area on the first day that has claims
    /// Writes the whole window as a PNG once the picture is complete, and closes it.
    std::optional<std::filesystem::path> screenshot;
    /// Steps through days, pans and zooms by itself, writes what that took as JSON, and closes the
    /// window.
    std::optional<std::filesystem::path> statistics;
    /// Writes the window's state as JSON whenever it comes to rest, for tests from outside.
    std::optional<std::filesystem::path> state_file;
    /// A session or GeoJSON file to open; empty: none.
    std::filesystem::path session_file;
    /// A text to open in the reader, and the folder of the sources' texts; empty: none.
    std::filesystem::path article_file, articles_folder;
    /// Where autosaves and the list of recent files lie; empty: nowhere.
    std::filesystem::path state_folder;
    /// Where the pupils' results of the quiz are kept; empty: nowhere.
    std::filesystem::path data_folder;
    /// From when the time to the first picture counts: the program's start.
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

/// The page that the map gets in a window of that size: what the panels leave, in its own
/// millimetres.
app::PageSize map_page(int window_width_px, int window_height_px, double interface_scale = 1);

/// How much larger than usual the desktop draws letters, 0.75 to 3: by GDK_SCALE or
/// QT_SCALE_FACTOR, else by Xft.dpi in the user's .Xresources or .Xdefaults over 96; 1 where
/// nothing is said.
double desktop_scale();

/// Whether a window can be opened at all: on X11, whether a display is named.
bool has_display();

/// Shows the window until the user closes it. Returns the program's exit code: 0; 1 where a file
/// that was asked for cannot be written; 3 without a display or without OpenGL 2.1. The reason goes
/// to standard error. Requires: has_display().
int run_window(app::Session& session, const WindowOptions& options = {});

} // namespace panjshir::gui
