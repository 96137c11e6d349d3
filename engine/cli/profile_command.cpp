#include "cli/profile_command.hpp"

#include "app/paths.hpp"
#include "app/profile_output.hpp"
#include "cli/place_argument.hpp"
#include "cli/wording.hpp"
#include "geo/geodesic.hpp"
#include "scene/phrases.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using nlohmann::json;

std::string name_of(const io::Atlas& atlas, const NamedPlace& place, const std::string& language) {
    const gazetteer::Place* known = place.id.empty() ? nullptr : atlas.place(place.id);
    return known ? known->name_in(language) : place.name;
}

Result<app::ProfileRequest> request_of(const CommandContext& context, const io::Atlas& atlas,
                                       const ProfileOptions& options) {
    if (options.along.empty() && options.places.size() < 2)
        return fail("profile wants two places at least, or --along a river or road",
                    ErrorKind::Usage);
    if (!options.along.empty() && !options.places.empty() && options.places.size() != 2)
        return fail("--along goes with two places, between which it is followed, or with none",
                    ErrorKind::Usage);
    app::ProfileRequest request;
    request.language = context.language;
    request.dead_band_m = options.dead_band_m;
    std::string ends;
    for (const std::string& text : options.places) {
        const auto place = resolve_place(atlas, text);
        if (!place)
            return tl::unexpected(place.error());
        request.corners.push_back(place->at);
        request.ids.push_back(place->id);
        ends += (ends.empty() ? "" : " – ") + name_of(atlas, *place, context.language);
    }
    request.title = ends;
    if (options.along.empty())
        return request;
    const auto found = resolve_atlas_places(atlas, options.along);
    if (!found)
        return fail("--along: " + found.error().message);
    std::vector<std::string> ids;
    for (const gazetteer::Place* place : *found)
        ids.push_back(place->id);
    std::optional<std::pair<LonLat, LonLat>> between;
    if (request.corners.size() == 2)
        between = std::pair(request.corners[0], request.corners[1]);
    auto line = app::line_along(atlas, ground_options(context), ids, between);
    if (!line)
        return fail("--along: " + line.error().message, line.error().kind);
    request.corners = std::move(line->line);
    request.river = line->river;
    request.ids.clear();
    const std::string name = found->front()->name_in(context.language);
    request.title = ends.empty() ? name : fmt::format("{} ({})", name, ends);
    return request;
}

void print_json(const CommandContext& context, const app::ProfileAnswer& answer) {
    const terrain::Profile& profile = answer.profile;
    json points = json::array(), stops = json::array();
    for (const terrain::ProfilePoint& point : profile.points)
        points.push_back({{"distance_m", point.distance_m},
                          {"longitude", point.at.longitude_deg()},
                          {"latitude", point.at.latitude_deg()},
                          {"elevation_m", point.elevation_m}}); // null where there is none
    for (const scene::ProfileStop& stop : answer.stops)
        stops.push_back({{"place", stop.place},
                         {"name", stop.name},
                         {"kind", gazetteer::to_string(stop.kind)},
                         {"distance_m", stop.distance_m},
                         {"off_m", stop.off_m},
                         {"ground_m", stop.ground_m},
                         {"adopted_m", stop.adopted_m ? json(*stop.adopted_m) : json()}});
    const auto height = [&](std::size_t i) { return profile.points[i].elevation_m; };
    context.out << json{{"points", std::move(points)},
                        {"ascent_m", profile.ascent_m},
                        {"descent_m", profile.descent_m},
                        {"length_m", profile.length_m},
                        {"lowest_m", height(profile.lowest)},
                        {"highest_m", height(profile.highest)},
                        {"greatest_slope_deg", profile.greatest_slope_deg},
                        {"greatest_slope_at_m", profile.points[profile.steepest].distance_m},
                        {"points_without_height", profile.voids},
                        {"terrain", answer.terrain.schematic ? "built-in" : answer.terrain.file},
                        {"places", std::move(stops)}}
                       .dump(2)
                << '\n';
}

void print_text(const CommandContext& context, const app::ProfileAnswer& answer) {
    const terrain::Profile& profile = answer.profile;
    const auto height = [&](std::size_t i) { return profile.points[i].elevation_m; };
    context.out << fmt::format("{}: {:.1f} km, {} {:.0f} m, {} {:.0f} m\n", answer.title,
                               profile.length_m / 1000, word(context, "ascent", "montée"),
                               profile.ascent_m, word(context, "descent", "descente"),
                               profile.descent_m);
    context.out << fmt::format(
        "{} {:.0f} m, {} {:.0f} m, {} {:.0f}° {} {:.1f} km{}\n",
        word(context, "lowest", "au plus bas"), height(profile.lowest),
        word(context, "highest", "au plus haut"), height(profile.highest),
        word(context, "steepest", "pente la plus forte"), profile.greatest_slope_deg,
        word(context, "at", "à"), profile.points[profile.steepest].distance_m / 1000,
        answer.terrain.schematic
            ? fmt::format(" ({})", scene::phrase(scene::Phrase::SchematicRelief, context.language))
            : std::string());
    std::vector<std::vector<std::string>> rows;
    for (const scene::ProfileStop& stop : answer.stops)
        rows.push_back(
            {fmt::format("{:.1f} km", stop.distance_m / 1000), stop.name,
             scene::place_kind_name(stop.kind, context.language),
             stop.adopted_m ? fmt::format("{:.0f} m", *stop.adopted_m) : std::string(),
             std::isfinite(stop.ground_m)
                 ? fmt::format("{} {:.0f} m", word(context, "line", "ligne"), stop.ground_m)
                 : std::string(),
             stop.off_m >= 50
                 ? fmt::format("{:.1f} km {}", stop.off_m / 1000, word(context, "off", "à côté"))
                 : std::string()});
    context.out << text_table(rows);
}

} // namespace

app::GroundOptions ground_options(const CommandContext& context) {
    return {context.terrain, app::cache_folder(),
            [&context](std::string_view what) { note(context, std::string(what) + " ..."); }};
}

int run_profile(const CommandContext& context, const ProfileOptions& options) {
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto request = request_of(context, *atlas, options);
    if (!request)
        return report(context, request.error());
    const auto answer = app::make_profile(*atlas, ground_options(context), *request);
    if (!answer)
        return report(context, answer.error());
    if (answer->profile.voids > 0)
        note(context, fmt::format("{} of {} samples have no height", answer->profile.voids,
                                  answer->profile.points.size()));
    for (const std::string& output : options.outputs)
        if (const auto written = app::write_profile(*answer, output); !written)
            return report(context, written.error());
    if (context.form == OutputForm::Json)
        print_json(context, *answer);
    else if (options.csv)
        context.out << app::profile_csv(*answer);
    else
        print_text(context, *answer);
    return kDone;
}

void register_profile(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<ProfileOptions>();
    CLI::App* command = app.add_subcommand(
        "profile", "heights along a line from place to place, a river or a road");
    command->add_option("places", options->places, "names, ids or lon,lat, in order");
    command->add_option("--along", options->along, "a river or road of the atlas");
    command
        ->add_option("-o,--output", options->outputs,
                     ".png, .pdf, .svg or .csv; may be given again")
        ->take_all()
        ->expected(1);
    command->add_flag("--csv", options->csv, "the samples as a table");
    command
        ->add_option("--dead-band", options->dead_band_m,
                     "metres: smaller rises and falls count as noise (10)")
        ->check(CLI::Range(0.0, 1000.0));
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_profile(context, *options);
        };
    });
}

} // namespace panjshir::cli
