#pragma once
// A target that is not shown: the map is painted into it once and shown again and again.

#include "base/error.hpp"
#include "screen/gl_handles.hpp"
#include "screen/picture.hpp"

#include <cstdint>

namespace panjshir::screen {

/// A colour texture with a stencil of 8 bits. Requires, as all of GL: the context active in which
/// it was made.
class Offscreen {
public:
    /// Errors: no framebuffer objects, or not of that size.
    static Result<Offscreen> create(int width_px, int height_px);

    int width_px() const { return m_width; }
    int height_px() const { return m_height; }
    /// Paintings go here from now on.
    void bind() const;
    /// Paintings go to the window from now on.
    static void bind_window();
    /// Lays the picture on the window, its top left corner at (left, top) from the window's; binds
    /// the window.
    /// Only what lies right of the picture's column `from_px` is laid, where one is given.
    void show_on_window(int left_px, int top_px, int window_height_px, int from_px = 0) const;
    /// Where this picture's corners come to lie in another: pixels from that one's top left, y
    /// down.
    struct Place {
        double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;
    };
    /// Lays the whole picture, scaled, on another; what falls outside is cut off. Binds the other.
    void lay_on(const Offscreen& other, const Place& place) const;
    /// Of use as an interface toolkit's texture; the first row is the lowest, so v runs up.
    std::uintptr_t texture_id() const { return m_colour.name(); }
    Picture pixels() const;

private:
    Offscreen() = default;
    int m_width = 0, m_height = 0;
    GlTexture m_colour;
    GlRenderbuffer m_stencil;
    GlFramebuffer m_framebuffer;
};

/// One colour over the whole of what is bound.
void clear_bound(int width_px, int height_px, float red, float green, float blue);
/// Returns once everything asked of GL is done; for measuring.
void finish_drawing();

} // namespace panjshir::screen
