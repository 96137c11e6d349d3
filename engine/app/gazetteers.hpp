#pragma once
// The whole-country gazetteers that the user imported: one mapped index a file, under the cache
// folder.

#include "base/error.hpp"
#include "gazetteer/index.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace panjshir::app {

/// Where they lie: cache_folder()/gazetteers; empty where there is no cache folder.
std::filesystem::path gazetteers_folder();

/// The file for a gazetteer of that title: letters, digits and hyphens of it, with ".index".
std::filesystem::path gazetteer_file(const std::filesystem::path& folder, const std::string& title);

struct OpenedGazetteers {
    std::vector<gazetteer::NameIndex> indexes; ///< by file name
    Diagnostics diagnostics; ///< files that are none, or damaged: they are left out
};
OpenedGazetteers open_gazetteers(const std::filesystem::path& folder);

/// Keeps an index for the next start; replaces one of the same title. Errors: cannot be written.
Result<std::filesystem::path> keep_gazetteer(const std::filesystem::path& folder,
                                             const gazetteer::NameIndex& index);

} // namespace panjshir::app
