#include "cli/tours_command.hpp"

#include "app/export_map.hpp"
#include "app/tour_steps.hpp"
#include "cli/session_opening.hpp"
#include "cli/wording.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using nlohmann::json;

json day_or_null(const std::optional<CivilDay>& day) {
    return day ? json(panjshir::to_text(*day)) : json();
}

json to_json(const io::TourStep& step, int number) {
    json area, circles = json::array(), lines = json::array();
    if (step.area)
        area = {step.area->west, step.area->south, step.area->east, step.area->north};
    for (const io::TourCircle& circle : step.circles)
        circles.push_back({{"place", circle.place}, {"radius_m", circle.radius_km * 1000}});
    for (const auto& [from, to] : step.lines)
        lines.push_back({{"from", from}, {"to", to}});
    return {{"step", number},
            {"id", step.id},
            {"title_en", step.title_en},
            {"title_fr", step.title_fr},
            {"date", day_or_null(step.date)},
            {"known_on", day_or_null(step.known_on)},
            {"according_to", step.according_to},
            {"area", area},
            {"view", step.view},
            {"layers", step.layers},
            {"rings", step.rings},
            {"outlines", step.outlines},
            {"follows", step.follows},
            {"lines", lines},
            {"circles", circles},
            {"select", step.select},
            {"text_en", step.text_en},
            {"text_fr", step.text_fr}};
}

json to_json(const io::Tour& tour) {
    json steps = json::array();
    for (std::size_t i = 0; i < tour.steps.size(); ++i)
        steps.push_back(to_json(tour.steps[i], static_cast<int>(i) + 1));
    return {{"id", tour.id},
            {"file", tour.file},
            {"title_en", tour.title_en},
            {"title_fr", tour.title_fr},
            {"summary_en", tour.summary_en},
            {"summary_fr", tour.summary_fr},
            {"steps", steps}};
}

void list_tours(const CommandContext& context, const io::TourShelf& shelf) {
    if (context.form == OutputForm::Json) {
        json tours = json::array();
        for (const io::Tour& tour : shelf.tours)
            tours.push_back(to_json(tour));
        context.out << json{{"tours", tours}}.dump(2) << '\n';
        return;
    }
    std::vector<std::vector<std::string>> rows;
    for (const io::Tour& tour : shelf.tours)
        rows.push_back({tour.id,
                        fmt::format("{} {}", tour.steps.size(), word(context, "steps", "étapes")),
                        std::string(word(context, tour.title_en, tour.title_fr)),
                        std::string(word(context, tour.summary_en, tour.summary_fr))});
    context.out << text_table(rows);
}

void print_steps(const CommandContext& context, const io::Tour& tour, int only) {
    if (context.form == OutputForm::Json) {
        const json answer =
            only ? to_json(tour.steps[static_cast<std::size_t>(only) - 1], only) : to_json(tour);
        context.out << answer.dump(2) << '\n';
        return;
    }
    context.out << word(context, tour.title_en, tour.title_fr) << '\n';
    for (std::size_t i = 0; i < tour.steps.size(); ++i) {
        const io::TourStep& step = tour.steps[i];
        if (only && only != static_cast<int>(i) + 1)
            continue;
        const std::string day =
            step.date ? fmt::format(" ({})", long_day(context, *step.date)) : std::string();
        context.out << fmt::format("\n{}. {}{}\n{}\n", i + 1,
                                   word(context, step.title_en, step.title_fr), day,
                                   word(context, step.text_en, step.text_fr));
    }
}

int draw_step(const CommandContext& context, const io::Tour& tour, const io::TourStep& step,
              const std::string& output) {
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    const app::PaperOptions paper = app::default_paper(scene::SheetTemplate::Sheet);
    const auto shown = app::tour_step_view(**session, tour, step, paper.page, context.language);
    if (!shown)
        return report(context, shown.error());
    if (const auto written =
            app::export_map(**session, shown->view, paper, output, shown->overlays);
        !written)
        return report(context, written.error());
    note(context, fmt::format("{}: {}", output, shown->title));
    return kDone;
}

} // namespace

int run_tours(const CommandContext& context, const ToursOptions& options) {
    if (!options.output.empty() && (options.id.empty() || options.step == 0))
        return report(context, Error{"-o wants a tour and --step", ErrorKind::Usage});
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const io::TourShelf shelf = io::load_tours(*atlas);
    for (const Diagnostic& diagnostic : shelf.diagnostics)
        note(context, panjshir::to_string(diagnostic));
    if (options.id.empty()) {
        list_tours(context, shelf);
        return kDone;
    }
    const io::Tour* tour = shelf.tour(options.id);
    if (!tour) {
        std::vector<std::string> known;
        for (const io::Tour& other : shelf.tours)
            known.push_back(other.id);
        return report(
            context,
            Error{fmt::format("unknown tour '{}': there are {}", options.id,
                              known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", ")))});
    }
    if (options.step < 0 || options.step > static_cast<int>(tour->steps.size()))
        return report(context, Error{fmt::format("--step {}: {} has the steps 1 to {}",
                                                 options.step, tour->id, tour->steps.size()),
                                     ErrorKind::Usage});
    if (!options.output.empty())
        return draw_step(context, *tour, tour->steps[static_cast<std::size_t>(options.step) - 1],
                         options.output);
    print_steps(context, *tour, options.step);
    return kDone;
}

void register_tours(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<ToursOptions>();
    CLI::App* command = app.add_subcommand("tours", "the tours of the atlas, and their steps");
    command->add_option("id", options->id, "a tour; without one all are listed");
    command->add_option("--step", options->step, "one step, from 1");
    command->add_option("-o,--output", options->output,
                        "draw the step into a .png, .pdf or .svg file");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_tours(context, *options); };
    });
}

} // namespace panjshir::cli
