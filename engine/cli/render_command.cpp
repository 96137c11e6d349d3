#include "cli/render_command.hpp"

#include "app/export_map.hpp"
#include "cli/session_opening.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace panjshir::cli {
namespace {

constexpr const char* kDefaultSize = "1400x1190";

} // namespace

int run_render(const CommandContext& context, const RenderOptions& options) {
    if (!options.size.empty() && !options.paper.empty())
        return report(context, {"give --size or --paper, not both", ErrorKind::Usage});
    const auto paper = options.paper.empty()
                           ? app::parse_size(options.size.empty() ? kDefaultSize : options.size)
                           : app::parse_paper(options.paper, options.dpi);
    if (!paper)
        return report(context, paper.error());
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    app::ViewRequest request = options.view;
    request.language = context.language;
    request.second_language = context.second_language;
    const auto view = app::make_view(**session, request, paper->page);
    if (!view)
        return report(context, view.error());
    if (const auto written = app::export_map(**session, *view, *paper, options.output); !written)
        return report(context, written.error());
    note(context, fmt::format("{}: {}", options.output, (*session)->headline(*view)));
    return kDone;
}

void register_render(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<RenderOptions>();
    CLI::App* command =
        app.add_subcommand("render", "draw a finished map into a file, without a display");
    app::ViewRequest& view = options->view;
    command->add_option("-o,--output", options->output, "file to write: .png, .pdf or .svg")
        ->required();
    command->add_option("--date", view.date, "day spoken of (YYYY-MM-DD)");
    command->add_option("--known-on", view.known_on, "only what had been published by this day");
    command->add_option("--according-to", view.according_to, "all, a side, an actor or a source");
    command->add_option("--area", view.area, "west,south,east,north in degrees");
    command->add_option("--size", options->size, "pixels: WIDTHxHEIGHT (96 an inch)");
    command->add_option("--paper", options->paper,
                        "a5, a4, a3, a2, a1, a0 or letter; -portrait for upright");
    command->add_option("--dpi", options->dpi, "dots an inch on paper");
    command->add_option("--scale", view.scale, "1:250000");
    command->add_option("--layers", view.layers,
                        "relief,rivers,... or -events,-labels for all but these");
    command->add_option("--view", view.view,
                        "a view copied from the window or from a map's own text");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_render(context, *options); };
    });
}

} // namespace panjshir::cli
