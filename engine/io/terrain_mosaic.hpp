#pragma once
// Many elevation files made into one grid on the map's plane: joined, their joints checked, their
// voids closed.

#include "base/error.hpp"
#include "geo/map_point.hpp"
#include "io/terrain_mosaic_voids.hpp"
#include "projection/projection.hpp"
#include "terrain/height_grid.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::io {

/// Where two files meet or overlap.
struct TerrainJoint {
    std::string first, second; ///< file names
    bool overlap = false;
    /// Along a joint: how far the step across it differs from the mean of the steps on its two
    /// sides (median with sign, its amount: a shift in height); in an overlap: median of the
    /// heights' difference without sign.
    double step_m = 0;
    double roughness_m = 0; ///< of a joint: the same median of amounts: also a shift in place
    double inside_m = 0;    ///< of a joint: roughness one cell further into either file
    std::size_t cells = 0;  ///< compared
    /// A joint whose step is at most 5 m, or no more than chance makes of the roughness inside (six
    /// standard errors), and whose roughness is at most 5 m or four times that inside; an overlap
    /// of at most 50 m.
    bool sound = true;
};

enum class Joints { Refuse, Accept }; ///< what to do with joints that are not sound

struct MosaicOptions {
    const Projection& projection;
    MapBox extent;
    double cell_size_m = 0; ///< 0: that of the finest file, in whole metres where above 5 m,
                            ///< and as much larger as kMaxDemCells asks
    double largest_void_km2 = 25;
    Joints joints = Joints::Refuse;
    std::string if_refused; ///< ends the message about such a joint: what the user can do about it
    /// Told what is being done, and how much of it (0..1).
    std::function<void(std::string_view, double)> progress;
};

struct Mosaic {
    terrain::HeightGrid grid;
    std::vector<TerrainJoint> joints; ///< the worst first
    VoidReport voids;
    double source_cell_m = 0;            ///< of the finest file, on the ground
    std::vector<std::string> not_needed; ///< files that lie outside the extent
};

/// Reads GeoTIFF, SRTM .hgt, Arc/Info ASCII and DTED in any known coordinate system and unit.
/// Files on one lattice (tiles of one survey) are joined cell by cell before they are brought onto
/// the plane, so that no seam comes from interpolating; others are laid one after the other. Where
/// files overlap the one named first counts. Errors: those of read_dem; no file meets the extent; a
/// joint that is not sound; more cells than can be held (kMaxDemCells). Memory: two floats a cell.
Result<Mosaic> join_terrain(std::span<const std::filesystem::path> files,
                            const MosaicOptions& options);

} // namespace panjshir::io
