#pragma once
// Pixels read back from the screen or an offscreen target.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace panjshir::screen {

/// sRGB bytes, red, green, blue, alpha; rows from the top.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;

    /// Requires: 0 <= x < width, 0 <= y < height.
    std::array<std::uint8_t, 4> at(int x, int y) const {
        const std::size_t i = 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                   static_cast<std::size_t>(x));
        return {rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]};
    }
};

/// The framebuffer that is bound, from its lower left corner on.
Picture read_bound_framebuffer(int width, int height);

} // namespace panjshir::screen
