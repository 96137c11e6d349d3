#pragma once
// Scripts of characters, as far as fonts and shaping need them.

#include <cstdint>
#include <string_view>

namespace panjshir::text {

/// ISO 15924 tag as four bytes ("Latn" = 0x4C61746E), HarfBuzz's numbering. Characters of no script
/// of their own (digits, spaces, marks) give "Zyyy", "Zinh" or "Zzzz".
using ScriptTag = std::uint32_t;
ScriptTag script_of(char32_t character);

/// The English word in the names of Noto's fonts: "Arabic", "Hebrew", "Devanagari"; "Symbols" for
/// characters of no script; "Latin" for Latin; the tag's name is not known: "unknown".
std::string_view script_name(char32_t character);

/// Spaces, breaks and controls: nothing is drawn for them, so no font has to cover them.
bool is_invisible(char32_t character);

enum class Joining { Separate, Joined };
/// Whether a script's letters join, so that they must never be drawn apart.
Joining joining_of(ScriptTag script);

/// Whether the character belongs to no script of its own and goes with its neighbours.
bool is_shared(ScriptTag script);

} // namespace panjshir::text
