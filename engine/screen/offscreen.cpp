#include "screen/offscreen.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::screen {

Result<Offscreen> Offscreen::create(int width_px, int height_px) {
    Offscreen target;
    target.m_width = width_px;
    target.m_height = height_px;
    target.m_colour = GlTexture::make();
    glBindTexture(GL_TEXTURE_2D, target.m_colour.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    target.m_stencil = GlRenderbuffer::make();
    glBindRenderbuffer(GL_RENDERBUFFER, target.m_stencil.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width_px, height_px);
    target.m_framebuffer = GlFramebuffer::make();
    target.bind();
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                           target.m_colour.name(), 0);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER,
                              target.m_stencil.name());
    const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
    bind_window();
    if (status != GL_FRAMEBUFFER_COMPLETE)
        return fail(fmt::format("OpenGL gives no target of {} x {} pixels (status {:#x})", width_px,
                                height_px, status),
                    ErrorKind::Missing);
    return target;
}

void Offscreen::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer.name());
}

void Offscreen::bind_window() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Offscreen::show_on_window(int left_px, int top_px, int window_height_px, int from_px) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    glDisable(GL_SCISSOR_TEST);
    const int top = window_height_px - top_px;
    glBlitFramebuffer(from_px, 0, m_width, m_height, left_px + from_px, top - m_height,
                      left_px + m_width, top, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    bind_window();
}

void Offscreen::lay_on(const Offscreen& other, const Place& place) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, other.m_framebuffer.name());
    glDisable(GL_SCISSOR_TEST);
    // Only what comes to lie within the other is read: some drivers do not cut by themselves.
    const double scale_x = (place.right_px - place.left_px) / m_width;
    const double scale_y = (place.bottom_px - place.top_px) / m_height;
    const auto from = [](double edge, double at, double scale, int size) {
        return std::clamp(static_cast<int>(std::floor((edge - at) / scale)), 0, size);
    };
    const auto to = [](double edge, double at, double scale, int size) {
        return std::clamp(static_cast<int>(std::ceil((edge - at) / scale)), 0, size);
    };
    const int x0 = from(0, place.left_px, scale_x, m_width),
              x1 = to(other.m_width, place.left_px, scale_x, m_width);
    const int y0 = from(0, place.top_px, scale_y, m_height),
              y1 = to(other.m_height, place.top_px, scale_y, m_height);
    const auto across = [&](int x) {
        return static_cast<GLint>(std::lround(place.left_px + x * scale_x));
    };
    const auto up = [&](int y) {
        return static_cast<GLint>(std::lround(other.m_height - (place.top_px + y * scale_y)));
    };
    const bool same_size = std::abs(scale_x - 1) < 1e-9 && std::abs(scale_y - 1) < 1e-9;
    if (x1 > x0 && y1 > y0)
        glBlitFramebuffer(x0, m_height - y1, x1, m_height - y0, across(x0), up(y1), across(x1),
                          up(y0), GL_COLOR_BUFFER_BIT, same_size ? GL_NEAREST : GL_LINEAR);
    other.bind();
}

Picture Offscreen::pixels() const {
    bind();
    Picture picture = read_bound_framebuffer(m_width, m_height);
    bind_window();
    return picture;
}

void clear_bound(int width_px, int height_px, float red, float green, float blue) {
    glViewport(0, 0, width_px, height_px);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(red, green, blue, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void finish_drawing() {
    glFinish();
}

} // namespace panjshir::screen
