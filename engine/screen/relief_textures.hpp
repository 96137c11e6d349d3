#pragma once
// The rasters of a relief on the graphics card, brought there band by band, so that a large one
// stops no frame.

#include "display/display_list.hpp"
#include "screen/gl_handles.hpp"

#include <array>
#include <chrono>
#include <memory>

namespace panjshir::screen {

/// A texture whose edge is repeated beyond it; it is bound, and rows are taken without padding.
GlTexture new_texture(GLint filter);

class ReliefTextures {
public:
    ReliefTextures() = default;
    /// Textures without content. A raster that the relief lacks is one byte of 128: none of it.
    explicit ReliefTextures(const display::Relief& relief);

    bool are_of(const display::Relief& relief) const;
    bool are_whole() const { return m_heights && m_rows_done == m_heights->rows; }
    /// Brings rows until that moment, some in any case.
    void fill(std::chrono::steady_clock::time_point until);

    /// Heights (shaded as terrain::relief_uniforms says), sky view, texture, light turn.
    std::array<GLuint, 4> names() const;

private:
    std::shared_ptr<const display::HeightRaster> m_heights;
    std::array<std::shared_ptr<const display::ByteRaster>, 3>
        m_bytes; ///< sky view, texture, light turn
    GlTexture m_height_texture;
    std::array<GlTexture, 3> m_byte_textures;
    int m_rows_done = 0;
};

} // namespace panjshir::screen
