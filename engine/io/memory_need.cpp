#include "io/memory_need.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <sys/resource.h>

namespace panjshir::io {
namespace {

// Of the group of processes that this one is in, where the system sets it a limit.
std::optional<double> number_in(const char* file) {
    std::ifstream in(file);
    double value = 0;
    return in >> value ? std::optional<double>(value) : std::nullopt;
}

// Pages of files that the group has read, which the system takes back before it refuses memory.
double group_file_cache() {
    double bytes = 0;
    std::ifstream in("/sys/fs/cgroup/memory.stat");
    for (std::string name; in >> name;) {
        double value = 0;
        if (!(in >> value))
            break;
        if (name == "inactive_file" || name == "active_file")
            bytes += value;
    }
    return bytes;
}

void take_lesser(std::optional<double>& value, double other) {
    value = value ? std::min(*value, other) : other;
}

} // namespace

std::optional<double> free_memory_bytes() {
    std::optional<double> free;
    std::ifstream in("/proc/meminfo");
    for (std::string name, unit; in >> name;) {
        double kibibytes = 0;
        if (!(in >> kibibytes) || !std::getline(in, unit))
            break;
        if (name == "MemAvailable:")
            take_lesser(free, kibibytes * 1024);
    }
    const auto most = number_in("/sys/fs/cgroup/memory.max");
    const auto taken = number_in("/sys/fs/cgroup/memory.current");
    if (most && taken)
        take_lesser(free, std::clamp(*most - *taken + group_file_cache(), 0.0, *most));
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        take_lesser(free, static_cast<double>(limit.rlim_cur));
    return free;
}

Result<void> check_memory(const std::filesystem::path& path, const char* what, double cells,
                          double bytes_per_cell, std::optional<double> free_bytes) {
    constexpr double kGigabyte = 1e9;
    const double wanted = cells * bytes_per_cell;
    if (!free_bytes || wanted <= *free_bytes)
        return {};
    return fail(fmt::format("{}: {} holds all its {:.0f} million cells at once, which takes {:.1f} "
                            "GB; {:.1f} GB are free on this machine",
                            path.string(), what, cells / 1e6, wanted / kGigabyte,
                            *free_bytes / kGigabyte),
                ErrorKind::Missing);
}

} // namespace panjshir::io
