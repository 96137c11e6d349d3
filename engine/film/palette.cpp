#include "film/palette.hpp"

#include <algorithm>
#include <cassert>

namespace panjshir::film {
namespace {

constexpr int kCountSide = 32, kKnownSide = 64;
constexpr std::size_t kMostColours = 255; // the last number of a GIF is left for "as before"
constexpr int kSpread = 10;               // levels over which the pattern mixes two colours

struct Box {
    std::vector<ColourCount::Cube> cubes;
    std::uint64_t pixels = 0;
    int longest_side = 0; ///< 0 red, 1 green, 2 blue
    double weight = 0;    ///< how much is gained by cutting it; 0: it cannot be cut
};

double level(const ColourCount::Cube& cube, int side) {
    const std::uint64_t sum = side == 0 ? cube.red : side == 1 ? cube.green : cube.blue;
    return static_cast<double>(sum) / static_cast<double>(cube.pixels);
}

Box make_box(std::vector<ColourCount::Cube> cubes) {
    Box box{std::move(cubes)};
    for (const auto& cube : box.cubes)
        box.pixels += cube.pixels;
    double longest = 0;
    for (int side = 0; side < 3; ++side) {
        double low = 255, high = 0;
        for (const auto& cube : box.cubes) {
            low = std::min(low, level(cube, side));
            high = std::max(high, level(cube, side));
        }
        if (high - low > longest) {
            longest = high - low;
            box.longest_side = side;
        }
    }
    // Counted by colours, not by pixels: a small red sign on wide grey ground must not drown.
    if (box.cubes.size() > 1)
        box.weight = longest * longest * std::max(1.0, static_cast<double>(box.cubes.size()));
    return box;
}

std::pair<Box, Box> cut(Box box) {
    const int side = box.longest_side;
    std::stable_sort(box.cubes.begin(), box.cubes.end(), [side](const auto& a, const auto& b) {
        return level(a, side) < level(b, side);
    });
    std::uint64_t seen = 0;
    std::size_t at = 0;
    while (at + 1 < box.cubes.size() && (at == 0 || seen + box.cubes[at].pixels <= box.pixels / 2))
        seen += box.cubes[at++].pixels;
    const auto middle = box.cubes.begin() + static_cast<std::ptrdiff_t>(at);
    return {make_box({box.cubes.begin(), middle}), make_box({middle, box.cubes.end()})};
}

Palette::Colour mean(const Box& box) {
    std::uint64_t red = 0, green = 0, blue = 0;
    for (const auto& cube : box.cubes) {
        red += cube.red;
        green += cube.green;
        blue += cube.blue;
    }
    const auto rounded = [&](std::uint64_t sum) {
        return static_cast<std::uint8_t>((sum + box.pixels / 2) / box.pixels);
    };
    return {rounded(red), rounded(green), rounded(blue)};
}

// -31..32 by the place in the 8x8 pattern.
int pattern(int column, int row) {
    const int crossed = column ^ row;
    int value = 0;
    for (int bit = 0; bit < 3; ++bit)
        value = value << 2 | (crossed >> bit & 1) << 1 | (row >> bit & 1);
    return value - 31;
}

} // namespace

ColourCount::ColourCount() : m_cubes(kCountSide * kCountSide * kCountSide) {}

void ColourCount::add(std::span<const std::uint8_t> rgb) {
    for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
        Cube& cube =
            m_cubes[static_cast<std::size_t>((rgb[i] >> 3) * kCountSide + (rgb[i + 1] >> 3)) *
                        kCountSide +
                    (rgb[i + 2] >> 3)];
        ++cube.pixels;
        cube.red += rgb[i];
        cube.green += rgb[i + 1];
        cube.blue += rgb[i + 2];
    }
}

Palette::Palette(const ColourCount& count) : m_known(kKnownSide * kKnownSide * kKnownSide, -1) {
    std::vector<ColourCount::Cube> used;
    for (const auto& cube : count.cubes())
        if (cube.pixels > 0)
            used.push_back(cube);
    if (used.empty()) {
        m_colours.push_back({0, 0, 0});
        return;
    }
    std::vector<Box> boxes{make_box(std::move(used))};
    while (boxes.size() < kMostColours) {
        const auto widest =
            std::max_element(boxes.begin(), boxes.end(),
                             [](const Box& a, const Box& b) { return a.weight < b.weight; });
        if (widest->weight <= 0)
            break;
        auto [low, high] = cut(std::move(*widest));
        *widest = std::move(low);
        boxes.push_back(std::move(high));
    }
    for (const Box& box : boxes)
        m_colours.push_back(mean(box));
}

std::uint8_t Palette::nearest(int red, int green, int blue) {
    const auto clamped = [](int value) { return std::clamp(value, 0, 255); };
    red = clamped(red), green = clamped(green), blue = clamped(blue);
    std::int16_t& known =
        m_known[static_cast<std::size_t>((red >> 2) * kKnownSide + (green >> 2)) * kKnownSide +
                static_cast<std::size_t>(blue >> 2)];
    if (known >= 0)
        return static_cast<std::uint8_t>(known);
    // The cube's middle stands for all of it, so that the answer does not hang on who asked first.
    const int r = (red & ~3) + 2, g = (green & ~3) + 2, b = (blue & ~3) + 2;
    int best = 1 << 30;
    for (std::size_t i = 0; i < m_colours.size(); ++i) {
        const int dr = r - m_colours[i][0], dg = g - m_colours[i][1], db = b - m_colours[i][2];
        const int distance = 3 * dr * dr + 4 * dg * dg + 2 * db * db;
        if (distance < best) {
            best = distance;
            known = static_cast<std::int16_t>(i);
        }
    }
    return static_cast<std::uint8_t>(known);
}

void Palette::lay_out(std::span<const std::uint8_t> rgb, int columns,
                      std::span<std::uint8_t> numbers) {
    assert(rgb.size() == 3 * numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const int column = static_cast<int>(i % static_cast<std::size_t>(columns));
        const int row = static_cast<int>(i / static_cast<std::size_t>(columns));
        const int shift = pattern(column & 7, row & 7) * kSpread / 64;
        numbers[i] = nearest(rgb[3 * i] + shift, rgb[3 * i + 1] + shift, rgb[3 * i + 2] + shift);
    }
}

} // namespace panjshir::film
