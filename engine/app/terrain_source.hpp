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

struct GroundOptions {
    std::string terrain = "built-in";   ///< or an elevation file
    std::filesystem::path cache_folder; ///< empty: nothing is read or kept
    std::function<void(std::string_view)> progress;
};

/// Errors: an atlas without spot heights where they are asked for, a file that cannot be read, that
/// is no elevation or does not meet the atlas's area. A cache that cannot be written is no error.
Result<scene::Ground> load_ground(const io::Atlas& atlas, const Projection& projection,
                                  const GroundOptions& options, Diagnostics& diagnostics);

} // namespace panjshir::app
