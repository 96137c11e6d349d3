#include "screen/gl_fixture.hpp"

#include <cmath>
#include <numbers>

namespace panjshir::screen::testing {

using display::Affine;
using display::Blend;
using display::Cap;
using display::Colour;
using display::Point;

class ScreenShapes : public WithGl {};

const Colour kRed = Colour::rgb(0xFF0000), kBlue = Colour::rgb(0x0000FF);

/// Sum over the picture of how much darker than white a channel is, in whole pixels.
double inked_area(const Picture& picture, std::size_t channel) {
    double sum = 0;
    for (std::size_t i = channel; i < picture.rgba.size(); i += 4)
        sum += (255 - picture.rgba[i]) / 255.0;
    return sum;
}

TEST_F(ScreenShapes, FillsByTheEvenOddRuleAndByTheNonZeroRule) {
    auto list = page(10, 10);
    const auto nested =
        closed_path({{{1, 1}, {9, 1}, {9, 9}, {1, 9}}, {{3, 3}, {7, 3}, {7, 7}, {3, 7}}});
    list.commands.push_back(display::FillPath{{nested, {}}, kRed});
    auto picture = painted(list);
    expect_colour(picture, 20, 50, 255, 0, 0);
    expect_colour(picture, 50, 50, 255, 255, 255);
    expect_colour(picture, 5, 50, 255, 255, 255);
    std::get<display::FillPath>(list.commands[0]).rule = display::FillRule::NonZero;
    picture = painted(list);
    expect_colour(picture, 50, 50, 255, 0, 0);
}

TEST_F(ScreenShapes, AFillCoversItsAreaToATenthOfAPercent) {
    auto list = page(20, 20);
    display::Path disc{{{{}, true}}};
    for (int i = 0; i < 200; ++i)
        disc.contours[0].points.push_back({10 + 8 * std::cos(i * std::numbers::pi / 100),
                                           10 + 8 * std::sin(i * std::numbers::pi / 100)});
    list.commands.push_back(
        display::FillPath{{std::make_shared<const display::Path>(disc), {}}, kRed});
    const double expected = 100 * 0.5 * 200 * 64 * std::sin(std::numbers::pi / 100);
    EXPECT_NEAR(inked_area(painted(list), 1), expected, 0.002 * expected);
}

TEST_F(ScreenShapes, AnEdgeThroughAPixelColoursItInPart) {
    auto list = page(4, 4);
    list.commands.push_back(display::FillPath{{rectangle(1.05, 1, 3.05, 3), {}}, Colour::rgb(0)});
    const auto picture = painted(list); // edges at x = 10.5 and 30.5 px
    expect_colour(picture, 10, 20, 128, 128, 128, 6);
    expect_colour(picture, 30, 20, 128, 128, 128, 6);
    expect_colour(picture, 9, 20, 255, 255, 255);
    expect_colour(picture, 11, 20, 0, 0, 0);
}

TEST_F(ScreenShapes, MultiplyDarkensTheGroundByItsFormula) {
    auto list = page(4, 4);
    list.paper = Colour::rgb(0x8040C0);
    list.commands.push_back(display::FillPath{
        {rectangle(1, 1, 3, 3), {}}, Colour::rgb(0x0072B2, 0.4f), Blend::Multiply});
    const auto picture = painted(list);
    const auto expected = [](int ground, int colour) {
        return static_cast<int>(std::lround(ground * (1 - 0.4 + 0.4 * colour / 255)));
    };
    expect_colour(picture, 20, 20, expected(0x80, 0), expected(0x40, 0x72), expected(0xC0, 0xB2));
    expect_colour(picture, 5, 5, 0x80, 0x40, 0xC0);
}

TEST_F(ScreenShapes, TwoMultipliedAreasOfOnePathDoNotDarkenTheirSeam) {
    auto list = page(10, 10);
    list.commands.push_back(display::FillPath{
        {rectangle(2, 2, 8, 8), {}}, Colour::rgb(0x000000, 0.5f), Blend::Multiply});
    const auto picture = painted(list);
    for (int x = 0; x < 100; ++x)
        EXPECT_GE(picture.at(x, 50)[0], 127) << x;
}

TEST_F(ScreenShapes, GroundGeometryKeepsItsPlaceWithNorthUp) {
    auto list = page(10, 10);
    // Metres of UTM size, 1 mm to 100 m; the page's origin at 540,000 E, 3,900,000 N.
    const auto to_page = Affine::ground(0.01, -5400, 39000);
    list.commands.push_back(
        display::FillPath{{rectangle(540200, 3899800, 540400, 3899500), to_page}, kRed});
    const auto picture = painted(list);
    expect_colour(picture, 21, 21, 255, 0, 0);
    expect_colour(picture, 38, 48, 255, 0, 0);
    expect_colour(picture, 18, 21, 255, 255, 255);
    expect_colour(picture, 30, 52, 255, 255, 255);
}

TEST_F(ScreenShapes, AStrokeInksItsWidthTimesItsLength) {
    for (double width_mm : {0.05, 0.1, 0.25, 1.0}) {
        auto list = page(20, 6);
        list.commands.push_back(display::StrokePath{
            {open_path({{2, 3.03}, {18, 3.03}}), {}}, Colour::rgb(0), width_mm, {}, Cap::Butt});
        const double expected = 100 * 16 * width_mm;
        EXPECT_NEAR(inked_area(painted(list), 0), expected, 0.03 * expected) << width_mm;
    }
}

TEST_F(ScreenShapes, AnOpenStrokeGrowsEvenlyToItsEndWidth) {
    auto list = page(20, 6);
    display::StrokePath stroke{
        {open_path({{2, 3}, {10, 3}, {18, 3}}), {}}, Colour::rgb(0), 0.2, {}, Cap::Butt};
    stroke.end_width_mm = 2.2;
    list.commands.push_back(stroke);
    const auto picture = painted(list);
    const auto width_at = [&](int x) {
        double sum = 0;
        for (int y = 0; y < picture.height; ++y)
            sum += (255 - picture.at(x, y)[0]) / 255.0;
        return sum;
    };
    EXPECT_NEAR(width_at(40), 2 + 20 * 0.125, 0.6);
    EXPECT_NEAR(width_at(100), 2 + 20 * 0.5, 0.6);
    EXPECT_NEAR(width_at(160), 2 + 20 * 0.875, 0.6);
}

TEST_F(ScreenShapes, DashesLeaveGaps) {
    auto list = page(20, 4);
    list.commands.push_back(display::StrokePath{
        {open_path({{0, 2}, {20, 2}}), {}}, Colour::rgb(0), 1, {2, 3}, Cap::Butt});
    const auto picture = painted(list);
    for (int x = 0; x < 200; ++x) {
        const double mm = std::fmod((x + 0.5) / 10, 5);
        if (std::abs(mm) > 0.1 && std::abs(mm - 2) > 0.1 && std::abs(mm - 5) > 0.1) {
            EXPECT_EQ(picture.at(x, 20)[0] < 128, mm < 2) << x;
        }
    }
}

TEST_F(ScreenShapes, ATranslucentLineDoesNotDarkenWhereItCrossesItself) {
    auto list = page(10, 10);
    list.commands.push_back(display::StrokePath{
        {open_path({{1, 1}, {9, 9}, {9, 1}, {1, 9}}), {}}, Colour::rgb(0x000000, 0.5f), 1});
    const auto picture = painted(list);
    expect_colour(picture, 50, 50, 128, 128, 128);
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
        EXPECT_GE(picture.rgba[i], 126);
}

TEST_F(ScreenShapes, AnInnerStrokeLiesWithinTheAreaOnHolesToo) {
    auto list = page(12, 12);
    // Rings in contrary and in the same sense: the inside is found, not assumed.
    for (bool turned : {false, true}) {
        std::vector<Point> hole{{4, 4}, {8, 4}, {8, 8}, {4, 8}};
        if (turned)
            std::reverse(hole.begin(), hole.end());
        list.commands = {display::InnerStrokePath{
            {closed_path({{{1, 1}, {11, 1}, {11, 11}, {1, 11}}, hole}), {}}, kBlue, 1}};
        const auto picture = painted(list);
        expect_colour(picture, 8, 60, 255, 255, 255);
        expect_colour(picture, 12, 60, 0, 0, 255);
        expect_colour(picture, 18, 60, 0, 0, 255);
        expect_colour(picture, 22, 60, 255, 255, 255);
        expect_colour(picture, 28, 60, 255, 255, 255);
        expect_colour(picture, 35, 60, 0, 0, 255);
        expect_colour(picture, 42, 60, 255, 255, 255);
    }
}

TEST_F(ScreenShapes, HatchBandsKeepTheirWidthAndAnchor) {
    auto list = page(20, 20);
    display::HatchPath hatch{
        {rectangle(0, 0, 20, 20), {}}, {kRed, kBlue}, 1.2, 0, {0, 3}, Blend::Normal};
    list.commands.push_back(hatch);
    // Level bands; the first, red, begins at y = 3 mm.
    auto picture = painted(list);
    expect_colour(picture, 100, 33, 255, 0, 0);
    expect_colour(picture, 100, 40, 255, 0, 0);
    expect_colour(picture, 100, 45, 0, 0, 255);
    expect_colour(picture, 100, 57, 255, 0, 0);
    expect_colour(picture, 100, 25, 0, 0, 255);
    // The same bands 5 mm lower, by the anchor alone.
    std::get<display::HatchPath>(list.commands[0]).anchor = {0, 8};
    picture = painted(list);
    expect_colour(picture, 100, 83, 255, 0, 0);
    expect_colour(picture, 100, 95, 0, 0, 255);
}

TEST_F(ScreenShapes, HatchAtFortyFiveDegreesRisesToTheRight) {
    auto list = page(20, 20);
    list.commands.push_back(display::HatchPath{
        {rectangle(0, 0, 20, 20), {}}, {kRed, kBlue}, 2, 45, {10, 10}, Blend::Normal});
    const auto picture = painted(list);
    // Along a line that rises to the right the colour stays.
    const auto a = picture.at(60, 155);
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(picture.at(60 + 10 * i, 155 - 10 * i), a) << i;
    EXPECT_NE(picture.at(60 + 14, 155 + 14), a);
}

TEST_F(ScreenShapes, ClipsNestAndEnd) {
    auto list = page(10, 10);
    const auto triangle = closed_path({{{0, 0}, {10, 0}, {0, 10}}});
    list.commands = {display::PushClip{{rectangle(2, 2, 8, 8), {}}},
                     display::PushClip{{triangle, {}}},
                     display::FillPath{{rectangle(0, 0, 10, 10), {}}, kRed},
                     display::PopClip{},
                     display::FillPath{{rectangle(6, 6, 7, 10), {}}, kBlue},
                     display::PopClip{},
                     display::FillPath{{rectangle(9, 9, 10, 10), {}}, Colour::rgb(0)}};
    const auto picture = painted(list);
    expect_colour(picture, 30, 30, 255, 0, 0);     // in both
    expect_colour(picture, 15, 15, 255, 255, 255); // outside the rectangle
    expect_colour(picture, 75, 55, 255, 255, 255); // outside the triangle
    expect_colour(picture, 65, 75, 0, 0, 255);     // after the inner clip ended
    expect_colour(picture, 65, 85, 255, 255, 255); // the outer one still holds
    expect_colour(picture, 95, 95, 0, 0, 0);       // after both
}

TEST_F(ScreenShapes, TheSameListAgainMakesNoNewMeshes) {
    auto list = page(10, 10);
    list.commands.push_back(display::FillPath{{rectangle(1, 1, 9, 9), {}}, kRed});
    list.commands.push_back(display::StrokePath{{open_path({{1, 1}, {9, 9}}), {}}, kBlue, 0.3});
    painted(list);
    const std::size_t made = painter().statistics().meshes_made;
    EXPECT_EQ(made, 2u);
    painted(list, 10, {3, 4});
    painted(list, 7.3);
    EXPECT_EQ(painter().statistics().meshes_made, made);
}

TEST_F(ScreenShapes, MeshesOfPathsThatAreGoneAreDropped) {
    auto list = page(10, 10);
    list.commands.push_back(display::FillPath{{rectangle(1, 1, 9, 9), {}}, kRed});
    painted(list);
    EXPECT_EQ(painter().statistics().meshes_kept, 1u);
    list.commands.clear();
    painted(list);
    EXPECT_EQ(painter().statistics().meshes_kept, 0u);
}

TEST_F(ScreenShapes, EmptyAndDegeneratePathsPaintNothing) {
    auto list = page(4, 4);
    const auto empty = std::make_shared<const display::Path>();
    const auto line = closed_path({{{1, 1}, {3, 3}}});
    const auto point = closed_path({{{1, 1}, {1, 1}, {1, 1}}});
    for (const auto& path : {empty, line, point}) {
        list.commands.push_back(display::FillPath{{path, {}}, kRed});
        list.commands.push_back(display::HatchPath{{path, {}}, {kRed, kBlue}});
        list.commands.push_back(display::InnerStrokePath{{path, {}}, kRed});
    }
    list.commands.push_back(display::FillPath{{nullptr, {}}, kRed});
    list.commands.push_back(display::StrokePath{{empty, {}}, kRed});
    const auto picture = painted(list);
    EXPECT_NEAR(inked_area(picture, 1), 0, 1e-9);
}

} // namespace panjshir::screen::testing
