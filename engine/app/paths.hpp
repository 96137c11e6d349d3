#pragma once
// Where the program finds its own files and keeps what it can make again.

#include <filesystem>

namespace panjshir::app {

/// The folder with the atlas, icons and styles: $PANJSHIR_ASSETS, else share/panjshir beside the
/// executable's folder, else the source tree's.
std::filesystem::path assets_folder();

/// assets_folder() / "panjshir-2021".
std::filesystem::path default_atlas_folder();

/// $XDG_CACHE_HOME/panjshir or ~/.cache/panjshir; empty where there is neither. It need not exist.
std::filesystem::path cache_folder();

/// $XDG_DATA_HOME/panjshir or ~/.local/share/panjshir, for what the user has done; empty where
/// there is neither. It need not exist.
std::filesystem::path data_folder();

/// The version of the program: "0.1.0".
const char* version();

} // namespace panjshir::app
