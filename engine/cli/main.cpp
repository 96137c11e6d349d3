// The executable: the command line, and the window where no subcommand is given.

#include "app/autosave.hpp"
#include "app/locale.hpp"
#include "app/paths.hpp"
#include "app/terrain_store_relief.hpp"
#include "app/view_request.hpp"
#include "cli/cli.hpp"
#include "cli/render_command.hpp"
#include "cli/session_opening.hpp"
#include "gui/window.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <iostream>

namespace {

using namespace panjshir;

const auto kStarted = std::chrono::steady_clock::now();

int open_window(const cli::CommandContext& context, const cli::WindowRequest& request) {
    app::ViewRequest wanted = request.view;
    wanted.language = context.language;
    wanted.second_language = context.second_language;
    if (!gui::has_display()) {
        cli::note(context, "there is no display; the map is written to panjshir.png instead");
        cli::RenderOptions options;
        options.output = "panjshir.png";
        options.view = wanted;
        return cli::run_render(context, options);
    }
    for (const Diagnostic& diagnostic : app::load_translations())
        cli::note(context, to_string(diagnostic));
    const auto session =
        cli::open_session(context, request.screenshot.empty() && request.state_file.empty()
                                       ? app::ReliefDetail::Beside
                                       : app::ReliefDetail::Awaited);
    if (!session)
        return cli::report(context, session.error());
    gui::WindowOptions options;
    options.started = kStarted;
    options.width_px = request.width_px;
    options.height_px = request.height_px;
    if (!request.screenshot.empty())
        options.screenshot = request.screenshot;
    if (!request.state_file.empty())
        options.state_file = request.state_file;
    options.session_file = request.session_file;
    options.article_file = request.article_file;
    options.articles_folder = request.articles_folder;
    options.state_folder = app::state_folder();
    options.data_folder = app::data_folder();
    if (!request.statistics.empty())
        options.statistics = request.statistics;
    options.interface_scale =
        request.interface_scale > 0 ? request.interface_scale : gui::desktop_scale();
    options.rest_s = request.rest_s;
    const app::PageSize page =
        gui::map_page(request.width_px, request.height_px, options.interface_scale);
    const auto view = app::make_view(**session, wanted, page);
    if (!view)
        return cli::report(context, view.error());
    options.view = *view;
    if (wanted.area.empty() && wanted.view.empty()) { // ground to all edges
        const app::ViewState filled = (*session)->initial_view(page);
        options.view->centre = filled.centre;
        options.view->scale_denominator = filled.scale_denominator;
    }
    return gui::run_window(**session, options);
}

} // namespace

int main(int argc, char** argv) {
    try {
        cli::CliHooks hooks;
        hooks.terrain = cli::terrain_hooks();
        hooks.open_window = open_window;
        return cli::run_cli(argc, argv, std::cout, std::cerr, hooks);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "panjshir: %s\n", error.what());
        return cli::kInputAtFault;
    }
}
