#pragma once
// Reading a whole file, and writing one so that a crash or a full disk never leaves half of it.

#include "base/error.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace panjshir {

inline constexpr std::size_t kMaxFileBytes = std::size_t{512} << 20;

/// The bytes of a regular file. Errors: no such file, a directory or device, no permission, larger
/// than `max_bytes`; the message names the file.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::size_t max_bytes = kMaxFileBytes);

/// Writes to a temporary file beside `path`, flushes it to disk and renames it over `path`. On any
/// error the old file stays as it was and the temporary file is removed.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// A name beside `path` for writing before a rename; the same folder, so that the rename is atomic.
/// For libraries that insist on writing to a path of their own; keeps the extension.
std::filesystem::path temporary_sibling(const std::filesystem::path& path);

/// Renames `from` over `to` after flushing; removes `from` on error.
Result<void> replace_file(const std::filesystem::path& from, const std::filesystem::path& to);

/// Lower-case hexadecimal SHA-256 of the bytes (64 characters).
std::string sha256_hex(std::string_view bytes);

} // namespace panjshir
