#include "cli/render_command.hpp"

#include "app/annotation_overlay.hpp"
#include "app/export_map.hpp"
#include "cli/session_opening.hpp"
#include "io/atlas.hpp"
#include "scene/content.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace panjshir::cli {
namespace {

Result<app::PaperOptions> paper_of(const RenderOptions& options, scene::SheetTemplate page) {
    if (!options.size.empty() && !options.paper.empty())
        return fail("give --size or --paper, not both", ErrorKind::Usage);
    if (!options.paper.empty())
        return app::parse_paper(options.paper, options.dpi);
    return options.size.empty() ? app::default_paper(page) : app::parse_size(options.size, page);
}

// Panels show the ground that was asked for, or else what claims speak of.
Result<app::PanelRequest> panels_of(const RenderOptions& options, const app::ViewState& view,
                                    const app::PaperOptions& paper) {
    const auto kind = app::parse_panel_kind(options.panels);
    if (!kind)
        return tl::unexpected(kind.error());
    app::PanelRequest request{*kind, options.from, options.to, std::nullopt};
    const app::ViewRequest& asked = options.view;
    if (!asked.area.empty() || !asked.scale.empty() || !asked.view.empty())
        request.ground = scene::MapView(view.centre, view.scale_denominator,
                                        scene::map_frame(scene::Layout::Sheet, paper.page.width_mm,
                                                         paper.page.height_mm, view.look.page))
                             .extent();
    return request;
}

// What is at fault in the file is told; the rest is drawn.
Result<std::vector<scene::Overlay>> annotations_of(const CommandContext& context,
                                                   const app::Session& session,
                                                   const RenderOptions& options) {
    if (options.annotations.empty())
        return std::vector<scene::Overlay>{};
    if (!options.panels.empty())
        return fail("--annotations belong to one map, not to --panels", ErrorKind::Usage);
    Diagnostics diagnostics;
    const auto annotations = io::read_annotations(options.annotations, diagnostics);
    if (!annotations)
        return tl::unexpected(annotations.error());
    for (const Diagnostic& diagnostic : diagnostics)
        note(context, to_string(diagnostic));
    return app::annotation_overlays(*annotations, session.projection(), context.language);
}

Result<void> draw(const app::Session& session, const app::ViewState& view,
                  const RenderOptions& options, const app::PaperOptions& paper,
                  const std::vector<scene::Overlay>& annotations) {
    if (options.panels.empty()) {
        if (!options.from.empty() || !options.to.empty())
            return fail("--from and --to belong to --panels days", ErrorKind::Usage);
        return app::export_map(session, view, paper, options.output, annotations,
                               options.world_file ? app::WorldFile::Beside : app::WorldFile::None);
    }
    if (options.world_file)
        return fail("a page of several maps has no world file", ErrorKind::Usage);
    const auto request = panels_of(options, view, paper);
    if (!request)
        return tl::unexpected(request.error());
    return app::export_panels(session, view, *request, paper, options.output);
}

} // namespace

int run_render(const CommandContext& context, const RenderOptions& options) {
    // What is wrong with the words themselves is told before anything is opened.
    auto paper = paper_of(options, scene::SheetTemplate::Sheet);
    if (!paper)
        return report(context, paper.error());
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    app::ViewRequest request = options.view;
    request.language = context.language;
    request.second_language = context.second_language;
    const auto page = app::template_of(request, (*session)->atlas().chronicle);
    if (!page)
        return report(context, page.error());
    paper = paper_of(options, *page);
    const auto view = app::make_view(**session, request, paper->page);
    if (!view)
        return report(context, view.error());
    const auto annotations = annotations_of(context, **session, options);
    if (!annotations)
        return report(context, annotations.error());
    if (const auto written = draw(**session, *view, options, *paper, *annotations); !written)
        return report(context, written.error());
    note(context, fmt::format("{}: {}", options.output, (*session)->headline(*view)));
    return kDone;
}

void register_render(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<RenderOptions>();
    CLI::App* command =
        app.add_subcommand("render", "draw a finished map into a file, without a display");
    app::ViewRequest& view = options->view;
    command->add_option("-o,--output", options->output, "file to write: .png, .pdf, .svg or .tif")
        ->required();
    command->add_option("--date", view.date, "day spoken of (YYYY-MM-DD)");
    command->add_option("--known-on", view.known_on, "only what had been published by this day");
    command->add_option("--according-to", view.according_to, "all, a side, an actor or a source");
    command->add_option("--area", view.area, "west,south,east,north in degrees");
    command->add_option("--size", options->size, "pixels: WIDTHxHEIGHT (a sheet has 96 an inch)");
    command->add_option("--template", view.page_template,
                        "sheet (paper), slide (read from afar) or square");
    command->add_option("--style", view.style, "colour, or grey for black and white print");
    command->add_option("--symbols", view.symbols,
                        "discs, or frames whose shape too tells who acts (not friend or foe)");
    command->add_option("--coarsen", view.coarsen,
                        "5km: move happenings to the middle of squares of that side");
    command->add_option("--panels", options->panels,
                        "days, voices or papers: a map a day, a voice or a source, on one page");
    command->add_option("--from", options->from, "first day of --panels days");
    command->add_option("--to", options->to, "last day of --panels days");
    command->add_flag("--world-file", options->world_file,
                      "write where a .png lies on earth beside it");
    command->add_option("--paper", options->paper,
                        "a5, a4, a3, a2, a1, a0 or letter; -portrait for upright");
    command->add_option("--dpi", options->dpi, "dots an inch on paper");
    command->add_option("--scale", view.scale, "1:250000");
    command->add_option(
        "--light", view.light,
        "where the relief's light comes from: AZIMUTH[,ALTITUDE[,EXAGGERATION]] (315,45,1.6)");
    command->add_option(
        "--layers", view.layers,
        "relief,rivers,... or -events,+contours for the usual ones without and with these");
    command->add_option(
        "--annotations", options->annotations,
        "GeoJSON with simplestyle properties, or a saved session, laid over the map");
    command->add_option("--view", view.view,
                        "a view copied from the window, or a map's file: its own view");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_render(context, *options); };
    });
}

} // namespace panjshir::cli
