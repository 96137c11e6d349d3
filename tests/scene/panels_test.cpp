#include "display/dump.hpp"
#include "scene/list_placement.hpp"
#include "scene/panels.hpp"

#include "display/path_builder.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::scene;

TEST(PanelBoxes, StandInReadingOrderApartAndWithinTheFrame) {
    const PageBox frame{7, 20, 340, 280};
    for (std::size_t count = 1; count <= 42; ++count) {
        const auto boxes = panel_boxes(count, frame, 1.3, 5, 4);
        ASSERT_EQ(boxes.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_TRUE(frame.grown(1e-6).contains(boxes[i])) << count << " " << i;
            EXPECT_NEAR(boxes[i].width(), boxes[0].width(), 1e-9);
            for (std::size_t k = 0; k < i; ++k) {
                EXPECT_FALSE(boxes[i].overlaps(boxes[k])) << count;
                EXPECT_TRUE(boxes[k].top < boxes[i].top || boxes[k].left < boxes[i].left);
            }
        }
    }
}

TEST(PanelBoxes, AreAsLargeAsAnyNumberOfColumnsAllows) {
    const PageBox frame{0, 0, 300, 200};
    const double shape = 1.2, title = 5, gap = 4;
    for (const std::size_t count : {2u, 3u, 7u, 23u}) {
        double best = 0; // by trying each
        for (std::size_t columns = 1; columns <= count; ++columns) {
            const double rows =
                std::ceil(static_cast<double>(count) / static_cast<double>(columns));
            const double width =
                (300 - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
            const double height = (200 - gap * (rows - 1)) / rows - title;
            best = std::max(best, std::min(width, height * shape));
        }
        const PageBox box = panel_boxes(count, frame, shape, title, gap).front();
        EXPECT_NEAR(std::min(box.width(), box.height() * shape), best, 1e-9) << count;
    }
}

TEST(PlacedCommands, MoveAndShrinkEveryLength) {
    display::DisplayList list;
    display::StrokePath stroke;
    stroke.shape = {display::share(display::rectangle({0, 0}, {10, 10})), {}};
    stroke.width_mm = 1;
    stroke.dashes_mm = {2, 4};
    list.commands.emplace_back(stroke);
    display::GlyphRun run;
    run.size_mm = 3;
    run.glyphs = {{1, {4, 6}}};
    list.commands.emplace_back(run);
    list.hits.push_back({"place:x", {}, {8, 2}, 3});
    place_commands(list, 0.5, {100, 50});
    const auto& moved = std::get<display::StrokePath>(list.commands[0]);
    EXPECT_EQ(moved.shape.to_page.apply({10, 10}), (display::Point{105, 55}));
    EXPECT_DOUBLE_EQ(moved.width_mm, 0.5);
    EXPECT_EQ(moved.dashes_mm, (std::vector<double>{1, 2}));
    EXPECT_LT(moved.end_width_mm, 0) << "still the same width all along";
    const auto& text = std::get<display::GlyphRun>(list.commands[1]);
    EXPECT_DOUBLE_EQ(text.size_mm, 1.5);
    EXPECT_EQ(text.glyphs[0].position, (display::Point{102, 53}));
    EXPECT_EQ(list.hits[0].centre, (display::Point{104, 51}));
    EXPECT_DOUBLE_EQ(list.hits[0].radius_mm, 1.5);
}
