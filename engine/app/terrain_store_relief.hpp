#pragma once
// The stored terrain's finer levels as relief rasters, for views that are zoomed in.

#include "base/error.hpp"
#include "scene/relief_source.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace panjshir::app {

/// When finer rasters are made.
enum class ReliefDetail {
    Awaited, ///< before the answer: the same view always gives the same picture
    Beside   ///< on a thread of their own; until they are there the coarser ones are shown
};

struct ReliefLevelsOptions {
    std::filesystem::path file; ///< as io::write_terrain makes it
    double ground_cell_m = 0;   ///< of the ground's own rasters: coarser levels are not needed
    ReliefDetail detail = ReliefDetail::Awaited;
    /// Told once why finer rasters could not be made (a damaged file); Beside: on the other thread.
    std::function<void(const std::string&)> warn;
};

/// Windows are made of blocks of 256 cells of the coarsest level that gives a cell to a quarter of
/// a millimetre, with a rim as wide as the shading looks, which is cut off again: what is drawn
/// does not depend on where a window ends by more than the rounding of a grey. Beside: half a view
/// more on every side, and the next window is begun before this one's edge is reached. At most
/// three windows are kept. A window that cannot be read is not asked for
/// again until another one was. Nothing where the
/// file has no level finer than the ground. Errors: as io::TerrainPyramid::open.
Result<std::unique_ptr<scene::ReliefSource>> make_relief_levels(const ReliefLevelsOptions& options);

} // namespace panjshir::app
