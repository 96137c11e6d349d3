#pragma once
// The command line: global options, subcommands, exit codes.

#include "app/view_request.hpp"
#include "cli/command_context.hpp"

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace panjshir::cli {

/// Set by the subcommand that was chosen; run once every option is read.
using Action = std::function<int(const CommandContext&)>;

/// What the program is asked for without a subcommand.
struct WindowRequest {
    app::ViewRequest view;
    int width_px = 1280, height_px = 800;
    double interface_scale = 0; ///< 0.75 to 3; 0: as the desktop says
    double rest_s = 2;          ///< how long --statistics watches the window at rest
    std::string screenshot;     ///< a PNG file to write the whole window to, and close it; or empty
    std::string state_file;     ///< the window's state as JSON whenever it rests; or empty
    std::string session_file;   ///< a session or annotations to open; or empty
    std::string article_file;   ///< a text to open in the reader; or empty
    std::string articles_folder; ///< of the sources' texts; or empty
    std::string statistics;      ///< a JSON file of measured times, and close the window; or empty
};

/// What the command line cannot do by itself.
struct CliHooks {
    TerrainHooks terrain;
    /// Opens the window and gives the exit code.
    std::function<int(const CommandContext&, const WindowRequest&)> open_window;
};

/// Runs the command line and gives the exit code; faults of the arguments are told, not thrown.
/// Results go to `out`, messages and errors to `err`.
int run_cli(int argc, const char* const* argv, std::ostream& out, std::ostream& err,
            const CliHooks& hooks = {});

} // namespace panjshir::cli
