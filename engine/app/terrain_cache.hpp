#pragma once
// The ground kept in the cache folder, with what was said when it was made, so that the next start
// finds both.

#include "base/error.hpp"
#include "scene/ground.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace panjshir::app {

struct KeptGround {
    scene::Ground ground;
    Diagnostics diagnostics; ///< to be said at every start
};

/// Nothing where none of that key is kept, or what is there is damaged.
std::optional<KeptGround> find_kept_ground(const std::filesystem::path& cache_folder,
                                           std::string_view key);

/// Grounds of earlier programs, tables and terrains give way: the three used last are kept. A
/// folder that cannot be written is no error.
void keep_ground(const std::filesystem::path& cache_folder, std::string_view key,
                 const scene::Ground& ground, const Diagnostics& diagnostics);

/// The same on a thread of its own, which the program's end waits for. From one thread at a time.
void keep_ground_beside(const std::filesystem::path& cache_folder, std::string key,
                        scene::Ground ground, Diagnostics diagnostics);
/// Until what is being kept lies there.
void wait_for_keeping();

} // namespace panjshir::app
