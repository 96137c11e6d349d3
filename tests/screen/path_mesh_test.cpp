#include "screen/path_mesh.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

namespace panjshir::screen {

using display::Contour;
using display::FillRule;
using display::Path;
using display::Point;

double signed_area(const Contour& contour) {
    double sum = 0;
    for (std::size_t i = 0; i < contour.points.size(); ++i) {
        const Point a = contour.points[i], b = contour.points[(i + 1) % contour.points.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}

double triangle_area(const PathMesh& mesh) {
    double sum = 0;
    for (std::size_t i = mesh.seam_indices; i < mesh.triangles.size(); i += 3) {
        const MeshVertex& a = mesh.vertices[mesh.triangles[i]];
        const MeshVertex& b = mesh.vertices[mesh.triangles[i + 1]];
        const MeshVertex& c = mesh.vertices[mesh.triangles[i + 2]];
        sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return sum;
}

Path ring(std::vector<Point> points) {
    return Path{{{std::move(points), true}}};
}

TEST(PathMesh, OutlineRunsWithTheAreaOnItsLeftWhateverTheInput) {
    const Path clockwise = ring({{0, 0}, {0, 4}, {4, 4}, {4, 0}});
    const Path counter = ring({{0, 0}, {4, 0}, {4, 4}, {0, 4}});
    for (const Path& path : {clockwise, counter}) {
        const Path edges = outline(path, FillRule::EvenOdd);
        ASSERT_EQ(edges.contours.size(), 1u);
        EXPECT_DOUBLE_EQ(signed_area(edges.contours[0]), 16);
    }
    Path with_hole = counter;
    with_hole.contours.push_back({{{1, 1}, {3, 1}, {3, 3}, {1, 3}}, true});
    double total = 0;
    for (const Contour& contour : outline(with_hole, FillRule::EvenOdd).contours)
        total += signed_area(contour);
    EXPECT_DOUBLE_EQ(total, 12);
}

TEST(PathMesh, AFigureOfEightIsTwoAreas) {
    const Path eight = ring({{0, 0}, {2, 2}, {2, 0}, {0, 2}});
    const Path edges = outline(eight, FillRule::EvenOdd);
    EXPECT_EQ(edges.contours.size(), 2u);
    EXPECT_NEAR(triangle_area(fill_mesh(edges, {}, Seam::Laid)), 2, 1e-6);
}

TEST(PathMesh, TrianglesCoverAStarExactlyOnce) {
    Path star = ring({});
    for (int i = 0; i < 40; ++i) {
        const double r = i % 2 ? 3 : 10, a = i * std::numbers::pi / 20;
        star.contours[0].points.push_back({500000 + r * std::cos(a), 3900000 + r * std::sin(a)});
    }
    const double area = std::abs(signed_area(star.contours[0]));
    const PathMesh mesh =
        fill_mesh(outline(star, FillRule::NonZero), {500000, 3900000}, Seam::Laid);
    EXPECT_NEAR(triangle_area(mesh), area, 1e-4 * area);
}

TEST(PathMesh, SimplifyingMovesNoPointFurtherThanToldAndKeepsEnds) {
    Path wave{{{{}, false}}};
    for (int i = 0; i <= 2000; ++i)
        wave.contours[0].points.push_back(
            {i * 0.1, 5 * std::sin(i * 0.02) + 0.02 * std::sin(i * 3.0)});
    const Path few = simplified(wave, 0.1);
    const auto& all = wave.contours[0].points;
    const auto& kept = few.contours[0].points;
    EXPECT_LT(kept.size(), 120u);
    EXPECT_EQ(kept.front(), all.front());
    EXPECT_EQ(kept.back(), all.back());
    for (Point p : all) {
        double nearest = 1e9;
        for (std::size_t i = 1; i < kept.size(); ++i) {
            const Point a = kept[i - 1], b = kept[i];
            const double l2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
            double t = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / l2;
            t = std::fmin(1, std::fmax(0, t));
            nearest = std::fmin(
                nearest, std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)));
        }
        EXPECT_LE(nearest, 0.1 + 1e-9);
    }
}

TEST(PathMesh, ASimplifiedRingKeepsThreePoints) {
    Path disc = ring({});
    for (int i = 0; i < 100; ++i)
        disc.contours[0].points.push_back(
            {std::cos(i * std::numbers::pi / 50), std::sin(i * std::numbers::pi / 50)});
    EXPECT_GE(simplified(disc, 50).contours[0].points.size(), 3u);
    EXPECT_NEAR(std::abs(signed_area(simplified(disc, 0.01).contours[0])), std::numbers::pi, 0.08);
}

TEST(PathMesh, AnInnerStrokeLooksOutwardOnItsPositiveSide) {
    const PathMesh mesh = inner_stroke_mesh(
        outline(ring({{0, 0}, {4, 0}, {4, 4}, {0, 4}}), FillRule::EvenOdd), {2, 2});
    ASSERT_FALSE(mesh.empty());
    for (const MeshVertex& v : mesh.vertices)
        EXPECT_GT(v.x * v.normal_x + v.y * v.normal_y, 0);
}

} // namespace panjshir::screen
