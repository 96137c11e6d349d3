#pragma once
// The outline of one glyph as a path.

#include "display/display_list.hpp"
#include "text/font_store.hpp"

namespace panjshir::text {

/// In ems, y DOWN as on the page (letters stand above y = 0, at negative y), origin on the
/// baseline; filled by the non-zero rule. Curves are flattened to within 0.0005 em. Empty for
/// spaces, for glyph ids the font lacks and for glyphs that are no outlines.
display::Path glyph_outline(const Font& font, std::uint32_t glyph_id);

} // namespace panjshir::text
