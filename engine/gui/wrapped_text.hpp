#pragma once
// A long text cut into lines of a width, so that only the visible ones have to be drawn. Positions
// are code points.

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace panjshir::gui {

struct WrappedLine {
    std::size_t begin = 0, end = 0; ///< without the space or line feed at which it was cut
    bool operator==(const WrappedLine&) const = default;
};

/// Lines are cut at line feeds, and at the last space that fits; a word wider than a line is cut
/// where it must be. Every code point but those cuts (and the spaces around them) is in one line.
/// An empty text has one empty line. `advance`: width of a code point, in the unit of `width`.
std::vector<WrappedLine> wrapped_lines(std::u32string_view text, float width,
                                       const std::function<float(char32_t)>& advance);

/// The line in which a position lies, or the last one before it. Requires: at least one line.
std::size_t line_at(const std::vector<WrappedLine>& lines, std::size_t position);

/// Letters of the Persian-Arabic script, which the toolkit cannot join.
bool is_arabic(char32_t code_point);
bool has_arabic(std::string_view utf8);

} // namespace panjshir::gui
