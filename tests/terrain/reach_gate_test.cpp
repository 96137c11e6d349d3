// Passes as stretches of crest, and lines of equal time.

#include "terrain/reach.hpp"
#include "terrain/reach_gate.hpp"
#include "terrain/reach_isochrones.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace panjshir::terrain {
namespace {

// A ridge from west to east with a saddle in its middle and another 9 km to the east; both sides
// fall to rivers that leave by the west.
HeightGrid ridge_with_two_saddles() {
    HeightGrid grid(301, 201, 100, {500000, 3900000});
    for (int row = 0; row < 201; ++row)
        for (int column = 0; column < 301; ++column) {
            const double x = 0.1 * (column - 150), y = 0.1 * (row - 100); // kilometres
            const double crest = 4000 - 600 * std::exp(-x * x) - 500 * std::exp(-(x - 9) * (x - 9));
            const double side = std::abs(y);
            grid.at(column, row) =
                static_cast<float>(side < 8 ? crest - (crest - 2000 - 4 * x) * side / 8
                                            : 2000 + 4 * x + 200 * (side - 8));
        }
    return grid;
}

TEST(PassGate, IsTheCrestFiveKilometresEitherSideOfTheSaddle) {
    const HeightGrid grid = ridge_with_two_saddles();
    const auto gate = pass_gate(grid, {515600, 3889500}); // half a kilometre beside the saddle
    ASSERT_TRUE(gate);
    EXPECT_LT(distance_m(gate->saddle, grid.centre_of(150, 100)), 250);
    EXPECT_NEAR(gate->saddle_m, 3400, 40);
    ASSERT_GE(gate->crest.size(), 2u);
    EXPECT_NEAR(distance_m(gate->crest.front(), gate->crest.back()), 10000, 500);
    for (const std::size_t cell : gate->cells) {
        const MapPoint at =
            grid.centre_of(static_cast<int>(cell % 301), static_cast<int>(cell / 301));
        EXPECT_LT(std::abs(at.northing_m - grid.centre_of(150, 100).northing_m), 300);
    }
}

TEST(PassGate, ClosedSendsTheWayToTheNextSaddle) {
    const HeightGrid grid = ridge_with_two_saddles();
    const auto gate = pass_gate(grid, grid.centre_of(150, 100));
    ASSERT_TRUE(gate);
    std::vector<std::uint8_t> closed(grid.heights().size(), 0);
    for (const std::size_t cell : gate->cells)
        closed[cell] = 1;
    const std::size_t from = grid.index(150, 30), to = grid.index(150, 170);
    const auto crossed_at_km = [&](const ReachField& field) {
        for (const std::size_t cell : field.way_to(to))
            if (cell / 301 >= 100)
                return 0.1 * (static_cast<double>(cell % 301) - 150);
        return std::nan("");
    };
    const ReachField open = spread_reach(grid, from),
                     shut = spread_reach(grid, from, {.closed = closed});
    EXPECT_LT(std::abs(crossed_at_km(open)), 1.0);
    EXPECT_GT(std::abs(crossed_at_km(shut)), 4.9);
    EXPECT_GT(shut.seconds(to), open.seconds(to) + 600);
}

TEST(PassGate, IsNotFoundOnAPlainSlopeOrOutside) {
    HeightGrid grid(60, 60, 100, {500000, 3900000});
    for (int row = 0; row < 60; ++row)
        for (int column = 0; column < 60; ++column)
            grid.at(column, row) = 1000 + 30 * static_cast<float>(std::abs(column - 30)) +
                                   5 * static_cast<float>(row); // one valley
    EXPECT_FALSE(pass_gate(grid, grid.centre_of(30, 30), {.find_m = 800}));
    EXPECT_FALSE(pass_gate(grid, {0, 0}));
}

TEST(LevelLines, OfAConeAreCircles) {
    HeightGrid cone(81, 81, 10, {0, 0});
    for (int row = 0; row < 81; ++row)
        for (int column = 0; column < 81; ++column)
            cone.at(column, row) = static_cast<float>(10 * std::hypot(column - 40, row - 40));
    const auto lines = level_lines(cone, 205);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].front(), lines[0].back());
    for (const MapPoint p : lines[0])
        EXPECT_NEAR(distance_m(p, cone.centre_of(40, 40)), 205, 0.5);
    EXPECT_TRUE(level_lines(cone, 1e6f).empty());
}

TEST(LevelLines, EndAtVoidsAndAtTheEdge) {
    HeightGrid slope(20, 10, 10, {0, 0});
    for (int row = 0; row < 10; ++row)
        for (int column = 0; column < 20; ++column)
            slope.at(column, row) = static_cast<float>(column);
    slope.at(10, 5) = std::numeric_limits<float>::quiet_NaN();
    const auto lines = level_lines(slope, 9.5f);
    EXPECT_EQ(lines.size(), 2u);
    for (const MapLine& line : lines)
        for (const MapPoint p : line)
            EXPECT_NEAR(p.easting_m, 100, 1e-6);
}

} // namespace
} // namespace panjshir::terrain
