#include "cli/film_command.hpp"

#include "cli/session_opening.hpp"
#include "film/film_writer.hpp"
#include "io/atlas.hpp"

#include <CLI/CLI.hpp>
#include <csignal>
#include <fmt/format.h>
#include <memory>

namespace panjshir::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

// While it lives, an interrupt is only noted, so that a half-written film is cleared away.
class InterruptWatch {
public:
    InterruptWatch() {
        interrupted = 0;
        struct sigaction noted {};
        noted.sa_handler = [](int) { interrupted = 1; };
        sigemptyset(&noted.sa_mask);
        noted.sa_flags = SA_RESTART;
        sigaction(SIGINT, &noted, &m_before);
    }
    ~InterruptWatch() { sigaction(SIGINT, &m_before, nullptr); }
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

private:
    struct sigaction m_before {};
};

} // namespace

int run_film(const CommandContext& context, const FilmOptions& options) {
    if (const auto good = film::check_film_file(options.output); !good)
        return report(context, good.error());
    app::ViewRequest request = options.view;
    request.language = context.language;
    request.second_language = context.second_language;
    if (request.page_template.empty() && request.view.empty())
        request.page_template = "slide";
    if (const auto pixels = app::parse_pixels(options.size); !pixels)
        return report(context, pixels.error());
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    const auto page = app::template_of(request, (*session)->atlas().chronicle);
    if (!page)
        return report(context, page.error());
    const auto paper = app::parse_size(options.size, *page);
    if (!paper)
        return report(context, paper.error());
    const auto view = app::make_view(**session, request, paper->page);
    if (!view)
        return report(context, view.error());
    const InterruptWatch watch;
    const auto written =
        app::export_film(**session, *view, options.film, *paper, options.output,
                         [&](CivilDay day, int done, int of) {
                             note(context, fmt::format("{} ({} of {})", to_text(day), done, of));
                             return interrupted == 0;
                         });
    if (!written)
        return report(context, written.error());
    note(context, options.output);
    return kDone;
}

void register_film(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<FilmOptions>();
    CLI::App* command =
        app.add_subcommand("film", "the days one after another, as a .gif, .webm or .mp4");
    app::ViewRequest& view = options->view;
    command->add_option("-o,--output", options->output, "file to write: .gif, .webm or .mp4")
        ->required();
    command->add_option("--from", options->film.from, "first day (YYYY-MM-DD)");
    command->add_option("--to", options->film.to, "last day");
    command->add_option("--seconds-per-day", options->film.seconds_per_day,
                        "how long a day is shown (1.2)");
    command->add_option("--fade", options->film.fade_s,
                        "seconds of the map's soft change between days (0.3; none in a .gif)");
    command->add_option("--size", options->size, "pixels: WIDTHxHEIGHT (1280x720)");
    command->add_option("--known-on", view.known_on, "only what had been published by this day");
    command->add_option("--according-to", view.according_to, "all, a side, an actor or a source");
    command->add_option("--area", view.area, "west,south,east,north in degrees");
    command->add_option("--scale", view.scale, "1:250000");
    command->add_option("--layers", view.layers, "relief,rivers,... or -events,+contours");
    command->add_option("--template", view.page_template,
                        "slide (read from afar), sheet (paper) or square");
    command->add_option("--style", view.style, "colour or grey");
    command->add_option("--symbols", view.symbols,
                        "discs, or frames whose shape too tells who acts (not friend or foe)");
    command->add_option("--coarsen", view.coarsen,
                        "5km: move happenings to the middle of squares of that side");
    command->add_option("--light", view.light,
                        "where the relief's light comes from: AZIMUTH[,ALTITUDE[,EXAGGERATION]]");
    command->add_option("--view", view.view,
                        "a view copied from the window, or a map's file: its own view");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_film(context, *options); };
    });
}

} // namespace panjshir::cli
