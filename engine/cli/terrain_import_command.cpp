#include "cli/terrain_import_command.hpp"

#include "app/paths.hpp"
#include "app/terrain_source.hpp"
#include "cli/terrain_info_command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

std::string joint_text(const io::TerrainJoint& joint) {
    if (joint.overlap)
        return fmt::format("{} and {} differ by {:.1f} m where they overlap (median of {} cells)",
                           joint.first, joint.second, joint.step_m, joint.cells);
    return fmt::format(
        "between {} and {} a step of {:.1f} m (roughness {:.1f} m, beside it {:.1f} m; {} cells)",
        joint.first, joint.second, joint.step_m, joint.roughness_m, joint.inside_m, joint.cells);
}

constexpr std::size_t kJointsTold = 5;

} // namespace

Result<MapBox> wanted_extent(const std::string& area, const io::Atlas& atlas,
                             const Projection& projection) {
    if (area.empty())
        return app::ground_extent(atlas, projection);
    const auto box = parse_box(area);
    if (!box)
        return fail("--area: " + box.error().message, ErrorKind::Usage);
    const MapBox plane = app::box_on_plane(*box, projection);
    constexpr double kWidest_m = 5e6; // beyond, the plane is no picture of the earth
    if (!(plane.width_m() > 0 && plane.height_m() > 0 && plane.width_m() < kWidest_m &&
          plane.height_m() < kWidest_m))
        return fail(fmt::format("--area: '{}' does not lie on the map's plane ({})", area,
                                projection.title()),
                    ErrorKind::Usage);
    return plane;
}

std::function<void(std::string_view, double)> progress_notes(const CommandContext& context) {
    struct State {
        std::string what;
        int tenth = -1;
    };
    const auto state = std::make_shared<State>();
    return [&context, state](std::string_view what, double done) {
        const int tenth = static_cast<int>(10 * done);
        if (state->what != what)
            *state = {std::string(what), -1};
        if (tenth <= state->tenth)
            return;
        state->tenth = tenth;
        note(context, tenth == 0 ? fmt::format("{} ...", what)
                                 : fmt::format("{} ... {} %", what, 10 * tenth));
    };
}

void tell_stored_terrain(const CommandContext& context, const app::StoreResult& result) {
    const app::StoredTerrain& terrain = result.terrain;
    for (const std::string& file : result.not_needed)
        note(context, fmt::format("{}: lies outside the area, not used", file));
    for (std::size_t i = 0; i < std::min(kJointsTold, result.joints.size()); ++i)
        if (!result.joints[i].sound)
            note(context, "warning: " + joint_text(result.joints[i]));
    if (context.form == OutputForm::Json) {
        context.out << stored_terrain_json(terrain).dump(2) << '\n';
        return;
    }
    const io::VoidReport& voids = terrain.voids;
    context.out << fmt::format("terrain '{}': {} x {} cells of {:g} m, {:.0f} to {:.0f} m high\n",
                               terrain.name, terrain.columns, terrain.rows, terrain.cell_size_m,
                               terrain.lowest_m, terrain.highest_m);
    if (!result.joints.empty())
        context.out << fmt::format("joints: {} checked; the worst: {}\n", result.joints.size(),
                                   joint_text(result.joints.front()));
    context.out << fmt::format("voids: {} filled ({} cells, the largest {:.2f} km²)", voids.filled,
                               voids.filled_cells, voids.largest_filled_km2);
    if (voids.left > 0)
        context.out << fmt::format("; {} left open, the largest {:.1f} km² (--largest-void KM2 "
                                   "fills larger ones)",
                                   voids.left, voids.largest_left_km2);
    context.out << '\n';
    if (voids.cells_left > 0)
        context.out << fmt::format(
            "{:.1f} % of the area has no height\n",
            100.0 * static_cast<double>(voids.cells_left) /
                (static_cast<double>(terrain.columns) * static_cast<double>(terrain.rows)));
    if (!terrain.credit.empty())
        context.out << "credit: " << terrain.credit << '\n';
    context.out << fmt::format("use it with --terrain {} (kept as {})\n", terrain.name,
                               terrain.file.string());
}

int run_terrain_import(const CommandContext& context, const TerrainImportOptions& options) {
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto projection = make_projection(atlas->projection);
    if (!projection)
        return report(context, projection.error());
    const auto extent = wanted_extent(options.area, *atlas, **projection);
    if (!extent)
        return report(context, extent.error());
    std::string names;
    for (const std::string& file : options.files)
        names += (names.empty() ? "" : ", ") + std::filesystem::path(file).filename().string();
    const std::string name =
        options.name.empty() ? app::terrain_name_from(options.files.front()) : options.name;
    if (name == app::kFetchedTerrain)
        return report(context, Error{"--name: 'copernicus' is the terrain that is fetched",
                                     ErrorKind::Usage});
    const auto stored = app::store_terrain(
        {.name = name,
         .title = options.credit.empty() ? name : options.credit,
         .credit = options.credit,
         .source = names,
         .files = {options.files.begin(), options.files.end()},
         .projection = **projection,
         .extent = *extent,
         .cell_size_m = options.cell_size_m,
         .largest_void_km2 = options.largest_void_km2,
         .joints = options.accept_joints ? io::Joints::Accept : io::Joints::Refuse,
         .if_joint_refused = "--accept-joints joins them all the same",
         .cache_folder = app::cache_folder(),
         .progress = progress_notes(context)});
    if (!stored)
        return report(context, stored.error());
    tell_stored_terrain(context, *stored);
    return kDone;
}

void register_terrain_import(CLI::App& terrain, Action& chosen) {
    auto options = std::make_shared<TerrainImportOptions>();
    CLI::App* command = terrain.add_subcommand(
        "import", "join elevation files (SRTM .hgt, GeoTIFF, ASCII, DTED) into a terrain of the "
                  "atlas's area, to be used by name");
    command
        ->add_option("files", options->files,
                     "elevation files; where they overlap the first counts")
        ->required();
    command->add_option("--name", options->name,
                        "for --terrain; lower-case letters, digits, hyphens");
    command->add_option("--area", options->area, "west,south,east,north in degrees");
    command->add_option("--credit", options->credit, "whose survey it is, for the foot of maps");
    command->add_option("--cell", options->cell_size_m, "metres; that of the finest file")
        ->check(CLI::Range(0.1, 10000.0));
    command
        ->add_option("--largest-void", options->largest_void_km2,
                     "km² of voids that are filled (25)")
        ->check(CLI::Range(0.0, 1e6));
    command->add_flag("--accept-joints", options->accept_joints,
                      "even with steps between the files");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_terrain_import(context, *options);
        };
    });
}

} // namespace panjshir::cli
