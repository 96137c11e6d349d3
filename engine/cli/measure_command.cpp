#include "cli/measure_command.hpp"

#include "app/profile_output.hpp"
#include "base/csv.hpp"
#include "cli/place_argument.hpp"
#include "cli/profile_command.hpp"
#include "cli/wording.hpp"
#include "geo/geodesic.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

// The adopted height, else the terrain's, else nothing.
Result<std::optional<double>> height_of(const CommandContext& context, const io::Atlas& atlas,
                                        const NamedPlace& place) {
    if (place.elevation_m || !context.hooks.height_at)
        return place.elevation_m;
    return context.hooks.height_at(context, atlas, place.at);
}

std::string csv_row(const NamedPlace& from, const NamedPlace& to, const GeodesicInverse& way,
                    const std::optional<double>& climb) {
    const auto id = [](const NamedPlace& place) {
        return csv_escape(place.id.empty() ? place.name : place.id);
    };
    return fmt::format(
        "from,to,distance_m,azimuth_deg,direction,climb_m\n{},{},{:.2f},{:.4f},{},{}\n", id(from),
        id(to), way.distance_m, way.azimuth_deg, compass_point(way.azimuth_deg),
        climb ? fmt::format("{:.0f}", *climb) : std::string());
}

Result<void> write_line(const CommandContext& context, const io::Atlas& atlas,
                        const MeasureOptions& options, const NamedPlace& from,
                        const NamedPlace& to) {
    if (options.outputs.empty())
        return {};
    const auto name = [&](const NamedPlace& place) {
        const gazetteer::Place* known = place.id.empty() ? nullptr : atlas.place(place.id);
        return known ? known->name_in(context.language) : place.name;
    };
    const auto answer = app::make_profile(atlas, ground_options(context),
                                          {.corners = {from.at, to.at},
                                           .ids = {from.id, to.id},
                                           .title = name(from) + " – " + name(to),
                                           .language = context.language});
    if (!answer)
        return tl::unexpected(answer.error());
    for (const std::string& output : options.outputs)
        if (auto written = app::write_profile(*answer, output); !written)
            return written;
    return {};
}

} // namespace

int run_measure(const CommandContext& context, const MeasureOptions& options) {
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto from = resolve_place(*atlas, options.from), to = resolve_place(*atlas, options.to);
    for (const auto* end : {&from, &to})
        if (!*end)
            return report(context, end->error());
    const auto low = height_of(context, *atlas, *from), high = height_of(context, *atlas, *to);
    for (const auto* height : {&low, &high})
        if (!*height)
            return report(context, height->error());

    const GeodesicInverse way = geodesic(from->at, to->at);
    std::optional<double> climb;
    if (*low && *high)
        climb = **high - **low;
    if (const auto written = write_line(context, *atlas, options, *from, *to); !written)
        return report(context, written.error());
    if (context.form == OutputForm::Json) {
        const nlohmann::json answer{{"from", from->id.empty() ? from->name : from->id},
                                    {"to", to->id.empty() ? to->name : to->id},
                                    {"distance_m", way.distance_m},
                                    {"azimuth_deg", way.azimuth_deg},
                                    {"direction", compass_point(way.azimuth_deg)},
                                    {"climb_m", climb ? nlohmann::json(*climb) : nlohmann::json()}};
        context.out << answer.dump(2) << '\n';
        return kDone;
    }
    if (options.csv) {
        context.out << csv_row(*from, *to, way, climb);
        return kDone;
    }
    context.out << fmt::format("{} - {}: {:.2f} km, {} ({:.1f}°)", from->name, to->name,
                               way.distance_m / 1000, compass_point(way.azimuth_deg),
                               way.azimuth_deg);
    if (climb)
        context.out << fmt::format(", {} {:+.0f} m", word(context, "climb", "dénivelé"), *climb);
    context.out << '\n';
    return kDone;
}

void register_measure(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<MeasureOptions>();
    CLI::App* command =
        app.add_subcommand("measure", "distance, direction and climb between two places");
    command->add_option("from", options->from, "a name, an id or lon,lat")->required();
    command->add_option("to", options->to, "a name, an id or lon,lat")->required();
    command->add_flag("--csv", options->csv, "a row for spreadsheets");
    command
        ->add_option("-o,--output", options->outputs,
                     "the line with its heights: .png, .pdf, .svg or .csv; may be given again")
        ->take_all()
        ->expected(1);
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_measure(context, *options);
        };
    });
}

} // namespace panjshir::cli
