#pragma once
// panjshir export: the atlas as other programs read it.

#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct ExportOptions {
    std::string to; ///< FILE.geojson, .gpkg, .kml, .csv or .lpf.json
};

/// Basins become the areas that the terrain gives them where the context knows a terrain.
int run_export(const CommandContext& context, const ExportOptions& options);

void register_export(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
