#pragma once
// Pictures for tests: reading the PNG files that print/ writes (8-bit red, green, blue; rows
// filtered by None or Up).

#include "base/file.hpp"
#include "print/page_painter.hpp"

#include <cstdint>
#include <filesystem>
#include <libdeflate.h>
#include <optional>
#include <string>

namespace panjshir::testing {

inline std::uint32_t big_endian_at(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Nothing where the file is not such a picture.
inline std::optional<print::RasterPage> read_picture(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes || bytes->size() < 33 || bytes->substr(1, 3) != "PNG")
        return std::nullopt;
    print::RasterPage page{static_cast<int>(big_endian_at(*bytes, 16)),
                           static_cast<int>(big_endian_at(*bytes, 20)),
                           {}};
    std::string packed;
    for (std::size_t at = 8; at + 12 <= bytes->size();) {
        const std::size_t size = big_endian_at(*bytes, at);
        if (bytes->compare(at + 4, 4, "IDAT") == 0)
            packed += bytes->substr(at + 8, size);
        at += 12 + size;
    }
    const std::size_t row = 3 * static_cast<std::size_t>(page.columns);
    std::string rows((row + 1) * static_cast<std::size_t>(page.rows), '\0');
    libdeflate_decompressor* unpacker = libdeflate_alloc_decompressor();
    const auto result = libdeflate_zlib_decompress(unpacker, packed.data(), packed.size(),
                                                   rows.data(), rows.size(), nullptr);
    libdeflate_free_decompressor(unpacker);
    if (result != LIBDEFLATE_SUCCESS)
        return std::nullopt;
    std::string above(row, '\0');
    for (std::size_t y = 0; y < static_cast<std::size_t>(page.rows); ++y) {
        const char filter = rows[y * (row + 1)];
        for (std::size_t i = 0; i < row; ++i) {
            const char raw = rows[y * (row + 1) + 1 + i];
            above[i] = static_cast<char>(filter == 2 ? above[i] + raw : raw);
            page.rgba.push_back(static_cast<std::uint8_t>(above[i]));
            if (i % 3 == 2)
                page.rgba.push_back(255);
        }
    }
    return page;
}

/// Share of the pixels that differ by more than `levels` of 255 in any channel; 1 for other sizes.
inline double share_that_differs(const print::RasterPage& a, const print::RasterPage& b,
                                 int levels) {
    if (a.columns != b.columns || a.rows != b.rows || a.rgba.size() != b.rgba.size())
        return 1;
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        bool far = false;
        for (std::size_t c = 0; c < 3; ++c)
            far = far || std::abs(int{a.rgba[i + c]} - int{b.rgba[i + c]}) > levels;
        different += far;
    }
    return 4.0 * static_cast<double>(different) / static_cast<double>(a.rgba.size());
}

} // namespace panjshir::testing
