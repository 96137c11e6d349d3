#include "terrain/triangulation.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

using panjshir::MapBox;
using panjshir::MapPoint;
using panjshir::terrain::Triangulation;

namespace {

long double twice_area(MapPoint a, MapPoint b, MapPoint c) {
    return static_cast<long double>(b.easting_m - a.easting_m) * (c.northing_m - a.northing_m) -
           static_cast<long double>(b.northing_m - a.northing_m) * (c.easting_m - a.easting_m);
}

/// Centre and squared radius by the perpendicular bisectors: another way than the predicate's
/// determinant.
struct Circle {
    long double x, y, square;
};
Circle circle(MapPoint a, MapPoint b, MapPoint c) {
    const long double bx = b.easting_m - a.easting_m, by = b.northing_m - a.northing_m;
    const long double cx = c.easting_m - a.easting_m, cy = c.northing_m - a.northing_m;
    const long double d = 2 * (bx * cy - by * cx);
    const long double ux = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / d;
    const long double uy = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / d;
    return {a.easting_m + ux, a.northing_m + uy, ux * ux + uy * uy};
}

void expect_delaunay(const Triangulation& t, const MapBox& frame) {
    long double area = 0;
    for (const auto& triangle : t.triangles()) {
        const MapPoint a = t.position(triangle.vertices[0]), b = t.position(triangle.vertices[1]),
                       c = t.position(triangle.vertices[2]);
        ASSERT_GT(twice_area(a, b, c), 0);
        area += twice_area(a, b, c) / 2;
        const Circle round = circle(a, b, c);
        for (std::size_t v = 0; v < t.vertex_count(); ++v) {
            const MapPoint p = t.position(static_cast<Triangulation::Vertex>(v));
            const long double dx = p.easting_m - round.x, dy = p.northing_m - round.y;
            ASSERT_GE(dx * dx + dy * dy, round.square * (1 - 1e-9L)) << "vertex " << v;
        }
    }
    EXPECT_NEAR(static_cast<double>(area), frame.width_m() * frame.height_m(), 1e-3);
    EXPECT_EQ(t.triangles().size(), 2 * t.vertex_count() - 6); // Euler: four vertices on the hull
}

} // namespace

TEST(Triangulation, HasNoVertexInsideAnyCircumcircle) {
    const MapBox frame{0, 0, 1000, 800};
    Triangulation t(frame);
    std::mt19937 random(7);
    for (int i = 0; i < 400; ++i)
        t.insert(
            {1 + static_cast<double>(random() % 998), 1 + static_cast<double>(random() % 798)});
    expect_delaunay(t, frame);
}

TEST(Triangulation, StaysWholeOnALatticeWhereAllCirclesAreShared) {
    const MapBox frame{500'000, 3'900'000, 500'400, 3'900'400};
    Triangulation t(frame);
    for (int y = 1; y < 20; ++y)
        for (int x = 1; x < 20; ++x)
            t.insert({500'000.0 + 20 * x, 3'900'000.0 + 20 * y});
    EXPECT_EQ(t.vertex_count(), 4U + 19 * 19);
    expect_delaunay(t, frame);
}

TEST(Triangulation, KeepsOneVertexForOnePlace) {
    Triangulation t({0, 0, 100, 100});
    const auto a = t.insert({40, 50});
    EXPECT_EQ(t.insert({40.05, 49.95}), a); // within the quarter metre
    EXPECT_NE(t.insert({40.25, 50}), a);
    EXPECT_EQ(t.insert({0, 0}), 0);
    EXPECT_EQ(t.insert({100, 100}), 2);
}

TEST(Triangulation, SplitsTheEdgeOnWhichAPointLies) {
    const MapBox frame{0, 0, 100, 100};
    Triangulation t(frame);
    EXPECT_TRUE(t.has_edge(0, 2));
    const auto middle = t.insert({50, 50}); // on the first diagonal
    const auto border = t.insert({50, 0});  // on the frame itself
    EXPECT_FALSE(t.has_edge(0, 2));
    for (const auto corner : {0, 1, 2, 3})
        EXPECT_TRUE(t.has_edge(middle, corner));
    EXPECT_TRUE(t.has_edge(border, 0));
    EXPECT_TRUE(t.has_edge(border, 1));
    EXPECT_FALSE(t.has_edge(0, 1));
}
