#pragma once
// The ground under an atlas: built from its spot heights or read from a file, and kept in the
// cache.

#include "base/error.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace panjshir::app {

/// What the map's ground covers on the plane: the atlas's area with a margin for sheets of other
/// proportions, or all its spot heights.
MapBox ground_extent(const io::Atlas& atlas, const Projection& projection);

/// The box round an area of degrees on the plane.
MapBox box_on_plane(const LonLatBox& area, const Projection& projection);
/// The box of degrees round a part of the plane.
LonLatBox box_in_degrees(const MapBox& box, const Projection& projection);

/// Cell of what a terrain was made from, on the ground; 0 where it cannot be told.
double source_cell_m(const struct ChosenTerrain& terrain);

struct GroundOptions {
    std::string terrain = "built-in";   ///< or the name of a stored terrain, or an elevation file
    std::filesystem::path cache_folder; ///< empty: nothing is read or kept
    std::function<void(std::string_view)> progress;
};

/// Errors: an atlas without spot heights where they are asked for, a file that cannot be read, that
/// is no elevation or does not meet the atlas's area. A cache that cannot be written is no error.
Result<scene::Ground> load_ground(const io::Atlas& atlas, const Projection& projection,
                                  const GroundOptions& options, Diagnostics& diagnostics);

} // namespace panjshir::app
