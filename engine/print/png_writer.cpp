#include "print/png_writer.hpp"

#include "base/utf8.hpp"
#include "print/deflate.hpp"

#include <cassert>
#include <cmath>
#include <cstring>
#include <libdeflate.h>
#include <string_view>

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

struct PngEncoder::Impl {
    std::size_t row_bytes = 0, rows_left = 0;
    std::string file;
    std::vector<std::uint8_t> last_row; // for the filter across bands
    std::vector<std::uint8_t> filtered;
    std::string compressed; // not yet in a chunk
    DeflateEncoder deflate;
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
    m.filtered.resize(rows * (m.row_bytes + 1));
    for (std::size_t row = 0; row < rows; ++row) {
        const std::uint8_t* here = rgb.data() + row * m.row_bytes;
        const std::uint8_t* above = row == 0 ? m.last_row.data() : here - m.row_bytes;
        std::uint8_t* to = m.filtered.data() + row * (m.row_bytes + 1);
        *to++ = 2; // Up
        for (std::size_t i = 0; i < m.row_bytes; ++i)
            to[i] = static_cast<std::uint8_t>(here[i] - above[i]);
    }
    std::memcpy(m.last_row.data(), rgb.data() + (rows - 1) * m.row_bytes, m.row_bytes);
    m.rows_left -= rows;
    m.adler = libdeflate_adler32(m.adler, m.filtered.data(), m.filtered.size());
    m.deflate.add(m.filtered,
                  m.rows_left == 0 ? DeflateEncoder::Part::Last : DeflateEncoder::Part::More,
                  m.compressed);
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
