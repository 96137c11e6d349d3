#include "text/glyph_bitmap.hpp"

#include "text/library_handles.hpp"

#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace panjshir::text {
namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;

FT_Pos to_26_6(double pixels) {
    return static_cast<FT_Pos>(std::lround(pixels * 64));
}
FT_Fixed to_16_16(double value) {
    return static_cast<FT_Fixed>(std::lround(value * 65536));
}

/// Loads the glyph's outline into the face's slot, sized, turned and shifted; y up, 26.6 pixels.
bool load_outline(FT_Face face, std::uint32_t glyph_id, const GlyphBitmapOptions& options) {
    if (!(options.em_px >= 2 && options.em_px <= 2000))
        return false;
    if (FT_Set_Char_Size(face, 0, to_26_6(options.em_px), 72, 72) != 0 ||
        FT_Load_Glyph(face, glyph_id, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return false;
    FT_Outline* outline = &face->glyph->outline;
    if (options.rotation_deg != 0) {
        const double c = std::cos(options.rotation_deg * kRadiansPerDegree);
        const double s = std::sin(options.rotation_deg * kRadiansPerDegree);
        const FT_Matrix clockwise{to_16_16(c), to_16_16(s), to_16_16(-s), to_16_16(c)};
        FT_Outline_Transform(outline, &clockwise);
    }
    FT_Outline_Translate(outline, to_26_6(options.offset_x_px), -to_26_6(options.offset_y_px));
    return true;
}

} // namespace

GlyphBitmap glyph_bitmap(const Font& font, std::uint32_t glyph_id,
                         const GlyphBitmapOptions& options) {
    GlyphBitmap result;
    FT_Face face = font.face();
    if (!load_outline(face, glyph_id, options) || face->glyph->outline.n_points == 0)
        return result;
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0)
        return result;
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    result.columns = static_cast<int>(bitmap.width);
    result.rows = static_cast<int>(bitmap.rows);
    result.left_px = face->glyph->bitmap_left;
    result.top_px = -face->glyph->bitmap_top;
    result.coverage.resize(static_cast<std::size_t>(result.columns) *
                           static_cast<std::size_t>(result.rows));
    for (int row = 0; row < result.rows; ++row)
        std::memcpy(result.coverage.data() + static_cast<std::ptrdiff_t>(row) * result.columns,
                    bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch,
                    static_cast<std::size_t>(result.columns));
    return result;
}

GlyphBitmap halo_bitmap(const Font& font, std::uint32_t glyph_id, const GlyphBitmapOptions& options,
                        double halo_px) {
    const GlyphBitmap glyph = glyph_bitmap(font, glyph_id, options);
    if (glyph.empty() || !(halo_px > 0 && halo_px <= 64))
        return glyph;

    const int margin = static_cast<int>(std::ceil(halo_px + 0.5));
    GlyphBitmap halo;
    halo.columns = glyph.columns + 2 * margin;
    halo.rows = glyph.rows + 2 * margin;
    halo.left_px = glyph.left_px - margin;
    halo.top_px = glyph.top_px - margin;
    halo.coverage.assign(
        static_cast<std::size_t>(halo.columns) * static_cast<std::size_t>(halo.rows), 0);

    // Every pixel takes the greatest of its neighbours' coverage, weakened by their distance.
    const double full_px = halo_px * 2 / 3;
    const double fading_px = std::max(1.0, halo_px + 0.5 - full_px);
    for (int dy = -margin; dy <= margin; ++dy)
        for (int dx = -margin; dx <= margin; ++dx) {
            const double weight =
                std::clamp(1 - (std::hypot(dx, dy) - full_px) / fading_px, 0.0, 1.0);
            const int weight_256 = static_cast<int>(std::lround(weight * 256));
            if (weight_256 == 0)
                continue;
            for (int row = 0; row < glyph.rows; ++row) {
                const std::uint8_t* from =
                    glyph.coverage.data() + static_cast<std::ptrdiff_t>(row) * glyph.columns;
                std::uint8_t* to = halo.coverage.data() +
                                   static_cast<std::ptrdiff_t>(row + margin + dy) * halo.columns +
                                   margin + dx;
                for (int column = 0; column < glyph.columns; ++column)
                    to[column] = std::max(
                        to[column], static_cast<std::uint8_t>((from[column] * weight_256) >> 8));
            }
        }
    return halo;
}

} // namespace panjshir::text
