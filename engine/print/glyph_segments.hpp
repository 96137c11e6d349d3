#pragma once
// Cuts a run of glyphs into stretches that files can carry as text.

#include "display/display_list.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace panjshir::print {

/// Bytes of text and the glyphs that stand for them.
struct TextCluster {
    std::uint32_t first_byte = 0, byte_count = 0;
    std::uint32_t first_glyph = 0, glyph_count = 0; ///< into GlyphRun::glyphs
};

/// Neighbouring glyphs of one rotation: they stand on one straight line.
struct GlyphSegment {
    std::uint32_t first_glyph = 0, glyph_count = 0;
    std::uint32_t first_byte = 0, byte_count = 0; ///< of GlyphRun::text
    double rotation_deg = 0;
    std::vector<TextCluster> clusters; ///< in the text's order; they cover all bytes and glyphs
};

/// Bytes before the first and behind the last cluster of the run go to the nearest cluster. Empty
/// for a run without glyphs.
std::vector<GlyphSegment> segments_of(const display::GlyphRun& run);

} // namespace panjshir::print
