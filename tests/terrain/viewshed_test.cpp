#include "terrain/viewshed.hpp"

#include "io/dem.hpp"
#include "projection/projection.hpp"
#include "support/shared.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace panjshir::terrain {
namespace {

HeightGrid plain(int side, double cell_size_m, float height = 0) {
    HeightGrid grid(side, side, cell_size_m, {0, side * cell_size_m});
    for (float& h : grid.heights())
        h = height;
    return grid;
}

HeightGrid rough(int side, unsigned seed) {
    HeightGrid grid(side, side, 50, {0, side * 50.0});
    std::mt19937 random(seed);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            grid.at(column, row) = static_cast<float>(
                2000 + 300 * std::sin(column / 9.0) * std::cos(row / 13.0) +
                60 * std::sin((column + row) / 3.0) + static_cast<double>(random() % 100) / 10);
    return grid;
}

/// Cells that both see, over those that either sees.
double overlap(const Viewshed& a, const Viewshed& b) {
    EXPECT_EQ(a.window, b.window);
    long both = 0, either = 0;
    for (std::size_t i = 0; i < a.seen.size(); ++i) {
        both += a.seen[i] && b.seen[i] ? 1 : 0;
        either += a.seen[i] || b.seen[i] ? 1 : 0;
    }
    return either > 0 ? static_cast<double>(both) / static_cast<double>(either) : 1;
}

TEST(Viewshed, HorizonOfALevelEarthIsWhereGeometryPutsIt) {
    // sqrt(2 R h / (1 - k)): 5.42 km from 2 m, 12.1 km from 10 m.
    const HeightGrid grid = plain(301, 100);
    for (const double height : {2.0, 10.0}) {
        const auto shed = viewshed(grid, {.observer = {{15050, 15050}, height}, .radius_m = 15000});
        ASSERT_TRUE(shed);
        const double horizon = std::sqrt(2 * 6371008.8 * height / 0.87);
        for (int row = 0; row < shed->window.rows; ++row)
            for (int column = 0; column < shed->window.columns; ++column) {
                const double away = 100 * std::hypot(shed->window.first_column + column - 150,
                                                     shed->window.first_row + row - 150);
                if (std::abs(away - horizon) > 100) {
                    EXPECT_EQ(shed->at(column, row), away < horizon ? 255 : 0)
                        << away << " of " << horizon;
                }
            }
    }
}

TEST(Viewshed, AWallFarOutOnTheDiagonalHidesWhatLiesBehind) {
    // So far out the samples of the horizon have become finer several times; 1625 cells is a radius
    // at which the last one's place in the old ones rounds upwards.
    constexpr int kSide = 1200, kWall = 1000;
    for (const bool east : {true, false})
        for (const bool north : {true, false}) {
            HeightGrid grid = plain(kSide, 10);
            const auto column_of = [&](int i) { return east ? i : kSide - 1 - i; };
            const auto row_of = [&](int i) { return north ? kSide - 1 - i : i; };
            for (int i = -20; i <= 20; ++i)
                for (int thick = 0; thick < 2; ++thick)
                    grid.at(column_of(kWall + i + thick), row_of(kWall - i)) = 60;
            const auto shed = viewshed(
                grid,
                {.observer = {{(column_of(0) + 0.5) * 10, (kSide - 1 - row_of(0) + 0.5) * 10}, 5},
                 .radius_m = 16250,
                 .rules = {.refraction = 1}});
            ASSERT_TRUE(shed);
            const auto seen = [&](int i) {
                return shed->at(column_of(i) - shed->window.first_column,
                                row_of(i) - shed->window.first_row);
            };
            EXPECT_EQ(seen(kWall - 100), 255);
            for (int i = kWall + 5; i < 1145; ++i)
                ASSERT_EQ(seen(i), 0)
                    << i << (east ? " east" : " west") << (north ? " north" : " south");
        }
}

TEST(Viewshed, WallCastsAShadow) {
    HeightGrid grid = plain(101, 50, 500);
    for (int row = 40; row <= 60; ++row)
        grid.at(70, row) = 560;
    const auto shed = viewshed(
        grid, {.observer = {{2525, 2525}, 2}, .radius_m = 2400, .rules = {.refraction = 1}});
    ASSERT_TRUE(shed);
    const auto seen = [&](int column, int row) {
        return shed->at(column - shed->window.first_column, row - shed->window.first_row);
    };
    EXPECT_EQ(seen(69, 50), 255);
    EXPECT_EQ(seen(70, 50), 255); // the wall itself
    EXPECT_EQ(seen(71, 50), 0);
    EXPECT_EQ(seen(90, 55), 0);
    EXPECT_EQ(seen(90, 75), 255); // past its end
    EXPECT_EQ(seen(30, 50), 255); // the other way
    EXPECT_EQ(seen(50, 50), 255); // the stand
}

TEST(Viewshed, AgreesWithExactLinesOnRoughGround) {
    // Heights that differ from cell to cell, from stands on a cell's centre, on its edge and
    // anywhere.
    const HeightGrid grid = rough(161, 5);
    for (const MapPoint at :
         {MapPoint{4025, 4025}, MapPoint{4050, 4025}, MapPoint{3991, 4111}, MapPoint{25, 7990}}) {
        const ViewshedOptions options{.observer = {at, 12}, .radius_m = 5000};
        const auto fast = viewshed(grid, options), exact = exact_viewshed(grid, options);
        ASSERT_TRUE(fast && exact);
        EXPECT_GE(overlap(*fast, *exact), 0.985) << at.easting_m << ", " << at.northing_m;
    }
}

TEST(Viewshed, ExactLinesAreLinesOfSight) {
    const HeightGrid grid = rough(61, 9);
    const ViewshedOptions options{.observer = {{1525, 1525}, 5}, .radius_m = 1200};
    const auto exact = exact_viewshed(grid, options);
    ASSERT_TRUE(exact);
    for (int row = 0; row < exact->window.rows; ++row)
        for (int column = 0; column < exact->window.columns; ++column) {
            const MapPoint centre =
                grid.centre_of(column + exact->window.first_column, row + exact->window.first_row);
            if (distance_m(centre, options.observer.at) > options.radius_m)
                continue;
            const auto line = line_of_sight(grid, options.observer, {centre, 0});
            ASSERT_TRUE(line);
            if (!line->clearance_m || std::abs(*line->clearance_m) > 1e-3) {
                EXPECT_EQ(exact->at(column, row) == 255, line->visible);
            }
        }
}

TEST(Viewshed, AgreesWithExactLinesFromFiftyStandsOnTheSurvey) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    const auto projection = make_map_projection();
    const auto grid = io::read_dem(testing::shared_dir() / "survey/terrain/survey_15s.tif",
                                   {*projection, {430000, 3815000, 690000, 4025000}, 200});
    ASSERT_TRUE(grid) << grid.error().message;
    std::mt19937 random(20210823);
    const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
    double worst = 1, sum = 0;
    for (int i = 0; i < 50; ++i) {
        const MapPoint at{465000 + 190000 * share(), 3850000 + 140000 * share()};
        const ViewshedOptions options{
            .observer = {at, 2 + 18 * share()}, .radius_m = 30000, .threads = 1};
        const auto fast = viewshed(*grid, options), exact = exact_viewshed(*grid, options);
        ASSERT_TRUE(fast && exact);
        const double same = overlap(*fast, *exact);
        worst = std::min(worst, same);
        sum += same;
    }
    RecordProperty("mean", std::to_string(sum / 50));
    RecordProperty("worst", std::to_string(worst));
    EXPECT_GE(worst, 0.98);
    EXPECT_GE(sum / 50, 0.995);
}

TEST(Viewshed, ThreadsDoNotChangeIt) {
    const HeightGrid grid = rough(181, 7);
    const auto shed_by = [&](int threads) {
        return viewshed(grid, {.observer = {{4400, 4700}, 9}, .radius_m = 6000, .threads = threads})
            ->seen;
    };
    EXPECT_EQ(shed_by(1), shed_by(2));
    EXPECT_EQ(shed_by(1), shed_by(8));
}

TEST(Viewshed, VoidsAreNeitherSeenNorInTheWay) {
    HeightGrid grid = plain(61, 50, 100);
    for (int row = 0; row < 61; ++row)
        grid.at(40, row) = NAN;
    const auto shed = viewshed(grid, {.observer = {{1525, 1525}, 5}, .radius_m = 1400});
    ASSERT_TRUE(shed);
    const auto seen = [&](int column, int row) {
        return shed->at(column - shed->window.first_column, row - shed->window.first_row);
    };
    EXPECT_EQ(seen(40, 30), 0);
    EXPECT_EQ(seen(45, 30), 255);
    EXPECT_EQ(seen(50, 22), 255);
}

TEST(Viewshed, RefusesWhatCannotBeSeenFrom) {
    const HeightGrid grid = plain(11, 50);
    const SightEnd here{{275, 275}, 2};
    for (const double radius : {0.0, -5.0, 1e9, double(NAN), double(INFINITY)})
        EXPECT_FALSE(viewshed(grid, {.observer = here, .radius_m = radius})) << radius;
    EXPECT_EQ(viewshed(grid, {.observer = {{9000, 275}, 2}}).error().message,
              "the observer stands outside the terrain");
    EXPECT_FALSE(viewshed(grid, {.observer = {{275, 275}, NAN}}));
    EXPECT_FALSE(viewshed(grid, {.observer = here, .target_above_ground_m = NAN}));
    // Much wider than the terrain is no fault.
    const auto all = viewshed(grid, {.observer = here, .radius_m = 1e6});
    ASSERT_TRUE(all);
    EXPECT_EQ(all->window, (CellWindow{0, 0, 11, 11}));
    EXPECT_NEAR(all->seen_area_m2(), 121 * 2500, 1e-6);
}

double area_of(const MapLine& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += a.easting_m * b.northing_m - b.easting_m * a.northing_m;
    }
    return -twice / 2; // clockwise rings count, holes take away
}

TEST(Viewshed, OutlineCoversWhatIsSeen) {
    const auto shed = viewshed(rough(121, 2), {.observer = {{3000, 3000}, 8}, .radius_m = 2800});
    ASSERT_TRUE(shed);
    double area = 0;
    for (const MapLine& ring : seen_area(*shed).rings)
        area += area_of(ring);
    EXPECT_NEAR(area, shed->seen_area_m2(), 1);
    EXPECT_LT(seen_area(*shed, 5).rings.size(), seen_area(*shed).rings.size());
}

} // namespace
} // namespace panjshir::terrain
