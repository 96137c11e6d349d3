// Ways over the real atlas: which passes they use, open and closed.

#include "app/reach.hpp"
#include "app/reach_output.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "support/atlas_session.hpp"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>

namespace panjshir::app {
namespace {

using panjshir::testing::atlas_dir;
using panjshir::testing::atlas_session;
using panjshir::testing::day;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

ReachEnd end(const char* id) {
    const io::Atlas& atlas = atlas_session().atlas();
    return reach_end(atlas, *atlas.place(id), "en").value();
}

ReachAnswer ways(const Session& session, ReachRequest request) {
    auto answer = find_ways(session, request);
    if (!answer) {
        ADD_FAILURE() << answer.error().message;
        return {};
    }
    return std::move(*answer);
}

// From Paryan at the head of the Panjshir to Pul-e Hesar in Andarab the Khawak is the way.
void expect_khawak_and_another_way_when_closed(const Session& session) {
    const ReachAnswer open = ways(session, {.from = end("paryan"), .to = end("pul-e-hesar")});
    ASSERT_EQ(open.ways.size(), 1u);
    EXPECT_THAT(open.ways[0].passes, ElementsAre("khawak-pass"));
    EXPECT_FALSE(open.open_way);
    const ReachAnswer closed =
        ways(session, {.from = end("paryan"), .to = end("pul-e-hesar"), .close = {"khawak-pass"}});
    ASSERT_EQ(closed.ways.size(), 1u);
    ASSERT_TRUE(closed.open_way);
    EXPECT_THAT(closed.ways[0].passes, Not(Contains("khawak-pass")));
    EXPECT_EQ(closed.open_way->hours, open.ways[0].hours);
    EXPECT_GT(closed.ways[0].hours, open.ways[0].hours + 0.25);
    const MapPoint saddle =
        session.projection().to_map(*session.atlas().place("khawak-pass")->position);
    const MapPoint highest = session.projection().to_map(closed.ways[0].highest_at);
    EXPECT_GT(distance_m(saddle, highest), 4500); // it does not slip by beside the saddle
}

TEST(ReachWays, KhawakIsUsedWhenOpenAndAnotherCrossingWhenClosed) {
    expect_khawak_and_another_way_when_closed(atlas_session());
}

TEST(ReachWays, TheSameHoldsOnTheSurvey) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    const auto session = Session::open(
        {atlas_dir(), (panjshir::testing::shared_dir() / "survey/terrain/survey_15s.tif").string(),
         std::filesystem::path(PANJSHIR_BUILD_DIR) / "test-cache"});
    ASSERT_TRUE(session) << session.error().message;
    expect_khawak_and_another_way_when_closed(**session);
    const ReachAnswer parandeh = ways(**session, {.from = end("bazarak"), .to = end("banu")});
    ASSERT_EQ(parandeh.ways.size(), 1u);
    EXPECT_THAT(parandeh.ways[0].passes, ElementsAre("parandeh-pass"));
}

// Bazarak's own side valley leads to Andarab over the Parandeh Pass, not round by the Khawak.
TEST(ReachWays, BazarakToAndarabGoesByParandehAndNotBesideItWhenClosed) {
    const Session& session = atlas_session();
    const ReachAnswer closed =
        ways(session,
             {.from = end("bazarak"), .to = end("andarab-district"), .close = {"parandeh-pass"}});
    ASSERT_TRUE(closed.open_way);
    EXPECT_EQ(closed.open_way->to.id, "banu"); // the district's seat
    EXPECT_THAT(closed.open_way->passes, ElementsAre("parandeh-pass"));
    ASSERT_EQ(closed.ways.size(), 1u);
    EXPECT_THAT(closed.ways[0].passes, Not(Contains("parandeh-pass")));
    EXPECT_GT(closed.ways[0].hours, closed.open_way->hours);
    const MapPoint saddle =
        session.projection().to_map(*session.atlas().place("parandeh-pass")->position);
    // It crosses the crest well away from the saddle that is closed.
    EXPECT_GT(distance_m(saddle, session.projection().to_map(closed.ways[0].highest_at)), 3500);
}

TEST(ReachWays, WithoutAnEndAllTownsAreRankedByHours) {
    const ReachAnswer answer = ways(atlas_session(), {.from = end("bazarak")});
    ASSERT_GT(answer.ways.size(), 20u);
    EXPECT_EQ(answer.ways.front().to.id, "rukha");
    EXPECT_TRUE(std::is_sorted(answer.ways.begin(), answer.ways.end(),
                               [](const auto& a, const auto& b) { return a.hours < b.hours; }));
    for (const ReachWay& way : answer.ways) {
        // Nobody walks quicker than Tobler's 6 km/h, nor climbs less than the ends differ.
        EXPECT_GT(way.hours, way.length_m / 6000) << way.to.id;
        const Session& session = atlas_session();
        const double rise = session.ground().heights.height_at(way.line.back()) -
                            session.ground().heights.height_at(way.line.front());
        EXPECT_NEAR(way.ascent_m - way.descent_m, rise, 1) << way.to.id;
    }
    EXPECT_EQ(answer.hours.columns(), atlas_session().ground().heights.columns());
}

TEST(ReachWays, OffFootpathsEveryWayTakesTwoThirdsMore) {
    const ReachRequest on{.from = end("bazarak"), .to = end("khenj")};
    ReachRequest off = on;
    off.walk.off_path_factor = 0.6;
    EXPECT_NEAR(ways(atlas_session(), off).ways.at(0).hours /
                    ways(atlas_session(), on).ways.at(0).hours,
                1 / 0.6, 1e-3);
}

TEST(ReachWays, ByRoadKabulToTheNorthGoesThroughTheSalangTunnel) {
    const ReachRequest open{
        .from = end("kabul"), .to = end("pul-e-khumri"), .mode = ReachMode::ByRoad};
    const ReachAnswer through = ways(atlas_session(), open);
    ASSERT_EQ(through.ways.size(), 1u);
    EXPECT_THAT(through.ways[0].passes, ElementsAre("salang-tunnel"));
    EXPECT_NEAR(through.ways[0].length_m, 196'000, 15'000);
    EXPECT_LT(through.ways[0].highest_m, 3700); // not over the mountain (3,886 m)
    ReachRequest pass_closed = open;
    pass_closed.close = {"salang-pass"}; // the tunnel runs below it
    EXPECT_EQ(ways(atlas_session(), pass_closed).ways.at(0).hours, through.ways[0].hours);
    ReachRequest closed = open;
    closed.close = {"salang-tunnel"};
    const ReachAnswer round = ways(atlas_session(), closed);
    ASSERT_EQ(round.ways.size(), 1u);
    EXPECT_THAT(round.ways[0].passes, ElementsAre("khawak-pass"));
    EXPECT_GT(round.ways[0].hours, through.ways[0].hours + 3);
    closed.close = {"salang-tunnel", "khawak-pass"};
    const ReachAnswer none = ways(atlas_session(), closed);
    EXPECT_THAT(none.ways, IsEmpty());
    ASSERT_EQ(none.no_ways.size(), 1u);
    EXPECT_THAT(none.no_ways[0].reason, HasSubstr("cuts off every road"));
}

TEST(ReachWays, ClosedByThoseWhoAreSaidToHoldAndBlock) {
    // On 23 August the resistance was said to block the Salang road and to hold the valley.
    const ReachAnswer road = ways(atlas_session(), {.from = end("kabul"),
                                                    .to = end("pul-e-khumri"),
                                                    .mode = ReachMode::ByRoad,
                                                    .closed_by = "resistance",
                                                    .on = day("2021-08-23")});
    std::vector<std::string> closed;
    for (const Closure& closure : road.closures)
        closed.push_back(closure.place);
    EXPECT_THAT(closed, Contains("salang-road"));
    EXPECT_THAT(closed, Contains("panjshir-valley"));
    EXPECT_THAT(road.ways, IsEmpty());
    EXPECT_TRUE(road.open_way);
    // The Taliban were said to surround the valley: who is in it moves there, but not out of it.
    const ReachAnswer within = ways(
        atlas_session(), {.from = end("bazarak"), .closed_by = "taliban", .on = day("2021-08-23")});
    const auto reached = [&](const char* id) {
        return std::any_of(within.ways.begin(), within.ways.end(),
                           [&](const ReachWay& way) { return way.to.id == id; });
    };
    EXPECT_TRUE(reached("rukha"));
    EXPECT_TRUE(reached("paryan"));
    EXPECT_FALSE(reached("kabul"));
    EXPECT_FALSE(reached("gulbahar"));
}

TEST(ReachWays, RefusesWhatCannotBe) {
    const Session& session = atlas_session();
    const auto message = [&](const ReachRequest& request) {
        const auto answer = find_ways(session, request);
        return answer ? std::string("no error") : answer.error().message;
    };
    EXPECT_THAT(message({.from = end("bazarak"), .to = end("bazarak")}), HasSubstr("same place"));
    EXPECT_THAT(message({.from = end("islamabad")}), HasSubstr("outside the terrain"));
    EXPECT_THAT(message({.from = end("bazarak"), .close = {"atlantis"}}),
                HasSubstr("unknown place 'atlantis'"));
    EXPECT_THAT(message({.from = end("bazarak"), .close = {"pakistan"}}), HasSubstr("pakistan"));
    EXPECT_THAT(message({.from = end("bazarak"), .closed_by = "nobody", .on = day("2021-08-23")}),
                HasSubstr("nobody"));
    EXPECT_THAT(message({.from = end("jalalabad"), .mode = ReachMode::ByRoad}),
                HasSubstr("no road of the atlas within 15 km"));
}

TEST(ReachWays, AStartInAClosedPlaceHasNoWayAndSaysWhy) {
    const ReachAnswer answer =
        ways(atlas_session(),
             {.from = end("bazarak"), .to = end("kabul"), .close = {"panjshir-valley"}});
    EXPECT_THAT(answer.ways, IsEmpty());
    ASSERT_EQ(answer.no_ways.size(), 1u);
    EXPECT_THAT(answer.no_ways[0].reason,
                HasSubstr("Bazarak lies in what is closed (Panjshir Valley)"));
    EXPECT_TRUE(answer.open_way);
}

TEST(ReachFigure, SaysThatItIsACostAndShowsNoClaims) {
    const Session& session = atlas_session();
    const ReachAnswer answer =
        ways(session, {.from = end("paryan"), .to = end("pul-e-hesar"), .close = {"khawak-pass"}});
    const PageSize page{370, 315};
    const ViewState view = reach_view(session, answer, "en", page);
    ASSERT_TRUE(view.heading);
    EXPECT_THAT(session.headline(view), HasSubstr("Paryan to Pul-e Hesar, closed: Khawak Pass"));
    EXPECT_THAT(view.heading->clocks, HasSubstr("never a prediction"));
    EXPECT_FALSE(view.layers.has(scene::Layer::Claims));
    std::vector<std::string> legend;
    for (const scene::Overlay& overlay : reach_overlays(session, answer, view))
        legend.push_back(overlay.legend);
    EXPECT_THAT(legend, Contains(HasSubstr("With nothing closed: ")));
    EXPECT_THAT(legend, Contains("Closed"));
}

TEST(HoursText, IsShort) {
    EXPECT_EQ(hours_text(0.5, "en"), "30 min");
    EXPECT_EQ(hours_text(7.46, "en"), "7.5 h");
    EXPECT_EQ(hours_text(7.46, "fr"), "7,5 h");
    EXPECT_EQ(hours_text(131.7, "en"), "132 h");
}

} // namespace
} // namespace panjshir::app
