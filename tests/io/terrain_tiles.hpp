#pragma once
// Tiles of one degree in the layout of the Copernicus server, made by GDAL, served from memory.

#include "dem_fixture.hpp"
#include "io/terrain_fetch.hpp"
#include "support/tile_server.hpp"

#include <cmath>
#include <cpl_vsi.h>
#include <fstream>
#include <iterator>
#include <string>

namespace panjshir::testing {

/// A smooth land that every tile is cut from, so that tiles agree at their seams.
inline double tile_height(double longitude, double latitude) {
    return 2500 + 800 * std::sin(3 * longitude) * std::cos(4 * latitude) + 100 * (longitude - 69);
}

struct TilePlan {
    int side = 120;           ///< cells; as Copernicus has them, shifted by half a cell
    const char* block = "64"; ///< cells a side, in the file
    double lift_m = 0;
};

inline std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void serve_tile(TileServer& server, const std::filesystem::path& scratch, int west,
                       int south, const TilePlan& tile = {}) {
    const double cell = 1.0 / tile.side, left = west - cell / 2, top = south + 1 + cell / 2;
    TiffPlan plan;
    plan.columns = plan.rows = tile.side;
    plan.transform = {left, cell, 0, top, 0, -cell};
    const std::string across = std::string("BLOCKXSIZE=") + tile.block;
    const std::string down = std::string("BLOCKYSIZE=") + tile.block;
    plan.options = {"TILED=YES", across.c_str(), down.c_str()};
    plan.height = [&](int c, int r) {
        return tile_height(left + (c + 0.5) * cell, top - (r + 0.5) * cell) + tile.lift_m;
    };
    make_tiff(scratch, plan);
    const std::string name = io::copernicus_tile_name(west, south);
    server.put("/" + name + "/" + name + ".tif", file_bytes(scratch));
    std::filesystem::remove(scratch);
}

} // namespace panjshir::testing
