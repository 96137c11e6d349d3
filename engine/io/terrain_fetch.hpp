#pragma once
// Open elevation tiles of one degree read over HTTP, block by block, and kept. The only code of the
// program that reaches the network.

#include "base/error.hpp"
#include "geo/lon_lat.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace panjshir::io {

inline constexpr const char* kCopernicusSource = "https://copernicus-dem-30m.s3.amazonaws.com";

/// "Copernicus_DSM_COG_10_N35_00_E069_00_DEM" for the degree whose south-west corner is 69 E, 35 N.
std::string copernicus_tile_name(int west_deg, int south_deg);

struct FetchProgress {
    int tile = 0, tiles = 0; ///< counted from 1
    std::string name;
    int block = 0, blocks = 0; ///< of the tile; done so far, and needed
};

struct FetchOptions {
    std::string source = kCopernicusSource; ///< tiles lie at SOURCE/NAME/NAME.tif; http or https
    LonLatBox area;
    std::filesystem::path folder;              ///< where the blocks are kept; it need not exist
    int tries = 6;                             ///< for each block, before giving up
    std::chrono::milliseconds first_wait{500}; ///< before the second try; doubled each time
    std::chrono::seconds patience{30}; ///< without an answer, or with less than 1 kB a second
    std::function<void(const FetchProgress&)> progress;
    std::function<void(const std::string&)> note; ///< "N35 E069: connection lost, trying again ..."
};

struct FetchedTiles {
    std::vector<std::filesystem::path> blocks; ///< georeferenced GeoTIFFs on one lattice
    std::vector<std::string> tiles;
    std::vector<std::string> absent; ///< the server has no such tile (404): open sea
    int blocks_read = 0, blocks_kept = 0;
};

/// Reads what the area needs, with a few cells beyond it, and writes each block with its checksum
/// as soon as it is there, so that a second call reads only what lacks; what no longer matches its
/// checksum is read again. Without anything lacking the server is not asked, but for tiles that it
/// did not have. Errors: a source that is no address (Usage); an area of more than 64 tiles; no
/// server, a connection lost for good, 5xx to the end (Missing); a refusal (403), a tile that is
/// not what it should be, no tile of the area there at all; a folder that cannot be written, a full
/// disk. What had been read before stays.
Result<FetchedTiles> fetch_tiles(const FetchOptions& options);

} // namespace panjshir::io
