#pragma once
// Whether work that holds a whole grid can be done on this machine, asked before it begins: better
// a message than a program that the system ends.

#include "base/error.hpp"

#include <filesystem>
#include <optional>

namespace panjshir::io {

/// Bytes that programs may still take without others being swapped out or ended: MemAvailable of
/// /proc/meminfo, or less where limits are set on the process; nothing where it cannot be told.
std::optional<double> free_memory_bytes();

/// Error (Missing): `what` would take more than is free. `free_bytes` nothing: no error.
Result<void> check_memory(const std::filesystem::path& path, const char* what, double cells,
                          double bytes_per_cell, std::optional<double> free_bytes);

} // namespace panjshir::io
