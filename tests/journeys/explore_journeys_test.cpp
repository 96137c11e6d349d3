// What people do first: days, voices, moving about, finding, selecting.

#include "journey.hpp"

namespace panjshir::testing {
namespace {

class ExploreJourney : public Journey {};

TEST_F(ExploreJourney, ArrowsStepDays) {
    auto program = open({"--date", "2021-08-23"});
    program->key("Right");
    EXPECT_TRUE(program->wait("on", "2021-08-24"));
    program->key("Left");
    program->key("Left");
    EXPECT_TRUE(program->wait("on", "2021-08-22"));
}

TEST_F(ExploreJourney, ShiftArrowsStepToDaysWithEvents) {
    auto program = open({"--date", "2021-08-27"});
    program->key("shift+Right");
    ASSERT_TRUE(program->wait([](const auto& s) { return s["on"] != "2021-08-27"; }));
    EXPECT_GT(program->state()["on"], "2021-08-27");
}

TEST_F(ExploreJourney, TheFirstDayHasNoDayBefore) {
    auto program = open({"--date", "2021-08-15"});
    program->key("Left");
    program->key("L"); // something to wait for
    ASSERT_TRUE(program->wait("layers_open", true));
    EXPECT_EQ(program->state()["on"], "2021-08-15");
}

TEST_F(ExploreJourney, DigitsChooseTheVoice) {
    auto program = open({"--date", "2021-08-23"});
    program->key("3");
    ASSERT_TRUE(program->wait("according_to", "taliban"));
    program->key("2");
    ASSERT_TRUE(program->wait("according_to", "resistance"));
    program->key("1");
    EXPECT_TRUE(program->wait("according_to", "all"));
}

TEST_F(ExploreJourney, TheVoiceChangesTheHeadline) {
    auto program = open({"--date", "2021-08-23"});
    const std::string before = program->state()["headline"];
    program->key("3");
    ASSERT_TRUE(program->wait("according_to", "taliban"));
    EXPECT_NE(program->state()["headline"], before);
}

TEST_F(ExploreJourney, SpacePlaysTheDaysAndStopsAtTheLast) {
    auto program = open({"--date", "2021-09-06"});
    program->key("space");
    ASSERT_TRUE(program->wait("on", "2021-09-07"));
    EXPECT_TRUE(program->wait("playing", false));
}

TEST_F(ExploreJourney, DraggingMovesTheGroundWithTheHand) {
    auto program = open();
    const auto [x, y] = program->middle();
    const double east = program->state()["centre"][0], north = program->state()["centre"][1];
    const double scale = program->state()["scale"];
    program->drag(x, y, x - 120, y - 60);
    ASSERT_TRUE(program->wait([&](const auto& s) { return s["centre"][0] != east; }));
    const double metres_per_pixel = 25.4 / 96 * scale / 1000;
    ASSERT_TRUE(program->wait([&](const auto& s) {
        return std::abs(s["centre"][0].template get<double>() - east - 120 * metres_per_pixel) <
                   6 * metres_per_pixel &&
               std::abs(s["centre"][1].template get<double>() - north + 60 * metres_per_pixel) <
                   6 * metres_per_pixel;
    })) << program->state()["centre"];
}

TEST_F(ExploreJourney, AMapThatTheHandHasStoppedStaysStill) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->drag(x, y, x - 100, y); // the hand rests before it lets go
    ASSERT_TRUE(program->wait([](const auto& s) { return s["can_undo"] == true; }));
    const auto centre = program->state()["centre"];
    program->key("question");
    ASSERT_TRUE(program->wait("help_open", true));
    EXPECT_EQ(program->state()["centre"], centre);
}

TEST_F(ExploreJourney, TheWheelKeepsThePointUnderTheCursor) {
    auto program = open();
    const auto [x, y] = program->middle();
    const double px = x + 200, py = y - 100;
    const auto ground = [&](const nlohmann::json& s) {
        const double m = 25.4 / 96 * s["scale"].get<double>() / 1000;
        return std::pair(s["centre"][0].get<double>() + 200 * m,
                         s["centre"][1].get<double>() + 100 * m);
    };
    const auto before = ground(program->state());
    const double scale = program->state()["scale"];
    program->wheel(px, py, 4);
    ASSERT_TRUE(program->wait([&](const auto& s) {
        return std::abs(s["scale"].template get<double>() / scale - 0.5) < 0.02;
    })) << program->state()["scale"];
    const auto after = ground(program->state());
    const double pixel_m = 25.4 / 96 * program->state()["scale"].get<double>() / 1000;
    EXPECT_NEAR(after.first, before.first, pixel_m);
    EXPECT_NEAR(after.second, before.second, pixel_m);
}

TEST_F(ExploreJourney, HomeShowsTheWholeMapAgain) {
    auto program = open();
    const double scale = program->state()["scale"];
    program->key("plus");
    ASSERT_TRUE(program->wait([&](const auto& s) { return s["scale"] < scale; }));
    program->key("Home");
    EXPECT_TRUE(program->wait([&](const auto& s) {
        return std::abs(s["scale"].template get<double>() / scale - 1) < 0.02;
    })) << program->state()["scale"]
        << " after " << scale;
}

TEST_F(ExploreJourney, FindTakesTheKeyboardAndGoesToThePlace) {
    auto program = open();
    program->key("ctrl+f");
    program->type("bazarak");
    ASSERT_TRUE(program->wait([](const auto& s) { return !s["found"].empty(); }));
    program->key("Return");
    ASSERT_TRUE(program->wait("selected", "place:bazarak"));
    EXPECT_EQ(program->state()["search"], "");
}

TEST_F(ExploreJourney, ANameInAnotherSpellingIsFound) {
    auto program = open();
    program->key("ctrl+f");
    program->type("panchir");
    ASSERT_TRUE(program->wait([](const auto& s) { return !s["found"].empty(); }));
    EXPECT_NE(program->state()["found"][0].template get<std::string>().find("panjshir"),
              std::string::npos);
}

TEST_F(ExploreJourney, LettersInTheSearchAreNoCommands) {
    auto program = open();
    program->key("ctrl+f");
    program->type("dald");
    ASSERT_TRUE(program->wait("search", "dald"));
    EXPECT_EQ(program->state()["dark"], false);
    EXPECT_EQ(program->state()["tool"], "explore");
}

TEST_F(ExploreJourney, AClickOnAMarkOpensItsCard) {
    auto program = open({"--date", "2021-08-23"});
    std::string id;
    for (const auto& hit : program->state()["hits"])
        if (hit["id"].get<std::string>().rfind("event:", 0) == 0)
            id = hit["id"];
    ASSERT_FALSE(id.empty());
    const auto [x, y] = program->mark(id);
    program->click(x, y);
    ASSERT_TRUE(program->wait("selected", id));
    EXPECT_TRUE(program->state().contains("card"));
    program->key("Escape");
    EXPECT_TRUE(program->wait("selected", ""));
}

TEST_F(ExploreJourney, TabGoesFromMarkToMark) {
    auto program = open({"--date", "2021-08-23"});
    program->key("Tab");
    ASSERT_TRUE(program->wait([](const auto& s) { return s["selected"] != ""; }));
    const std::string first = program->state()["selected"];
    program->key("Tab");
    ASSERT_TRUE(program->wait([&](const auto& s) { return s["selected"] != first; }));
    program->key("shift+Tab");
    EXPECT_TRUE(program->wait("selected", first));
}

TEST_F(ExploreJourney, TheLanguageButtonsChangeTheHeadline) {
    auto program = open({"--date", "2021-08-23"});
    program->click(1180, 24);
    ASSERT_TRUE(program->wait("language", "fr"));
    EXPECT_NE(program->state()["headline"].get<std::string>().find("août"), std::string::npos);
    program->click(1131, 24);
    EXPECT_TRUE(program->wait("language", "en"));
}

TEST_F(ExploreJourney, DAndLAndQuestionMarkOpenWhatTheyNameAndEscapePutsAway) {
    auto program = open();
    program->key("d");
    ASSERT_TRUE(program->wait("dark", true));
    program->key("l");
    ASSERT_TRUE(program->wait("layers_open", true));
    program->key("question");
    ASSERT_TRUE(program->wait("help_open", true));
    program->key("Escape");
    ASSERT_TRUE(program->wait("help_open", false));
    program->key("Escape");
    EXPECT_TRUE(program->wait("layers_open", false));
}

} // namespace
} // namespace panjshir::testing
