#include "cli/cli.hpp"

#include "app/export_map.hpp"
#include "app/locale.hpp"
#include "app/paths.hpp"
#include "cli/check_command.hpp"
#include "cli/claims_command.hpp"
#include "cli/compare_command.hpp"
#include "cli/export_command.hpp"
#include "cli/film_command.hpp"
#include "cli/find_command.hpp"
#include "cli/gazetteer_command.hpp"
#include "cli/measure_command.hpp"
#include "cli/profile_command.hpp"
#include "cli/quiz_command.hpp"
#include "cli/reach_command.hpp"
#include "cli/read_command.hpp"
#include "cli/render_command.hpp"
#include "cli/sight_command.hpp"
#include "cli/silence_command.hpp"
#include "cli/strip_command.hpp"
#include "cli/terrain_command.hpp"
#include "cli/tours_command.hpp"
#include "cli/worksheet_command.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <ostream>
#include <vector>

namespace panjshir::cli {
namespace {

struct GlobalOptions {
    std::string atlas, terrain = "built-in", language = "en";
    int stale_after = 7;
    bool json = false, quiet = false;
};

void add_global_options(CLI::App& app, GlobalOptions& options) {
    app.add_option("--atlas", options.atlas, "folder of the atlas");
    app.add_option("--terrain", options.terrain, "an elevation file, or built-in");
    app.add_option("--language", options.language, "en, fr or prs; a second one after a comma");
    app.add_option("--stale-after", options.stale_after,
                   "days after which a claim no longer counts (7)")
        ->check(CLI::Range(0, 3650));
    app.add_flag("--json", options.json, "machine form");
    app.add_flag("--quiet", options.quiet, "no messages but errors");
    app.set_version_flag("--version", fmt::format("panjshir {}", app::version()));
}

struct WindowOptions {
    WindowRequest request;
    std::string size;
};

void add_window_options(CLI::App& app, WindowOptions& options) {
    app::ViewRequest& view = options.request.view;
    app.add_option("--date", view.date, "open the window on this day");
    app.add_option("--known-on", view.known_on, "only what had been published by this day");
    app.add_option("--area", view.area, "west,south,east,north in degrees");
    app.add_option("--according-to", view.according_to, "all, a side, an actor or a source");
    app.add_option("--view", view.view, "a view as the window writes it, or a map's file");
    app.add_option("--light", view.light,
                   "where the relief's light comes from: AZIMUTH[,ALTITUDE[,EXAGGERATION]]");
    app.add_option("--window-size", options.size, "pixels: WIDTHxHEIGHT");
    app.add_option("--scale-interface", options.request.interface_scale,
                   "letters and controls so many times as large, 0.75 to 3 (as the desktop says)")
        ->check(CLI::Range(0.75, 3.0));
    app.add_option("--screenshot", options.request.screenshot,
                   "write the whole window as a PNG, and close it");
    app.add_option("--session", options.request.session_file,
                   "open a saved session, or annotations as GeoJSON");
    app.add_option("--article", options.request.article_file, "open a text file in the reader");
    app.add_option("--articles", options.request.articles_folder,
                   "the folder where the sources' texts lie");
    app.add_option("--state", options.request.state_file,
                   "write the window's state as JSON whenever it rests");
    app.add_option("--statistics", options.request.statistics,
                   "measure the window, write JSON, and close it");
    app.add_option("--rest", options.request.rest_s,
                   "seconds that --statistics watches the window at rest (2)")
        ->check(CLI::Range(0.1, 3600.0));
}

Result<void> set_languages(CommandContext& context, const std::string& text) {
    const std::size_t comma = text.find(',');
    context.language = text.substr(0, comma);
    if (comma != std::string::npos)
        context.second_language = text.substr(comma + 1);
    for (const std::string* language : {&context.language, &context.second_language}) {
        const bool optional = language == &context.second_language && comma == std::string::npos;
        if (!optional && *language != "en" && *language != "fr" && *language != "prs")
            return fail(fmt::format("--language: '{}' is none of en, fr and prs", *language),
                        ErrorKind::Usage);
    }
    return {};
}

int open_window(const CommandContext& context, WindowOptions& options, const CliHooks& hooks) {
    if (!hooks.open_window)
        return report(context, Error{"this program has no window", ErrorKind::Missing});
    if (!options.size.empty()) {
        const auto pixels = app::parse_pixels(options.size);
        if (!pixels)
            return report(context, pixels.error());
        options.request.width_px = pixels->first;
        options.request.height_px = pixels->second;
    }
    return hooks.open_window(context, options.request);
}

// `panjshir MAP.png` opens the view that the map holds: as if it had been written behind --view.
std::vector<const char*> with_opened_map(int argc, const char* const* argv) {
    std::vector<const char*> arguments(argv, argv + argc);
    std::error_code ignored;
    if (argc > 1 && argv[1][0] != '-' && std::filesystem::is_regular_file(argv[1], ignored) &&
        std::filesystem::path(argv[1]).has_extension())
        arguments.insert(arguments.begin() + 1, "--view");
    return arguments;
}

} // namespace

int run_cli(int argc, const char* const* argv, std::ostream& out, std::ostream& err,
            const CliHooks& hooks) {
    CLI::App app("A map of the Panjshir in August and September 2021: who said that who held what, "
                 "on which day.",
                 "panjshir");
    app.fallthrough(); // global options may stand behind the subcommand
    app.require_subcommand(0, 1);
    GlobalOptions options;
    WindowOptions window;
    Action chosen;
    add_global_options(app, options);
    add_window_options(app, window);
    register_claims(app, chosen);
    register_film(app, chosen);
    register_find(app, chosen);
    register_gazetteer(app, chosen);
    register_check(app, chosen);
    register_compare(app, chosen);
    register_export(app, chosen);
    register_measure(app, chosen);
    register_profile(app, chosen);
    register_quiz(app, chosen);
    register_sight(app, chosen);
    register_reach(app, chosen);
    register_read(app, chosen);
    register_render(app, chosen);
    register_terrain(app, chosen);
    register_tours(app, chosen);
    register_silence(app, chosen);
    register_strip(app, chosen);
    register_worksheet(app, chosen);
    try {
        const std::vector<const char*> arguments = with_opened_map(argc, argv);
        app.parse(static_cast<int>(arguments.size()), arguments.data());
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) // --help, --version
            return app.exit(error, out, err);
        err << "panjshir: " << error.what() << " (panjshir --help tells more)\n";
        return kWrongUsage;
    }

    CommandContext context{out, err};
    context.form = options.json ? OutputForm::Json : OutputForm::Text;
    context.messages = options.quiet ? Messages::Silenced : Messages::Shown;
    context.atlas_folder =
        options.atlas.empty() ? app::default_atlas_folder() : std::filesystem::path(options.atlas);
    context.terrain = options.terrain;
    context.stale_after_days = options.stale_after;
    context.hooks = hooks.terrain;
    if (const auto set = set_languages(context, options.language); !set)
        return report(context, set.error());
    if (!chosen)
        return open_window(context, window, hooks);
    if (context.language == "prs") // what commands draw are sheets
        for (const Diagnostic& fault : app::load_map_words())
            note(context, to_string(fault));
    return chosen(context);
}

} // namespace panjshir::cli
