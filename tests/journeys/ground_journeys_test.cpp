// Questions about the ground: measuring, profiles, what is seen, ways with passes open and closed;
// two maps.

#include "journey.hpp"

#include <algorithm>
#include <vector>

namespace panjshir::testing {
namespace {

class GroundJourney : public Journey {
protected:
    static void select(ShownProgram& program, const std::string& name, const std::string& id) {
        program.key("ctrl+f");
        program.type(name);
        const std::string control = "found:place:" + id;
        ASSERT_TRUE(program.wait([&](const auto&) { return program.mark(control).first > 0; }))
            << program.state()["found"];
        press(program, control);
        ASSERT_TRUE(program.wait("selected", "place:" + id));
        ASSERT_TRUE(program.wait([](const auto& s) { return s["search"] == ""; }));
    }
    // A way from one place to another, asked for by their cards.
    static void ask_way(ShownProgram& program) {
        ASSERT_NO_FATAL_FAILURE(select(program, "Paryan", "paryan"));
        ASSERT_NO_FATAL_FAILURE(press(program, "button:way-from"));
        ASSERT_NO_FATAL_FAILURE(select(program, "Pul-e Hesar", "pul-e-hesar"));
        ASSERT_NO_FATAL_FAILURE(press(program, "button:way-to"));
        ASSERT_TRUE(program.wait([](const auto& s) { return !s["ways"].empty(); }));
    }

    static bool over(const nlohmann::json& way, const std::string& pass) {
        return std::find(way["passes"].begin(), way["passes"].end(), pass) != way["passes"].end();
    }
};

TEST_F(GroundJourney, AMeasuredLineIsAsLongAsThePixelsSay) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("m");
    program->click(x - 100, y);
    program->double_click(x + 100, y);
    ASSERT_TRUE(program->wait("annotations", 1));
    const auto session = nlohmann::json::parse(program->state()["session"].get<std::string>());
    const auto line = session["annotations"]["features"][0]["geometry"]["coordinates"];
    const double degrees = line[1][0].get<double>() - line[0][0].get<double>();
    const double metres = degrees * 111320 * std::cos(line[0][1].get<double>() * M_PI / 180);
    const double expected = 200 * 25.4 / 96 * program->state()["scale"].get<double>() / 1000;
    EXPECT_NEAR(metres, expected, expected * 0.01);
}

TEST_F(GroundJourney, AProfileLineShowsItsProfileAndUndoTakesItAway) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("p");
    program->click(x - 80, y - 20);
    program->click(x, y + 30);
    program->double_click(x + 90, y);
    ASSERT_TRUE(program->wait([](const auto& s) { return s["profile_m"].is_number(); }));
    EXPECT_GT(program->state()["profile_m"], 1000);
    program->key("ctrl+z");
    EXPECT_TRUE(program->wait("profile_m", nullptr));
}

TEST_F(GroundJourney, TheViewshedFollowsTheObserver) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("o");
    program->click(x, y);
    ASSERT_TRUE(program->wait([](const auto& s) { return s["seen_km2"].is_number(); }));
    const double first = program->state()["seen_km2"];
    EXPECT_GT(first, 0);
    program->drag(x, y, x + 120, y - 90);
    EXPECT_TRUE(program->wait(
        [&](const auto& s) { return s["seen_km2"].is_number() && s["seen_km2"] != first; }));
    program->key("Escape");
    EXPECT_TRUE(program->wait("seen_km2", nullptr));
}

TEST_F(GroundJourney, AWayGoesOverThePassAndAnotherWayWhenItIsClosed) {
    auto program = open();
    ASSERT_NO_FATAL_FAILURE(ask_way(*program));
    ASSERT_TRUE(over(program->state()["ways"][0], "khawak-pass")) << program->state()["ways"];
    const double hours = program->state()["ways"][0]["hours"];
    ASSERT_NO_FATAL_FAILURE(press(*program, "pass:khawak-pass"));
    ASSERT_TRUE(program->wait("closed", nlohmann::json::array({"khawak-pass"})));
    ASSERT_TRUE(program->wait([](const auto& s) { return s["ways"].size() == 2; }));
    EXPECT_GT(program->state()["ways"][0]["hours"], hours);
    EXPECT_FALSE(over(program->state()["ways"][0], "khawak-pass"));
    EXPECT_NEAR(program->state()["ways"][1]["hours"].get<double>(), hours, 0.01);
}

TEST_F(GroundJourney, AClosedPassIsOpenedAgainByUndo) {
    auto program = open();
    ASSERT_NO_FATAL_FAILURE(ask_way(*program));
    ASSERT_NO_FATAL_FAILURE(press(*program, "pass:khawak-pass"));
    ASSERT_TRUE(program->wait("closed", nlohmann::json::array({"khawak-pass"})));
    program->key("ctrl+z");
    EXPECT_TRUE(program->wait("closed", nlohmann::json::array()));
}

TEST_F(GroundJourney, TwoMapsStandSideBySideAndGoAgain) {
    auto program = open({"--date", "2021-08-23"});
    program->key("c");
    ASSERT_TRUE(program->wait("comparison", true));
    program->key("c");
    EXPECT_TRUE(program->wait("comparison", false));
}

TEST_F(GroundJourney, TheDividerIsDragged) {
    auto program = open({"--date", "2021-08-23"});
    program->key("c");
    ASSERT_TRUE(program->wait("comparison", true));
    const auto [x, y] = program->middle();
    program->drag(x, y, x - 200, y);
    EXPECT_TRUE(program->wait([](const auto& s) {
        const auto session = nlohmann::json::parse(s["session"].template get<std::string>());
        return session.contains("second") &&
               session["second"]["divider"].template get<double>() < 0.42;
    }));
}

TEST_F(GroundJourney, AskingForAWayIsUndone) {
    auto program = open({"--date", "2021-08-23"});
    program->key("ctrl+f");
    program->type("bazarak");
    ASSERT_TRUE(program->wait([](const auto& s) { return !s["found"].empty(); }));
    program->key("Return");
    ASSERT_TRUE(
        program->wait([&](const auto&) { return program->mark("button:way-from").first > 0; }));
    const int steps = program->state()["steps"];
    const auto [x, y] = program->mark("button:way-from");
    program->click(x, y);
    ASSERT_TRUE(program->wait("way", nlohmann::json{"bazarak", "", false}))
        << program->state()["way"];
    EXPECT_EQ(program->state()["steps"], steps + 1);
    program->key("ctrl+z");
    EXPECT_TRUE(program->wait("way", nlohmann::json{"", "", false}));
    program->key("ctrl+y");
    EXPECT_TRUE(program->wait("way", nlohmann::json{"bazarak", "", false}));
}

} // namespace
} // namespace panjshir::testing
