#include "cli/terrain_command.hpp"

#include "cli/terrain_contours_command.hpp"
#include "cli/terrain_fetch_command.hpp"
#include "cli/terrain_import_command.hpp"
#include "cli/terrain_info_command.hpp"
#include "cli/terrain_overlap_command.hpp"
#include "cli/terrain_raster_command.hpp"

#include <CLI/CLI.hpp>

namespace panjshir::cli {

void register_terrain(CLI::App& app, Action& chosen) {
    CLI::App* terrain =
        app.add_subcommand("terrain", "raster tools on elevation files, real terrain");
    terrain->require_subcommand(1);
    register_terrain_export(*terrain, chosen);
    register_terrain_relief(*terrain, chosen);
    register_terrain_skyview(*terrain, chosen);
    register_terrain_flow(*terrain, chosen);
    register_terrain_contours(*terrain, chosen);
    register_terrain_info(*terrain, chosen);
    register_terrain_overlap(*terrain, chosen);
    register_terrain_import(*terrain, chosen);
    register_terrain_fetch(*terrain, chosen);
    for (CLI::App* part : terrain->get_subcommands({}))
        part->fallthrough();
    terrain->fallthrough();
}

} // namespace panjshir::cli
