#include "base/utf8.hpp"

namespace panjshir::utf8 {
namespace {

struct Decoded {
    char32_t code_point;
    std::size_t length; // 0 where malformed
};

Decoded decode_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto continues = [&](std::size_t i) {
        return i < text.size() && (byte(i) & 0xC0u) == 0x80u;
    };
    const unsigned lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    if (lead >= 0xC2 && lead <= 0xDF && continues(at + 1))
        return {((lead & 0x1Fu) << 6) | (byte(at + 1) & 0x3Fu), 2};
    if (lead >= 0xE0 && lead <= 0xEF && continues(at + 1) && continues(at + 2)) {
        const char32_t c =
            ((lead & 0x0Fu) << 12) | ((byte(at + 1) & 0x3Fu) << 6) | (byte(at + 2) & 0x3Fu);
        if (c >= 0x800 && !(c >= 0xD800 && c <= 0xDFFF))
            return {c, 3};
    }
    if (lead >= 0xF0 && lead <= 0xF4 && continues(at + 1) && continues(at + 2) &&
        continues(at + 3)) {
        const char32_t c = ((lead & 0x07u) << 18) | ((byte(at + 1) & 0x3Fu) << 12) |
                           ((byte(at + 2) & 0x3Fu) << 6) | (byte(at + 3) & 0x3Fu);
        if (c >= 0x10000 && c <= 0x10FFFF)
            return {c, 4};
    }
    return {U'\uFFFD', 0};
}

} // namespace

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Decoded d = decode_at(text, i);
        if (d.length == 0)
            return i;
        i += d.length;
    }
    return std::nullopt;
}

char32_t decode(std::string_view text, std::size_t& byte) {
    const Decoded d = decode_at(text, byte);
    byte += d.length == 0 ? 1 : d.length;
    return d.code_point;
}

void append(std::string& text, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = U'\uFFFD';
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();)
        out += decode(text, i);
    return out;
}

std::string from_utf32(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text)
        append(out, c);
    return out;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count)
        decode(text, i);
    return count;
}

std::vector<std::uint32_t> byte_offsets(std::string_view text) {
    std::vector<std::uint32_t> offsets;
    offsets.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size();) {
        offsets.push_back(static_cast<std::uint32_t>(i));
        decode(text, i);
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

} // namespace panjshir::utf8
