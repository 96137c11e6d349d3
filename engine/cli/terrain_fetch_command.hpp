#pragma once
// panjshir terrain fetch: the Copernicus GLO-30 tiles of the atlas's area. The only command that
// touches the network.

#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct TerrainFetchOptions {
    std::string area; ///< "W,S,E,N" in degrees; empty: the atlas's ground
    std::string source;
    int tries = 6;
    double first_wait_s = 0.5; ///< before the second try; doubled each time
    int patience_s = 30;
    bool credit_only = false;
};

int run_terrain_fetch(const CommandContext& context, const TerrainFetchOptions& options);

void register_terrain_fetch(CLI::App& terrain, Action& chosen);

} // namespace panjshir::cli
