#include "display/path_geometry.hpp"
#include "display/svg_path.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace panjshir::display;
using testing::HasSubstr;

namespace {

std::vector<Point> points(std::string_view data) {
    const auto path = parse_svg_path(data);
    return path && !path->contours.empty() ? path->contours.front().points : std::vector<Point>{};
}

std::string error(std::string_view data) {
    const auto path = parse_svg_path(data);
    return path ? "" : path.error().message;
}

} // namespace

TEST(SvgPath, RelativeAndAbsoluteCommandsDrawTheSame) {
    const std::vector<Point> square{{1, 2}, {5, 2}, {5, 6}, {1, 6}};
    EXPECT_EQ(points("M1 2 L5 2 L5 6 L1 6 Z"), square);
    EXPECT_EQ(points("m1,2h4v4h-4z"), square);
    EXPECT_EQ(points("M1 2 5 2 5 6 1 6Z"), square) << "further pairs are lines";
    EXPECT_EQ(points("M1 2H5V6H1z"), square);
    EXPECT_EQ(points("M1-.5.5.5"), (std::vector<Point>{{1, -0.5}, {0.5, 0.5}}))
        << "numbers may touch";
    EXPECT_EQ(points("M1e1 +2L2E-1 3"), (std::vector<Point>{{10, 2}, {0.2, 3}}));
}

TEST(SvgPath, SmoothCurvesMirrorTheControlBefore) {
    EXPECT_EQ(points("M0 0C0 5 5 10 10 10S20 15 20 20"),
              points("M0 0C0 5 5 10 10 10C15 10 20 15 20 20"));
    EXPECT_EQ(points("M0 0Q5 10 10 0T20 0"), points("M0 0Q5 10 10 0Q15 -10 20 0"));
    EXPECT_EQ(points("M0 0L10 0S20 5 20 10"), points("M0 0L10 0C10 0 20 5 20 10"))
        << "behind a line the control is the pen itself";
}

TEST(SvgPath, ArcsLieOnTheirCircle) {
    for (const char* data :
         {"M10 0A10 10 0 0 1 0 10", "M10 0A10 10 0 1 1 0 -10", "M10 0a10 10 0 01-10 10"})
        for (const Point& p : points(data))
            EXPECT_NEAR(std::hypot(p.x, p.y), 10, 1e-9) << data;
    const auto half = parse_svg_path("M0 0A1 1 0 0 1 20 0"); // radii that do not reach are made to
    ASSERT_TRUE(half);
    EXPECT_NEAR(bounds(*half).top, -10, 0.03);
    const auto large = parse_svg_path("M10 0A10 10 0 1 0 0 10");
    ASSERT_TRUE(large);
    EXPECT_NEAR(length(large->contours.front().points), 15 * M_PI, 0.1);
}

TEST(SvgPath, SaysWhereItIsWrong) {
    EXPECT_THAT(error("L1 2"), HasSubstr("begin with M"));
    EXPECT_THAT(error("M1 2 L3"), HasSubstr("character 8: expected a number, found the end"));
    EXPECT_THAT(error("M1 2 X3"), HasSubstr("'X' is no path command"));
    EXPECT_THAT(error("M1 2 A5 5 0 2 1 3 3"), HasSubstr("expected a flag (0 or 1), found '2'"));
    EXPECT_THAT(error("M1 2 L3 nan"), HasSubstr("expected a number"));
    EXPECT_THAT(error("M0 0 L1e999 0"), HasSubstr("expected a number"));
}

TEST(SvgPath, ReadsIconsAndRefusesWhatIsNone) {
    const auto icon = parse_svg_icon("<?xml version='1.0'?><!-- <path d='M0'/> -->\n"
                                     "<svg viewBox='0 0 24 24'><path id='bar' fill-rule='evenodd' "
                                     "d='M2 2h20v20h-20z'/></svg>",
                                     "bar.svg");
    ASSERT_TRUE(icon) << icon.error().message;
    EXPECT_EQ(icon->width, 24);
    ASSERT_EQ(icon->parts.size(), 1u);
    EXPECT_EQ(icon->parts[0].id, "bar");
    EXPECT_EQ(icon->parts[0].rule, FillRule::EvenOdd);

    const auto refused = [](std::string_view text) {
        const auto result = parse_svg_icon(text, "x.svg");
        return result ? "" : result.error().message;
    };
    EXPECT_THAT(refused("GIF89a"), HasSubstr("x.svg: not an icon: no <svg>"));
    EXPECT_THAT(refused("<svg ><path d='M0 0'/></svg>"), HasSubstr("viewBox"));
    EXPECT_THAT(refused("<svg viewBox='0 0 4 4'></svg>"), HasSubstr("no <path>"));
    EXPECT_THAT(refused("<svg viewBox='0 0 4 4'><path d='M0 0 Lx'/></svg>"),
                HasSubstr("x.svg: path data"));
}
