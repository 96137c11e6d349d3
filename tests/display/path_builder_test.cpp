#include "display/path_builder.hpp"
#include "display/path_geometry.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace panjshir::display;

namespace {

double area(const Path& path) {
    double sum = 0;
    for (const Contour& contour : path.contours)
        sum += signed_area(contour.points);
    return sum;
}

} // namespace

TEST(PathBuilder, CirclesStrayNoFurtherThanTold) {
    for (const double radius : {0.3, 2.0, 25.0, 400.0}) {
        const Path path = circle({7, -3}, radius);
        ASSERT_EQ(path.contours.size(), 1u);
        const auto& points = path.contours.front().points;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Point a = points[i], b = points[(i + 1) % points.size()];
            EXPECT_NEAR(std::hypot(a.x - 7, a.y + 3), radius, 1e-9);
            const double middle = std::hypot((a.x + b.x) / 2 - 7, (a.y + b.y) / 2 + 3);
            EXPECT_LE(radius - middle, kFlatness_mm * 1.001);
        }
    }
}

TEST(PathBuilder, CurvesStrayNoFurtherThanTold) {
    const Point a{0, 0}, b{0, 40}, c{60, -30}, d{70, 20};
    const Path path = std::move(PathBuilder().move_to(a).cubic_to(b, c, d)).path();
    const auto& line = path.contours.front().points;
    for (int i = 0; i <= 2000; ++i) { // each point of the true curve lies near the line
        const double t = i / 2000.0, u = 1 - t;
        const Point p{u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
                      u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y +
                          t * t * t * d.y};
        double nearest = 1e9;
        for (std::size_t k = 1; k < line.size(); ++k) {
            const double dx = line[k].x - line[k - 1].x, dy = line[k].y - line[k - 1].y;
            const double s = std::clamp(((p.x - line[k - 1].x) * dx + (p.y - line[k - 1].y) * dy) /
                                            (dx * dx + dy * dy),
                                        0.0, 1.0);
            nearest = std::min(
                nearest, std::hypot(line[k - 1].x + s * dx - p.x, line[k - 1].y + s * dy - p.y));
        }
        ASSERT_LE(nearest, kFlatness_mm) << "at " << t;
    }
}

TEST(PathBuilder, FiguresHaveTheirAreas) {
    EXPECT_NEAR(area(rectangle({1, 2}, {5, 4})), 8, 1e-12);
    EXPECT_NEAR(area(rounded_rectangle({0, 0}, {20, 10}, 3)), 200 - (4 - M_PI) * 9, 0.3);
    EXPECT_NEAR(area(ellipse({0, 0}, 6, 2, 30)), M_PI * 12, 0.2);
    EXPECT_NEAR(area(regular_polygon({0, 0}, 2, 6)), 6 * std::sqrt(3.0), 1e-9);
    EXPECT_NEAR(area(rounded_rectangle({0, 0}, {20, 10}, 0)), 200, 1e-12);
}

TEST(PathBuilder, ArrowsEndAtTheirTipAndWidenTowardsIt) {
    const Point line[] = {{0, 0}, {10, 0}};
    const Path path = arrow(
        line, {.tail_width_mm = 1, .neck_width_mm = 2, .head_width_mm = 5, .head_length_mm = 4});
    const Box box = bounds(path);
    EXPECT_NEAR(box.right, 10, 1e-9);
    EXPECT_NEAR(box.height(), 5, 1e-9);
    const PlacedPath placed{share(path), {}};
    EXPECT_TRUE(contains(placed, {0.1, 0.45}, FillRule::NonZero));
    EXPECT_FALSE(contains(placed, {0.1, 0.6}, FillRule::NonZero));
    EXPECT_TRUE(contains(placed, {5.8, 0.9}, FillRule::NonZero));
    EXPECT_FALSE(contains(placed, {9.8, 0.4}, FillRule::NonZero));
    const Point nowhere[] = {{3, 3}, {3, 3}};
    EXPECT_TRUE(arrow(nowhere).contours.empty());
}

TEST(PathGeometry, TaperedLinesHaveTheMeanOfTheirWidths) {
    const Point line[] = {{0, 0}, {30, 0}, {60, 0}};
    const Path path = tapered_outline(line, 0.5, 2.5, Cap::Butt);
    EXPECT_NEAR(std::abs(area(path)), 60 * 1.5, 1e-9);
    const Path round = tapered_outline(line, 2, 2, Cap::Round);
    EXPECT_NEAR(bounds(round).left, -1, 0.05);
    EXPECT_NEAR(bounds(round).right, 61, 0.05);
    EXPECT_TRUE(tapered_outline(std::span(line, 1), 1, 1, Cap::Butt).contours.empty());
}

TEST(PathGeometry, HatchBandsKeepTheirPitchAndAnchor) {
    HatchPath hatch;
    hatch.bands = {Colour::rgb(0xFF0000), Colour::rgb(0x0000FF)};
    hatch.band_mm = 1.2;
    hatch.angle_deg = 45;
    hatch.anchor = {3, 4};
    const auto bands = hatch_bands(hatch, {0, 0, 20, 10});
    ASSERT_FALSE(bands.empty());
    for (const HatchBand& band : bands) {
        const Point a = band.corners[0], d = band.corners[3];
        EXPECT_NEAR(std::hypot(d.x - a.x, d.y - a.y), 1.2, 1e-9);
        EXPECT_LT(band.corners[1].y, a.y) << "rises to the right";
        // Across the bands, counted from the anchor, edges lie at whole multiples of the width.
        const double across = ((a.x - 3) + (a.y - 4)) / std::sqrt(2.0) / 1.2;
        EXPECT_NEAR(across, std::round(across), 1e-9);
        EXPECT_EQ(band.colour, static_cast<std::size_t>(std::lround(across) & 1));
    }
    hatch.bands[1].alpha = 0;
    for (const HatchBand& band : hatch_bands(hatch, {0, 0, 20, 10}))
        EXPECT_EQ(band.colour, 0u) << "a gap is no band";
    hatch.band_mm = 0;
    EXPECT_TRUE(hatch_bands(hatch, {0, 0, 20, 10}).empty());
}

TEST(PathGeometry, DashesTurnCornersAndKeepTheirLengths) {
    const Point corners[] = {{0, 0}, {10, 0}, {10, 10}};
    const double pattern[] = {3, 2};
    const Path path = dashed(polyline(corners), pattern);
    ASSERT_EQ(path.contours.size(), 4u);
    for (const Contour& dash : path.contours)
        EXPECT_NEAR(length(dash.points), 3, 1e-9);
    EXPECT_EQ(path.contours[2].points.front(), (Point{10, 0}));
    const double nothing[] = {0, 0};
    EXPECT_EQ(dashed(polyline(corners), nothing).contours.size(), 1u);
}

TEST(PathGeometry, HolesAreOutsideByEvenOdd) {
    Path path = rectangle({0, 0}, {10, 10});
    path.contours.push_back(rectangle({4, 4}, {6, 6}).contours.front());
    const PlacedPath placed{share(path), Affine::ground(0.5, 100, 200)};
    EXPECT_TRUE(contains(placed, {101, 199}));
    EXPECT_FALSE(contains(placed, {102.5, 197.5}));
    EXPECT_TRUE(contains(placed, {102.5, 197.5}, FillRule::NonZero));
    EXPECT_FALSE(contains(placed, {99, 199}));
}
