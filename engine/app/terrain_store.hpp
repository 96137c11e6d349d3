#pragma once
// Real terrains kept under the cache folder by name, each as one pyramid: made from fetched tiles
// or from files, and found again by `--terrain NAME`.

#include "base/error.hpp"
#include "io/terrain_mosaic.hpp"
#include "projection/projection.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::app {

/// The terrain that `terrain fetch` makes; `--terrain fetched` means it as well.
inline constexpr const char* kFetchedTerrain = "copernicus";
/// The line that Copernicus asks for where its elevation model is shown.
inline constexpr const char* kCopernicusCredit =
    "Copernicus DEM GLO-30: © DLR e.V. 2010-2014 and © Airbus Defence and Space GmbH 2014-2018, "
    "provided under COPERNICUS by the European Union and ESA; all rights reserved";

/// What is told of a stored terrain; kept beside it as terrain.json.
struct StoredTerrain {
    std::string name;   ///< lower-case letters, digits, hyphens
    std::string title;  ///< for the foot of a map, short
    std::string credit; ///< whole; empty: none was given
    std::string source; ///< address, or the files' names
    std::vector<std::string> files;
    double cell_size_m = 0, source_cell_m = 0;
    int columns = 0, rows = 0;
    double lowest_m = 0, highest_m = 0;
    io::VoidReport voids;
    std::size_t joints = 0; ///< checked
    std::optional<io::TerrainJoint> worst_joint;
    std::filesystem::path file; ///< terrain.tif; not written, known from where it was found
};

/// "alos", "srtm-30": what `--name` may be. Not "built-in", nor "fetched".
bool is_terrain_name(std::string_view text);

/// A terrain's name from its file's: "Alps DEM.tif" gives "alps-dem"; at most 40 letters;
/// "imported" where that leaves none.
std::string terrain_name_from(const std::filesystem::path& file);

/// The same with -2, -3 and so on behind it where a terrain of that name is stored or can be
/// fetched.
std::string free_terrain_name(const std::filesystem::path& cache_folder,
                              const std::filesystem::path& file);

/// Where a terrain's files lie: CACHE/terrain/NAME. "fetched" stands for "copernicus".
std::filesystem::path terrain_folder(const std::filesystem::path& cache_folder,
                                     std::string_view name);

/// Nothing where there is none of that name, or what is there is damaged.
std::optional<StoredTerrain> find_stored_terrain(const std::filesystem::path& cache_folder,
                                                 std::string_view name);
std::vector<StoredTerrain> stored_terrains(const std::filesystem::path& cache_folder);

/// What `--terrain` names.
struct ChosenTerrain {
    bool built_in = false;
    std::filesystem::path file;          ///< empty for the built-in relief
    std::string title;                   ///< of a file its name
    std::optional<StoredTerrain> stored; ///< where it is one
};
/// "built-in", the name of a stored terrain, or a file. Errors: a name that is neither (Missing for
/// "copernicus" not fetched yet).
Result<ChosenTerrain> choose_terrain(const std::string& given,
                                     const std::filesystem::path& cache_folder);

struct StoreRequest {
    std::string name, title, credit, source;
    std::vector<std::filesystem::path> files;
    const Projection& projection;
    MapBox extent;
    double cell_size_m = 0; ///< 0: of the finest file
    double largest_void_km2 = 25;
    io::Joints joints = io::Joints::Refuse;
    std::string if_joint_refused; ///< io::MosaicOptions::if_refused
    std::filesystem::path cache_folder;
    std::function<void(std::string_view, double)> progress;
};
struct StoreResult {
    StoredTerrain terrain;
    std::vector<io::TerrainJoint> joints; ///< worst first
    std::vector<std::string> not_needed;
};
/// Joins, checks, fills and writes. An older terrain of that name stays until the new one is whole;
/// of a failed one nothing is left. Errors: as io::join_terrain and io::write_terrain; no cache
/// folder, or one that cannot be written (Missing); a name that is none (Usage).
Result<StoreResult> store_terrain(const StoreRequest& request);

/// Removes what runs of the program that were ended midway have left of terrains. Each
/// store_terrain begins with it.
void remove_abandoned_terrains(const std::filesystem::path& cache_folder);

} // namespace panjshir::app
