#pragma once
// The shaded relief in pieces of the screen's own pixels, kept while raster, light and scale stay.
// Where another raster takes the old one's place the old pieces stay on the screen where they are
// until the new ones are there.

#include "display/display_list.hpp"
#include "screen/gl_handles.hpp"
#include "screen/relief_textures.hpp"
#include "screen/shader_program.hpp"
#include "terrain/relief.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panjshir::screen {

/// One piece to draw: a texture and the rectangle on the target that it fills (pixels, y down).
struct PlacedTile {
    GLuint texture = 0;
    double left = 0, top = 0, right = 0, bottom = 0;
    double texels = 0; ///< along the upper side
    bool enlarged() const { return right - left < texels - 1e-3 || right - left > texels + 1e-3; }
};

/// A rectangle of pixels, y down.
struct PixelBox {
    double left = 0, top = 0, right = 0, bottom = 0;
};

class ReliefTiles {
public:
    static constexpr int kTile_px = 256;

    /// Compiles the relief shader; where that fails the processor shades (see note()).
    ReliefTiles();

    struct Answer {
        std::vector<PlacedTile> tiles; ///< in painting order
        bool whole = true;             ///< nothing is coarser than it will be
    };
    /// What covers `view`. `to_px` maps (column, row) of cell centres to pixels and must not turn
    /// or skew. With a budget of 0 nothing is shaded anew where there are older tiles: those are
    /// drawn larger or smaller, over a small relief of the whole.
    Answer tiles(const display::Relief& relief, const display::Affine& to_px, const PixelBox& view,
                 std::chrono::milliseconds budget);

    /// Brings rasters that tiles() was not asked for before to the card, for so long; the next
    /// tiles() of them need not. Returns whether all is there.
    bool prepare(const display::Relief& relief, std::chrono::milliseconds budget);

    const std::string& note() const { return m_note; }
    std::size_t made() const { return m_made; }

private:
    using TileIndex = std::pair<int, int>;
    struct Tile {
        GlTexture texture;
        std::size_t last_used = 0;
    };
    /// Tiles of one scale; (0, 0) begins at the raster's first cell centre.
    struct Level {
        double px_per_column = 0, px_per_row = 0;
        std::map<TileIndex, Tile> tiles;
        /// From cells of the raster that they were shaded from to those of the present one.
        display::Affine cells{};
    };
    struct Source {
        std::shared_ptr<const display::HeightRaster> heights;
        std::shared_ptr<const display::ByteRaster> sky_view, texture, light_turn;
        display::ReliefLight light;
        std::vector<display::TintStop> tints;
        display::Colour void_colour;
    };

    void take(const display::Relief& relief, const display::Affine& to_px);
    void keep_on_screen(const display::Affine& to_px);
    static bool fits_the_card(const display::Relief& relief);
    void upload_rasters(const display::Relief& relief);
    void set_uniforms();
    GlTexture shaded(double px_per_column, double px_per_row, double left, double top, int width,
                     int height);
    void shade_on_card(double px_per_column, double px_per_row, double left, double top, int width,
                       int height, GLuint texture);
    void place(const Level& level, const display::Affine& to_px, const PixelBox& view,
               std::vector<PlacedTile>& placed) const;
    void drop_unused();

    std::optional<ShaderProgram> m_program;
    std::string m_note;
    Source m_source;
    terrain::ReliefStyle m_style;
    ReliefTextures m_rasters, m_spare, m_coming; ///< in use, in use before, prepared
    GlFramebuffer m_framebuffer;
    GlBuffer m_corners;
    Level m_current, m_previous;
    display::Affine m_to_px; ///< of the painting before
    bool m_whole = false;    ///< it was
    GlTexture m_overview;
    std::size_t m_painting = 0;
    std::size_t m_made = 0;
};

} // namespace panjshir::screen
