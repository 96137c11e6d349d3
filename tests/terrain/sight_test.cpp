#include "terrain/sight.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace panjshir::terrain {
namespace {

// Level ground, 100 m cells, the first cell's centre at (50, -50).
HeightGrid plain(int columns, int rows, float height = 1000, double cell_size_m = 100) {
    HeightGrid grid(columns, rows, cell_size_m, {0, 0});
    for (float& h : grid.heights())
        h = height;
    return grid;
}

TEST(Sight, WallHidesAndIsNamed) {
    HeightGrid grid = plain(101, 3);
    for (int row = 0; row < 3; ++row)
        grid.at(60, row) = 1100;
    const SightEnd observer{{50, -150}, 10};
    const auto hidden = line_of_sight(grid, observer, {{10050, -150}, 10}, {.refraction = 1});
    ASSERT_TRUE(hidden);
    EXPECT_FALSE(hidden->visible);
    EXPECT_NEAR(hidden->nearest->distance_m, 6000, 1e-6);
    EXPECT_NEAR(hidden->nearest->elevation_m, 1100, 1e-6);
    EXPECT_NEAR(*hidden->clearance_m, -90, 1e-6);
    // The wall's foot rises from 5,900 m; the crossing before it lies on level ground, below the
    // line.
    ASSERT_TRUE(hidden->first_blocked);
    EXPECT_NEAR(hidden->first_blocked->distance_m, 6000, 1e-6);
    // From the height of the wall's own line both see each other over it: 10 + 0.6 x 150 = 100.
    const auto free = line_of_sight(grid, observer, {{10050, -150}, 160}, {.refraction = 1});
    EXPECT_TRUE(free->visible);
    EXPECT_NEAR(*free->clearance_m, 0, 1e-6);
    EXPECT_FALSE(line_of_sight(grid, observer, {{10050, -150}, 159}, {.refraction = 1})->visible);
}

TEST(Sight, EndsMayBeSwapped) {
    HeightGrid grid(80, 80, 50, {0, 4000});
    std::mt19937 random(3);
    for (float& h : grid.heights())
        h = 1000 + static_cast<float>(random() % 120);
    int seen = 0;
    for (int i = 0; i < 300; ++i) {
        const auto place = [&] {
            return SightEnd{{100 + static_cast<double>(random() % 3800),
                             100 + static_cast<double>(random() % 3800)},
                            static_cast<double>(random() % 90)};
        };
        const SightEnd a = place(), b = place();
        const auto there = line_of_sight(grid, a, b), back = line_of_sight(grid, b, a);
        ASSERT_TRUE(there && back);
        EXPECT_EQ(there->visible, back->visible);
        ASSERT_EQ(there->clearance_m.has_value(), back->clearance_m.has_value());
        if (there->clearance_m) {
            EXPECT_NEAR(*there->clearance_m, *back->clearance_m, 1e-6);
        }
        seen += there->visible ? 1 : 0;
    }
    EXPECT_GT(seen, 10); // neither all nor none, else this would say nothing
    EXPECT_LT(seen, 290);
}

TEST(Sight, CurvatureLowersFarGround) {
    // Of two eyes 10 m high, 20 km apart, the line's middle sinks by d^2 (1 - k) / 8R = 6.83 m.
    const HeightGrid grid = plain(201, 3);
    const auto sight = line_of_sight(grid, {{50, -150}, 10}, {{20050, -150}, 10});
    ASSERT_TRUE(sight);
    EXPECT_TRUE(sight->visible);
    EXPECT_NEAR(*sight->clearance_m, 10 - 20000.0 * 20000 * 0.87 / (8 * 6371008.8), 1e-6);
}

TEST(Sight, PlaceSeesItself) {
    const auto sight = line_of_sight(plain(5, 5), {{250, -250}, 2}, {{250, -250}, 0});
    ASSERT_TRUE(sight);
    EXPECT_TRUE(sight->visible);
    EXPECT_FALSE(sight->nearest);
    EXPECT_EQ(sight->distance_m, 0);
}

TEST(Sight, VoidsOnTheWayDoNotBlock) {
    HeightGrid grid = plain(101, 3);
    grid.at(50, 0) = grid.at(50, 1) = grid.at(50, 2) = NAN;
    EXPECT_TRUE(line_of_sight(grid, {{50, -150}, 10}, {{10050, -150}, 10})->visible);
}

TEST(Sight, TellsWhatIsWrongWithItsEnds) {
    HeightGrid grid = plain(5, 5);
    grid.at(2, 2) = NAN;
    const SightEnd here{{50, -50}, 1};
    EXPECT_EQ(line_of_sight(grid, here, {{9000, -50}, 0}).error().message,
              "the target stands outside the terrain");
    EXPECT_EQ(line_of_sight(grid, {{250, -250}, 2}, here).error().message,
              "the observer stands where the terrain has a void");
    EXPECT_FALSE(line_of_sight(grid, {{NAN, -50}, 2}, here));
    EXPECT_FALSE(line_of_sight(grid, {{50, -50}, NAN}, here));
    EXPECT_FALSE(line_of_sight(grid, here, here, {.refraction = 2}));
    EXPECT_FALSE(line_of_sight(HeightGrid{}, here, here));
}

} // namespace
} // namespace panjshir::terrain
