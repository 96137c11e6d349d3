// How the window answers to the hand: zoom, glide, full screen, typed days, speed, size, light.

#include "journey.hpp"

#include <chrono>
#include <thread>

namespace panjshir::testing {
namespace {

class FeelJourney : public Journey {};

std::pair<double, double> ground_at(const nlohmann::json& state, double right_px, double up_px) {
    const double m =
        25.4 / 96 / state["interface_scale"].get<double>() * state["scale"].get<double>() / 1000;
    return {state["centre"][0].get<double>() + right_px * m,
            state["centre"][1].get<double>() + up_px * m};
}

TEST_F(FeelJourney, ManyZoomsAtTheCursorKeepItsGroundWithinHalfAPixel) {
    auto program = open({"--date", "2021-08-23"});
    const auto [x, y] = program->middle();
    const double right = std::floor(x) - 300 - x, up = -(std::floor(y) + 120 - y);
    const auto before = ground_at(program->state(), right, up);
    for (const int notches : {3, -2, 4, -4, 2, -3}) {
        const double scale = program->state()["scale"];
        program->wheel(x + right, y - up, notches);
        ASSERT_TRUE(program->wait([&](const auto& s) {
            return std::abs(s["scale"].template get<double>() / scale - std::exp2(-notches / 4.0)) <
                   0.001;
        })) << program->state()["scale"];
    }
    const auto after = ground_at(program->state(), right, up);
    const double pixel_m = 25.4 / 96 * program->state()["scale"].get<double>() / 1000;
    EXPECT_LT(std::hypot(after.first - before.first, after.second - before.second), pixel_m / 2);
}

TEST_F(FeelJourney, AZoomIsOneStepToUndo) {
    auto program = open({"--date", "2021-08-23"});
    const double scale = program->state()["scale"];
    program->key("plus");
    ASSERT_TRUE(program->wait([&](const auto& s) { return s["scale"] < scale * 0.75; }));
    program->key("ctrl+z");
    EXPECT_TRUE(program->wait("scale", scale)) << program->state()["scale"];
}

TEST_F(FeelJourney, FullScreenAndBackKeepTheDay) {
    auto program = open({"--date", "2021-08-23"});
    program->key("F11");
    ASSERT_TRUE(program->wait("full_screen", true));
    program->key("Right");
    ASSERT_TRUE(program->wait("on", "2021-08-24"));
    program->key("F11");
    ASSERT_TRUE(program->wait("full_screen", false));
    EXPECT_EQ(program->state()["on"], "2021-08-24");
}

TEST_F(FeelJourney, ATypedDayIsGoneTo) {
    auto program = open({"--date", "2021-08-23"});
    program->key("j");
    ASSERT_TRUE(program->wait("date_open", true));
    program->type("1 sept");
    program->key("Return");
    ASSERT_TRUE(program->wait("on", "2021-09-01")) << program->state()["message"];
    EXPECT_TRUE(program->wait("date_open", false));
}

TEST_F(FeelJourney, ADayThatIsNoneIsToldAndChangesNothing) {
    auto program = open({"--date", "2021-08-23"});
    program->key("j");
    ASSERT_TRUE(program->wait("date_open", true));
    program->type("31/9");
    program->key("Return");
    ASSERT_TRUE(program->wait([](const auto& s) {
        return s["message"].template get<std::string>().find("31/9") != std::string::npos;
    }));
    EXPECT_EQ(program->state()["on"], "2021-08-23");
}

TEST_F(FeelJourney, FullStopAndCommaPlayFasterAndSlower) {
    auto program = open();
    program->key("period");
    ASSERT_TRUE(program->wait("play_speed", 2));
    program->key("comma");
    program->key("comma");
    EXPECT_TRUE(program->wait("play_speed", 0.5));
}

TEST_F(FeelJourney, ControlPlusMakesLettersLargerWithoutMovingTheMap) {
    auto program = open();
    const double scale = program->state()["scale"];
    program->key("ctrl+plus");
    ASSERT_TRUE(program->wait("interface_scale", 1.25));
    program->key("ctrl+minus");
    ASSERT_TRUE(program->wait("interface_scale", 1));
    EXPECT_EQ(program->state()["scale"], scale);
}

TEST_F(FeelJourney, TheInterfaceOpensAsLargeAsItIsAskedTo) {
    auto program = open({"--scale-interface", "1.5"});
    EXPECT_EQ(program->state()["interface_scale"], 1.5);
    EXPECT_EQ(program->state()["map"][1], 72); // the top bar's 48
}

TEST_F(FeelJourney, TheLightIsMovedWithItsSliderAndStandsInTheView) {
    auto program = open();
    EXPECT_EQ(program->state()["view"].get<std::string>().find("light="), std::string::npos);
    program->key("l");
    ASSERT_TRUE(program->wait("layers_open", true));
    const auto [x, y] = program->mark("slider:light");
    ASSERT_GT(y, 0);
    program->drag(x, y, x - 30, y);
    ASSERT_TRUE(program->wait([](const auto& s) { return s["light"][0] != 315.0; }));
    EXPECT_NE(program->state()["view"].get<std::string>().find("light="), std::string::npos);
}

/// By how many pixels a map flung to the left has gone when it has come to rest. Pressed after so
/// many seconds; 0: not.
void fling(ShownProgram& program, double press_after_s, double& gone_px) {
    const auto [x, y] = program.middle();
    const double scale = program.state()["scale"];
    program.key("plus"); // room to move about
    ASSERT_TRUE(program.wait(
        [&](const auto& s) { return s["scale"].template get<double>() < scale * 0.75; }));
    const double east = program.state()["centre"][0];
    const double pixel_m = 25.4 / 96 * program.state()["scale"].get<double>() / 1000;
    program.fling(x + 100, y, x - 60, y, press_after_s);
    ASSERT_TRUE(program.wait([&](const auto& s) { return s["centre"][0] != east; }));
    program.key("question"); // when that is open, the map has come to rest
    ASSERT_TRUE(program.wait("help_open", true));
    gone_px = (program.state()["centre"][0].get<double>() - east) / pixel_m;
}

TEST_F(FeelJourney, AFlungMapGlidesOnAndAPressStopsItDead) {
    // How far is a matter of this machine's speed; the numbers are those of Motion's own tests.
    double glided = 0, stopped = 0;
    for (const auto& [press_after_s, gone_px] :
         {std::pair(0.0, &glided), std::pair(0.02, &stopped)}) {
        auto program = open({"--date", "2021-08-23"});
        ASSERT_NO_FATAL_FAILURE(fling(*program, press_after_s, *gone_px));
    }
    EXPECT_GT(glided, stopped);
}

TEST_F(FeelJourney, ANumberIsTypedWithACommaOrAPoint) {
    auto program = open({"--date", "2021-08-23"});
    program->key("l");
    ASSERT_TRUE(program->wait("layers_open", true));
    for (const auto& [typed, meant] : {std::pair("3,5", 3.5), std::pair("2.5", 2.5)}) {
        const auto [x, y] = program->mark("slider:exaggeration");
        ASSERT_GT(y, 0);
        program->click_with("ctrl", x, y);
        ASSERT_TRUE(program->wait("typing", true))
            << "the slider has not become a field for " << typed;
        program->key("ctrl+a");
        program->type(typed);
        program->key("Return");
        EXPECT_TRUE(program->wait([&, number = meant](const auto& s) {
            return s["light"][2] == number;
        })) << typed
            << " gives " << program->state()["light"];
        ASSERT_TRUE(program->wait("typing", false));
    }
}

} // namespace
} // namespace panjshir::testing
