#include "screen/offscreen.hpp"

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
