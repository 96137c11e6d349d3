#pragma once
// panjshir terrain contours: contour lines of an elevation file.

#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct TerrainContoursOptions {
    std::string input;  ///< an elevation file, projected in metres
    std::string output; ///< .fgb or .geojson
    double interval_m = 100, base_m = 0;
    int index_every = 5; ///< 0: no index contours
    int threads = 0;     ///< 0: as many as there are cores
};

/// Exit codes: 1 a file at fault, 2 an interval or ending that cannot be.
int run_terrain_contours(const CommandContext& context, const TerrainContoursOptions& options);

void register_terrain_contours(CLI::App& terrain, Action& chosen);

} // namespace panjshir::cli
