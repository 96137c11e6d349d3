#pragma once
// Owners of GL objects. They must die with the context active in which they were made.

#include "screen/gl_functions.hpp"

#include <utility>

namespace panjshir::screen {

template <void (*Make)(GLuint&), void (*Drop)(GLuint)>
class GlHandle {
public:
    GlHandle() = default;
    GlHandle(const GlHandle&) = delete;
    GlHandle& operator=(const GlHandle&) = delete;
    GlHandle(GlHandle&& other) noexcept : m_name(std::exchange(other.m_name, 0)) {}
    GlHandle& operator=(GlHandle&& other) noexcept {
        if (this != &other) {
            reset();
            m_name = std::exchange(other.m_name, 0);
        }
        return *this;
    }
    ~GlHandle() { reset(); }

    static GlHandle make() {
        GlHandle handle;
        Make(handle.m_name);
        return handle;
    }
    void reset() {
        if (m_name != 0)
            Drop(m_name);
        m_name = 0;
    }
    GLuint name() const { return m_name; }
    explicit operator bool() const { return m_name != 0; }

private:
    GLuint m_name = 0;
};

namespace detail {
inline void make_buffer(GLuint& name) {
    glGenBuffers(1, &name);
}
inline void drop_buffer(GLuint name) {
    glDeleteBuffers(1, &name);
}
inline void make_texture(GLuint& name) {
    glGenTextures(1, &name);
}
inline void drop_texture(GLuint name) {
    glDeleteTextures(1, &name);
}
inline void make_framebuffer(GLuint& name) {
    glGenFramebuffers(1, &name);
}
inline void drop_framebuffer(GLuint name) {
    glDeleteFramebuffers(1, &name);
}
inline void make_renderbuffer(GLuint& name) {
    glGenRenderbuffers(1, &name);
}
inline void drop_renderbuffer(GLuint name) {
    glDeleteRenderbuffers(1, &name);
}
} // namespace detail

using GlBuffer = GlHandle<detail::make_buffer, detail::drop_buffer>;
using GlTexture = GlHandle<detail::make_texture, detail::drop_texture>;
using GlFramebuffer = GlHandle<detail::make_framebuffer, detail::drop_framebuffer>;
using GlRenderbuffer = GlHandle<detail::make_renderbuffer, detail::drop_renderbuffer>;

} // namespace panjshir::screen
