#pragma once
// Glyph runs and relief tiles on the screen: everything that is drawn from pictures.

#include "screen/glyph_atlas.hpp"
#include "screen/paint_state.hpp"

namespace panjshir::screen {

class PicturePainter {
public:
    static Result<PicturePainter> create(const text::FontStore& fonts);

    void begin(const ScreenTarget& target);
    /// Collected until flush(), which must come before anything else is painted or a clip changes.
    void add(const display::GlyphRun& run, const PixelBox& free_box);
    void flush();
    void draw_tile(const PlacedTile& tile);

    std::size_t draw_calls() const { return m_draw_calls; }
    std::size_t glyphs_made() const { return m_atlas->made(); }

private:
    struct Vertex {
        float x, y, u, v;
        float red, green, blue, alpha;
    };

    PicturePainter(ShaderProgram glyph, ShaderProgram tile, std::unique_ptr<GlyphAtlas> atlas)
        : m_glyph(std::move(glyph)), m_tile(std::move(tile)), m_atlas(std::move(atlas)) {}

    bool try_add(const display::GlyphRun& run, const PixelBox& free_box);
    bool add_glyphs(const display::GlyphRun& run, const PixelBox& free_box, int halo_16);
    void add_quad(const PixelBox& box, const PixelBox& texels, display::Colour colour);
    void draw(const ShaderProgram& program, GLuint texture);

    ShaderProgram m_glyph, m_tile;
    std::unique_ptr<GlyphAtlas> m_atlas;
    GlBuffer m_buffer;
    std::vector<Vertex> m_vertices;
    ScreenTarget m_target;
    std::size_t m_draw_calls = 0;
};

} // namespace panjshir::screen
