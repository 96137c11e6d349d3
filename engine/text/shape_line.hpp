#pragma once
// Shaping of one line with its base direction given; for this module's sources alone.

#include "text/itemise.hpp"
#include "text/shaper.hpp"

namespace panjshir::text {

/// From right to left for the languages written so, else by the first letter.
BaseDirection base_direction(const ShapeOptions& options);

ShapedText shape_line(const FontStore& fonts, std::string_view utf8, const ShapeOptions& options,
                      BaseDirection base);

} // namespace panjshir::text
