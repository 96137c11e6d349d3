#include "terrain/thalweg.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::terrain;

namespace {

double floor_x(double y) {
    return 10'000 + 2'500 * std::sin(y / 3'000);
}

/// A winding valley in the north (y above 8,000 m) that comes out on an even fan sloping to the
/// south, and a straight side valley that joins it from the east at y = 14,000 m.
FlowField valley_and_plain() {
    HeightGrid grid(200, 240, 100, {0, 24'000});
    for (int r = 0; r < grid.rows(); ++r)
        for (int c = 0; c < grid.columns(); ++c) {
            const MapPoint p = grid.centre_of(c, r);
            const double y = p.northing_m, x = p.easting_m, along = 1'000 + 0.02 * y;
            const double steep = std::clamp((y - 7'000) / 2'000, 0.0, 1.0) * 0.25;
            const double main = along + steep * std::abs(x - floor_x(y));
            const double side_floor = along + 0.06 * std::max(0.0, x - floor_x(14'000));
            const double side = x > floor_x(14'000) ? side_floor + 0.3 * std::abs(y - 14'050) : 1e9;
            grid.at(c, r) = static_cast<float>(std::min(main, side));
        }
    return compute_flow(std::move(grid));
}

} // namespace

TEST(Thalweg, KeepsToTheFloorOfTheValley) {
    const FlowField flow = valley_and_plain();
    const std::vector<MapPoint> way{{floor_x(22'000), 22'000}, {floor_x(10'000), 10'000}};
    const Watercourse river = thalweg(flow, way, {.snap_m = 300});
    ASSERT_GT(river.line.size(), 40U);
    ASSERT_EQ(river.line.size(), river.accumulation_m2.size());
    for (const MapPoint& p : river.line)
        EXPECT_NEAR(p.easting_m, floor_x(p.northing_m), 200) << p.northing_m;
    EXPECT_TRUE(std::is_sorted(river.accumulation_m2.begin(), river.accumulation_m2.end()));
    EXPECT_GT(river.accumulation_m2.back(), 3 * river.accumulation_m2.front());
    EXPECT_GT(river.line.front().northing_m, river.line.back().northing_m); // downstream
}

TEST(Thalweg, CrossesThePlainInAGentleCurve) {
    const FlowField flow = valley_and_plain();
    const std::vector<MapPoint> way{{8'000, 6'000}, {9'500, 4'000}, {9'000, 1'500}};
    const Watercourse river = thalweg(flow, way);
    ASSERT_GE(river.line.size(), 8U);
    for (const MapPoint& knot : way) // through the way-points themselves: nothing to snap to
        EXPECT_TRUE(std::any_of(river.line.begin(), river.line.end(),
                                [&](MapPoint p) { return distance_m(p, knot) < 1; }));
    for (std::size_t i = 1; i + 1 < river.line.size(); ++i) {
        const MapPoint a = river.line[i - 1], b = river.line[i], c = river.line[i + 1];
        const double turn =
            std::remainder(std::atan2(c.northing_m - b.northing_m, c.easting_m - b.easting_m) -
                               std::atan2(b.northing_m - a.northing_m, b.easting_m - a.easting_m),
                           2 * M_PI);
        EXPECT_LT(std::abs(turn), 0.6);
    }
}

TEST(Thalweg, RunsOnFromTheValleyIntoThePlain) {
    const std::vector<MapPoint> way{
        {floor_x(20'000), 20'000}, {floor_x(9'000), 9'000}, {9'000, 1'000}};
    const Watercourse river = thalweg(valley_and_plain(), way, {.snap_m = 300});
    ASSERT_FALSE(river.empty());
    for (std::size_t i = 1; i < river.line.size(); ++i)
        EXPECT_LT(distance_m(river.line[i - 1], river.line[i]), 600) << "a gap";
    EXPECT_NEAR(river.line.back().northing_m, 1'000, 400);
}

TEST(Thalweg, DoesNotJutOutToAStrayWayPoint) {
    const std::vector<MapPoint> way{
        {floor_x(22'000), 22'000}, {floor_x(15'500) - 1'200, 15'500}, {floor_x(10'000), 10'000}};
    const Watercourse river = thalweg(valley_and_plain(), way, {.snap_m = 1'500});
    ASSERT_GT(river.line.size(), 40U);
    for (const MapPoint& p : river.line)
        EXPECT_NEAR(p.easting_m, floor_x(p.northing_m), 300) << p.northing_m;
    for (std::size_t i = 1; i < river.line.size(); ++i)
        EXPECT_LT(river.line[i].northing_m, river.line[i - 1].northing_m + 100);
}

TEST(Thalweg, IsNothingForLessThanTwoWayPoints) {
    const FlowField flow = valley_and_plain();
    EXPECT_TRUE(thalweg(flow, {}).empty());
    const std::vector<MapPoint> one{{5'000, 5'000}};
    EXPECT_TRUE(thalweg(flow, one).empty());
}

TEST(DrainageNetwork, JoinsASideValleyToTheMainOne) {
    const FlowField flow = valley_and_plain();
    const std::vector<Watercourse> network = drainage_network(flow, {.min_area_m2 = 6e6});
    ASSERT_GE(network.size(), 2U);
    EXPECT_TRUE(std::is_sorted(network.begin(), network.end(), [](const auto& a, const auto& b) {
        return a.accumulation_m2.back() > b.accumulation_m2.back();
    }));
    const auto side = std::find_if(network.begin(), network.end(), [](const Watercourse& w) {
        return std::abs(w.line.front().northing_m - 14'000) < 300 &&
               w.line.front().easting_m > 11'000;
    });
    ASSERT_NE(side, network.end());
    const MapPoint mouth = side->line.back();
    EXPECT_NEAR(mouth.easting_m, floor_x(14'000), 600);
    const auto& main = network.front().line;
    EXPECT_NE(std::find(main.begin(), main.end(), mouth), main.end());
}

TEST(DrainageNetwork, DrawsNoParallelLinesOverThePlain) {
    for (const Watercourse& w : drainage_network(valley_and_plain(), {.min_area_m2 = 1e6}))
        for (const MapPoint& p : w.line)
            EXPECT_GT(p.northing_m, 6'500);
}
