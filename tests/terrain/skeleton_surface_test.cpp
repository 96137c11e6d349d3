#include "terrain/skeleton.hpp"
#include "terrain/skeleton_lines.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

using namespace panjshir;
using namespace panjshir::terrain;

namespace {

const MapBox kBox{0, 0, 12'000, 9'000};
const SkeletonOptions kOptions{kBox, 100};

/// A ridge of 1,000 m along the middle, falling evenly to 400 m in the south and in the north.
std::vector<SpotHeight> ridge() {
    std::vector<SpotHeight> v;
    for (int x = -2'000; x <= 14'000; x += 4'000) {
        v.push_back({{static_cast<double>(x), 4'500}, 1000, "C:ridge", 1});
        v.push_back({{static_cast<double>(x), -1'500}, 200, "", 5});
        v.push_back({{static_cast<double>(x), 10'500}, 200, "", 5});
    }
    std::stable_sort(v.begin(), v.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    return v;
}

} // namespace

TEST(Skeleton, GivesAPlaneBackAsAPlane) {
    const auto height = [](double x, double y) { return 1500 + 0.05 * x - 0.03 * y; };
    std::vector<SpotHeight> v;
    for (int x = -2'000; x <= 14'000; x += 2'000)
        for (int y = -2'000; y <= 11'000; y += 1'000)
            v.push_back({{x + 37.0 * (y / 1000 % 3), static_cast<double>(y)}, 0, "", 5});
    for (int x = 0; x <= 12'000; x += 3'000)
        v.push_back({{static_cast<double>(x), 4'321}, 0, "C:straight", 2});
    for (SpotHeight& s : v)
        s.elevation_m = static_cast<float>(height(s.position.easting_m, s.position.northing_m));
    const auto grid = build_skeleton(v, kOptions);
    ASSERT_TRUE(grid) << grid.error().message;
    EXPECT_EQ(grid->columns(), 120);
    EXPECT_EQ(grid->rows(), 90);
    for (int row = 0; row < grid->rows(); ++row)
        for (int column = 0; column < grid->columns(); ++column) {
            const MapPoint p = grid->centre_of(column, row);
            ASSERT_NEAR(grid->at(column, row), height(p.easting_m, p.northing_m), 0.1);
        }
}

TEST(Skeleton, KeepsACrestSharpAndItsSidesStraight) {
    const auto grid = build_skeleton(ridge(), kOptions);
    ASSERT_TRUE(grid);
    constexpr double slope = 800.0 / 6'000;
    for (double x = 1'000; x < 11'000; x += 530)
        for (double y = 250; y < 8'800; y += 170)
            EXPECT_NEAR(grid->height_at({x, y}), 1000 - slope * std::abs(y - 4'500), slope * 60)
                << x << " " << y;
}

TEST(Skeleton, HoldsASummitAtItsHeight) {
    auto v = ridge();
    v.push_back({{5'333, 6'777}, 1234, "", 1});
    const auto grid = build_skeleton(v, kOptions);
    ASSERT_TRUE(grid);
    EXPECT_NEAR(grid->height_at({5'333, 6'777}), 1234, 0.1);
    EXPECT_LT(*std::max_element(grid->heights().begin(), grid->heights().end()), 1234 + 15);
}

TEST(Skeleton, InventsNothingAboveOrBelowItsVertices) {
    std::vector<SpotHeight> v = ridge();
    for (int i = 0; i <= 6; ++i) // a winding thalweg on the southern side
        v.push_back(
            {{2'000.0 + 900 * (i % 2), 4'000.0 - 600 * i}, 900.0F - 90 * i, "T:winding", 3});
    const auto grid = build_skeleton(v, kOptions);
    ASSERT_TRUE(grid);
    for (const float h : grid->heights()) {
        ASSERT_GE(h, 200);
        ASSERT_LE(h, 1000);
    }
}

TEST(Skeleton, LetsAThalwegFallBetweenItsVertices) {
    std::vector<SpotHeight> v;
    const std::vector<float> heights{3000, 2990, 2400, 2390, 2389, 1500};
    for (std::size_t i = 0; i < heights.size(); ++i)
        v.push_back({{1'500.0 * static_cast<double>(i), i % 2 == 0 ? 0.0 : 1'200.0},
                     heights[i],
                     "T:stepped",
                     1});
    const SkeletonParts parts = structure_curves(v, 50);
    ASSERT_EQ(parts.curves.size(), 1U);
    EXPECT_EQ(parts.curves[0].kind, StructureKind::Thalweg);
    const auto& points = parts.curves[0].points;
    EXPECT_GT(points.size(), 150U);
    for (std::size_t i = 1; i < points.size(); ++i) {
        EXPECT_LE(points[i].elevation_m, points[i - 1].elevation_m);
        EXPECT_LE(distance_m(points[i - 1].position, points[i].position), 75);
    }
    for (const SpotHeight& s : v) // the curve passes through every vertex
        EXPECT_TRUE(std::any_of(points.begin(), points.end(),
                                [&](const HeightPoint& p) { return p.position == s.position; }));
}

TEST(Skeleton, LetsGoOnlyOfEndsThatMeetNoOtherLine) {
    std::vector<SpotHeight> v;
    for (int i = 0; i <= 10; ++i)
        v.push_back({{1'000.0 * i, 0}, 1000, "C:main", 1});
    for (int i = 0; i <= 10; ++i)
        v.push_back({{5'000, 1'000.0 * i}, 1000.0F - 20 * i, "C:spur", 2});
    const SkeletonParts parts = structure_curves(v, 250);
    ASSERT_EQ(parts.curves.size(), 2U);
    const StructureCurve& spur = parts.curves[1];
    EXPECT_EQ(spur.held_begin, 0U);                   // on the main crest
    EXPECT_EQ(spur.held_end, spur.points.size() - 4); // 1,000 m of it run out
}

TEST(Skeleton, IsTheSameEveryTime) {
    const auto first = build_skeleton(ridge(), kOptions),
               second = build_skeleton(ridge(), kOptions);
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(
        std::equal(first->heights().begin(), first->heights().end(), second->heights().begin()));
}

TEST(Skeleton, SurvivesLinesThatCrossAndVerticesThatCoincide) {
    std::vector<SpotHeight> v = ridge();
    for (int i = 0; i <= 4; ++i)
        v.push_back({{1'000.0 + 2'000 * i, 1'000.0 + 1'500 * i}, 900.0F - 100 * i, "T:across", 2});
    v.push_back(v.back());
    v.push_back(v.front());
    const auto grid = build_skeleton(v, kOptions);
    ASSERT_TRUE(grid);
    EXPECT_TRUE(std::all_of(grid->heights().begin(), grid->heights().end(),
                            [](float h) { return h >= 200 && h <= 1000; }));
}

TEST(Skeleton, SaysWhatIsWrongWithItsInput) {
    auto v = ridge();
    const auto message = [](const Result<HeightGrid>& r) {
        return r ? std::string("no error") : r.error().message;
    };
    EXPECT_EQ(message(build_skeleton(std::span(v).first(2), kOptions)),
              "relief: 2 spot heights, at least 3 are needed");
    v[4].elevation_m = 12'000;
    EXPECT_EQ(message(build_skeleton(v, kOptions)),
              "relief: spot height 5 has no possible height (12000 m)");
    v[4].elevation_m = 1'000;
    v[6].position.easting_m = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(message(build_skeleton(v, kOptions)),
              "relief: spot height 7 lies outside the map's plane");
    EXPECT_EQ(message(build_skeleton(ridge(), {kBox, 0})), "relief: cell size 0 m is not positive");
    EXPECT_EQ(message(build_skeleton(ridge(), {{0, 0, 0, 10}, 10})), "relief: the extent is empty");
    EXPECT_EQ(message(build_skeleton(ridge(), {kBox, 0.5})), "relief: more than 100 million cells");
}
