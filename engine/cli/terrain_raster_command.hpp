#pragma once
// panjshir terrain relief, skyview, flow, export: rasters from an elevation file.

#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace panjshir::cli {

struct TerrainExportOptions {
    std::string output; ///< GeoTIFF
};

/// The terrain that --terrain names (the built-in too) on the map's plane, as heights in metres.
int run_terrain_export(const CommandContext& context, const TerrainExportOptions& options);

/// An elevation file, projected in metres, and the GeoTIFF to write on its grid.
struct TerrainRasterFiles {
    std::string input, output;
    std::vector<std::string> creation_options; ///< "KEY=VALUE" of GDAL
};

struct TerrainReliefOptions {
    TerrainRasterFiles files;
    std::string method = "default"; ///< or horn, multidirectional, igor, combined
    double azimuth_deg = 315;
    double altitude_deg = 45;
    double exaggeration = 1; ///< of the default method, times the style's own 1.6
    bool azimuth_given = false, altitude_given = false;
    bool compute_edges = false; ///< as gdaldem; the default method always draws its edges
};
/// 8-bit grey, 0 for voids. The standard methods run by bands and need little memory.
int run_terrain_relief(const CommandContext& context, const TerrainReliefOptions& options);

struct TerrainSkyViewOptions {
    TerrainRasterFiles files;
    double radius_m = 3000;
    int directions = 16;
};
/// 32-bit sky-view factor 0..1, NaN for voids.
int run_terrain_skyview(const CommandContext& context, const TerrainSkyViewOptions& options);

struct TerrainFlowOptions {
    TerrainRasterFiles files; ///< the output may be empty where streams are asked for
    bool directions = false;  ///< instead of the accumulated area
    std::string streams;      ///< .geojson, .fgb or .gpkg, or empty
    double stream_area_km2 = 25;
};
/// Area drained by each cell, 32-bit square metres, NaN for voids; or the eight directions as GIS
/// programs number them: 1 east, 2 south-east, 4 south ... 128 north-east, 0 off the grid, 255
/// void.
int run_terrain_flow(const CommandContext& context, const TerrainFlowOptions& options);

void register_terrain_export(CLI::App& terrain, Action& chosen);
void register_terrain_relief(CLI::App& terrain, Action& chosen);
void register_terrain_skyview(CLI::App& terrain, Action& chosen);
void register_terrain_flow(CLI::App& terrain, Action& chosen);

} // namespace panjshir::cli
