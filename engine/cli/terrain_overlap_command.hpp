#pragma once
// panjshir terrain overlap: how far the atlas's areas, as the terrain gives them, agree with
// outlines of a file.

#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct TerrainOverlapOptions {
    std::string outlines; ///< GeoJSON
    std::string name_property = "name";
    double step_m = 500; ///< of the lattice on which the areas are counted
};

/// An area of the atlas stands against the outlines that lie in it for the greater part, taken
/// together; areas that hold none are left out. The overlap is intersection over union.
int run_terrain_overlap(const CommandContext& context, const TerrainOverlapOptions& options);

void register_terrain_overlap(CLI::App& terrain, Action& chosen);

} // namespace panjshir::cli
