#include "geo/simplify.hpp"
#include "terrain/basins.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

using namespace panjshir;
using namespace panjshir::terrain;

namespace {

/// Two valleys side by side, each 6 km wide, both falling to the south; the divide runs due north
/// at x = 6,000 m but for a bulge to the east half way up.
double divide_m(double y) {
    return 6'000 + 900 * std::exp(-std::pow((y - 7'500) / 1'500, 2));
}

FlowField two_valleys() {
    HeightGrid grid(120, 150, 100, {0, 15'000});
    for (int r = 0; r < grid.rows(); ++r)
        for (int c = 0; c < grid.columns(); ++c) {
            const MapPoint p = grid.centre_of(c, r);
            const double divide = divide_m(p.northing_m);
            const double floor = (p.easting_m < divide ? divide / 2 : (divide + 12'000) / 2) + 50;
            grid.at(c, r) = static_cast<float>(1'000 + 0.05 * p.northing_m +
                                               0.4 * std::abs(p.easting_m - floor));
        }
    return compute_flow(std::move(grid));
}

const MapPoint kWestMouth{3'000, 1'000}, kEastMouth{9'000, 1'000}, kWestMiddle{3'400, 7'500};

std::set<std::pair<double, double>> points(const MapArea& area) {
    std::set<std::pair<double, double>> all;
    for (const MapLine& ring : area.rings)
        for (const MapPoint& p : ring)
            all.emplace(p.easting_m, p.northing_m);
    return all;
}

} // namespace

TEST(Basin, IsTheGroundAboveItsPourPoint) {
    const FlowField flow = two_valleys();
    const MapArea west = basin(flow, kWestMouth, {}, {.snap_m = 400});
    ASSERT_EQ(west.rings.size(), 1U);
    EXPECT_TRUE(contains(west, {3'000, 8'000}));
    EXPECT_TRUE(contains(west, {6'500, 7'500})); // in the bulge
    EXPECT_FALSE(contains(west, {9'000, 8'000}));
    EXPECT_FALSE(contains(west, {3'000, 300})); // below the mouth
    // The true area above y: between x = 0 and the divide; the edge of the grid drains away by
    // itself.
    double truth = 0;
    for (double y = 1'000; y < 14'900; y += 10)
        truth += 10 * (divide_m(y) - 100);
    EXPECT_NEAR(area_m2(west), truth, 0.03 * truth);
    EXPECT_TRUE(basin(flow, {-9'000, 0}).empty());
}

TEST(Basin, LeavesTheBasinsOfOtherPointsOut) {
    const FlowField flow = two_valleys();
    const BasinOptions options{.snap_m = 300};
    const std::vector<MapPoint> except{kWestMiddle};
    const double whole = area_m2(basin(flow, kWestMouth, {}, options));
    const double upper = area_m2(basin(flow, kWestMiddle, {}, options));
    const MapArea lower = basin(flow, kWestMouth, except, options);
    EXPECT_GT(upper, 0.3 * whole);
    EXPECT_NEAR(area_m2(lower), whole - upper, 0.005 * whole);
    EXPECT_FALSE(contains(lower, {3'000, 12'000}));
    EXPECT_TRUE(contains(lower, {3'000, 4'000}));
}

TEST(Basin, DrawsTheSameDivideAsItsNeighbour) {
    const FlowField flow = two_valleys();
    const auto west = points(basin(flow, kWestMouth, {}, {.snap_m = 400}));
    const auto east = points(basin(flow, kEastMouth, {}, {.snap_m = 400}));
    int common = 0, divide = 0;
    for (const auto& p : west)
        if (p.first > 5'000 && p.second > 2'500 && p.second < 13'500) {
            ++divide;
            common += static_cast<int>(east.count(p));
        }
    EXPECT_GT(divide, 40);
    EXPECT_EQ(common, divide);
}

TEST(Basin, IsDrawnWithoutSteps) {
    const MapArea west = basin(two_valleys(), kWestMouth, {}, {.snap_m = 400});
    const MapLine& ring = west.rings[0];
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()],
                       c = ring[(i + 2) % ring.size()];
        if (b.easting_m < 5'500 || b.northing_m < 2'000 || b.northing_m > 14'000)
            continue; // the divide alone, not the edge of the grid
        const double turn =
            std::remainder(std::atan2(c.northing_m - b.northing_m, c.easting_m - b.easting_m) -
                               std::atan2(b.northing_m - a.northing_m, b.easting_m - a.easting_m),
                           2 * M_PI);
        EXPECT_LT(std::abs(turn), 0.7)
            << b.easting_m << " " << b.northing_m; // 40 degrees; a step turns by 90
    }
}
