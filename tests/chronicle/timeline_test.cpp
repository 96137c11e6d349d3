#include "chronicle/chronicle_builder.hpp"

#include <gmock/gmock.h>

namespace panjshir::chronicle {
namespace {

using panjshir::testing::ChronicleBuilder;
using panjshir::testing::day;
using enum ClaimStatus;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Basis kReds{Basis::Kind::Side, "reds"};
const Basis kBlues{Basis::Kind::Side, "blues"};

std::vector<std::string> ids(const std::vector<EventOnDay>& events) {
    std::vector<std::string> list;
    for (const EventOnDay& event : events)
        list.push_back(event.event->id);
    return list;
}

std::vector<std::string> ids(const std::vector<ClaimOnDay>& claims) {
    std::vector<std::string> list;
    for (const ClaimOnDay& claim : claims)
        list.push_back(claim.claim->id);
    return list;
}

TEST(Timeline, AClaimHoldsFromTheFirstToTheLastDayOfItsInterval) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-21/2021-08-22", "red"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-20"), "silent");
    for (const char* on : {"2021-08-21", "2021-08-22"}) {
        EXPECT_EQ(chronicle.state("ford", on), "held red");
        EXPECT_EQ(chronicle.on(on).place("ford")->claims.at(0).freshness, Freshness::Full);
    }
    EXPECT_EQ(chronicle.on("2021-08-23").place("ford")->claims.at(0).freshness, Freshness::Fading);
}

TEST(Timeline, AClaimIsNotListedBeforeItsFirstDay) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Takes, "2021-08-21", "red"});
    EXPECT_THAT(chronicle.on("2021-08-20").place("ford")->claims, IsEmpty());
    EXPECT_FALSE(chronicle.on("2021-08-20").place("ford")->last_heard);
}

TEST(Timeline, AClaimFadesEvenlyCountsOnTheSeventhDayAndIsStaleOnTheEighth) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-20", "red"});
    double before = 1.125;
    for (int age = 0; age <= 7; ++age) {
        const std::string on = panjshir::to_text(day("2021-08-20") + std::chrono::days(age));
        const DayState state = chronicle.on(on);
        const ClaimOnDay claim = state.place("ford")->claims.at(0);
        EXPECT_EQ(claim.age_days, age);
        EXPECT_NEAR(before - claim.strength, 0.125, 1e-12);
        EXPECT_EQ(state.place("ford")->state, PlaceState::Held) << on;
        before = claim.strength;
    }
    const DayState state = chronicle.on("2021-08-28");
    EXPECT_EQ(chronicle.state("ford", "2021-08-28"), "stale red");
    EXPECT_EQ(state.place("ford")->claims.at(0).freshness, Freshness::Stale);
    EXPECT_EQ(state.place("ford")->strength, 0);
    EXPECT_EQ(panjshir::to_text(*state.place("ford")->last_heard), "2021-08-20");
}

TEST(Timeline, TheDaysUntilStaleAreASetting) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-20", "red"});
    const Timeline timeline(chronicle.chronicle(), {.stale_after_days = 2});
    EXPECT_EQ(timeline.on(day("2021-08-22")).place("ford")->state, PlaceState::Held);
    EXPECT_EQ(timeline.on(day("2021-08-23")).place("ford")->state, PlaceState::Stale);
}

TEST(Timeline, AboutADayIsThatDay) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Takes, "2021-08-22~", "red"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-21"), "silent");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "held red");
}

TEST(Timeline, AnOpenEndReachesAsFarAsTheDayItWasSaid) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-15/..", "red", "2021-08-22"});
    EXPECT_EQ(chronicle.on("2021-08-22").place("ford")->claims.at(0).age_days, 0);
    EXPECT_EQ(chronicle.on("2021-08-23").place("ford")->claims.at(0).age_days, 1);
    EXPECT_EQ(chronicle.state("ford", "2021-08-29"), "held red");
    EXPECT_EQ(chronicle.state("ford", "2021-08-30"), "stale red");
}

TEST(Timeline, AnOpenBeginningHasAlwaysBeenSo) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "../2021-08-22", "red", "2021-08-22"});
    EXPECT_EQ(chronicle.state("ford", "1999-01-01"), "held red");
}

TEST(Timeline, WhereTwoVoicesAgreeThePlaceIsHeld) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-22", "red"});
    chronicle.claim({"ford", "red", Takes, "2021-08-22", "blue"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "held red");
}

TEST(Timeline, WhereTheyDifferItIsContestedAndEachSideHasItsOwnMap) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "blue", Takes, "2021-08-21", "blue"});
    chronicle.claim({"ford", "red", Retakes, "2021-08-23", "red"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "held blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-23"), "contested red blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-23", kReds), "held red");
    EXPECT_EQ(chronicle.state("ford", "2021-08-23", kBlues), "held blue");
}

TEST(Timeline, TwoHoldersOfOneSideDoNotContest) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-22", "paper-voice"});
    chronicle.claim({"ford", "red-spokesman", Holds, "2021-08-22", "agency"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "held red red-spokesman");
}

TEST(Timeline, ThoseWithoutASideEachStandForThemselves) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "neutral", Holds, "2021-08-22", "paper-voice"});
    chronicle.claim({"ford", "agency", Holds, "2021-08-22", "red"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "contested agency neutral");
}

TEST(Timeline, BesiegingBlockingAndEnteringNeverFill) {
    for (const ClaimStatus status : {Besieges, Blocks, Enters}) {
        ChronicleBuilder chronicle;
        chronicle.claim({"road", "red", status, "2021-08-22", "red"});
        EXPECT_EQ(chronicle.state("road", "2021-08-22"), "silent") << to_string(status);
        EXPECT_EQ(chronicle.on("2021-08-22").place("road")->claims.size(), 1u);
        EXPECT_EQ(chronicle.state("road", "2021-09-22"), "silent") << to_string(status);
    }
}

TEST(Timeline, ASiegeDoesNotEndTheWordOnWhoHolds) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "blue", Holds, "2021-08-21", "red"});
    chronicle.claim({"ford", "red", Besieges, "2021-08-23", "red"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-23", kReds), "held blue");
}

TEST(Timeline, ATakingEndsTheSiegeThatWentBeforeIt) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Besieges, "2021-08-21", "red"});
    chronicle.claim({"ford", "red", Takes, "2021-08-23", "red"});
    EXPECT_FALSE(chronicle.on("2021-08-22").place("ford")->claims.at(0).superseded);
    const DayState state = chronicle.on("2021-08-23");
    EXPECT_THAT(ids(state.place("ford")->claims), ElementsAre("c2", "c1"));
    EXPECT_TRUE(state.place("ford")->claims.at(1).superseded);
}

TEST(Timeline, ADenialByAnotherVoiceContestsAHolding) {
    for (const ClaimStatus status : {Denied, Loses}) {
        ChronicleBuilder chronicle;
        chronicle.claim({"ford", "red", Takes, "2021-08-22", "red"});
        chronicle.claim({"ford", "red", status, "2021-08-23", "blue"});
        EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "held red");
        EXPECT_EQ(chronicle.state("ford", "2021-08-23"), "contested red");
        EXPECT_EQ(chronicle.state("ford", "2021-08-23", kBlues), "silent");
        EXPECT_EQ(chronicle.state("ford", "2021-08-29"), "contested red");
    }
}

TEST(Timeline, AStaleDenialNoLongerContests) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Denied, "2021-08-20", "blue"});
    chronicle.claim({"ford", "red", Holds, "2021-08-20/2021-08-30", "red"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-27"), "contested red");
    EXPECT_EQ(chronicle.state("ford", "2021-08-28"), "held red");
}

TEST(Timeline, ALossThatTheHolderOwnsUpToEndsHisHolding) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-20", "red"});
    chronicle.claim({"ford", "red", Loses, "2021-08-22", "red"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-21"), "held red");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "silent");
    EXPECT_EQ(chronicle.state("ford", "2021-09-22"), "silent");
}

TEST(Timeline, ALossAndATakingToldTogetherDoNotUndoEachOther) {
    for (const bool loss_first : {true, false}) {
        ChronicleBuilder chronicle;
        if (loss_first)
            chronicle.claim({"ford", "red", Loses, "2021-08-22", "paper-voice"});
        chronicle.claim({"ford", "blue", Takes, "2021-08-22", "paper-voice"});
        if (!loss_first)
            chronicle.claim({"ford", "red", Loses, "2021-08-22", "paper-voice"});
        EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "held blue");
    }
}

TEST(Timeline, AnEndedClaimDoesNotComeBackWhenTheNewerOneIsWithdrawn) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "blue", Holds, "2021-08-20", "paper-voice"});
    chronicle.claim({"ford", "red", Takes, "2021-08-21", "paper-voice"});
    chronicle.claim({"ford", "red", Loses, "2021-08-22", "paper-voice"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-21"), "held red");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "silent");
}

TEST(Timeline, ALaterWordOfTheSameSpeakerSupersedesHisEarlierOne) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "blue", Holds, "2021-08-20", "red"});
    chronicle.claim({"ford", "red", Takes, "2021-08-22", "red"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-21"), "held blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "held red");
}

TEST(Timeline, OfOneDayTheWordSaidLaterSupersedes) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Takes, "2021-08-20", "red", "2021-08-22"});
    chronicle.claim({"ford", "blue", Holds, "2021-08-20", "red", "2021-08-21"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-20"), "held red");
}

TEST(Timeline, AnIntervalStillRunningOutlivesAnEarlierDayWithinIt) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-20/2021-08-28", "red", "2021-08-28"});
    chronicle.claim({"ford", "blue", Takes, "2021-08-22", "red", "2021-08-22"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-25"), "held red");
}

TEST(Timeline, TwoSpeakersOfASideAreOneVoiceOnTheirSidesMapAndTwoOnTheMapOfAll) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-20", "red"});
    chronicle.claim({"ford", "blue", Takes, "2021-08-22", "red-spokesman"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-22", kReds), "held blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "contested red blue");
}

TEST(Timeline, AWordAboutAPartLeavesTheWordAboutTheWhole) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "blue", Holds, "2021-08-20", "red"});
    chronicle.claim({"ford", "red", Takes, "2021-08-22", "red", "", "paper", "centre"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-22", kReds), "contested red blue");
    chronicle.claim({"ford", "red", Takes, "2021-08-24", "red", "", "paper", "whole"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-24", kReds), "held red");
}

TEST(Timeline, NothingIsKnownBeforeItIsPublished) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "blue", Takes, "2021-08-21", "blue", "", "paper"});
    chronicle.claim({"ford", "red", Retakes, "2021-08-22", "red", "", "late"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-23", {}, day("2021-08-23")), "silent");
    EXPECT_EQ(chronicle.state("ford", "2021-08-23", {}, day("2021-08-24")), "held blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-23", {}, day("2021-09-06")), "held blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-23", {}, day("2021-09-07")), "contested red blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-23"), "contested red blue");
}

TEST(Timeline, BasesChooseBySideSpeakerAndSource) {
    ChronicleBuilder chronicle;
    chronicle.claim({"ford", "red", Holds, "2021-08-22", "red-spokesman", "", "paper"});
    chronicle.claim({"ford", "blue", Holds, "2021-08-22", "paper-voice", "", "early"});
    EXPECT_EQ(chronicle.state("ford", "2021-08-22"), "contested red blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22", kReds), "held red");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22", kBlues), "silent");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22", {Basis::Kind::Actor, "red"}), "silent");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22", {Basis::Kind::Actor, "red-spokesman"}),
              "held red");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22", {Basis::Kind::Source, "early"}), "held blue");
    EXPECT_EQ(chronicle.state("ford", "2021-08-22", {Basis::Kind::Source, "late"}), "silent");
}

TEST(Timeline, ListsEveryPlaceThatAnyClaimNamesById) {
    ChronicleBuilder chronicle;
    chronicle.claim({"mill", "red", Holds, "2021-08-22", "red"});
    chronicle.claim({"ford", "red", Holds, "2021-09-22", "red"});
    const DayState state = chronicle.on("2021-08-22");
    ASSERT_EQ(state.places.size(), 2u);
    EXPECT_EQ(state.places[0].place, "ford");
    EXPECT_EQ(state.places[0].state, PlaceState::Silent);
    EXPECT_EQ(state.places[1].place, "mill");
    EXPECT_EQ(state.place("bridge"), nullptr);
}

TEST(Timeline, ListsTheNewestOfThoseGoneStale) {
    ChronicleBuilder chronicle;
    for (int i = 10; i < 20; ++i)
        chronicle.claim({"ford", "red", Holds, "2021-06-" + std::to_string(i), "red"});
    const Timeline timeline(chronicle.chronicle(), {.stale_claims_listed = 3});
    const DayState state = timeline.on(day("2021-08-22"));
    EXPECT_THAT(ids(state.place("ford")->claims), ElementsAre("c10", "c9", "c8"));
}

TEST(Timeline, EventsAreFullOnTheirDayThenFadeForThreeDays) {
    ChronicleBuilder chronicle;
    chronicle.event("2021-08-22", "red")
        .event("2021-08-20/2021-08-21", "blue")
        .event("2021-08-10", "red");
    chronicle.background();
    const Timeline timeline(chronicle.chronicle());
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-19"))), IsEmpty());
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-21"))), ElementsAre("e2"));
    const auto events = timeline.events_on(day("2021-08-22"));
    ASSERT_THAT(ids(events), ElementsAre("e1", "e2"));
    EXPECT_EQ(events[0].strength, 1);
    EXPECT_EQ(events[1].strength, 0.75);
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-24"))), ElementsAre("e1", "e2"));
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-25"))), ElementsAre("e1"));
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-26"))), IsEmpty());
}

TEST(Timeline, BackgroundEventsAreNeverShown) {
    ChronicleBuilder chronicle;
    chronicle.event("2021-08-10", "red").background();
    const Timeline timeline(chronicle.chronicle());
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-10"))), IsEmpty());
    EXPECT_EQ(timeline.events_count(day("2021-08-10")), 0);
}

TEST(Timeline, EventsAreChosenByBasisAndPublication) {
    ChronicleBuilder chronicle;
    chronicle.event("2021-08-22", "red", "early").event("2021-08-22", "agency", "late");
    const Timeline timeline(chronicle.chronicle());
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-22"), kReds)), ElementsAre("e1"));
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-22"), {Basis::Kind::Source, "late"})),
                ElementsAre("e2"));
    EXPECT_THAT(ids(timeline.events_on(day("2021-08-22"), {}, day("2021-08-22"))),
                ElementsAre("e1"));
}

TEST(Timeline, CountsTheEventsOfADayWithoutThoseThatFade) {
    ChronicleBuilder chronicle;
    chronicle.event("2021-08-20/2021-08-22", "red")
        .event("2021-08-22", "blue")
        .event("2021-08-23", "red");
    const Timeline timeline(chronicle.chronicle());
    EXPECT_EQ(timeline.events_count(day("2021-08-19")), 0);
    EXPECT_EQ(timeline.events_count(day("2021-08-20")), 1);
    EXPECT_EQ(timeline.events_count(day("2021-08-22")), 2);
    EXPECT_EQ(timeline.events_count(day("2021-08-23")), 1);
    EXPECT_EQ(timeline.events_count(day("2021-08-24")), 0);
}

TEST(Timeline, AnEmptyChronicleHasEmptyDays) {
    const Chronicle nothing;
    const Timeline timeline(nothing);
    EXPECT_THAT(timeline.on(day("2021-08-22")).places, IsEmpty());
    EXPECT_THAT(timeline.events_on(day("2021-08-22")), IsEmpty());
    EXPECT_EQ(timeline.events_count(day("2021-08-22")), 0);
}

} // namespace
} // namespace panjshir::chronicle
