#pragma once
// UTF-8 by code points. Offsets that users and JSON see count Unicode code points, never bytes.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::utf8 {

/// The byte offset of the first byte that is not part of a well-formed code point (no overlong
/// forms, no surrogates, at most U+10FFFF); nothing if the text is valid.
std::optional<std::size_t> first_invalid_byte(std::string_view text);

/// Decodes the code point at `byte` and moves `byte` behind it. A malformed byte reads as U+FFFD
/// and is one byte long. Requires: byte < text.size().
char32_t decode(std::string_view text, std::size_t& byte);

/// Appends one code point; values that are none are written as U+FFFD.
void append(std::string& text, char32_t code_point);

std::u32string to_utf32(std::string_view text);
std::string from_utf32(std::u32string_view text);

/// How many code points; each malformed byte counts as one.
std::size_t length(std::string_view text);

/// Byte offsets of every code point, and text.size() at the end: offsets[i] is where code point i
/// begins.
std::vector<std::uint32_t> byte_offsets(std::string_view text);

} // namespace panjshir::utf8
