// The valley strip chart beside the map: one hand seen on chart, map and days.

#include "journey.hpp"

namespace panjshir::testing {
namespace {

using Json = nlohmann::json;

class StripChartJourney : public Journey {
protected:
    /// Opens the chart by its key, and waits until the map has come to rest beside it.
    static void open_chart(ShownProgram& program) {
        program.key("F4");
        ASSERT_NO_FATAL_FAILURE(comes_to_rest(program));
    }
    /// The chart is drawn, nothing flies, and the river lies within the map from end to end.
    static void comes_to_rest(ShownProgram& program) {
        ASSERT_TRUE(program.wait([](const Json& s) {
            return s["strip"]["open"] == true && s["strip"].contains("bands") &&
                   s["flying"] == false;
        }));
        const Json& map = program.state()["map"];
        for (const Json& end : program.state()["strip"]["ends"])
            for (const std::size_t axis : {0u, 1u}) {
                EXPECT_GE(end[axis].get<double>(), map[axis].get<double>()) << end << " on " << map;
                EXPECT_LE(end[axis].get<double>(),
                          map[axis].get<double>() + map[axis + 2].get<double>())
                    << end << " on " << map;
            }
    }
    /// A position on a band of the chart: the day's middle, so far down the band.
    static std::pair<double, double> spot(const Json& state, const std::string& day,
                                          std::size_t band, double share) {
        const Json& strip = state["strip"];
        const double top = strip["bands"][band][0], bottom = strip["bands"][band][1];
        return {strip["days"][day], top + share * (bottom - top)};
    }
    static double metres_at(const Json& state, double share) {
        const double from = state["strip"]["from_m"], to = state["strip"]["to_m"];
        return to - share * (to - from);
    }
    static double metres_per_pixel(const Json& state) {
        const Json& strip = state["strip"];
        return (strip["to_m"].get<double>() - strip["from_m"].get<double>()) /
               (strip["bands"][0][1].get<double>() - strip["bands"][0][0].get<double>());
    }
};

TEST_F(StripChartJourney, TheHandOnTheChartLightsTheRiverOnTheMapAndTheDay) {
    auto program = open({"--date", "2021-08-23"});
    ASSERT_NO_FATAL_FAILURE(open_chart(*program));
    const auto [x, y] = spot(program->state(), "2021-09-01", 1, 0.4);
    program->move_to(x, y);
    ASSERT_TRUE(program->wait([](const Json& s) { return s["strip"]["day"] == "2021-09-01"; }));
    const Json& state = program->state();
    EXPECT_EQ(state["strip"]["over"], "chart");
    EXPECT_NEAR(state["strip"]["along_m"].get<double>(), metres_at(state, 0.4),
                metres_per_pixel(state));
    const Json& map = state["map"];
    const double lit_x = state["strip"]["lit"][0], lit_y = state["strip"]["lit"][1];
    EXPECT_GT(lit_x, map[0].get<double>());
    EXPECT_LT(lit_x, map[0].get<double>() + map[2].get<double>())
        << "the lit place lies under the chart";
    EXPECT_GT(lit_y, map[1].get<double>());
    EXPECT_EQ(state["on"], "2021-08-23") << "pointing alone changes no day";
}

TEST_F(StripChartJourney, IsOpenedByItsButtonAndDrawnOnce) {
    auto program = open({"--date", "2021-08-23"});
    const auto frame = program->state()["map"];
    ASSERT_NO_FATAL_FAILURE(press(*program, "button:strip"));
    ASSERT_NO_FATAL_FAILURE(comes_to_rest(*program));
    EXPECT_EQ(program->state()["strip"]["drawings"], 1)
        << "for its own room, not first for another";
    EXPECT_LT(program->state()["map"][2], frame[2]);
}

TEST_F(StripChartJourney, AClickSetsTheDayAndBringsTheRiverToTheMiddle) {
    auto program = open({"--date", "2021-08-23"});
    ASSERT_NO_FATAL_FAILURE(open_chart(*program));
    const auto [x, y] = spot(program->state(), "2021-08-28", 0, 0.7);
    program->click(x, y);
    ASSERT_TRUE(program->wait("on", "2021-08-28"));
    const auto in_the_middle = [&](const Json& s) {
        if (!s["strip"].contains("lit"))
            return false;
        const Json& map = s["map"];
        const double dx =
            s["strip"]["lit"][0].get<double>() - map[0].get<double>() - map[2].get<double>() / 2;
        const double dy =
            s["strip"]["lit"][1].get<double>() - map[1].get<double>() - map[3].get<double>() / 2;
        return std::hypot(dx, dy) < 2;
    };
    EXPECT_TRUE(program->wait(in_the_middle))
        << program->state()["strip"]["lit"] << program->state()["map"];
    EXPECT_NEAR(program->state()["strip"]["along_m"].get<double>(),
                metres_at(program->state(), 0.7), metres_per_pixel(program->state()));
    program->key("ctrl+z");
    EXPECT_TRUE(program->wait("on", "2021-08-23")) << "the click is one step that can be undone";
}

TEST_F(StripChartJourney, TheHandOnTheRiverMovesTheChartsCursor) {
    auto program = open({"--date", "2021-08-23"});
    ASSERT_NO_FATAL_FAILURE(open_chart(*program));
    for (const double share : {0.3, 0.5, 0.8}) {
        const auto [x, y] = spot(program->state(), "2021-08-20", 0, share);
        program->move_to(x, y);
        const double wanted = metres_at(program->state(), share),
                     near = 1.5 * metres_per_pixel(program->state());
        ASSERT_TRUE(program->wait([&](const Json& s) {
            return s["strip"]["over"] == "chart" &&
                   std::abs(s["strip"]["along_m"].get<double>() - wanted) < near;
        }));
        const double lit_x = program->state()["strip"]["lit"][0],
                     lit_y = program->state()["strip"]["lit"][1];
        program->move_to(lit_x, lit_y);
        ASSERT_TRUE(program->wait([](const Json& s) { return s["strip"]["over"] == "map"; }))
            << share;
        EXPECT_NEAR(program->state()["strip"]["along_m"].get<double>(), wanted, 2500) << share;
        EXPECT_EQ(program->state()["strip"]["day"], nullptr);
    }
    const auto& map = program->state()["map"];
    program->move_to(map[0].get<double>() + map[2].get<double>() - 8,
                     map[1].get<double>() + map[3].get<double>() / 2);
    EXPECT_TRUE(program->wait([](const Json& s) { return s["strip"]["over"] == "nothing"; }));
}

TEST_F(StripChartJourney, APlaceOutsideTheValleyIsGoneToFromItsRow) {
    auto program = open({"--date", "2021-08-23"});
    ASSERT_NO_FATAL_FAILURE(open_chart(*program));
    const auto before = program->state()["centre"];
    const Json& strip = program->state()["strip"];
    program->click(strip["days"]["2021-08-16"], strip["rows"]["kabul"].get<double>() + 6);
    ASSERT_TRUE(program->wait("on", "2021-08-16"));
    EXPECT_TRUE(program->wait([&](const Json& s) {
        return s["centre"][1].get<double>() <
               before[1].get<double>() - 50000; // Kabul lies south of the valley
    }));
}

TEST_F(StripChartJourney, IsDrawnAnewOnlyWhenItsClaimsChange) {
    auto program = open({"--date", "2021-08-23"});
    ASSERT_NO_FATAL_FAILURE(open_chart(*program));
    const int drawn = program->state()["strip"]["drawings"];
    for (const char* day : {"2021-08-18", "2021-08-25", "2021-09-03"}) {
        const auto [x, y] = spot(program->state(), day, 2, 0.5);
        program->move_to(x, y);
        ASSERT_TRUE(program->wait([&](const Json& s) { return s["strip"]["day"] == day; }));
    }
    program->key("Right");
    ASSERT_TRUE(program->wait("on", "2021-08-24"));
    EXPECT_EQ(program->state()["strip"]["drawings"], drawn)
        << "the day is a mark laid over the drawing";
    program->key("2"); // the next basis
    ASSERT_TRUE(program->wait([](const Json& s) { return s["according_to"] != "all"; }));
    EXPECT_TRUE(program->wait([&](const Json& s) { return s["strip"]["drawings"] == drawn + 1; }));
}

TEST_F(StripChartJourney, AfterItTheMapHasItsWholeFrameAgain) {
    auto program = open({"--date", "2021-08-23", "--language", "fr"});
    const auto frame = program->state()["map"];
    ASSERT_NO_FATAL_FAILURE(open_chart(*program));
    EXPECT_LT(program->state()["map"][2], frame[2]);
    program->key("Escape");
    ASSERT_TRUE(program->wait([](const Json& s) { return s["strip"]["open"] == false; }));
    EXPECT_TRUE(program->wait("map", frame));
}

TEST_F(StripChartJourney, OpensWithLargeLettersToo) {
    auto program = open({"--date", "2021-08-23", "--scale-interface", "2"});
    ASSERT_NO_FATAL_FAILURE(open_chart(*program));
    const auto [x, y] = spot(program->state(), "2021-08-30", 0, 0.5);
    program->move_to(x, y);
    EXPECT_TRUE(program->wait([](const Json& s) { return s["strip"]["day"] == "2021-08-30"; }));
}

} // namespace
} // namespace panjshir::testing
