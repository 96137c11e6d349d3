// What the default relief keeps to on any ground.

#include "relief_grids.hpp"
#include "terrain/relief.hpp"

#include <cstdint>
#include <gtest/gtest.h>
#include <limits>

namespace {

using namespace panjshir;
using namespace panjshir::terrain;
using panjshir::testing::mountains;

std::vector<std::uint8_t> drawn(const ReliefField& field, const ReliefStyle& style,
                                const ReliefView& view) {
    std::vector<std::uint8_t> rgb(3 * static_cast<std::size_t>(view.width) *
                                  static_cast<std::size_t>(view.height));
    shade_relief(field, style, view, rgb);
    return rgb;
}

std::uint8_t byte_of(float share) {
    return static_cast<std::uint8_t>(share * 255 + 0.5f);
}

HeightGrid plain(float height_m, int side = 64) {
    HeightGrid grid(side, side, 100, {0, 0});
    std::fill(grid.heights().begin(), grid.heights().end(), height_m);
    return grid;
}

// CIE 1976 lightness of an sRGB colour, written out here from the standard.
double lightness(const std::uint8_t* rgb) {
    const auto linear = [](std::uint8_t v) {
        const double x = v / 255.0;
        return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

} // namespace

TEST(ReliefShade, LevelGroundKeepsItsTint) {
    const ReliefStyle style = default_relief_style();
    for (const ReliefTint& tint : style.tints) {
        const ReliefLayers layers = prepare_relief(plain(tint.elevation_m));
        const auto rgb = drawn(layers.field(), style, {.width = 64, .height = 64});
        for (std::size_t i = 0; i < rgb.size(); i += 3) {
            ASSERT_NEAR(rgb[i], byte_of(tint.colour.red), 1) << tint.elevation_m;
            ASSERT_NEAR(rgb[i + 1], byte_of(tint.colour.green), 1) << tint.elevation_m;
            ASSERT_NEAR(rgb[i + 2], byte_of(tint.colour.blue), 1) << tint.elevation_m;
        }
        const auto grey = shade_relief_grey(layers.field(), style);
        EXPECT_EQ(std::count(grey.begin(), grey.end(), 181), 64 * 64);
    }
}

TEST(ReliefShade, BlendsTintsInLinearLight) {
    ReliefStyle style = default_relief_style();
    style.tints = {{1000, {0, 0, 0}}, {2000, {1, 1, 1}}};
    const auto rgb = drawn(prepare_relief(plain(1500)).field(), style, {.width = 8, .height = 8});
    EXPECT_EQ(rgb[0], 188); // half of the light; half of the sRGB value would be 128
}

TEST(ReliefShade, TilesEqualTheWholeByteForByte) {
    const HeightGrid grid = mountains(140, 120);
    const ReliefLayers layers = prepare_relief(grid, {.generalise_m = 120});
    const ReliefStyle style = default_relief_style();
    ReliefView view{.width = 331,
                    .height = 287,
                    .column_x = 0.37,
                    .column_y = 0.05,
                    .column_0 = 3.21,
                    .row_x = -0.05,
                    .row_y = 0.37,
                    .row_0 = 11.7};
    const auto whole = drawn(layers.field(), style, view);
    for (const int side : {64, 100})
        for (int y = 0; y < view.height; y += side)
            for (int x = 0; x < view.width; x += side) {
                ReliefView tile = view;
                tile.origin_x = x;
                tile.origin_y = y;
                tile.width = std::min(side, view.width - x);
                tile.height = std::min(side, view.height - y);
                tile.threads = 1 + (x + y) % 3;
                const auto part = drawn(layers.field(), style, tile);
                for (int r = 0; r < tile.height; ++r)
                    ASSERT_TRUE(std::equal(part.begin() + 3 * r * tile.width,
                                           part.begin() + 3 * (r + 1) * tile.width,
                                           whole.begin() + 3 * ((y + r) * view.width + x)))
                        << "tile at " << x << ", " << y << ", row " << r;
            }
}

TEST(ReliefShade, SameBytesForAnyNumberOfThreads) {
    const HeightGrid grid = mountains(150, 170);
    const ReliefLayers one = prepare_relief(grid, {.generalise_m = 350, .threads = 1});
    const ReliefLayers five = prepare_relief(grid, {.generalise_m = 350, .threads = 5});
    EXPECT_EQ(one.heights, five.heights);
    EXPECT_EQ(one.sky_view, five.sky_view);
    EXPECT_EQ(one.texture, five.texture);
    EXPECT_EQ(one.light_turn, five.light_turn);
}

TEST(ReliefShade, KeepsBetween55And97PercentLightnessAndClipsNothing) {
    const HeightGrid grid = mountains(300, 300);
    const ReliefLayers layers = prepare_relief(grid);
    const auto rgb = drawn(layers.field(), default_relief_style(), {.width = 300, .height = 300});
    for (std::size_t i = 0; i < rgb.size(); i += 3) {
        ASSERT_GE(lightness(&rgb[i]), 55);
        ASSERT_LE(lightness(&rgb[i]), 97);
    }
    const auto grey = shade_relief_grey(layers.field(), default_relief_style());
    const auto ends =
        std::count_if(grey.begin(), grey.end(), [](int g) { return g <= 1 || g >= 254; });
    EXPECT_LE(static_cast<double>(ends) / static_cast<double>(grey.size()), 0.001);
}

TEST(ReliefShade, EnlargedReliefPassesThroughTheHeightsAndStaysSmooth) {
    HeightGrid grid = mountains(60, 60);
    const ReliefLayers layers = prepare_relief(grid, {.generalise_cells = 0});
    // Tints that tell the height: 2,000 m black to 4,000 m white, no shading at all.
    ReliefStyle style{.exaggeration = 0,
                      .shade_strength = 0,
                      .texture_strength = 0,
                      .sky_strength = 0,
                      .tints = {{1000, {0, 0, 0}}, {5000, {1, 1, 1}}}};
    const auto height_at = [&](double column, double row) {
        const auto rgb = drawn(
            layers.field(), style,
            {.width = 1, .height = 1, .column_x = 0, .column_0 = column, .row_y = 0, .row_0 = row});
        const double v = rgb[0] / 255.0;
        return 1000 + 4000 * std::pow((v + 0.055) / 1.055, 2.4);
    };
    for (int k = 5; k < 55; k += 7)
        EXPECT_NEAR(height_at(k, 60 - k), grid.at(k, 60 - k), 25) << k;
    double last = height_at(20, 30), steepest = 0;
    for (double c = 20; c < 24; c += 0.05) {
        const double here = height_at(c, 30);
        steepest = std::max(steepest, std::abs(here - last));
        last = here;
    }
    EXPECT_LT(steepest, 45);
}

TEST(ReliefShade, VoidsAndWhatLiesBeyondTakeTheVoidColour) {
    HeightGrid grid = plain(2000, 20);
    for (int r = 8; r < 12; ++r)
        for (int c = 8; c < 12; ++c)
            grid.at(c, r) = std::numeric_limits<float>::quiet_NaN();
    const ReliefStyle style = default_relief_style();
    const ReliefLayers layers = prepare_relief(grid);
    const auto rgb = drawn(layers.field(), style, {.width = 24, .height = 20});
    const auto is_void = [&](int x, int y) {
        return rgb[static_cast<std::size_t>(3 * (y * 24 + x))] == byte_of(style.void_colour.red) &&
               rgb[static_cast<std::size_t>(3 * (y * 24 + x) + 2)] ==
                   byte_of(style.void_colour.blue);
    };
    EXPECT_TRUE(is_void(9, 9));
    EXPECT_TRUE(is_void(22, 3)); // east of the grid
    EXPECT_FALSE(is_void(7, 9)); // beside the void the ground is drawn as what it is: level
    EXPECT_EQ(rgb[3 * (9 * 24 + 7)], rgb[3 * (3 * 24 + 3)]);
    EXPECT_EQ(shade_relief_grey(layers.field(), style)[grid.index(9, 9)], 0);
}

TEST(ReliefShade, HigherGroundHasMoreContrast) {
    HeightGrid low = mountains(100, 100), high = low;
    for (float& h : low.heights())
        h = h * 0.2f + 300; // the same forms, flatter
    for (float& h : high.heights())
        h = h * 0.2f + 4500;
    const auto spread = [](const HeightGrid& grid) {
        const auto grey = shade_relief_grey(prepare_relief(grid).field(), default_relief_style());
        const auto [least, greatest] = std::minmax_element(grey.begin(), grey.end());
        return *greatest - *least;
    };
    EXPECT_GT(spread(high), spread(low) * 1.15);
}

TEST(ReliefShade, SlopesTowardsTheLightAreBrightThoseAwayFromItDark) {
    const panjshir::testing::Ridge ridge(45, 50); // its sides face north-west and south-east
    const ReliefLayers layers = prepare_relief(ridge.grid);
    ReliefStyle style = default_relief_style();
    const std::size_t north_west = ridge.grid.index(72, 72), south_east = ridge.grid.index(88, 88);
    auto grey = shade_relief_grey(layers.field(), style);
    EXPECT_GT(grey[north_west], 200);
    EXPECT_LT(grey[south_east], 140);
    style.azimuth_deg = 135;
    grey = shade_relief_grey(layers.field(), style);
    EXPECT_LT(grey[north_west], 140);
    EXPECT_GT(grey[south_east], 200);
}

TEST(ReliefShade, EmptyGridGivesEmptyLayers) {
    const ReliefLayers layers = prepare_relief(HeightGrid());
    EXPECT_EQ(layers.columns, 0);
    EXPECT_TRUE(layers.heights.empty());
}

TEST(ReliefShade, SmallestGridsAreDrawn) {
    for (const int columns : {1, 2, 3})
        for (const int rows : {1, 2, 5}) {
            HeightGrid grid(columns, rows, 50, {0, 0});
            std::fill(grid.heights().begin(), grid.heights().end(), 2000.0f);
            const ReliefLayers layers = prepare_relief(grid, {.generalise_m = 30});
            const auto grey = shade_relief_grey(layers.field(), default_relief_style());
            EXPECT_EQ(grey[0], 181) << columns << " x " << rows;
        }
}
