#include "app/terrain_cache.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <vector>

namespace panjshir::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kMostKept = 3;

fs::path file_of(const fs::path& cache_folder, std::string_view key) {
    return cache_folder / ("ground-" + std::string(key.substr(0, 16)) + ".bin");
}

// One line of JSON before the ground's own bytes.
std::string line_of(const Diagnostics& diagnostics) {
    json list = json::array();
    for (const Diagnostic& d : diagnostics)
        list.push_back({{"error", d.severity == Severity::Error},
                        {"file", d.file},
                        {"line", d.line},
                        {"column", d.column},
                        {"message", d.message}});
    return list.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::optional<Diagnostics> diagnostics_of(std::string_view line) {
    try {
        Diagnostics diagnostics;
        for (const json& item : json::parse(line))
            diagnostics.push_back(
                {item.at("error").get<bool>() ? Severity::Error : Severity::Warning,
                 item.at("file").get<std::string>(), item.at("line").get<int>(),
                 item.at("column").get<int>(), item.at("message").get<std::string>()});
        return diagnostics;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

void remove_oldest(const fs::path& cache_folder, std::size_t left) {
    std::error_code error;
    std::vector<fs::path> old;
    for (const auto& entry : fs::directory_iterator(cache_folder, error))
        if (entry.path().filename().string().rfind("ground-", 0) == 0)
            old.push_back(entry.path());
    std::sort(old.begin(), old.end(), [&](const auto& a, const auto& b) {
        return fs::last_write_time(a, error) > fs::last_write_time(b, error);
    });
    for (std::size_t i = left; i < old.size(); ++i)
        fs::remove(old[i], error);
}

} // namespace

std::optional<KeptGround> find_kept_ground(const fs::path& cache_folder, std::string_view key) {
    const fs::path file = file_of(cache_folder, key);
    std::error_code error;
    if (!fs::exists(file, error))
        return std::nullopt;
    const auto bytes = read_file(file);
    if (!bytes)
        return std::nullopt;
    const std::size_t end = bytes->find('\n');
    if (end == std::string::npos)
        return std::nullopt;
    const std::string_view whole = *bytes;
    auto diagnostics = diagnostics_of(whole.substr(0, end));
    auto ground = diagnostics ? scene::read_ground(whole.substr(end + 1), key) : std::nullopt;
    if (!ground)
        return std::nullopt;
    // Touched, so that the files of no use are the oldest.
    fs::last_write_time(file, fs::file_time_type::clock::now(), error);
    return KeptGround{std::move(*ground), std::move(*diagnostics)};
}

void keep_ground(const fs::path& cache_folder, std::string_view key, const scene::Ground& ground,
                 const Diagnostics& diagnostics) {
    std::error_code error;
    fs::create_directories(cache_folder, error);
    remove_oldest(cache_folder, kMostKept - 1);
    [[maybe_unused]] const auto kept = write_file(
        file_of(cache_folder, key), scene::write_ground(ground, key, line_of(diagnostics)));
}

namespace {
// Waits at the program's end too.
std::future<void>& keeping() {
    static std::future<void> running;
    return running;
}
} // namespace

void keep_ground_beside(const fs::path& cache_folder, std::string key, scene::Ground ground,
                        Diagnostics diagnostics) {
    keeping() = std::async(std::launch::async,
                           [cache_folder, key = std::move(key), ground = std::move(ground),
                            diagnostics = std::move(diagnostics)] {
                               keep_ground(cache_folder, key, ground, diagnostics);
                           });
}

void wait_for_keeping() {
    if (keeping().valid())
        keeping().get();
}

} // namespace panjshir::app
