#pragma once
// Cuts a line of text into runs of one direction, script and font, and puts them in visual order.

#include "text/font_store.hpp"
#include "text/script.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace panjshir::text {

enum class BaseDirection { ByFirstLetter, LeftToRight, RightToLeft };

/// A stretch of one direction, script and font.
struct TextItem {
    std::size_t first_byte = 0, byte_count = 0; ///< into ItemisedLine::utf8
    ScriptTag script = 0;
    display::FontNumber font = 0;
    bool right_to_left = false;
};

struct ItemisedLine {
    std::string utf8;            ///< well-formed, breaks and tabs as spaces
    std::vector<TextItem> items; ///< from left to right (UAX #9, rule L2)
    bool right_to_left = false;  ///< of the paragraph
};

/// Digits, spaces and punctuation take script and font of what precedes them, at the start of what
/// follows.
ItemisedLine itemise(const FontStore& fonts, std::string_view utf8, const FontSpec& spec,
                     BaseDirection base);

} // namespace panjshir::text
