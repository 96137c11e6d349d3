#include "gui/motion.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <optional>
#include <random>

namespace panjshir::gui {

namespace {

using namespace std::chrono_literals;
using display::Point;

const MapFrame kFrame{0, 48, 1280, 640, 96 / 25.4};
const Motion::Clock::time_point kStart{};

app::ViewState first_view() {
    app::ViewState view;
    view.centre = {545000, 3910000};
    view.scale_denominator = 600000;
    return view;
}

/// By the definition of scale, apart from the code under test.
MapPoint ground_under(const app::ViewState& view, Point px) {
    const double m = view.scale_denominator / 1000 * 25.4 / 96;
    return {view.centre.easting_m + (px.x - 640) * m, view.centre.northing_m - (px.y - 368) * m};
}
double pixels_between(const app::ViewState& view, MapPoint a, MapPoint b) {
    return std::hypot(a.easting_m - b.easting_m, a.northing_m - b.northing_m) /
           (view.scale_denominator / 1000 * 25.4 / 96);
}

/// A drag of `steps` moves of `by` every ten milliseconds, a rest, and the end of the hold.
app::ViewState dragged(Motion& motion, app::ViewState view, Point by, int steps,
                       Motion::Clock::duration rest) {
    motion.hold();
    for (int i = 1; i <= steps; ++i) {
        view = panned(view, kFrame, by);
        motion.carried(by, kStart + i * 10ms);
    }
    motion.let_go(view, kStart + steps * 10ms + rest);
    return view;
}

} // namespace

TEST(Motion, KeepsTheGroundUnderTheCursorInEveryFrameOfFiftyRandomZooms) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> x(0, 1280), y(48, 688), scale(20000, 4000000);
    std::uniform_int_distribution<int> frame_ms(1, 60);
    Motion motion;
    app::ViewState view = first_view();
    auto now = kStart;
    for (int i = 0; i < 50; ++i) {
        const Point cursor{x(random), y(random)};
        const MapPoint before = ground_under(view, cursor);
        const double wanted = scale(random);
        motion.zoom(view, cursor, wanted, now);
        while (motion.moving()) {
            now += std::chrono::milliseconds(frame_ms(random));
            view = motion.moved(view, kFrame, now);
            ASSERT_LT(pixels_between(view, before, ground_under(view, cursor)), 0.5)
                << "zoom " << i;
        }
        EXPECT_DOUBLE_EQ(view.scale_denominator, wanted);
    }
}

TEST(Motion, AZoomEndsAfterItsTimeAndOnlyEverGoesTowardsItsScale) {
    Motion motion;
    app::ViewState view = first_view();
    motion.zoom(view, {100, 100}, 300000, kStart);
    double last = view.scale_denominator;
    for (auto time = 10ms; time < Motion::kZoom; time += 10ms) {
        view = motion.moved(view, kFrame, kStart + time);
        EXPECT_LT(view.scale_denominator, last);
        EXPECT_GT(view.scale_denominator, 300000);
        EXPECT_TRUE(motion.moving());
        last = view.scale_denominator;
    }
    view = motion.moved(view, kFrame, kStart + Motion::kZoom);
    EXPECT_EQ(view.scale_denominator, 300000);
    EXPECT_FALSE(motion.moving());
}

TEST(Motion, NotchesAddUpWhileTheZoomIsUnderWay) {
    Motion motion;
    app::ViewState view = first_view();
    motion.zoom(view, {640, 368}, scale_after(motion.wanted_scale(view), 1), kStart);
    view = motion.moved(view, kFrame, kStart + 40ms);
    motion.zoom(view, {640, 368}, scale_after(motion.wanted_scale(view), 0.25), kStart + 40ms);
    EXPECT_NEAR(motion.wanted_scale(view), 600000 * std::exp2(-1.25 / 4), 1e-6);
}

TEST(Motion, AMapLetGoInMotionGlidesOnTheSameWayAndComesToRest) {
    Motion motion;
    app::ViewState view =
        dragged(motion, first_view(), {10, -4}, 20, 0ms); // 1000 px/s to the right
    ASSERT_TRUE(motion.gliding());
    const app::ViewState released = view;
    for (auto time = 210ms; motion.moving() && time < 5000ms; time += 10ms)
        view = motion.moved(view, kFrame, kStart + time);
    EXPECT_FALSE(motion.moving());
    const double m = 600 * 25.4 / 96;
    const double right = (released.centre.easting_m - view.centre.easting_m) / m;
    const double down = (view.centre.northing_m - released.centre.northing_m) / m;
    // The nine moves within 80 ms, 9 * 10 px / 0.08 s, times the time in which the speed fades, but
    // for the end of it.
    const double fade_s = 0.160;
    EXPECT_NEAR(right, (1125 - 24 / std::hypot(1, 0.4)) * fade_s, 1);
    EXPECT_NEAR(down, -0.4 * right, 0.5);
}

TEST(Motion, AFlungMapGlidesOnAndAPressStopsItDead) {
    // 160 px in eight moves of a sixtieth of a second, and as long again before the hand lets go.
    const auto gone_px = [](std::optional<Motion::Clock::duration> pressed_after) {
        Motion motion;
        app::ViewState view = first_view();
        motion.hold();
        for (int i = 1; i <= 8; ++i) {
            view = panned(view, kFrame, {-20, 0});
            motion.carried({-20, 0}, kStart + i * 16ms);
        }
        const auto released = kStart + 9 * 16ms;
        motion.let_go(view, released);
        for (auto time = 0ms; motion.moving() && time < 5000ms; time += 5ms) {
            if (pressed_after && time >= *pressed_after)
                motion.hold();
            view = motion.moved(view, kFrame, released + time);
        }
        return pixels_between(view, view.centre, first_view().centre);
    };
    // The five moves within 80 ms before, 5 * 20 px / 0.08 s; the speed fades to 1/e in 160 ms.
    EXPECT_NEAR(gone_px(std::nullopt), 160 + (1250 - 24) * 0.160, 1);
    const double after_15_ms = 160 + 1250 * 0.160 * (1 - std::exp(-15.0 / 160));
    EXPECT_NEAR(gone_px(20ms), after_15_ms, 0.1) << "the last picture before the press";
    EXPECT_NEAR(gone_px(0ms), 160, 1e-6);
}

TEST(Motion, AHandThatStoppedBeforeItLetGoLeavesTheMapStill) {
    Motion motion;
    const app::ViewState view = dragged(motion, first_view(), {10, 0}, 20, 90ms);
    EXPECT_FALSE(motion.moving());
    EXPECT_EQ(motion.moved(view, kFrame, kStart + 1000ms), view);
}

TEST(Motion, TakingHoldStopsAGlideAtOnce) {
    Motion motion;
    app::ViewState view = dragged(motion, first_view(), {10, 0}, 20, 0ms);
    view = motion.moved(view, kFrame, kStart + 230ms);
    motion.hold();
    EXPECT_EQ(motion.moved(view, kFrame, kStart + 260ms), view);
}

TEST(Motion, AViewThatSomethingElseMovedStaysWhereItWasPut) {
    Motion motion;
    app::ViewState view = first_view();
    motion.zoom(view, {0, 0}, 100000, kStart);
    view.centre = {500000, 3900000};
    EXPECT_EQ(motion.moved(view, kFrame, kStart + 50ms), view);
    EXPECT_FALSE(motion.moving());
}

} // namespace panjshir::gui
