#pragma once
// Glyphs as pictures in one texture, made at the exact size, turn and quarter of a pixel they are
// drawn at.

#include "screen/gl_handles.hpp"
#include "text/glyph_bitmap.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace panjshir::screen {

/// Identifies one picture; sizes in 1/16 px, the turn in whole degrees, phases in quarters of a
/// pixel.
struct GlyphKey {
    std::uint32_t font = 0, glyph = 0;
    int em_16 = 0;
    int halo_16 = 0; ///< 0: the glyph itself
    int turn_deg = 0;
    int phase_x = 0, phase_y = 0;
    auto operator<=>(const GlyphKey&) const = default;
};

/// Where a picture stands in the atlas, and where its top left corner comes from the glyph's
/// origin.
struct AtlasGlyph {
    int x = 0, y = 0, columns = 0, rows = 0;
    int left_px = 0, top_px = 0;
};

class GlyphAtlas {
public:
    static constexpr int kSide = 1024;

    explicit GlyphAtlas(const text::FontStore& fonts) : m_fonts(fonts) {}

    /// Nothing where the atlas is full: draw what was collected, clear() and ask again.
    std::optional<AtlasGlyph> glyph(const GlyphKey& key);
    void clear();
    GLuint texture();
    std::size_t made() const { return m_made; }

private:
    std::optional<AtlasGlyph> place(const text::GlyphBitmap& bitmap);

    const text::FontStore& m_fonts;
    GlTexture m_texture;
    std::map<GlyphKey, AtlasGlyph> m_glyphs;
    int m_shelf_x = 0, m_shelf_y = 0, m_shelf_height = 0;
    std::size_t m_made = 0;
};

} // namespace panjshir::screen
