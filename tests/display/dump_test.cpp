#include "display/dump.hpp"
#include "display/path_builder.hpp"

#include <gtest/gtest.h>

using namespace panjshir::display;

TEST(Dump, ReadsAsTheCommandsStand) {
    DisplayList list;
    list.width_mm = 100;
    list.height_mm = 50;
    list.commands.emplace_back(BeginGroup{"claims"});
    list.commands.emplace_back(
        FillPath{{share(rectangle({0, 0}, {10, 5})), Affine{1, 0, 0, 1, 2, 3}},
                 Colour::rgb(0x0072B2, 0.4f),
                 Blend::Multiply});
    HatchPath hatch;
    hatch.shape.path = share(rectangle({0, 0}, {1, 1}));
    hatch.bands = {Colour::rgb(0x0072B2), Colour::rgb(0xD55E00)};
    hatch.anchor = {-0.001, 0};
    list.commands.emplace_back(hatch);
    list.commands.emplace_back(EndGroup{});
    StrokePath stroke;
    stroke.shape.path = share(polyline(std::vector<Point>{{1, 1}, {4, 1}}));
    stroke.width_mm = 0.25;
    stroke.dashes_mm = {2, 1};
    stroke.cap = Cap::Butt;
    stroke.end_width_mm = 1.1;
    list.commands.emplace_back(stroke);
    InnerStrokePath inner;
    inner.shape.path = hatch.shape.path;
    list.commands.emplace_back(inner);
    list.commands.emplace_back(PushClip{{share(rectangle({0, 0}, {9, 9})), {}}});
    GlyphRun run;
    run.glyphs = {{5, {1, 2}, 0, 0}, {6, {3, 2}, 0, 2}};
    run.halo = {1, 1, 1, 1};
    run.halo_mm = 0.5;
    run.text = "رخ";
    run.right_to_left = true;
    list.commands.emplace_back(run);
    list.commands.emplace_back(PopClip{});
    EXPECT_EQ(dump(list, {.font_name = [](FontNumber) { return "Noto Sans Arabic"; }}),
              R"(page 100.00 x 50.00 mm paper #FFFFFF
group "claims"
  fill #0072B2 40% multiply [2.00,3.00 12.00,8.00] 0 open 1 closed 4 points
  hatch #0072B2 / #D55E00 of 1.20 at 45.00 from 0.00,0.00 multiply [0.00,0.00 1.00,1.00] 0 open 1 closed 4 points
end group
stroke #000000 0.25 to 1.10 dashes 2.00 1.00 butt [1.00,1.00 4.00,1.00] 1 open 0 closed 2 points
inner stroke #000000 0.60 [0.00,0.00 1.00,1.00] 0 open 1 closed 4 points
clip [0.00,0.00 9.00,9.00] 0 open 1 closed 4 points
  text "رخ" Noto Sans Arabic 3.00 #000000 halo #FFFFFF 0.50 right-to-left from 1.00,2.00 to 3.00,2.00 2 glyphs
end clip
)");
}

TEST(Dump, GivesPointsAndHitsWhereAsked) {
    DisplayList list;
    list.commands.emplace_back(FillPath{{share(rectangle({0, 0}, {1, 2})), {}}, {}});
    list.hits = {{"event:1", {}, {5, 6}, 2.25}};
    const std::string text = dump(list, {.paths = PathDetail::Points, .hits = HitDetail::List});
    EXPECT_NE(text.find("(0.00,0.00 1.00,0.00 1.00,2.00 0.00,2.00 closed)"), std::string::npos);
    EXPECT_NE(text.find("hit \"event:1\" 5.00,6.00 radius 2.25"), std::string::npos);
    EXPECT_EQ(dump(list).find("hit"), std::string::npos);
}

TEST(Dump, SaysWhatDoesNotMatch) {
    DisplayList list;
    list.commands.emplace_back(EndGroup{});
    list.commands.emplace_back(PopClip{});
    list.commands.emplace_back(BeginGroup{"open"});
    const std::string text = dump(list);
    EXPECT_NE(text.find("! a group ends that never began"), std::string::npos);
    EXPECT_NE(text.find("! a clip ends that never began"), std::string::npos);
    EXPECT_NE(text.find("! 1 groups left open"), std::string::npos);
}
