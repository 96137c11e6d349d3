#pragma once
// panjshir terrain import: files of a real survey made into a terrain that --terrain names.

#include "app/terrain_store.hpp"
#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace panjshir::cli {

struct TerrainImportOptions {
    std::vector<std::string> files;
    std::string name; ///< empty: from the first file's name
    std::string area; ///< "W,S,E,N" in degrees; empty: the atlas's ground
    std::string credit;
    double cell_size_m = 0;
    double largest_void_km2 = 25;
    bool accept_joints = false;
};

int run_terrain_import(const CommandContext& context, const TerrainImportOptions& options);

void register_terrain_import(CLI::App& terrain, Action& chosen);

/// The plane's part that --area names, or the atlas's whole ground where it is empty.
Result<MapBox> wanted_extent(const std::string& area, const io::Atlas& atlas,
                             const Projection& projection);

/// Tells what takes long, a line for each piece of work and then every tenth of it.
std::function<void(std::string_view, double)> progress_notes(const CommandContext& context);

/// What was made, and how to use it; `more` are keys of the command's own.
void tell_stored_terrain(const CommandContext& context, const app::StoreResult& result);

} // namespace panjshir::cli
