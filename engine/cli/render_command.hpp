#pragma once
// panjshir render: a finished, self-describing map with no display.

#include "app/view_request.hpp"
#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct RenderOptions {
    std::string output;    ///< .png, .pdf, .svg or .tif
    app::ViewRequest view; ///< its languages are those of the context
    std::string size;      ///< "1400x1114" pixels
    std::string paper;     ///< "a4"; instead of a size
    double dpi = 300;      ///< for a paper
    std::string panels;    ///< days or voices: small multiples; empty: one map
    std::string from, to;  ///< of panels of days
    bool world_file = false;
    std::string annotations; ///< GeoJSON or a session, laid over the map; or empty
};

/// Exit code as the error's kind; the file appears whole or not at all.
int run_render(const CommandContext& context, const RenderOptions& options);

void register_render(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
