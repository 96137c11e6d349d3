#include "cli/terrain_raster_command.hpp"

#include "cli/session_opening.hpp"
#include "io/dem.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {

int run_terrain_export(const CommandContext& context, const TerrainExportOptions& options) {
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto open = open_ground(context, *atlas);
    if (!open)
        return report(context, open.error());
    const Projection& projection = *open->projection;
    const terrain::HeightGrid& heights = open->ground.heights;
    if (const auto written = io::write_dem(options.output, heights, projection); !written)
        return report(context, written.error());
    const MapBox extent = heights.extent();
    if (context.form == OutputForm::Json)
        context.out << nlohmann::json{{"file", options.output},
                                      {"terrain", context.terrain},
                                      {"reference", projection.name()},
                                      {"columns", heights.columns()},
                                      {"rows", heights.rows()},
                                      {"cell_size_m", heights.cell_size_m()},
                                      {"west_m", extent.west_m},
                                      {"south_m", extent.south_m},
                                      {"east_m", extent.east_m},
                                      {"north_m", extent.north_m}}
                           .dump(2)
                    << '\n';
    else
        context.out << fmt::format("{}: {} x {} cells of {} m, {}\n", options.output,
                                   heights.columns(), heights.rows(), heights.cell_size_m(),
                                   projection.title());
    return kDone;
}

void register_terrain_export(CLI::App& terrain, Action& chosen) {
    auto options = std::make_shared<TerrainExportOptions>();
    CLI::App* command = terrain.add_subcommand(
        "export", "write the terrain in use, the built-in too, as a GeoTIFF");
    command->add_option("-o,--output", options->output, "GeoTIFF to write")->required();
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_terrain_export(context, *options);
        };
    });
}

} // namespace panjshir::cli
