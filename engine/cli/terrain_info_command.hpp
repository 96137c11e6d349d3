#pragma once
// panjshir terrain info: what a terrain is, and how far it is from the adopted heights.

#include "app/terrain_store.hpp"
#include "cli/cli.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace panjshir::cli {

/// `terrain` is a file, a name or "built-in"; empty: the one in use.
int run_terrain_info(const CommandContext& context, const std::string& terrain);

void register_terrain_info(CLI::App& terrain, Action& chosen);

/// {"name", "title", "credit", "source", "file", "columns", "rows", "cell_size_m", ...}.
nlohmann::json stored_terrain_json(const app::StoredTerrain& terrain);

} // namespace panjshir::cli
