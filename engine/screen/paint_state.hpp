#pragma once
// What the painter's parts share while one list is painted: programs, the page's place, clips.

#include "display/display_list.hpp"
#include "screen/gl_functions.hpp"
#include "screen/mesh_store.hpp"
#include "screen/relief_tiles.hpp"
#include "screen/screen_painter.hpp"
#include "screen/shader_program.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace panjshir::screen {

/// Bits of the stencil: the depth of clips below, above them a mark for what one line has drawn
/// already.
inline constexpr GLuint kClipBits = 0x7F;
inline constexpr GLuint kDrawnBit = 0x80;

/// From page millimetres to the target's pixels.
inline display::Affine to_pixels(const display::Affine& to_page, const ScreenTarget& target) {
    const double s = target.px_per_mm;
    return {s * to_page.xx,
            s * to_page.xy,
            s * to_page.yx,
            s * to_page.yy,
            s * to_page.dx + target.offset_px.x,
            s * to_page.dy + target.offset_px.y};
}

/// Side of the square that a unit square of the path becomes: square root of the area.
inline double scale_of(const display::Affine& affine) {
    return std::sqrt(std::abs(affine.xx * affine.yy - affine.xy * affine.yx));
}

/// Box around a transformed box.
inline PixelBox transformed(const PathBox& box, const display::Affine& affine) {
    PixelBox result;
    bool first = true;
    for (const display::Point corner :
         {display::Point{box.min_x, box.min_y}, display::Point{box.max_x, box.min_y},
          display::Point{box.min_x, box.max_y}, display::Point{box.max_x, box.max_y}}) {
        const display::Point p = affine.apply(corner);
        if (first)
            result = {p.x, p.y, p.x, p.y};
        first = false;
        result.left = std::min(result.left, p.x);
        result.top = std::min(result.top, p.y);
        result.right = std::max(result.right, p.x);
        result.bottom = std::max(result.bottom, p.y);
    }
    return result;
}

inline PixelBox intersection(const PixelBox& a, const PixelBox& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}
inline bool is_empty(const PixelBox& box) {
    return !(box.right > box.left && box.bottom > box.top);
}

/// Confines painting to a box of whole pixels. Requires: viewport at (0, 0), `height_px` high.
inline void set_scissor(const PixelBox& box, int height_px) {
    const int left = static_cast<int>(std::lround(box.left)),
              right = static_cast<int>(std::lround(box.right));
    const int top = static_cast<int>(std::lround(box.top)),
              bottom = static_cast<int>(std::lround(box.bottom));
    glEnable(GL_SCISSOR_TEST);
    glScissor(left, height_px - bottom, std::max(0, right - left), std::max(0, bottom - top));
}

} // namespace panjshir::screen
