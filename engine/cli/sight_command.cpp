#include "cli/sight_command.hpp"

#include "app/figure_export.hpp"
#include "app/profile_output.hpp"
#include "app/sight_map.hpp"
#include "cli/place_argument.hpp"
#include "cli/profile_command.hpp"
#include "cli/session_opening.hpp"
#include "cli/wording.hpp"
#include "geo/text_form.hpp"
#include "io/dem_part.hpp"
#include "terrain/sight.hpp"
#include "terrain/viewshed.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using nlohmann::json;

constexpr double kEye_m = 1.7; // above ground, of who stands there

struct End {
    NamedPlace place;
    double above_ground_m = 0;
};

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

// The atlas is read only where something asks for it: a name, the built-in relief, a figure.
class Places {
public:
    explicit Places(const CommandContext& context) : m_context(context) {}

    Result<const io::Atlas*> atlas() {
        if (!m_atlas)
            m_atlas = open_atlas(m_context);
        if (!*m_atlas)
            return tl::unexpected(m_atlas->error());
        return &**m_atlas;
    }

    Result<End> end(const char* option, std::string_view text, double usual_height_m) {
        std::vector<std::string_view> parts;
        for (std::string_view rest = text;;) {
            const std::size_t comma = rest.find(',');
            parts.push_back(rest.substr(0, comma));
            if (comma == std::string_view::npos)
                break;
            rest = rest.substr(comma + 1);
        }
        End end{{}, usual_height_m};
        const bool position = parts.size() >= 2 && number(parts[0]) && number(parts[1]);
        const std::size_t wanted = position ? 2 : 1;
        if (parts.size() > wanted + 1)
            return fail(
                fmt::format("{} '{}': LON,LAT[,HEIGHT] or NAME[,HEIGHT] is wanted", option, text),
                ErrorKind::Usage);
        if (parts.size() == wanted + 1) {
            const auto height = number(parts.back());
            if (!height || !std::isfinite(*height))
                return fail(
                    fmt::format("{} '{}': '{}' is no height in metres", option, text, parts.back()),
                    ErrorKind::Usage);
            end.above_ground_m = *height;
        }
        if (position) {
            const double longitude = *number(parts[0]), latitude = *number(parts[1]);
            if (!LonLat::is_valid(longitude, latitude))
                return fail(fmt::format("{} '{}': no place on earth", option, text));
            end.place = {"",
                         fmt::format("{},{}", parts[0], parts[1]),
                         LonLat::from_degrees(longitude, latitude),
                         {}};
            return end;
        }
        const auto known = atlas();
        if (!known)
            return tl::unexpected(known.error());
        auto place = resolve_place(**known, parts[0]);
        if (!place)
            return fail(fmt::format("{}: {}", option, place.error().message));
        end.place = std::move(*place);
        if (const gazetteer::Place* row = (*known)->place(end.place.id))
            end.place.name = row->name_in(m_context.language);
        return end;
    }

    Result<app::TerrainPart> terrain(const Polyline& places, double margin_m) {
        const io::Atlas* of = nullptr;
        if (m_context.terrain == "built-in") {
            const auto known = atlas();
            if (!known)
                return tl::unexpected(known.error());
            of = *known;
        }
        return app::load_terrain_part(of, ground_options(m_context), places, margin_m);
    }

private:
    const CommandContext& m_context;
    std::optional<Result<io::Atlas>> m_atlas;
};

Error named(const app::TerrainPart& part, const Error& error) {
    return {
        fmt::format("{}: {}", part.schematic ? "the built-in relief" : part.file, error.message),
        error.kind};
}

json end_json(const End& end, double elevation_m) {
    return {{"longitude", end.place.at.longitude_deg()},
            {"latitude", end.place.at.latitude_deg()},
            {"above_ground_m", end.above_ground_m},
            {"ground_m", elevation_m - end.above_ground_m},
            {"elevation_m", elevation_m}};
}

json point_json(const app::TerrainPart& part, const terrain::SightPoint& point) {
    const LonLat at = part.projection->to_lon_lat(point.at);
    return {{"longitude", at.longitude_deg()},
            {"latitude", at.latitude_deg()},
            {"elevation_m", point.elevation_m},
            {"line_m", point.line_m},
            {"distance_m", point.distance_m}};
}

void print_line(const CommandContext& context, const app::TerrainPart& part, const End& from,
                const End& to, const terrain::LineOfSight& sight) {
    if (context.form == OutputForm::Json) {
        context.out << json{{"visible", sight.visible},
                            {"observer", end_json(from, sight.observer_m)},
                            {"target", end_json(to, sight.target_m)},
                            {"blocked_at",
                             sight.visible ? json() : point_json(part, *sight.nearest)},
                            {"first_blocked_at",
                             sight.first_blocked ? point_json(part, *sight.first_blocked) : json()},
                            {"nearest", sight.nearest ? point_json(part, *sight.nearest) : json()},
                            {"clearance_m", sight.clearance_m ? json(*sight.clearance_m) : json()},
                            {"distance_m", sight.distance_m}}
                           .dump(2)
                    << '\n';
        return;
    }
    context.out << fmt::format("{} - {}: {}, {:.1f} km", from.place.name, to.place.name,
                               sight.visible ? word(context, "visible", "visible")
                                             : word(context, "hidden", "caché"),
                               sight.distance_m / 1000);
    if (sight.nearest) {
        const LonLat at = part.projection->to_lon_lat(sight.nearest->at);
        context.out << fmt::format(
            "; {} {:.1f} km ({:.4f}, {:.4f}): {} {:.0f} m, {} {:.0f} m {}",
            sight.visible ? word(context, "nearest to the ground at", "au plus près du sol à")
                          : word(context, "blocked at", "bouché à"),
            sight.nearest->distance_m / 1000, at.longitude_deg(), at.latitude_deg(),
            word(context, "ground", "sol"), sight.nearest->elevation_m,
            word(context, "line", "ligne"), std::abs(*sight.clearance_m),
            sight.visible ? word(context, "above", "au-dessus")
                          : word(context, "below", "au-dessous"));
    }
    context.out << '\n';
}

int answer_line(const CommandContext& context, const SightOptions& options, Places& places,
                const End& from) {
    const auto to = places.end("--to", options.to, 0);
    if (!to)
        return report(context, to.error());
    for (const std::string& output : options.outputs)
        if (!app::is_picture(output) && std::filesystem::path(output).extension() != ".csv")
            return report(context,
                          Error{output + ": a line of sight is written as .png, .pdf, .svg or .csv",
                                ErrorKind::Usage});
    const terrain::SightRules rules{.refraction = options.refraction};
    const auto part = places.terrain({from.place.at, to->place.at}, 3000);
    if (!part)
        return report(context, part.error());
    const auto sight = terrain::line_of_sight(
        part->grid, {part->projection->to_map(from.place.at), from.above_ground_m},
        {part->projection->to_map(to->place.at), to->above_ground_m}, rules);
    if (!sight)
        return report(context, named(*part, sight.error()));
    if (!options.outputs.empty()) {
        const auto atlas = places.atlas();
        if (!atlas)
            return report(context, atlas.error());
        const auto answer = app::make_profile(**atlas, ground_options(context),
                                              {.corners = {from.place.at, to->place.at},
                                               .ids = {from.place.id, to->place.id},
                                               .title = from.place.name + " – " + to->place.name,
                                               .language = context.language});
        if (!answer)
            return report(context, answer.error());
        for (const std::string& output : options.outputs)
            if (const auto written = app::write_profile(*answer, output, *sight, rules); !written)
                return report(context, written.error());
    }
    print_line(context, *part, from, *to, *sight);
    return kDone;
}

Result<void> write_shed(const CommandContext& context, const SightOptions& options, const End& from,
                        const app::TerrainPart& part, const terrain::Viewshed& shed,
                        const std::string& output) {
    if (!app::is_picture(output))
        return io::write_viewshed(output, shed, part.well_known_text);
    const auto paper = app::parse_size(options.size.empty() ? "1200x1200" : options.size);
    if (!paper)
        return tl::unexpected(paper.error());
    const auto session = open_session(context);
    if (!session)
        return tl::unexpected(session.error());
    return app::export_viewshed(
        **session, shed, *part.projection, part.projection->to_map(from.place.at),
        {from.place.name, from.above_ground_m, *options.radius_m, context.language}, *paper,
        output);
}

int answer_radius(const CommandContext& context, const SightOptions& options, Places& places,
                  const End& from) {
    const double radius = *options.radius_m;
    if (!(radius >= terrain::kLeastRadius_m && radius <= terrain::kGreatestRadius_m))
        return report(context,
                      Error{fmt::format("--radius {}: from {} to {} metres is wanted", radius,
                                        terrain::kLeastRadius_m, terrain::kGreatestRadius_m),
                            ErrorKind::Usage});
    for (const std::string& output : options.outputs) {
        const auto extension = std::filesystem::path(output).extension();
        if (!app::is_picture(output) && extension != ".tif" && extension != ".tiff")
            return report(context,
                          Error{output + ": a viewshed is written as .tif, .png, .pdf or .svg",
                                ErrorKind::Usage});
    }
    const auto part = places.terrain({from.place.at}, radius);
    if (!part)
        return report(context, part.error());
    terrain::ViewshedOptions wanted;
    wanted.observer = {part->projection->to_map(from.place.at), from.above_ground_m};
    wanted.target_above_ground_m = options.target_height_m;
    wanted.radius_m = radius;
    wanted.rules.refraction = options.refraction;
    const auto shed = terrain::viewshed(part->grid, wanted);
    if (!shed)
        return report(context, named(*part, shed.error()));
    for (const std::string& output : options.outputs)
        if (const auto written = write_shed(context, options, from, *part, *shed, output); !written)
            return report(context, written.error());
    const double seen_km2 = shed->seen_area_m2() / 1e6;
    if (context.form == OutputForm::Json)
        context.out << json{{"observer", end_json(from, shed->observer_m)},
                            {"radius_m", radius},
                            {"seen_km2", seen_km2},
                            {"columns", shed->window.columns},
                            {"rows", shed->window.rows},
                            {"cell_size_m", shed->cell_size_m},
                            {"files", options.outputs}}
                           .dump(2)
                    << '\n';
    else
        context.out << fmt::format("{}: {:.1f} km² {} {:.1f} km\n", from.place.name, seen_km2,
                                   word(context, "of the ground are seen within",
                                        "de terrain sont visibles dans un rayon de"),
                                   radius / 1000);
    return kDone;
}

} // namespace

int run_sight(const CommandContext& context, const SightOptions& options) {
    if (options.to.empty() == !options.radius_m)
        return report(context, Error{"sight wants --to a place or --radius in metres, one of them",
                                     ErrorKind::Usage});
    Places places(context);
    const auto from = places.end("--from", options.from, kEye_m);
    if (!from)
        return report(context, from.error());
    return options.radius_m ? answer_radius(context, options, places, *from)
                            : answer_line(context, options, places, *from);
}

void register_sight(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<SightOptions>();
    CLI::App* command =
        app.add_subcommand("sight", "whether one place sees another, or all that is seen from one");
    command
        ->add_option("--from", options->from, "LON,LAT or a name, then ,HEIGHT above ground (1.7)")
        ->required();
    command->add_option("--to", options->to, "the same; HEIGHT is 0 unless told");
    command->add_option("--radius", options->radius_m, "metres: all that is seen within");
    command->add_option("--target-height", options->target_height_m,
                        "metres above ground of what is looked for within the radius (0)");
    command->add_option("--refraction", options->refraction, "how much light bends, 0 to 1 (0.13)");
    command
        ->add_option("-o,--output", options->outputs,
                     "the line: .png, .pdf, .svg, .csv; the radius: .tif, .png, .pdf, .svg; may be "
                     "given again")
        ->take_all()
        ->expected(1);
    command->add_option("--size", options->size, "of the map in pixels: WIDTHxHEIGHT");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_sight(context, *options); };
    });
}

} // namespace panjshir::cli
