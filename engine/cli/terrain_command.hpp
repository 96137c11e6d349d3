#pragma once
// panjshir terrain: raster tools, real terrain, and the terrain in use as a file.

#include "cli/cli.hpp"

namespace panjshir::cli {

/// The group itself; it registers each of its parts below it. A part `x` declares
/// `void register_terrain_<x>(CLI::App& terrain, Action& chosen)` in cli/terrain_<x>_command.hpp.
void register_terrain(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
