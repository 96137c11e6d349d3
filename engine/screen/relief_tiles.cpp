#include "screen/relief_tiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace panjshir::screen {

namespace {

using display::Affine;
using display::ByteRaster;
using display::Relief;

constexpr double kSameScale = 1e-6;
constexpr int kOverview_px = 256;
constexpr std::size_t kMostTiles = 96;

terrain::ReliefField field_of(const display::HeightRaster& heights, const ByteRaster* sky,
                              const ByteRaster* texture, const ByteRaster* turn) {
    terrain::ReliefField field;
    field.columns = heights.columns;
    field.rows = heights.rows;
    field.cell_size_m = heights.cell_size_m;
    field.heights = heights.heights_m;
    if (sky)
        field.sky_view = sky->values;
    if (texture)
        field.texture = texture->values;
    if (turn)
        field.light_turn = turn->values;
    return field;
}

terrain::ReliefStyle style_of(const display::ReliefLight& light,
                              const std::vector<display::TintStop>& tints,
                              display::Colour void_colour) {
    terrain::ReliefStyle style;
    style.azimuth_deg = light.azimuth_deg;
    style.altitude_deg = light.altitude_deg;
    style.exaggeration = light.exaggeration;
    style.shade_strength = light.shade_strength;
    style.texture_strength = light.texture_strength;
    style.sky_strength = light.sky_strength;
    for (const display::TintStop& stop : tints)
        style.tints.push_back(
            {stop.elevation_m, {stop.colour.red, stop.colour.green, stop.colour.blue}});
    style.void_colour = {void_colour.red, void_colour.green, void_colour.blue};
    return style;
}

bool same(double a, double b) {
    return std::abs(a - b) <= kSameScale * std::abs(b);
}

/// First `inner`, then `outer`; neither turns or skews.
Affine after(const Affine& outer, const Affine& inner) {
    return {
        outer.xx * inner.xx,           0, 0, outer.yy * inner.yy, outer.xx * inner.dx + outer.dx,
        outer.yy * inner.dy + outer.dy};
}

Affine inverse(const Affine& of) {
    return {1 / of.xx, 0, 0, 1 / of.yy, -of.dx / of.xx, -of.dy / of.yy};
}

} // namespace

ReliefTiles::ReliefTiles() {
    Result<ShaderProgram> program =
        ShaderProgram::load("relief.vert", "relief.frag", {"position_mm"});
    if (program)
        m_program.emplace(std::move(*program));
    else
        m_note = program.error().message;
}

// The next raster may cover other ground with other cells, which nothing here tells; but its first
// painting shows the ground that the last painting of the old one showed, or nearly so.
void ReliefTiles::keep_on_screen(const Affine& to_px) {
    if (!m_current.tiles.empty() && (m_whole || m_previous.tiles.empty()))
        m_previous = std::move(m_current);
    m_current = {};
    if (!m_previous.tiles.empty())
        m_previous.cells = after(inverse(to_px), after(m_to_px, m_previous.cells));
}

void ReliefTiles::take(const Relief& relief, const Affine& to_px) {
    const bool same_rasters =
        m_source.heights == relief.heights && m_source.sky_view == relief.sky_view &&
        m_source.texture == relief.texture && m_source.light_turn == relief.light_turn;
    const auto same_tints =
        std::equal(m_source.tints.begin(), m_source.tints.end(), relief.tints.begin(),
                   relief.tints.end(), [](const auto& a, const auto& b) {
                       return a.elevation_m == b.elevation_m && a.colour == b.colour;
                   });
    if (same_rasters && same_tints && m_source.light == relief.light &&
        m_source.void_colour == relief.void_colour)
        return;
    m_source = {relief.heights, relief.sky_view, relief.texture,    relief.light_turn,
                relief.light,   relief.tints,    relief.void_colour};
    m_style = style_of(relief.light, relief.tints, relief.void_colour);
    if (same_rasters) {
        m_current = {};
        m_previous = {};
    } else {
        keep_on_screen(to_px);
    }
    m_overview.reset();
    if (m_program && !same_rasters)
        upload_rasters(relief);
    if (m_program)
        set_uniforms();
}

bool ReliefTiles::fits_the_card(const Relief& relief) {
    GLint largest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
    return relief.heights->columns <= largest && relief.heights->rows <= largest;
}

void ReliefTiles::upload_rasters(const Relief& relief) {
    if (!fits_the_card(relief)) {
        m_note = "the elevation raster is larger than this graphics card's textures";
        m_program.reset();
        return;
    }
    std::swap(m_rasters, m_spare);
    if (m_coming.are_of(relief))
        m_rasters = std::move(m_coming);
    else if (!m_rasters.are_of(relief))
        m_rasters = ReliefTextures(relief);
    m_coming = {};
    m_rasters.fill(std::chrono::steady_clock::time_point::max());
}

bool ReliefTiles::prepare(const Relief& relief, std::chrono::milliseconds budget) {
    if (!m_program || !relief.heights || m_rasters.are_of(relief) || m_spare.are_of(relief) ||
        !fits_the_card(relief))
        return true;
    if (!m_coming.are_of(relief))
        m_coming = ReliefTextures(relief);
    m_coming.fill(std::chrono::steady_clock::now() + budget);
    glFinish(); // so that the clock sees the work
    return m_coming.are_whole();
}

void ReliefTiles::set_uniforms() {
    m_program->use();
    const terrain::ReliefField field = field_of(*m_source.heights, m_source.sky_view.get(),
                                                m_source.texture.get(), m_source.light_turn.get());
    for (const terrain::ReliefUniform& uniform : terrain::relief_uniforms(field, m_style)) {
        const GLint location = m_program->uniform(uniform.name);
        if (uniform.components == 1)
            glUniform1fv(location, uniform.count, uniform.values.data());
        else if (uniform.components == 2)
            glUniform2fv(location, uniform.count, uniform.values.data());
        else
            glUniform3fv(location, uniform.count, uniform.values.data());
    }
    m_program->set_unit("heights", 0);
    m_program->set_unit("sky_view", 1);
    m_program->set_unit("texture_shading", 2);
    m_program->set_unit("light_turn", 3);
}

void ReliefTiles::shade_on_card(double px_per_column, double px_per_row, double left, double top,
                                int width, int height, GLuint texture) {
    GLint bound = 0;
    std::array<GLint, 4> viewport{};
    glGetIntegerv(GL_FRAMEBUFFER_BINDING, &bound);
    glGetIntegerv(GL_VIEWPORT, viewport.data());
    if (!m_framebuffer)
        m_framebuffer = GlFramebuffer::make();
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    glViewport(0, 0, width, height);
    glDisable(GL_BLEND);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_SCISSOR_TEST);
    m_program->use();
    // The shader's page is this tile, in pixels; its first row is the first in memory.
    m_program->set("page_to_clip", 2.0f / static_cast<float>(width),
                   2.0f / static_cast<float>(height), -1, -1);
    m_program->set("page_to_column", static_cast<float>(1 / px_per_column), 0,
                   static_cast<float>(left / px_per_column));
    m_program->set("page_to_row", 0, static_cast<float>(1 / px_per_row),
                   static_cast<float>(top / px_per_row));
    const std::array<GLuint, 4> textures = m_rasters.names();
    for (GLuint unit = 4; unit-- > 0;) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D, textures[unit]);
    }
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    const std::array<float, 8> corners{0, 0, w, 0, 0, h, w, h};
    if (!m_corners)
        m_corners = GlBuffer::make();
    glBindBuffer(GL_ARRAY_BUFFER, m_corners.name());
    glBufferData(GL_ARRAY_BUFFER, sizeof(corners), corners.data(), GL_STREAM_DRAW);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glDisableVertexAttribArray(0);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(bound));
    glViewport(viewport[0], viewport[1], viewport[2], viewport[3]);
}

/// `left`, `top`: of the tile, in pixels from the first cell's centre.
GlTexture ReliefTiles::shaded(double px_per_column, double px_per_row, double left, double top,
                              int width, int height) {
    ++m_made;
    GlTexture texture = new_texture(GL_LINEAR);
    if (m_program) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     nullptr);
        shade_on_card(px_per_column, px_per_row, left, top, width, height, texture.name());
        return texture;
    }
    terrain::ReliefView view;
    view.width = width;
    view.height = height;
    view.column_x = 1 / px_per_column;
    view.column_0 = left / px_per_column;
    view.row_y = 1 / px_per_row;
    view.row_0 = top / px_per_row;
    std::vector<std::uint8_t> rgb(3 * static_cast<std::size_t>(width) *
                                  static_cast<std::size_t>(height));
    terrain::shade_relief(field_of(*m_source.heights, m_source.sky_view.get(),
                                   m_source.texture.get(), m_source.light_turn.get()),
                          m_style, view, rgb);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, width, height, 0, GL_RGB, GL_UNSIGNED_BYTE, rgb.data());
    return texture;
}

void ReliefTiles::place(const Level& level, const Affine& raster_to_px, const PixelBox& view,
                        std::vector<PlacedTile>& placed) const {
    const Affine to_px = after(raster_to_px, level.cells);
    const double scale_x = to_px.xx / level.px_per_column, scale_y = to_px.yy / level.px_per_row;
    // At its own scale a level is laid on whole pixels, so that it stays as crisp as it was shaded.
    const bool own = same(scale_x, 1) && same(scale_y, 1);
    const double x0 = own ? std::round(to_px.dx) : to_px.dx,
                 y0 = own ? std::round(to_px.dy) : to_px.dy;
    for (const auto& [index, tile] : level.tiles) {
        const double left = x0 + index.first * kTile_px * scale_x;
        const double top = y0 + index.second * kTile_px * scale_y;
        const PlacedTile piece{tile.texture.name(),      left,    top, left + kTile_px * scale_x,
                               top + kTile_px * scale_y, kTile_px};
        if (piece.left < view.right && piece.right > view.left && piece.top < view.bottom &&
            piece.bottom > view.top)
            placed.push_back(piece);
    }
}

void ReliefTiles::drop_unused() {
    if (m_current.tiles.size() <= kMostTiles)
        return;
    std::erase_if(m_current.tiles,
                  [&](const auto& item) { return item.second.last_used + 30 < m_painting; });
}

ReliefTiles::Answer ReliefTiles::tiles(const Relief& relief, const Affine& to_px,
                                       const PixelBox& view, std::chrono::milliseconds budget) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point begin = Clock::now();
    ++m_painting;
    Answer answer;
    if (!relief.heights || relief.heights->columns < 2 || relief.heights->rows < 2)
        return answer;
    take(relief, to_px);
    m_to_px = to_px;

    const bool same_scale =
        same(m_current.px_per_column, to_px.xx) && same(m_current.px_per_row, to_px.yy);
    if (!same_scale && (budget.count() > 0 || m_current.tiles.empty())) {
        if (!m_current.tiles.empty())
            m_previous = std::move(m_current);
        m_current = {to_px.xx, to_px.yy, {}, {}};
    }
    const bool at_scale =
        same(m_current.px_per_column, to_px.xx) && same(m_current.px_per_row, to_px.yy);
    bool missing = !at_scale;
    if (at_scale) {
        // Only tiles that show some of the raster, from half a cell outside its outermost centres.
        const double right = (relief.heights->columns - 0.5) * to_px.xx;
        const double bottom = (relief.heights->rows - 0.5) * to_px.yy;
        const double x0 = std::round(to_px.dx), y0 = std::round(to_px.dy);
        const auto tile_of = [](double px) { return static_cast<int>(std::floor(px / kTile_px)); };
        const int i0 = tile_of(std::max(view.left - x0, -0.5 * to_px.xx));
        const int i1 = tile_of(std::min(view.right - 1 - x0, right));
        const int j0 = tile_of(std::max(view.top - y0, -0.5 * to_px.yy));
        const int j1 = tile_of(std::min(view.bottom - 1 - y0, bottom));
        // Without a budget older tiles do, where there are any.
        bool made_one = budget.count() == 0 && !m_previous.tiles.empty();
        for (int j = j0; j <= j1; ++j)
            for (int i = i0; i <= i1; ++i) {
                Tile& tile = m_current.tiles[{i, j}];
                if (!tile.texture) {
                    if (made_one && Clock::now() - begin >= budget) {
                        m_current.tiles.erase({i, j});
                        missing = true;
                        continue;
                    }
                    tile.texture = shaded(to_px.xx, to_px.yy, static_cast<double>(i) * kTile_px,
                                          static_cast<double>(j) * kTile_px, kTile_px, kTile_px);
                    if (budget < std::chrono::hours(1))
                        glFinish(); // so that the clock sees the work
                    made_one = true;
                }
                tile.last_used = m_painting;
            }
    }
    answer.whole = !missing;
    m_whole = answer.whole;
    if (missing) {
        const double wide = relief.heights->columns, high = relief.heights->rows;
        const double overview_scale = kOverview_px / std::max(wide, high);
        const int w = std::max(1, static_cast<int>(std::lround(wide * overview_scale)));
        const int h = std::max(1, static_cast<int>(std::lround(high * overview_scale)));
        if (!m_overview)
            m_overview = shaded(w / wide, h / high, -0.5 * w / wide, -0.5 * h / high, w, h);
        const double left = to_px.dx - 0.5 * to_px.xx, top = to_px.dy - 0.5 * to_px.yy;
        answer.tiles.push_back({m_overview.name(), left, top, left + wide * to_px.xx,
                                top + high * to_px.yy, static_cast<double>(w)});
        if (!m_previous.tiles.empty())
            place(m_previous, to_px, view, answer.tiles);
    } else {
        m_previous = {};
    }
    if (!m_current.tiles.empty())
        place(m_current, to_px, view, answer.tiles);
    drop_unused();
    return answer;
}

} // namespace panjshir::screen
