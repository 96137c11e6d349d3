#include "app/paths.hpp"

#include <cstdlib>
#include <string_view>
#include <system_error>

namespace panjshir::app {
namespace {

std::filesystem::path from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value && *value ? std::filesystem::path(value) : std::filesystem::path();
}

// XDG Base Directory Specification: a relative path counts as unset.
std::filesystem::path user_folder(const char* variable, const char* within_home) {
    if (const auto folder = from_environment(variable); folder.is_absolute())
        return folder / "panjshir";
    if (const auto home = from_environment("HOME"); home.is_absolute())
        return home / within_home / "panjshir";
    return {};
}

} // namespace

std::filesystem::path assets_folder() {
    if (const auto folder = from_environment("PANJSHIR_ASSETS"); !folder.empty())
        return folder;
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        const auto installed = program.parent_path().parent_path() / "share" / "panjshir";
        if (std::filesystem::is_directory(installed, error))
            return installed;
    }
    return PANJSHIR_ASSETS_DIR;
}

std::filesystem::path default_atlas_folder() {
    return assets_folder() / "panjshir-2021";
}

std::filesystem::path cache_folder() {
    return user_folder("XDG_CACHE_HOME", ".cache");
}

std::filesystem::path data_folder() {
    return user_folder("XDG_DATA_HOME", ".local/share");
}

const char* version() {
    return PANJSHIR_VERSION;
}

} // namespace panjshir::app
