#include "screen/glyph_atlas.hpp"

#include <algorithm>

namespace panjshir::screen {

namespace {
constexpr int kGap = 1; ///< empty texels between pictures, so that filtering takes in no neighbour
}

GLuint GlyphAtlas::texture() {
    if (!m_texture) {
        m_texture = GlTexture::make();
        glBindTexture(GL_TEXTURE_2D, m_texture.name());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        clear();
    }
    return m_texture.name();
}

void GlyphAtlas::clear() {
    m_glyphs.clear();
    m_shelf_x = m_shelf_y = m_shelf_height = 0;
    const std::vector<std::uint8_t> empty(static_cast<std::size_t>(kSide) * kSide, 0);
    glBindTexture(GL_TEXTURE_2D, texture());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_LUMINANCE8, kSide, kSide, 0, GL_LUMINANCE, GL_UNSIGNED_BYTE,
                 empty.data());
}

std::optional<AtlasGlyph> GlyphAtlas::place(const text::GlyphBitmap& bitmap) {
    AtlasGlyph glyph{0, 0, bitmap.columns, bitmap.rows, bitmap.left_px, bitmap.top_px};
    if (bitmap.empty() || bitmap.columns + kGap > kSide || bitmap.rows + kGap > kSide) {
        glyph.columns = glyph.rows = 0;
        return glyph;
    }
    if (m_shelf_x + bitmap.columns + kGap > kSide) {
        m_shelf_y += m_shelf_height;
        m_shelf_x = m_shelf_height = 0;
    }
    if (m_shelf_y + bitmap.rows + kGap > kSide)
        return std::nullopt;
    glyph.x = m_shelf_x;
    glyph.y = m_shelf_y;
    m_shelf_x += bitmap.columns + kGap;
    m_shelf_height = std::max(m_shelf_height, bitmap.rows + kGap);
    glBindTexture(GL_TEXTURE_2D, texture());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, glyph.x, glyph.y, glyph.columns, glyph.rows, GL_LUMINANCE,
                    GL_UNSIGNED_BYTE, bitmap.coverage.data());
    return glyph;
}

std::optional<AtlasGlyph> GlyphAtlas::glyph(const GlyphKey& key) {
    texture();
    if (const auto found = m_glyphs.find(key); found != m_glyphs.end())
        return found->second;
    const text::GlyphBitmapOptions options{.em_px = key.em_16 / 16.0,
                                           .offset_x_px = key.phase_x / 4.0,
                                           .offset_y_px = key.phase_y / 4.0,
                                           .rotation_deg = static_cast<double>(key.turn_deg)};
    const text::Font& font = m_fonts[key.font];
    const text::GlyphBitmap bitmap =
        key.halo_16 > 0 ? text::halo_bitmap(font, key.glyph, options, key.halo_16 / 16.0)
                        : text::glyph_bitmap(font, key.glyph, options);
    ++m_made;
    const std::optional<AtlasGlyph> placed = place(bitmap);
    if (placed)
        m_glyphs[key] = *placed;
    return placed;
}

} // namespace panjshir::screen
