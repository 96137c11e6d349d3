#include "gui/panel_places.hpp"

#include "gui/strip_link.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <string>
#include <utility>

using namespace panjshir::gui;

namespace {

struct Size {
    float width_px, height_px;
};
constexpr Size kSizes[] = {{1280, 720}, {1280, 800},  {1920, 1080}, {1024, 600},
                           {800, 1280}, {3840, 2160}, {640, 480}};
constexpr double kScales[] = {0.75, 1, 1.25, 1.5, 2, 2.5, 3};

bool is_usable(const MapFrame& map, double scale) {
    return map.height_px >= 80 * scale; // lower ones are no windows to work in
}

std::vector<std::pair<std::string, PanelBox>> shown(const PanelPlan& plan) {
    std::vector<std::pair<std::string, PanelBox>> all;
    if (plan.buttons)
        all.emplace_back("buttons", *plan.buttons);
    if (plan.tool_strip)
        all.emplace_back("tool strip", *plan.tool_strip);
    for (std::size_t i = 0; i < kPanelCount; ++i)
        if (plan.boxes[i])
            all.emplace_back("panel " + std::to_string(i), *plan.boxes[i]);
    return all;
}

// Why the plan is wrong; empty: it is right.
std::string fault(const PanelPlan& plan, const MapFrame& map) {
    const PanelBox ground{static_cast<float>(map.left_px), static_cast<float>(map.top_px),
                          static_cast<float>(map.width_px), static_cast<float>(map.height_px)};
    const auto all = shown(plan);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [name, box] = all[i];
        if (box.left < ground.left || box.top < ground.top ||
            box.right() > ground.right() + 0.01f || box.bottom() > ground.bottom() + 0.01f)
            return fmt::format("{} at {},{} {}x{} leaves the map", name, box.left, box.top,
                               box.width, box.height);
        for (std::size_t k = i + 1; k < all.size(); ++k)
            if (box.meets(all[k].second))
                return name + " meets " + all[k].first;
        if (plan.free.width > 0 && plan.free.height > 0 && plan.free.meets(box))
            return "the free room meets " + name;
    }
    return {};
}

PanelSet set_of(unsigned bits) {
    PanelSet open;
    for (std::size_t i = 0; i < kPanelCount; ++i)
        open.set(static_cast<Panel>(i), bits >> i & 1);
    return open;
}

// The map's frame as the window gives it: beside the strip chart, unless that is folded away for
// want of room.
MapFrame map_of(const PanelSet& open, std::vector<Panel>& opened, Size size, double scale) {
    const MapFrame whole = map_frame(size.width_px, size.height_px, scale);
    StripLink strip;
    strip.open = open.has(Panel::Strip);
    const MapFrame beside = strip.beside(whole, scale);
    keep_order(open, opened);
    return strip.open && is_too_narrow_for_panels(beside, scale) && opened.back() != Panel::Strip
               ? whole
               : beside;
}

PanelPlan plan_of(const PanelSet& open, std::vector<Panel>& opened, Size size, double scale) {
    const MapFrame map = map_of(open, opened, size, scale);
    return plan_panels(open, opened, map, timeline_form(size.width_px, size.height_px, scale),
                       scale);
}

// Orders in which what is open may have been opened: that of the panels' names, its reverse, and
// some at random.
std::vector<std::vector<Panel>> orders_of(unsigned bits, std::mt19937& random) {
    std::vector<Panel> panels;
    for (std::size_t i = 0; i < kPanelCount; ++i)
        if (bits >> i & 1)
            panels.push_back(static_cast<Panel>(i));
    std::vector<std::vector<Panel>> orders{panels, {panels.rbegin(), panels.rend()}};
    for (int i = 0; i < 3; ++i) {
        std::shuffle(panels.begin(), panels.end(), random);
        orders.push_back(panels);
    }
    return orders;
}

std::string told(const std::vector<Panel>& opened) {
    std::string text;
    for (const Panel panel : opened)
        text += (text.empty() ? "" : ",") + std::to_string(static_cast<int>(panel));
    return text;
}

} // namespace

TEST(PanelPlaces, NeverOverlapNorLeaveTheMapWhateverIsOpenInWhateverOrder) {
    std::mt19937 random(24);
    for (const Size size : kSizes)
        for (const double scale : kScales) {
            if (!is_usable(map_frame(size.width_px, size.height_px, scale), scale))
                continue;
            for (unsigned bits = 0; bits < 1u << kPanelCount; ++bits)
                for (std::vector<Panel> opened : orders_of(bits, random)) {
                    const std::string order = told(opened);
                    const MapFrame map = map_of(set_of(bits), opened, size, scale);
                    ASSERT_EQ(fault(plan_of(set_of(bits), opened, size, scale), map), "")
                        << size.width_px << "x" << size.height_px << " at " << scale << ", opened "
                        << order << ", map " << map.width_px << " wide";
                    ASSERT_EQ(told(opened), order) << "what stays open keeps its order";
                }
        }
}

TEST(PanelPlaces, WhatWasOpenedLastIsAlwaysShown) {
    std::mt19937 random(7);
    for (const Size size : kSizes)
        for (const double scale : kScales)
            for (unsigned before = 0; before < 1u << kPanelCount; ++before) {
                const auto orders = orders_of(before, random);
                for (std::size_t i = 0; i < kPanelCount; ++i) {
                    if (before >> i & 1 ||
                        static_cast<Panel>(i) == Panel::Strip) // the strip has no box of its own
                        continue;
                    for (std::vector<Panel> opened : orders) {
                        const std::string order = told(opened);
                        const PanelPlan plan =
                            plan_of(set_of(before | 1u << i), opened, size, scale);
                        ASSERT_TRUE(plan.boxes[i])
                            << "panel " << i << " opened after " << order << " in " << size.width_px
                            << "x" << size.height_px << " at " << scale;
                    }
                }
            }
}

TEST(PanelPlaces, WhatWasCoveredComesBack) {
    const Size small{1280, 800};
    std::vector<Panel> opened;
    PanelSet open;
    open.set(Panel::Tour, true);
    plan_of(open, opened, small, 3);
    open.set(Panel::Card, true);
    EXPECT_FALSE(plan_of(open, opened, small, 3).box(Panel::Tour));
    open.set(Panel::Card, false);
    EXPECT_TRUE(plan_of(open, opened, small, 3).box(Panel::Tour));
}

TEST(PanelPlaces, WhatIsKeptBackCoversNothing) {
    const Size small{1280, 800};
    std::vector<Panel> opened;
    PanelSet open;
    open.set(Panel::Tour, true);
    plan_of(open, opened, small, 3);
    open.set(Panel::Card, true);
    open.keep_back(Panel::Card);
    EXPECT_TRUE(plan_of(open, opened, small, 3).box(Panel::Tour));
}

TEST(PanelPlaces, GiveWayToAStripChartThatLeavesNoRoom) {
    MapFrame narrow = map_frame(1280, 800, 2);
    narrow.width_px = 512;
    ASSERT_TRUE(is_too_narrow_for_panels(narrow, 2));
    std::vector<Panel> opened;
    PanelSet open;
    open.set(Panel::Card, true);
    plan_panels(open, opened, map_frame(1280, 800, 2), TimelineForm::Slim, 2);
    open.set(Panel::Strip, true);
    const PanelPlan plan = plan_panels(open, opened, narrow, TimelineForm::Slim, 2);
    EXPECT_EQ(opened.back(), Panel::Strip);
    EXPECT_FALSE(plan.box(Panel::Card));
    EXPECT_TRUE(plan.buttons);
    EXPECT_EQ(fault(plan, narrow), "");
}

TEST(PanelPlaces, LeaveAMapOfReadablePagesAtEverySize) {
    for (const double scale : kScales) {
        const auto page = map_frame(1280, 800, scale).page();
        EXPECT_GE(page.width_mm, 200) << scale;
        EXPECT_GE(page.height_mm, 75) << scale;
    }
    // Where there is room, the map's letters grow as the interface's do.
    EXPECT_DOUBLE_EQ(map_frame(3840, 2160, 3).px_per_mm, 96 / 25.4 * 3);
    EXPECT_DOUBLE_EQ(map_frame(1280, 800, 0.75).px_per_mm, 96 / 25.4 * 0.75);
}
