#include "gui/day_axis.hpp"
#include "gui/navigation.hpp"
#include "gui/window_state.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace panjshir::gui {

using display::Point;

MapFrame window_frame() {
    return {0, 48, 1280, 640, 96 / 25.4};
}

app::ViewState somewhere() {
    app::ViewState view;
    view.centre = {545000, 3910000};
    view.scale_denominator = 600000;
    return view;
}

/// By the definition of scale: a millimetre on the page is scale_denominator millimetres of ground.
MapPoint ground_under(const app::ViewState& view, const MapFrame& frame, Point px) {
    const double m_per_px = view.scale_denominator / 1000 * 25.4 / 96;
    return {view.centre.easting_m + (px.x - frame.left_px - frame.width_px / 2) * m_per_px,
            view.centre.northing_m - (px.y - frame.top_px - frame.height_px / 2) * m_per_px};
}

TEST(Navigation, ZoomKeepsTheGroundUnderTheCursorOverFiftyRandomZooms) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> x(0, 1280), y(48, 688), scale(20000, 4000000);
    const MapFrame frame = window_frame();
    app::ViewState view = somewhere();
    for (int i = 0; i < 50; ++i) {
        const Point cursor{x(random), y(random)};
        const MapPoint before = ground_under(view, frame, cursor);
        view = zoomed(view, frame, cursor, scale(random));
        const Point now = window_position(view, frame, before);
        EXPECT_NEAR(now.x, cursor.x, 0.01);
        EXPECT_NEAR(now.y, cursor.y, 0.01);
    }
}

TEST(Navigation, PanningCarriesTheGroundWithTheHand) {
    const MapFrame frame = window_frame();
    const app::ViewState view = somewhere();
    const MapPoint held = ground_under(view, frame, {400, 300});
    const Point now = window_position(panned(view, frame, {37, -21}), frame, held);
    EXPECT_NEAR(now.x, 437, 1e-6);
    EXPECT_NEAR(now.y, 279, 1e-6);
}

TEST(Navigation, FourNotchesDoubleTheSizeAndBackAgain) {
    EXPECT_NEAR(scale_after(600000, 4), 300000, 1e-6);
    EXPECT_NEAR(scale_after(scale_after(600000, 3), -3), 600000, 1e-6);
}

TEST(Navigation, PageAndWindowAreInversesOfEachOther) {
    const MapFrame frame = window_frame();
    const Point page = frame.to_page({777, 333});
    EXPECT_NEAR(page.x, 777 * 25.4 / 96, 1e-9);
    EXPECT_NEAR(page.y, (333 - 48) * 25.4 / 96, 1e-9);
    EXPECT_NEAR(frame.to_window(page).x, 777, 1e-9);
    EXPECT_NEAR(frame.to_window(page).y, 333, 1e-9);
}

TEST(Navigation, GoingToAMarkMovesTheMapOnlyWhereItMust) {
    WindowState state;
    state.map = window_frame();
    state.view = somewhere();
    const MapPoint centre = state.view.centre;
    go_to(state, "place:near", ground_under(state.view, state.map, {640, 400}));
    EXPECT_EQ(state.view.centre, centre);
    EXPECT_EQ(state.view.selected, "place:near");
    const MapPoint far = ground_under(state.view, state.map, {1270, 60});
    go_to(state, "place:far", far);
    EXPECT_EQ(state.view.centre, far);
}

CivilDay day(const char* text) {
    return *parse_day(text);
}

TEST(DayAxis, EveryDayIsFoundUnderItsOwnMiddleAndItsEdges) {
    const DayAxis axis{{day("2021-08-15"), day("2021-09-07")}, 216, 840};
    EXPECT_DOUBLE_EQ(axis.day_width_px(), 35); // 24 days
    for (CivilDay d = axis.days.first; d <= axis.days.last; d += std::chrono::days(1)) {
        EXPECT_EQ(axis.day_at(axis.x_of(d)), d);
        EXPECT_EQ(axis.day_at(axis.x_of(d) - 17.4), d);
        EXPECT_EQ(axis.day_at(axis.x_of(d) + 17.4), d);
    }
    EXPECT_DOUBLE_EQ(axis.x_of(day("2021-08-15")), 216 + 17.5);
    EXPECT_EQ(axis.day_at(-1000), axis.days.first);
    EXPECT_EQ(axis.day_at(5000), axis.days.last);
}

TEST(DayAxis, StepsStopAtTheEnds) {
    const DayInterval days{day("2021-08-15"), day("2021-09-07")};
    EXPECT_EQ(stepped(day("2021-08-31"), 1, days), day("2021-09-01"));
    EXPECT_EQ(stepped(day("2021-08-15"), -1, days), day("2021-08-15"));
    EXPECT_EQ(stepped(day("2021-09-06"), 5, days), day("2021-09-07"));
}

TEST(WindowState, ShiftStepsFindTheNextDayWithEvents) {
    std::vector<app::DayMark> marks(4);
    marks[0].day = day("2021-08-20");
    marks[1].day = day("2021-08-22");
    marks[2].day = day("2021-08-23");
    marks[3].day = day("2021-08-27");
    for (std::size_t i : {0u, 2u, 3u})
        marks[i].events.push_back({"event:x", "x", chronicle::EventKind::Clash, ""});
    EXPECT_EQ(day_with_events(marks, day("2021-08-20"), 1), day("2021-08-23"));
    EXPECT_EQ(day_with_events(marks, day("2021-08-25"), 1), day("2021-08-27"));
    EXPECT_EQ(day_with_events(marks, day("2021-08-23"), -1), day("2021-08-20"));
    EXPECT_EQ(day_with_events(marks, day("2021-08-27"), 1), day("2021-08-27"));
}

TEST(WindowState, DigitsChooseTheBasisInItsOrder) {
    using Kind = chronicle::Basis::Kind;
    const std::vector<app::BasisChoice> bases{{{Kind::All, ""}, "All"},
                                              {{Kind::Side, "resistance"}, "Resistance"},
                                              {{Kind::Source, "000"}, "000"}};
    EXPECT_EQ(basis_of_digit(bases, 1), bases[0].basis);
    EXPECT_EQ(basis_of_digit(bases, 3), bases[2].basis);
    EXPECT_FALSE(basis_of_digit(bases, 4));
    EXPECT_FALSE(basis_of_digit(bases, 0));
}

} // namespace panjshir::gui
