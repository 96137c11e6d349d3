#pragma once
// Glyphs as small coverage pictures, for painters that lay out textures.

#include "text/font_store.hpp"

#include <cstdint>
#include <vector>

namespace panjshir::text {

/// 8-bit coverage, rows from the top, no padding between rows.
struct GlyphBitmap {
    int columns = 0, rows = 0;
    /// From the glyph's origin on the baseline (rounded down to whole pixels by the caller, who
    /// passes the rest as `offset_px`) to the picture's top left corner: x to the right, y DOWN (so
    /// mostly negative).
    int left_px = 0, top_px = 0;
    std::vector<std::uint8_t> coverage;
    bool empty() const { return coverage.empty(); }
};

struct GlyphBitmapOptions {
    double em_px = 16;       ///< pixels an em; 2 to 2000, else an empty picture
    double offset_x_px = 0;  ///< 0..1, sub-pixel position to the right
    double offset_y_px = 0;  ///< 0..1, downwards
    double rotation_deg = 0; ///< clockwise, about the origin
};

/// Not hinted, so that sizes and places are true.
GlyphBitmap glyph_bitmap(const Font& font, std::uint32_t glyph_id,
                         const GlyphBitmapOptions& options);

/// The same glyph grown by `halo_px` (0..64) on all sides: full within two thirds of that, then
/// falling to nothing. Combine neighbouring glyphs' halos by the greater value, so that they do not
/// add up.
GlyphBitmap halo_bitmap(const Font& font, std::uint32_t glyph_id, const GlyphBitmapOptions& options,
                        double halo_px);

} // namespace panjshir::text
