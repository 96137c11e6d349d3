// Contours against what can be counted and measured without tracing.

#include "geo/simplify.hpp"
#include "terrain/contours.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <numbers>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace panjshir::terrain {
namespace {

constexpr double kCell_m = 10;
constexpr MapPoint kCorner{500000, 4000000};

template <typename Height>
HeightGrid grid_of(int columns, int rows, const Height& height) {
    HeightGrid grid(columns, rows, kCell_m, kCorner);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            grid.at(c, r) = static_cast<float>(height(c, r));
    return grid;
}

/// Rough ground with saddles everywhere, and some voids.
HeightGrid rough(int columns, int rows, double relief_m, double void_share, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> height(0, relief_m), chance(0, 1);
    return grid_of(columns, rows, [&](int, int) {
        return chance(random) < void_share ? std::nan("") : height(random);
    });
}

struct Segment {
    MapPoint a, b;
    int level;
};
std::vector<Segment> segments_of(const Contours& contours) {
    std::vector<Segment> segments;
    for (const auto& line : contours.lines()) {
        MapLine points = contours.points(line);
        if (line.closed)
            points.push_back(points.front());
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            segments.push_back({points[i], points[i + 1], line.level});
    }
    return segments;
}

double length_of(const Contours& contours) {
    double length = 0;
    for (const Segment& s : segments_of(contours))
        length += distance_m(s.a, s.b);
    return length;
}

/// Turn of the way a, b, c: positive to the left.
double turn(MapPoint a, MapPoint b, MapPoint c) {
    return (b.easting_m - a.easting_m) * (c.northing_m - a.northing_m) -
           (b.northing_m - a.northing_m) * (c.easting_m - a.easting_m);
}

TEST(Contours, PassEachCrossingOfEachEdgeExactlyOnce) {
    const HeightGrid grid = rough(61, 300, 1000, 0.03, 7); // three strips
    const ContourLevels levels{90, 13};
    // Where a level passes between two neighbours whose square on either side has no void.
    std::set<std::pair<double, double>> expected;
    const auto square = [&](int c, int r) {
        return c >= 0 && r >= 0 && c + 1 < grid.columns() && r + 1 < grid.rows() &&
               !std::isnan(grid.at(c, r) + grid.at(c + 1, r) + grid.at(c, r + 1) +
                           grid.at(c + 1, r + 1));
    };
    const auto rounded = [](MapPoint p) {
        return std::pair{std::round(p.easting_m * 1e5), std::round(p.northing_m * 1e5)};
    };
    const auto add = [&](int c, int r, int dc, int dr) {
        const double a = static_cast<double>(grid.at(c, r)),
                     b = static_cast<double>(grid.at(c + dc, r + dr));
        for (int k = -2; k < 20; ++k) {
            const double level = levels.elevation_m(k), share = (level - a) / (b - a);
            if ((a >= level) != (b >= level)) {
                MapPoint p = grid.centre_of(c, r);
                p.easting_m += share * dc * kCell_m;
                p.northing_m -= share * dr * kCell_m;
                expected.insert(rounded(p));
            }
        }
    };
    for (int r = 0; r < grid.rows(); ++r)
        for (int c = 0; c < grid.columns(); ++c) {
            if (square(c, r) || square(c, r - 1))
                add(c, r, 1, 0);
            if (square(c, r) || square(c - 1, r))
                add(c, r, 0, 1);
        }
    std::set<std::pair<double, double>> found;
    std::size_t points = 0;
    const Contours contours = trace_contours(grid, levels);
    for (const auto& line : contours.lines())
        for (const MapPoint p : contours.points(line)) {
            found.insert(rounded(p));
            ++points;
        }
    EXPECT_GT(points, 10000u);
    EXPECT_EQ(points, found.size()) << "a crossing was passed twice";
    EXPECT_EQ(found, expected);
}

TEST(Contours, NeverCrossNorTouch) {
    // Heights in whole tens against levels of twenty: half of all cells lie on a level.
    std::mt19937 random(11);
    std::uniform_int_distribution<int> tens(0, 12);
    const HeightGrid grid = grid_of(40, 140, [&](int, int) { return tens(random) * 10.0; });
    std::map<std::pair<int, int>, std::vector<Segment>> by_square;
    for (const Segment& s : segments_of(trace_contours(grid, {20, 0}))) {
        const MapPoint middle{(s.a.easting_m + s.b.easting_m) / 2,
                              (s.a.northing_m + s.b.northing_m) / 2};
        by_square[{static_cast<int>(std::floor(grid.column_of(middle.easting_m))),
                   static_cast<int>(std::floor(grid.row_of(middle.northing_m)))}]
            .push_back(s);
    }
    int pairs = 0;
    for (const auto& [square, segments] : by_square)
        for (std::size_t i = 0; i < segments.size(); ++i)
            for (std::size_t j = i + 1; j < segments.size(); ++j) {
                const Segment &s = segments[i], &t = segments[j];
                const bool crosses = turn(s.a, s.b, t.a) * turn(s.a, s.b, t.b) <= 0 &&
                                     turn(t.a, t.b, s.a) * turn(t.a, t.b, s.b) <= 0;
                EXPECT_FALSE(crosses) << "in square " << square.first << ", " << square.second;
                ++pairs;
            }
    EXPECT_GT(pairs, 1000);
}

TEST(Contours, RunWithTheHigherGroundOnTheirLeft) {
    const HeightGrid grid = rough(80, 80, 500, 0.0, 3);
    for (const Segment& s : segments_of(trace_contours(grid, {70, 5}))) {
        const double size = distance_m(s.a, s.b), step = 1e-4 * kCell_m;
        if (size < 1e-3)
            continue;
        // Along the edge of the grid on which the segment begins, to its left.
        const double column = grid.column_of(s.a.easting_m), row = grid.row_of(s.a.northing_m);
        const bool on_row = std::abs(row - std::round(row)) < std::abs(column - std::round(column));
        MapPoint there = s.a;
        (on_row ? there.easting_m : there.northing_m) += step;
        if (turn(s.a, s.b, there) < 0)
            (on_row ? there.easting_m : there.northing_m) -= 2 * step;
        EXPECT_GT(grid.height_at(there), grid.height_at(s.a) - 1e-4f);
    }
}

TEST(Contours, PointsHaveTheHeightOfTheirLevel) {
    const HeightGrid grid = rough(50, 200, 3000, 0.02, 5);
    const Contours contours = trace_contours(grid, {100, 0});
    double worst = 0;
    for (const auto& line : contours.lines())
        for (const MapPoint p : contours.points(line)) {
            // Linear between the two cells of the edge, by hand: height_at gives NaN beside voids.
            const double column = grid.column_of(p.easting_m), row = grid.row_of(p.northing_m);
            const int c = static_cast<int>(std::floor(column + 1e-7));
            const int r = static_cast<int>(std::floor(row + 1e-7));
            const bool on_row = std::abs(row - std::round(row)) < 1e-6;
            const double share = on_row ? column - c : row - r;
            const int r0 = on_row ? static_cast<int>(std::round(row)) : r;
            const int c0 = on_row ? c : static_cast<int>(std::round(column));
            const double a = static_cast<double>(grid.at(c0, r0));
            const double b = static_cast<double>(
                grid.at(std::min(c0 + (on_row ? 1 : 0), 49), std::min(r0 + (on_row ? 0 : 1), 199)));
            worst = std::max(worst, std::abs(a + share * (b - a) - contours.elevation_m(line)));
        }
    EXPECT_LT(worst, 0.01);
}

TEST(Contours, OfAConeAreCircles) {
    const double peak_m = 2000, slope = 0.5;
    const MapPoint summit{kCorner.easting_m + 2003, kCorner.northing_m - 1998};
    HeightGrid grid(401, 401, kCell_m, kCorner);
    for (int r = 0; r < 401; ++r)
        for (int c = 0; c < 401; ++c)
            grid.at(c, r) =
                static_cast<float>(peak_m - slope * distance_m(grid.centre_of(c, r), summit));
    const Contours contours = trace_contours(grid, {100, 0});
    int circles = 0;
    for (const auto& line : contours.lines()) {
        const double radius = (peak_m - contours.elevation_m(line)) / slope;
        if (!line.closed) {
            EXPECT_GT(radius, 1980);
            continue;
        }
        const MapLine ring = contours.points(line);
        const double circle_m2 = std::numbers::pi * radius * radius;
        // Counter-clockwise about the summit, hence positive.
        EXPECT_NEAR(ring_area_m2(ring), circle_m2, 0.002 * circle_m2 + 0.1 * kCell_m * kCell_m);
        for (const MapPoint p : ring)
            EXPECT_NEAR(distance_m(p, summit), radius, 0.05 * kCell_m);
        ++circles;
    }
    EXPECT_EQ(circles, 9); // 1,900 to 1,100 m
}

TEST(Contours, EndBeforeVoidsAndAtTheGridsEdge) {
    HeightGrid grid = grid_of(30, 20, [](int c, int r) { return 7.3 * c + 0.4 * r; });
    for (int r = 8; r < 11; ++r)
        for (int c = 12; c < 16; ++c)
            grid.at(c, r) = std::numeric_limits<float>::quiet_NaN();
    const Contours contours = trace_contours(grid, {10, 0});
    ASSERT_FALSE(contours.lines().empty());
    for (const auto& line : contours.lines()) {
        EXPECT_FALSE(line.closed);
        for (const MapPoint p : contours.points(line)) {
            const double column = grid.column_of(p.easting_m), row = grid.row_of(p.northing_m);
            EXPECT_FALSE(column > 11 + 1e-9 && column < 16 - 1e-9 && row > 7 + 1e-9 &&
                         row < 11 - 1e-9);
        }
    }
    // Levels 80 to 110 cross the voids' rows in the columns of the voids, and are cut in two.
    const auto count = [&](int level) {
        return std::count_if(contours.lines().begin(), contours.lines().end(),
                             [&](const auto& line) { return line.level == level; });
    };
    EXPECT_EQ(count(5), 1);
    EXPECT_EQ(count(10), 2);
}

TEST(Contours, ASummitOfJustALevelGivesNoLine) {
    const auto height = [](int c, int r) { return c == 5 && r == 5 ? 100.0 : 50.0; };
    EXPECT_TRUE(trace_contours(grid_of(11, 11, height), {100, 0}).lines().empty());
    // A crest of three such cells encloses nothing either; a plateau does.
    const auto crest = [](int c, int r) { return r == 5 && c >= 4 && c <= 6 ? 100.0 : 50.0; };
    EXPECT_TRUE(trace_contours(grid_of(11, 11, crest), {100, 0}).lines().empty());
    const auto plateau = [](int c, int r) {
        return c >= 3 && c <= 7 && r >= 4 && r <= 6 ? 100.0 : 50.0;
    };
    const Contours contours = trace_contours(grid_of(11, 11, plateau), {100, 0});
    ASSERT_EQ(contours.lines().size(), 1u);
    EXPECT_NEAR(ring_area_m2(contours.points(contours.lines()[0])), 4 * 2 * kCell_m * kCell_m,
                0.01);
}

TEST(Contours, OfLevelGroundAreNone) {
    EXPECT_TRUE(
        trace_contours(grid_of(9, 9, [](int, int) { return 100; }), {100, 0}).lines().empty());
    EXPECT_TRUE(trace_contours(grid_of(9, 9, [](int, int) { return std::nan(""); }), {100, 0})
                    .lines()
                    .empty());
    EXPECT_TRUE(
        trace_contours(grid_of(1, 9, [](int, int r) { return r; }), {1, 0}).lines().empty());
}

TEST(Contours, BelowTheSeaAreCountedDownwards) {
    const Contours contours =
        trace_contours(grid_of(50, 3, [](int c, int) { return 20.0 - c; }), {10, 5});
    std::vector<double> elevations;
    for (const auto& line : contours.lines())
        elevations.push_back(contours.elevation_m(line));
    EXPECT_EQ(elevations, (std::vector<double>{15, 5, -5, -15, -25}));
}

TEST(Contours, AreTheSameForAnyNumberOfThreads) {
    const HeightGrid grid = rough(90, 700, 400, 0.01, 21);
    const Contours one = trace_contours(grid, {60, 0}, 1);
    for (const int threads : {2, 3, 7}) {
        const Contours more = trace_contours(grid, {60, 0}, threads);
        ASSERT_EQ(more.lines().size(), one.lines().size());
        for (std::size_t i = 0; i < one.lines().size(); ++i) {
            EXPECT_EQ(more.lines()[i].level, one.lines()[i].level);
            EXPECT_EQ(more.points(more.lines()[i]), one.points(one.lines()[i]));
        }
    }
}

TEST(Contours, AreJoinedOverStrips) {
    // A slope to the east: one line a level from north to south, through six strips.
    const Contours slope =
        trace_contours(grid_of(40, 700, [](int c, int r) { return c + 0.001 * r; }), {10, 5});
    EXPECT_EQ(slope.lines().size(), 4u);
    // A cone over three strips: every ring in one piece.
    const Contours cone = trace_contours(
        grid_of(301, 301, [](int c, int r) { return 300 - std::hypot(c - 150.2, r - 150.7); }),
        {20, 0});
    EXPECT_EQ(std::count_if(cone.lines().begin(), cone.lines().end(),
                            [](const auto& line) { return line.closed; }),
              7); // 280 to 160 m
    EXPECT_NEAR(
        length_of(cone),
        length_of(trace_contours(
            grid_of(301, 301, [](int c, int r) { return 300 - std::hypot(r - 150.2, c - 150.7); }),
            {20, 0})),
        1e-3); // turned about: cut elsewhere, of the same length
}

TEST(ContourLevels, RefuseIntervalsThatMeanNothing) {
    for (const double interval :
         {0.0, -100.0, 0.01, 20000.0, std::nan(""), std::numeric_limits<double>::infinity()})
        EXPECT_FALSE(contour_levels(interval)) << interval;
    EXPECT_FALSE(contour_levels(100, std::nan("")));
    EXPECT_TRUE(contour_levels(100, -30));
}

} // namespace
} // namespace panjshir::terrain
