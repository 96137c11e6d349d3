// What the relief is made of: sky view, texture, generalisation.

#include "relief_grids.hpp"
#include "terrain/generalise.hpp"
#include "terrain/relief.hpp"
#include "terrain/relief_pyramid.hpp"
#include "terrain/sky_view.hpp"
#include "terrain/texture_shading.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <numeric>

namespace {

using namespace panjshir;
using namespace panjshir::terrain;
using panjshir::testing::mountains;
using panjshir::testing::Ridge;

constexpr float kVoid = std::numeric_limits<float>::quiet_NaN();

HeightGrid made(int columns, int rows, double cell_m, auto height) {
    HeightGrid grid(columns, rows, cell_m, {0, 0});
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            grid.at(c, r) = static_cast<float>(height(c, r));
    return grid;
}

// By brute force: along 16 directions every half cell, heights bilinear.
double sky_by_hand(const HeightGrid& grid, int column, int row, double radius_m) {
    double sum = 0;
    const MapPoint here = grid.centre_of(column, row);
    for (int d = 0; d < 16; ++d) {
        const double angle = d * std::numbers::pi / 8;
        double tangent = 0;
        for (double s = grid.cell_size_m(); s <= radius_m; s += grid.cell_size_m() / 2) {
            const MapPoint there{here.easting_m + s * std::sin(angle),
                                 here.northing_m + s * std::cos(angle)};
            const float height = grid.height_at(there);
            if (!std::isnan(height))
                tangent = std::max(tangent, (height - grid.at(column, row)) / s);
        }
        sum += tangent / std::sqrt(1 + tangent * tangent);
    }
    return 1 - sum / 16;
}

} // namespace

TEST(SkyView, LevelGroundAndSummitSeeAllOfIt) {
    const HeightGrid cone =
        made(61, 61, 50, [](int c, int r) { return 3000 - 20 * std::hypot(c - 30, r - 30); });
    EXPECT_FLOAT_EQ(sky_view_factor(cone)[cone.index(30, 30)], 1);
    const HeightGrid plain = made(30, 30, 50, [](int, int) { return 700; });
    for (const float sky : sky_view_factor(plain))
        EXPECT_FLOAT_EQ(sky, 1);
}

TEST(SkyView, PitOfSlope45DegreesSeesOneLessTheSineOf45) {
    const HeightGrid pit =
        made(61, 61, 50, [](int c, int r) { return 50 * std::hypot(c - 30, r - 30); });
    // Between the four cells about its tip the bilinear pit is up to a tenth steeper.
    EXPECT_NEAR(sky_view_factor(pit)[pit.index(30, 30)], 1 - std::sqrt(0.5), 0.03);
}

TEST(SkyView, HalfTheSkyOfAWallIsHidden) {
    // At the foot of a wall that runs from west to east, 8 of 16 directions less 1 look at it or
    // along it.
    const HeightGrid wall = made(201, 201, 10, [](int, int r) { return r < 100 ? 100000 : 0; });
    const double sky = sky_view_factor(wall, {.radius_m = 900})[wall.index(100, 100)];
    EXPECT_NEAR(sky, 1 - 7 / 16.0, 0.01);
}

TEST(SkyView, AgreesWithBruteForceOnMountains) {
    const HeightGrid grid = mountains(120, 110);
    const auto sky = sky_view_factor(grid, {.radius_m = 2500});
    double worst = 0, sum = 0;
    int count = 0;
    for (int r = 30; r < 80; r += 3)
        for (int c = 30; c < 90; c += 3, ++count) {
            const double off = std::abs(sky[grid.index(c, r)] - sky_by_hand(grid, c, r, 2500));
            worst = std::max(worst, off);
            sum += off;
        }
    EXPECT_LT(worst, 0.03);
    EXPECT_LT(sum / count, 0.006);
}

TEST(SkyView, VoidsHideNothingAndStayVoid) {
    HeightGrid grid = made(30, 30, 50, [](int, int) { return 700; });
    grid.at(10, 10) = kVoid;
    const auto sky = sky_view_factor(grid);
    EXPECT_TRUE(std::isnan(sky[grid.index(10, 10)]));
    EXPECT_FLOAT_EQ(sky[grid.index(11, 10)], 1);
}

TEST(TextureShading, CrestsStandAboveAndValleysBelowWhicheverWayTheyRun) {
    for (const double azimuth : {0.0, 30.0, 90.0, 135.0}) {
        const Ridge ridge(azimuth, 50);
        HeightGrid valley = ridge.grid;
        for (float& height : valley.heights())
            height = -height;
        const auto crest = texture_shading(ridge.grid), floor = texture_shading(valley);
        const std::size_t middle = ridge.grid.index(80, 80);
        EXPECT_GT(crest[middle], 0.6) << azimuth;
        EXPECT_NEAR(crest[middle], -floor[middle], 1e-3) << azimuth;
    }
}

TEST(TextureShading, EvenSlopeAndLevelGroundHaveNone) {
    const HeightGrid slope =
        made(200, 200, 100, [](int c, int r) { return 3000 + 40 * c - 25 * r; });
    EXPECT_NEAR(texture_shading(slope)[slope.index(100, 100)], 0, 0.001);
    const HeightGrid plain = made(50, 50, 100, [](int, int) { return 1500; });
    for (const float t : texture_shading(plain))
        EXPECT_FLOAT_EQ(t, 0);
}

TEST(Generalise, SpreadsASpikeLikeAGaussian) {
    for (const double sigma_cells : {1.0, 1.7, 4.0, 9.0}) {
        const HeightGrid spike =
            made(121, 121, 10, [](int c, int r) { return c == 60 && r == 60 ? 1e6 : 0; });
        const HeightGrid smooth = generalised(spike, sigma_cells * 10);
        double sum = 0, second = 0;
        for (int r = 0; r < 121; ++r)
            for (int c = 0; c < 121; ++c) {
                sum += smooth.at(c, r);
                second += smooth.at(c, r) * (c - 60.0) * (c - 60.0);
            }
        EXPECT_NEAR(sum, 1e6, 2e3) << sigma_cells;
        EXPECT_NEAR(std::sqrt(second / sum), sigma_cells, 0.01 * sigma_cells);
        EXPECT_NEAR(smooth.at(60, 60), 1e6 / (2 * std::numbers::pi * sigma_cells * sigma_cells),
                    0.13 * smooth.at(60, 60));
    }
}

TEST(Generalise, KeepsPlanesInsideLevelGroundEverywhereAndVoids) {
    HeightGrid slope = made(80, 80, 10, [](int c, int r) { return 2 * c + 3 * r; });
    EXPECT_NEAR(generalised(slope, 50).at(40, 40), 200, 0.01);
    HeightGrid plain = made(40, 40, 10, [](int, int) { return 1234; });
    plain.at(3, 4) = kVoid;
    const HeightGrid smooth = generalised(plain, 45);
    for (int r = 0; r < 40; ++r)
        for (int c = 0; c < 40; ++c) {
            if (c == 3 && r == 4) {
                EXPECT_TRUE(std::isnan(smooth.at(c, r)));
            } else {
                EXPECT_EQ(smooth.at(c, r), 1234);
            }
        }
    EXPECT_EQ(generalised(plain, 0).at(5, 5), 1234);
}

TEST(Generalise, HalvedTakesTheMeanOfWhatIsKnown) {
    HeightGrid grid(3, 3, 10, {100, 200});
    std::iota(grid.heights().begin(), grid.heights().end(), 1.0f);
    grid.at(1, 1) = kVoid;
    grid.at(2, 2) = kVoid;
    const HeightGrid half = halved(grid);
    ASSERT_EQ(half.columns(), 2);
    EXPECT_EQ(half.cell_size_m(), 20);
    EXPECT_EQ(half.north_west(), grid.north_west());
    EXPECT_FLOAT_EQ(half.at(0, 0), (1 + 2 + 4) / 3.0f);
    EXPECT_FLOAT_EQ(half.at(1, 0), (3 + 6) / 2.0f);
    EXPECT_TRUE(std::isnan(half.at(1, 1)));
}

TEST(ReliefPyramid, FillsVoidsSmoothlyFromAround) {
    Raster raster = make_raster(33, 21, 500);
    for (int r = 5; r < 15; ++r)
        for (int c = 8; c < 20; ++c)
            raster.row(r)[c] = kVoid;
    fill_voids(raster, 2);
    for (const float value : raster.values)
        EXPECT_NEAR(value, 500, 0.01);
    Raster nothing = make_raster(4, 4, kVoid);
    fill_voids(nothing, 1);
    for (const float value : nothing.values)
        EXPECT_EQ(value, 0);
}

TEST(ReliefPreparation, OrientationPointsAcrossTheRidge) {
    for (const double azimuth : {20.0, 70.0, 110.0, 160.0}) {
        const Ridge ridge(azimuth, 50);
        const ReliefLayers layers = prepare_relief(ridge.grid);
        // The slope's direction, counter-clockwise from east, is the negative of the ridge's
        // azimuth.
        const std::size_t at = ridge.grid.index(88, 80);
        const double cosine = (layers.light_turn[at] - 128) / 127.0;
        const double sine = (layers.light_turn[at + 1] - 128) / 127.0;
        const double doubled = -2 * azimuth * std::numbers::pi / 180;
        EXPECT_NEAR(cosine, std::cos(doubled), 0.06) << azimuth;
        EXPECT_NEAR(sine, std::sin(doubled), 0.06) << azimuth;
    }
}

TEST(ReliefPreparation, LevelFloorsKeepTheirTintAndNarrowThalwegsDoNot) {
    // Two valleys between slopes of 30 degrees, one with a floor 1.6 km wide.
    const auto valley = [](double floor_m) {
        return made(160, 60, 50, [=](int c, int) {
            return 1500 + std::max(0.0, std::abs(c - 80) * 50 - floor_m / 2) * 0.577;
        });
    };
    const ReliefLayers wide = prepare_relief(valley(1600)), narrow = prepare_relief(valley(0));
    const std::size_t middle = 30 * 160 + 80;
    EXPECT_GE(wide.texture[middle], 115);
    EXPECT_LE(narrow.texture[middle], 60);
    EXPECT_GT(wide.sky_view[middle], 235);
    EXPECT_LT(narrow.sky_view[middle], 190);
}
