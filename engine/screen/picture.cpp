#include "screen/picture.hpp"

#include "screen/gl_functions.hpp"

#include <algorithm>

namespace panjshir::screen {

Picture read_bound_framebuffer(int width, int height) {
    Picture picture{width, height, {}};
    const std::size_t row_bytes = 4 * static_cast<std::size_t>(width);
    picture.rgba.resize(row_bytes * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, picture.rgba.data());
    for (int y = 0; y < height / 2; ++y) { // GL's rows come from the bottom
        auto* top = picture.rgba.data() + row_bytes * static_cast<std::size_t>(y);
        auto* bottom = picture.rgba.data() + row_bytes * static_cast<std::size_t>(height - 1 - y);
        std::swap_ranges(top, top + row_bytes, bottom);
    }
    return picture;
}

} // namespace panjshir::screen
