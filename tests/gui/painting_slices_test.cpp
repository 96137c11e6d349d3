#include "gui/painting_slices.hpp"

#include <gtest/gtest.h>
#include <variant>

namespace panjshir::gui {
namespace {

using display::DisplayList;

display::PathPtr square() {
    auto path = std::make_shared<display::Path>();
    path->contours.push_back({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, true});
    return path;
}

/// A clip about all, ground, then `fills` fills of which the middle ones stand within a second
/// clip.
DisplayList map_of(int fills) {
    DisplayList list;
    list.width_mm = 100;
    list.height_mm = 60;
    const display::PlacedPath shape{square(), {}};
    list.commands.emplace_back(display::PushClip{shape});
    list.commands.emplace_back(display::Relief{});
    for (int i = 0; i < fills; ++i) {
        if (i == fills / 3)
            list.commands.emplace_back(display::PushClip{shape});
        display::HatchPath hatch;
        hatch.shape = shape;
        hatch.angle_deg = i;
        list.commands.emplace_back(hatch);
        if (i == 2 * fills / 3)
            list.commands.emplace_back(display::PopClip{});
    }
    list.commands.emplace_back(display::PopClip{});
    return list;
}

int clips_left_open(const DisplayList& list) {
    int depth = 0;
    for (const display::Command& command : list.commands) {
        depth += std::holds_alternative<display::PushClip>(command);
        depth -= std::holds_alternative<display::PopClip>(command);
        EXPECT_GE(depth, 0);
    }
    return depth;
}

TEST(PaintingSlices, KeepEveryCommandInOrderWithinBalancedClips) {
    const DisplayList list = map_of(30);
    const auto slices = painting_slices(list, 5);
    ASSERT_GE(slices.size(), 3u);
    ASSERT_LE(slices.size(), 5u);
    double next = 0;
    int reliefs = 0;
    for (const DisplayList& slice : slices) {
        EXPECT_EQ(slice.width_mm, 100);
        EXPECT_EQ(clips_left_open(slice), 0);
        EXPECT_TRUE(std::holds_alternative<display::PushClip>(slice.commands.front()));
        for (const display::Command& command : slice.commands) {
            reliefs += std::holds_alternative<display::Relief>(command);
            if (const auto* hatch = std::get_if<display::HatchPath>(&command))
                EXPECT_EQ(hatch->angle_deg, next++);
        }
    }
    EXPECT_EQ(reliefs, 1);
    EXPECT_EQ(next, 30);
}

TEST(PaintingSlices, OneIsTheListItself) {
    const DisplayList list = map_of(4);
    const auto slices = painting_slices(list, 1);
    ASSERT_EQ(slices.size(), 1u);
    EXPECT_EQ(slices[0].commands.size(), list.commands.size());
}

TEST(PaintingSlices, NoneBeginsWithinAnInnerClip) {
    for (int count = 1; count <= 12; ++count)
        for (const DisplayList& slice : painting_slices(map_of(30), count)) {
            // The outermost clip is opened once, the inner one at most once.
            int opened = 0;
            for (const display::Command& command : slice.commands)
                opened += std::holds_alternative<display::PushClip>(command);
            EXPECT_LE(opened, 2);
            EXPECT_GE(opened, 1);
        }
}

TEST(PaintingSlices, AnEmptyListIsOneEmptySlice) {
    const auto slices = painting_slices({}, 7);
    ASSERT_EQ(slices.size(), 1u);
    EXPECT_TRUE(slices[0].commands.empty());
}

} // namespace
} // namespace panjshir::gui
