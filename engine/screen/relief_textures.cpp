#include "screen/relief_textures.hpp"

#include "terrain/relief.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace panjshir::screen {
namespace {

constexpr int kRowsAtATime = 64;

GlTexture byte_texture(const display::ByteRaster* raster) {
    GlTexture texture = new_texture(GL_NEAREST);
    const std::uint8_t level = 128;
    if (raster)
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, raster->columns, raster->rows, 0, GL_RED,
                     GL_UNSIGNED_BYTE, nullptr);
    else
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, 1, 1, 0, GL_RED, GL_UNSIGNED_BYTE, &level);
    return texture;
}

std::array<std::shared_ptr<const display::ByteRaster>, 3> bytes_of(const display::Relief& relief) {
    return {relief.sky_view, relief.texture, relief.light_turn};
}

} // namespace

GlTexture new_texture(GLint filter) {
    GlTexture texture = GlTexture::make();
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    return texture;
}

ReliefTextures::ReliefTextures(const display::Relief& relief)
    : m_heights(relief.heights), m_bytes(bytes_of(relief)) {
    m_height_texture = new_texture(GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R32F, m_heights->columns, m_heights->rows, 0, GL_RED,
                 GL_FLOAT, nullptr);
    for (std::size_t i = 0; i < m_bytes.size(); ++i)
        m_byte_textures[i] = byte_texture(m_bytes[i].get());
}

bool ReliefTextures::are_of(const display::Relief& relief) const {
    return m_heights == relief.heights && m_bytes == bytes_of(relief);
}

void ReliefTextures::fill(std::chrono::steady_clock::time_point until) {
    if (!m_heights)
        return;
    const auto columns = static_cast<std::size_t>(m_heights->columns);
    std::vector<float> band(columns * kRowsAtATime);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    while (m_rows_done < m_heights->rows) {
        const int rows = std::min(kRowsAtATime, m_heights->rows - m_rows_done);
        const std::size_t first = columns * static_cast<std::size_t>(m_rows_done);
        const float* const heights = m_heights->heights_m.data() + first;
        std::transform(heights, heights + columns * static_cast<std::size_t>(rows), band.begin(),
                       [](float h) { return std::isnan(h) ? terrain::kShaderVoid_m : h; });
        glBindTexture(GL_TEXTURE_2D, m_height_texture.name());
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, m_rows_done, m_heights->columns, rows, GL_RED,
                        GL_FLOAT, band.data());
        for (std::size_t i = 0; i < m_bytes.size(); ++i)
            if (m_bytes[i]) {
                glBindTexture(GL_TEXTURE_2D, m_byte_textures[i].name());
                glTexSubImage2D(GL_TEXTURE_2D, 0, 0, m_rows_done, m_heights->columns, rows, GL_RED,
                                GL_UNSIGNED_BYTE, m_bytes[i]->values.data() + first);
            }
        m_rows_done += rows;
        if (std::chrono::steady_clock::now() >= until)
            return;
    }
}

std::array<GLuint, 4> ReliefTextures::names() const {
    return {m_height_texture.name(), m_byte_textures[0].name(), m_byte_textures[1].name(),
            m_byte_textures[2].name()};
}

} // namespace panjshir::screen
