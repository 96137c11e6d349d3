#pragma once
// At most 255 colours for a whole film, and frames laid out in them with a pattern that stands
// still.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace panjshir::film {

/// Pixels of 3 bytes (red, green, blue) counted into cubes of 8 levels a side.
class ColourCount {
public:
    ColourCount();
    void add(std::span<const std::uint8_t> rgb);

    struct Cube {
        std::uint64_t pixels = 0, red = 0, green = 0, blue = 0; ///< sums of the levels
    };
    const std::vector<Cube>& cubes() const { return m_cubes; }

private:
    std::vector<Cube> m_cubes;
};

/// Median cut (Heckbert 1982): the box with the widest spread, weighed by its pixels, is cut at the
/// median of its longest side until there are 255. The same pixels give the same palette.
class Palette {
public:
    explicit Palette(const ColourCount& count);

    using Colour = std::array<std::uint8_t, 3>;
    const std::vector<Colour>& colours() const { return m_colours; } ///< 1 to 255

    /// One number a pixel. An ordered 8x8 pattern (Bayer 1973) stands in for the colours between:
    /// it hangs on the place alone, so that what does not change from frame to frame does not
    /// flicker. Requires: rgb.size() == 3 * numbers.size(), a whole number of rows.
    void lay_out(std::span<const std::uint8_t> rgb, int columns, std::span<std::uint8_t> numbers);

private:
    std::uint8_t nearest(int red, int green, int blue);

    std::vector<Colour> m_colours;
    std::vector<std::int16_t> m_known; ///< by cubes of 4 levels; -1: not asked for yet
};

} // namespace panjshir::film
