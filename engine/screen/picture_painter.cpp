#include "screen/picture_painter.hpp"

#include "screen/shape_painter.hpp"

#include <array>
#include <cstddef>
#include <tuple>

namespace panjshir::screen {

namespace {
constexpr double kLargestEm_px = 320; ///< larger letters are enlarged pictures of this size
}

Result<PicturePainter> PicturePainter::create(const text::FontStore& fonts) {
    const std::vector<std::string> attributes{"position", "texel", "tint"};
    auto glyph = ShaderProgram::load("picture.vert", "glyph.frag", attributes);
    if (!glyph)
        return tl::unexpected(glyph.error());
    auto tile = ShaderProgram::load("picture.vert", "tile.frag", attributes);
    if (!tile)
        return tl::unexpected(tile.error());
    return PicturePainter(std::move(*glyph), std::move(*tile), std::make_unique<GlyphAtlas>(fonts));
}

void PicturePainter::begin(const ScreenTarget& target) {
    m_target = target;
    m_vertices.clear();
    m_draw_calls = 0;
}

void PicturePainter::add_quad(const PixelBox& box, const PixelBox& texels, display::Colour colour) {
    const auto vertex = [&](double x, double y, double u, double v) {
        m_vertices.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(u),
                              static_cast<float>(v), colour.red, colour.green, colour.blue,
                              colour.alpha});
    };
    for (const auto& [right, bottom] : {std::pair{false, false},
                                        {true, false},
                                        {true, true},
                                        {false, false},
                                        {true, true},
                                        {false, true}})
        vertex(right ? box.right : box.left, bottom ? box.bottom : box.top,
               right ? texels.right : texels.left, bottom ? texels.bottom : texels.top);
}

bool PicturePainter::add_glyphs(const display::GlyphRun& run, const PixelBox& free_box,
                                int halo_16) {
    const double wanted_em = run.size_mm * m_target.px_per_mm;
    const double em = std::min(wanted_em, kLargestEm_px);
    const double enlarge = wanted_em / em;
    for (const display::Glyph& glyph : run.glyphs) {
        double x = glyph.position.x * m_target.px_per_mm + m_target.offset_px.x;
        double y = glyph.position.y * m_target.px_per_mm + m_target.offset_px.y;
        const double reach = 3 * wanted_em;
        if (x < free_box.left - reach || x > free_box.right + reach || y < free_box.top - reach ||
            y > free_box.bottom + reach)
            continue;
        GlyphKey key{.font = run.font,
                     .glyph = glyph.id,
                     .em_16 = static_cast<int>(std::lround(em * 16)),
                     .halo_16 = halo_16,
                     .turn_deg = static_cast<int>(std::lround(glyph.rotation_deg)),
                     .phase_x = 0,
                     .phase_y = 0};
        if (halo_16 == 0 &&
            enlarge == 1) { // ink is made for its quarter of a pixel; a halo is soft anyway
            x = std::floor(x * 4 + 0.5) / 4;
            y = std::floor(y * 4 + 0.5) / 4;
            key.phase_x = static_cast<int>((x - std::floor(x)) * 4);
            key.phase_y = static_cast<int>((y - std::floor(y)) * 4);
            x = std::floor(x);
            y = std::floor(y);
        }
        const std::optional<AtlasGlyph> placed = m_atlas->glyph(key);
        if (!placed)
            return false;
        if (placed->columns == 0)
            continue;
        const double left = x + placed->left_px * enlarge, top = y + placed->top_px * enlarge;
        constexpr double side = GlyphAtlas::kSide;
        add_quad({left, top, left + placed->columns * enlarge, top + placed->rows * enlarge},
                 {placed->x / side, placed->y / side, (placed->x + placed->columns) / side,
                  (placed->y + placed->rows) / side},
                 halo_16 > 0 ? run.halo : run.colour);
    }
    return true;
}

bool PicturePainter::try_add(const display::GlyphRun& run, const PixelBox& free_box) {
    const int halo_16 =
        static_cast<int>(std::lround(std::min(run.halo_mm * m_target.px_per_mm, 64.0) * 16));
    if (halo_16 > 0 && run.halo.alpha > 0 && !add_glyphs(run, free_box, halo_16))
        return false;
    return add_glyphs(run, free_box, 0);
}

void PicturePainter::add(const display::GlyphRun& run, const PixelBox& free_box) {
    if (run.size_mm * m_target.px_per_mm < 2)
        return;
    const std::size_t before = m_vertices.size();
    if (try_add(run, free_box))
        return;
    m_vertices.resize(before);
    flush();
    m_atlas->clear();
    try_add(run, free_box);
}

void PicturePainter::draw(const ShaderProgram& program, GLuint texture) {
    program.use();
    program.set("target_px", static_cast<float>(m_target.width_px),
                static_cast<float>(m_target.height_px));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture);
    if (!m_buffer)
        m_buffer = GlBuffer::make();
    glBindBuffer(GL_ARRAY_BUFFER, m_buffer.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_vertices.size() * sizeof(Vertex)),
                 m_vertices.data(), GL_STREAM_DRAW);
    const std::array<std::pair<GLint, std::size_t>, 3> fields{
        {{2, offsetof(Vertex, x)}, {2, offsetof(Vertex, u)}, {4, offsetof(Vertex, red)}}};
    for (GLuint i = 0; i < fields.size(); ++i) {
        glEnableVertexAttribArray(i);
        glVertexAttribPointer(i, fields[i].first, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                              reinterpret_cast<const void*>(fields[i].second));
    }
    glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(m_vertices.size()));
    for (GLuint i = 0; i < fields.size(); ++i)
        glDisableVertexAttribArray(i);
    m_vertices.clear();
    ++m_draw_calls;
}

void PicturePainter::flush() {
    if (m_vertices.empty())
        return;
    set_blend(display::Blend::Normal);
    m_glyph.use();
    m_glyph.set_unit("atlas", 0);
    draw(m_glyph, m_atlas->texture());
}

void PicturePainter::draw_tile(const PlacedTile& tile) {
    flush();
    glDisable(GL_BLEND);
    add_quad({tile.left, tile.top, tile.right, tile.bottom}, {0, 0, 1, 1}, {1, 1, 1, 1});
    m_tile.use();
    m_tile.set_unit("picture", 0);
    // Pixel on pixel needs no filter, which a software renderer would pay for.
    const GLint filter = tile.enlarged() ? GL_LINEAR : GL_NEAREST;
    glBindTexture(GL_TEXTURE_2D, tile.texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    draw(m_tile, tile.texture);
}

} // namespace panjshir::screen
