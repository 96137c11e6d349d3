#include "print/png_writer.hpp"

#include "base/utf8.hpp"
#include "print/deflate.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <cstring>
#include <libdeflate.h>
#include <string_view>
#include <thread>

namespace panjshir::print {
namespace {

void append_big_endian(std::string& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>((value >> shift) & 0xFF);
}

/// Length, type, data, and the CRC of type and data.
void append_chunk(std::string& file, std::string_view type, std::string_view data) {
    append_big_endian(file, static_cast<std::uint32_t>(data.size()));
    const std::size_t from = file.size();
    file += type;
    file += data;
    append_big_endian(file, libdeflate_crc32(0, file.data() + from, file.size() - from));
}

/// The text in Latin 1, or nothing if it goes beyond.
bool to_latin1(const std::string& text, std::string& latin1) {
    for (std::size_t byte = 0; byte < text.size();) {
        const char32_t c = utf8::decode(text, byte);
        const bool control = (c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0);
        if (c > 0xFF || control)
            return false;
        latin1 += static_cast<char>(c);
    }
    return true;
}

void append_text(std::string& file, const std::string& key, const std::string& text) {
    std::string data = key.substr(0, 79);
    data += '\0';
    std::string latin1;
    if (to_latin1(text, latin1)) {
        append_chunk(file, "tEXt", data + latin1);
        return;
    }
    data.append(4, '\0'); // not compressed, no language, no translated keyword
    append_chunk(file, "iTXt", data + text);
}

} // namespace

namespace {

// Rows that are packed by themselves. Their number does not depend on the machine, nor do the
// file's bytes.
constexpr std::size_t kRowsOfPart = 64;

/// Rows on their way into the file.
struct PngPart {
    std::vector<std::uint8_t> filtered;
    DeflateEncoder deflate;
    std::string packed;
    std::uint32_t adler = 1;

    void pack(std::span<const std::uint8_t> rgb, const std::uint8_t* above, std::size_t row_bytes,
              DeflateEncoder::Part part) {
        const std::size_t rows = rgb.size() / row_bytes;
        filtered.resize(rows * (row_bytes + 1));
        for (std::size_t row = 0; row < rows; ++row) {
            const std::uint8_t* here = rgb.data() + row * row_bytes;
            std::uint8_t* to = filtered.data() + row * (row_bytes + 1);
            *to++ = 2; // Up
            for (std::size_t i = 0; i < row_bytes; ++i)
                to[i] = static_cast<std::uint8_t>(here[i] - above[i]);
            above = here;
        }
        adler = libdeflate_adler32(1, filtered.data(), filtered.size());
        packed.clear();
        deflate.add(filtered, part, packed);
    }
};

/// Of two runs of bytes, one after the other; RFC 1950, 8.2: the sums of the second begin where
/// those of the first end.
std::uint32_t joined_adler(std::uint32_t first, std::uint32_t second, std::size_t second_size) {
    constexpr std::uint64_t kBase = 65521;
    const std::uint64_t a1 = first & 0xFFFF, b1 = first >> 16, a2 = second & 0xFFFF,
                        b2 = second >> 16;
    const std::uint64_t before = (a1 + kBase - 1) % kBase;
    const std::uint64_t a = (a2 + before) % kBase;
    const std::uint64_t b = (b1 + b2 + before * (second_size % kBase)) % kBase;
    return static_cast<std::uint32_t>(b << 16 | a);
}

} // namespace

struct PngEncoder::Impl {
    std::size_t row_bytes = 0, rows_left = 0;
    std::string file;
    std::vector<std::uint8_t> last_row; // for the filter across bands
    std::vector<PngPart> parts;
    std::string compressed; // not yet in a chunk
    std::uint32_t adler = 1;
};

PngEncoder::PngEncoder(const PngHeader& header) : m_impl(std::make_unique<Impl>()) {
    m_impl->row_bytes = 3 * static_cast<std::size_t>(header.columns);
    m_impl->rows_left = static_cast<std::size_t>(header.rows);
    m_impl->last_row.assign(m_impl->row_bytes, 0);
    std::string& file = m_impl->file;
    file.assign("\x89PNG\r\n\x1a\n", 8);
    std::string head;
    append_big_endian(head, static_cast<std::uint32_t>(header.columns));
    append_big_endian(head, static_cast<std::uint32_t>(header.rows));
    head.append("\x08\x02\x00\x00\x00", 5); // 8 bits, true colour, not interlaced
    append_chunk(file, "IHDR", head);
    append_chunk(file, "sRGB", std::string_view("\0", 1));
    if (header.dpi > 0) {
        std::string size;
        const auto per_metre = static_cast<std::uint32_t>(std::lround(header.dpi / 0.0254));
        append_big_endian(size, per_metre);
        append_big_endian(size, per_metre);
        size += '\x01'; // metres
        append_chunk(file, "pHYs", size);
    }
    for (const auto& [key, text] : header.texts)
        if (!key.empty())
            append_text(file, key, text);
    m_impl->compressed.assign("\x78\x01", 2); // zlib: deflate, 32 KiB window, fastest
}

PngEncoder::~PngEncoder() = default;

void PngEncoder::add_rows(std::span<const std::uint8_t> rgb) {
    Impl& m = *m_impl;
    const std::size_t rows = rgb.size() / m.row_bytes;
    assert(rgb.size() % m.row_bytes == 0 && rows <= m.rows_left);
    if (rows == 0)
        return;
    const bool last = rows == m.rows_left;
    const std::size_t count = (rows + kRowsOfPart - 1) / kRowsOfPart;
    if (m.parts.size() < count)
        m.parts.resize(count);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            const std::size_t first = i * kRowsOfPart;
            const std::uint8_t* here = rgb.data() + first * m.row_bytes;
            m.parts[i].pack({here, std::min(kRowsOfPart, rows - first) * m.row_bytes},
                            i == 0 ? m.last_row.data() : here - m.row_bytes, m.row_bytes,
                            last && i + 1 == count ? DeflateEncoder::Part::Last
                                                   : DeflateEncoder::Part::Aligned);
        }
    };
    {
        const std::size_t helpers =
            std::min<std::size_t>(count, std::max(1u, std::thread::hardware_concurrency())) - 1;
        std::vector<std::jthread> others;
        for (std::size_t i = 0; i < helpers; ++i)
            others.emplace_back(work);
        work();
    }
    std::memcpy(m.last_row.data(), rgb.data() + (rows - 1) * m.row_bytes, m.row_bytes);
    m.rows_left -= rows;
    for (std::size_t i = 0; i < count; ++i) {
        m.adler = joined_adler(m.adler, m.parts[i].adler, m.parts[i].filtered.size());
        m.compressed += m.parts[i].packed;
    }
    if (m.rows_left == 0)
        append_big_endian(m.compressed, m.adler);
    append_chunk(m.file, "IDAT", m.compressed);
    m.compressed.clear();
}

std::string PngEncoder::finish() {
    assert(m_impl->rows_left == 0);
    append_chunk(m_impl->file, "IEND", {});
    return std::move(m_impl->file);
}

} // namespace panjshir::print
