// The package of the Panjshir, day by day: who is said to hold what, as a reader of the five
// articles finds it.

#include "chronicle/timeline.hpp"
#include "io/atlas.hpp"
#include "support/shared.hpp"

#include <gmock/gmock.h>

namespace panjshir::io {
namespace {

using namespace chronicle;
using ::testing::Contains;
using ::testing::IsEmpty;

const Atlas& atlas() {
    static const Atlas loaded = load_atlas(panjshir::testing::atlas_dir()).value();
    return loaded;
}

CivilDay day(const std::string& text) {
    return parse_day(text).value();
}

// "contested resistance taliban"
std::string state(const std::string& place, const std::string& on, const std::string& who = "all",
                  std::optional<CivilDay> known_on = std::nullopt) {
    static const Timeline timeline(atlas().chronicle);
    const DayState answer =
        timeline.on(day(on), parse_basis(who, atlas().chronicle).value(), known_on);
    const PlaceOnDay* found = answer.place(place);
    if (!found)
        return "no such place";
    std::string text(to_string(found->state));
    for (const std::string& holder : found->holders)
        text += " " + holder;
    return text;
}

const char* const kDistricts[] = {"andarab-district", "deh-salah-district", "pul-e-hesar-district"};

struct Span {
    const char* place;
    const char* first;
    const char* last;
    const char* expected;
    const char* according_to = "all";
};

class PanjshirDays : public ::testing::TestWithParam<Span> {};

TEST_P(PanjshirDays, AreAsTheArticlesTell) {
    const Span& span = GetParam();
    for (CivilDay on = day(span.first); on <= day(span.last); on += std::chrono::days(1)) {
        const std::string text = panjshir::to_text(on);
        EXPECT_EQ(state(span.place, text, span.according_to), span.expected)
            << span.place << " on " << text;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Districts, PanjshirDays, ::testing::ValuesIn([] {
        std::vector<Span> spans;
        for (const char* place : kDistricts) {
            spans.push_back({place, "2021-08-15", "2021-08-20", "silent"});
            spans.push_back({place, "2021-08-21", "2021-08-22", "held resistance"});
            // Both sides' words count until the resistance's, of 22 August, goes stale on the 30th.
            spans.push_back({place, "2021-08-23", "2021-08-29", "contested resistance taliban"});
            spans.push_back({place, "2021-08-30", "2021-08-30", "held taliban"});
            spans.push_back({place, "2021-08-31", "2021-09-07", "stale resistance taliban"});
            spans.push_back({place, "2021-08-22", "2021-08-22", "silent", "taliban"});
            spans.push_back({place, "2021-08-23", "2021-08-30", "held taliban", "taliban"});
            spans.push_back({place, "2021-08-31", "2021-09-07", "stale taliban", "taliban"});
            spans.push_back({place, "2021-08-21", "2021-08-29", "held resistance", "resistance"});
            spans.push_back({place, "2021-08-30", "2021-09-07", "stale resistance", "resistance"});
        }
        return spans;
    }()));

INSTANTIATE_TEST_SUITE_P(
    Valley, PanjshirDays,
    ::testing::Values(
        Span{"panjshir-valley", "2021-08-15", "2021-09-05", "held resistance"},
        Span{"panjshir-valley", "2021-09-06", "2021-09-07", "contested resistance taliban"},
        Span{"panjshir-valley", "2021-09-06", "2021-09-07", "held taliban", "taliban"},
        Span{"panjshir-valley", "2021-09-06", "2021-09-07", "held resistance", "resistance"},
        Span{"panjshir-valley", "2021-09-06", "2021-09-07", "held taliban", "001"},
        Span{"panjshir-valley", "2021-09-02", "2021-09-06", "held resistance", "004"}));

INSTANTIATE_TEST_SUITE_P(
    Elsewhere, PanjshirDays,
    ::testing::Values(Span{"kabul", "2021-08-15", "2021-08-27", "held taliban"},
                      Span{"kabul", "2021-08-28", "2021-09-07", "stale taliban"},
                      Span{"salang-road", "2021-08-15", "2021-09-07", "silent"}));

TEST(PanjshirDays, TheSalangRoadIsSaidToBeBlockedFromThe23rdByTheResistance) {
    const Timeline timeline(atlas().chronicle);
    EXPECT_THAT(timeline.on(day("2021-08-22")).place("salang-road")->claims, IsEmpty());
    const DayState state = timeline.on(day("2021-08-23"));
    const ClaimOnDay& claim = state.place("salang-road")->claims.at(0);
    EXPECT_EQ(claim.claim->status, ClaimStatus::Blocks);
    EXPECT_EQ(claim.claim->holder, "resistance");
    EXPECT_EQ(claim.claim->speaker, "saleh");
    EXPECT_EQ(claim.freshness, Freshness::Full);
}

TEST(PanjshirDays, OnTheSixthTheResistancesLastWordIsAgedButNotStale) {
    const DayState state =
        Timeline(atlas().chronicle).on(day("2021-09-06"), Basis{Basis::Kind::Side, "resistance"});
    const PlaceOnDay& valley = *state.place("panjshir-valley");
    EXPECT_EQ(valley.claims.at(0).freshness, Freshness::Fading);
    EXPECT_EQ(panjshir::to_text(*valley.last_heard), "2021-09-01");
    EXPECT_EQ(valley.claims.at(0).claim->source, "004");
}

TEST(PanjshirDays, ATalibanWordThatTheValleyHoldsOutIsAgainstTheirInterest) {
    const DayState state =
        Timeline(atlas().chronicle).on(day("2021-09-01"), Basis{Basis::Kind::Side, "taliban"});
    std::vector<std::string> against;
    for (const ClaimOnDay& claim : state.place("panjshir-valley")->claims)
        if (claim.claim->against_interest)
            against.push_back(claim.claim->holder);
    EXPECT_THAT(against, Contains("resistance"));
}

TEST(PanjshirDays, NoReaderKnewOfTheRetakingBeforeAbout24August) {
    EXPECT_EQ(state("andarab-district", "2021-08-23", "all", day("2021-08-23")), "silent");
    EXPECT_EQ(state("andarab-district", "2021-08-23", "all", day("2021-08-24")),
              "contested resistance taliban");
}

TEST(PanjshirDays, NoReaderKnewOfTheTalibanVictoryBeforeAbout7September) {
    EXPECT_EQ(state("panjshir-valley", "2021-09-06", "all", day("2021-09-06")), "held resistance");
    EXPECT_EQ(state("panjshir-valley", "2021-09-06", "all", day("2021-09-07")),
              "contested resistance taliban");
}

TEST(PanjshirDays, EveryDayHasAHeadlineInBothLanguages) {
    for (CivilDay on = atlas().days.first; on <= atlas().days.last; on += std::chrono::days(1))
        for (const char* language : {"en", "fr"})
            EXPECT_NE(atlas().headline(on, language).value_or(""), "") << panjshir::to_text(on);
}

TEST(PanjshirPackage, HoldsNoError) {
    for (const Diagnostic& diagnostic : atlas().diagnostics)
        EXPECT_EQ(diagnostic.severity, Severity::Warning) << to_string(diagnostic);
}

} // namespace
} // namespace panjshir::io
