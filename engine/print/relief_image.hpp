#pragma once
// The relief of a display list as pixels.

#include "display/display_list.hpp"

#include <cstdint>
#include <vector>

namespace panjshir::print {

/// A rectangle of whole pixels on the page's pixel grid.
struct PixelBox {
    int left = 0, top = 0, columns = 0, rows = 0;
    bool empty() const { return columns <= 0 || rows <= 0; }
};

/// Pixels a millimetre of a relief that is an image of its own in a file of vectors: as `dpi` says,
/// fewer for large pages, so that it takes at most 40 million pixels.
double relief_px_per_mm(const display::Relief& relief, double dpi);

/// The pixels that the relief's rectangle touches, within `within`.
PixelBox relief_pixels(const display::Relief& relief, double px_per_mm, const PixelBox& within);

/// A relief whose tints are all greys is grey throughout, shadows too.
/// Red, green and blue of each pixel of `box`, row by row. Any box gives the same pixels where it
/// overlaps another. Without heights all is the void colour.
std::vector<std::uint8_t> shade_relief_pixels(const display::Relief& relief, double px_per_mm,
                                              const PixelBox& box);

} // namespace panjshir::print
