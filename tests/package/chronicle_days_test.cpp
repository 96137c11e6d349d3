// What must hold on which day, as a reader of the five articles finds it by hand.

#include "chronicle/timeline.hpp"
#include "io/atlas.hpp"
#include "support/shared.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace panjshir {
namespace {

using chronicle::Basis;
using chronicle::ClaimOnDay;
using chronicle::ClaimStatus;
using chronicle::PlaceOnDay;
using chronicle::Timeline;

CivilDay day(const std::string& text) {
    return parse_day(text).value();
}

const io::Atlas& atlas() {
    static const io::Atlas loaded = io::load_atlas(testing::atlas_dir()).value();
    return loaded;
}

const Timeline& timeline() {
    static const Timeline built(atlas().chronicle);
    return built;
}

Basis basis(const std::string& who) {
    return chronicle::parse_basis(who, atlas().chronicle).value();
}

enum class Known { Everything, OnTheDay };

// "held resistance", "contested resistance taliban", "silent" ...
std::string state(const std::string& place, CivilDay on, const std::string& who, Known known) {
    const auto known_on = known == Known::OnTheDay ? std::optional(on) : std::nullopt;
    const auto days = timeline().on(on, basis(who), known_on);
    const PlaceOnDay* found = days.place(place);
    if (!found)
        return "silent";
    std::string text(to_string(found->state));
    std::vector<std::string> holders = found->holders;
    std::sort(holders.begin(), holders.end());
    for (const std::string& holder : holders)
        text += " " + holder;
    return text;
}

struct Stretch {
    const char *first, *last, *state;
};

// Stretches follow one another from 15 August to 7 September, first and last days included.
void expect_days(const std::string& place, const std::string& who,
                 const std::vector<Stretch>& stretches, Known known = Known::Everything) {
    CivilDay next = day("2021-08-15");
    for (const Stretch& stretch : stretches) {
        EXPECT_EQ(to_text(next), stretch.first) << "the table itself has a gap";
        for (CivilDay on = day(stretch.first); on <= day(stretch.last); on += std::chrono::days(1))
            EXPECT_EQ(state(place, on, who, known), stretch.state)
                << place << " on " << to_text(on) << " according to " << who;
        next = day(stretch.last) + std::chrono::days(1);
    }
    EXPECT_EQ(to_text(next), "2021-09-08") << "the table itself is cut short";
}

const ClaimOnDay* claim_on(const char* on, const char* place, const std::string& id) {
    static chronicle::DayState state;
    state = timeline().on(day(on));
    const PlaceOnDay* found = state.place(place);
    if (!found)
        return nullptr;
    const auto it = std::find_if(found->claims.begin(), found->claims.end(),
                                 [&](const ClaimOnDay& claim) { return claim.claim->id == id; });
    return it == found->claims.end() ? nullptr : &*it;
}

const std::vector<std::string> kDistricts{"andarab-district", "deh-salah-district",
                                          "pul-e-hesar-district"};

TEST(ChronicleDays, PackageLoadsWithoutAFault) {
    for (const Diagnostic& diagnostic : atlas().diagnostics)
        EXPECT_NE(diagnostic.severity, Severity::Error) << to_string(diagnostic);
}

TEST(ChronicleDays, PanjshirAccordingToAll) {
    expect_days("panjshir-valley", "all",
                {{"2021-08-15", "2021-09-05", "held resistance"},
                 {"2021-09-06", "2021-09-07", "contested resistance taliban"}});
}

TEST(ChronicleDays, PanjshirAccordingToTheResistance) {
    expect_days(
        "panjshir-valley", "resistance",
        {{"2021-08-15", "2021-08-21", "silent"}, {"2021-08-22", "2021-09-07", "held resistance"}});
}

// On 22 August Alemarah grants that the Panjshir was not handed over, on 1 September Muttaqi that
// those inside have not given in.
TEST(ChronicleDays, PanjshirAccordingToTheTaliban) {
    expect_days("panjshir-valley", "taliban",
                {{"2021-08-15", "2021-08-21", "silent"},
                 {"2021-08-22", "2021-08-29", "held resistance"},
                 {"2021-08-30", "2021-08-31", "stale resistance"},
                 {"2021-09-01", "2021-09-05", "held resistance"},
                 {"2021-09-06", "2021-09-07", "held taliban"}});
}

// As a reader knew it on the day itself: nothing until Le Monde's piece of about the 20th; on 1
// September the last word is eight days old; the claim of the 6th is in print on the 7th.
TEST(ChronicleDays, PanjshirAsItWasKnownOnTheDay) {
    expect_days("panjshir-valley", "all",
                {{"2021-08-15", "2021-08-19", "silent"},
                 {"2021-08-20", "2021-08-31", "held resistance"},
                 {"2021-09-01", "2021-09-01", "stale resistance"},
                 {"2021-09-02", "2021-09-06", "held resistance"},
                 {"2021-09-07", "2021-09-07", "contested resistance taliban"}},
                Known::OnTheDay);
}

TEST(ChronicleDays, BaghlanDistrictsAccordingToAll) {
    for (const std::string& district : kDistricts)
        expect_days(district, "all",
                    {{"2021-08-15", "2021-08-20", "silent"},
                     {"2021-08-21", "2021-08-22", "held resistance"},
                     {"2021-08-23", "2021-08-29", "contested resistance taliban"},
                     {"2021-08-30", "2021-08-30",
                      "held taliban"}, // the resistance's word is stale, theirs not
                     {"2021-08-31", "2021-09-07", "stale resistance taliban"}});
}

TEST(ChronicleDays, BaghlanDistrictsAccordingToEachSide) {
    for (const std::string& district : kDistricts) {
        expect_days(district, "resistance",
                    {{"2021-08-15", "2021-08-20", "silent"},
                     {"2021-08-21", "2021-08-29", "held resistance"},
                     {"2021-08-30", "2021-09-07", "stale resistance"}});
        expect_days(district, "taliban",
                    {{"2021-08-15", "2021-08-22", "silent"},
                     {"2021-08-23", "2021-08-30", "held taliban"},
                     {"2021-08-31", "2021-09-07", "stale taliban"}});
    }
}

TEST(ChronicleDays, KabulIsSaidToBeTalibanFromThe15th) {
    EXPECT_EQ(state("kabul", day("2021-08-15"), "all", Known::Everything), "held taliban");
    EXPECT_EQ(state("kabul", day("2021-08-27"), "all", Known::Everything), "held taliban");
    EXPECT_EQ(state("kabul", day("2021-08-28"), "all", Known::Everything), "stale taliban");
}

TEST(ChronicleDays, SalangRoadIsSaidToBeBlockedAndHeldByNobody) {
    EXPECT_EQ(claim_on("2021-08-22", "salang-road", "c-000-salang-road-blocked"), nullptr);
    const ClaimOnDay* blocked = claim_on("2021-08-23", "salang-road", "c-000-salang-road-blocked");
    ASSERT_NE(blocked, nullptr);
    EXPECT_EQ(blocked->claim->status, ClaimStatus::Blocks);
    EXPECT_EQ(blocked->claim->holder, "resistance");
    EXPECT_EQ(blocked->claim->speaker, "saleh");
    EXPECT_EQ(blocked->freshness, chronicle::Freshness::Full);
    EXPECT_EQ(state("salang-road", day("2021-08-23"), "all", Known::Everything), "silent");
}

TEST(ChronicleDays, LastWordOfTheResistanceIsAgedButNotStaleOn6September) {
    for (const auto& [id, age] : {std::pair{"c-dashti-panjshir-held", 6},
                                  {"c-fighter-panjshir-held", 5},
                                  {"c-afp-panjshir-flag", 7}}) {
        const ClaimOnDay* word = claim_on("2021-09-06", "panjshir-valley", id);
        ASSERT_NE(word, nullptr) << id;
        EXPECT_EQ(word->age_days, age) << id;
        EXPECT_EQ(word->freshness, chronicle::Freshness::Fading) << id;
        EXPECT_FALSE(word->superseded) << id;
    }
    const ClaimOnDay* taken = claim_on("2021-09-06", "panjshir-valley", "c-taliban-panjshir-taken");
    ASSERT_NE(taken, nullptr);
    EXPECT_EQ(taken->freshness, chronicle::Freshness::Full);
}

// The publication that writes of the capture as a fact has told before how the valley held out.
TEST(ChronicleDays, NarrationOf001IsSupersededByItsOwnLaterWord) {
    const ClaimOnDay* held = claim_on("2021-09-06", "panjshir-valley", "c-site-panjshir-held");
    ASSERT_NE(held, nullptr);
    EXPECT_TRUE(held->superseded);
    EXPECT_FALSE(claim_on("2021-09-05", "panjshir-valley", "c-site-panjshir-held")->superseded);
}

TEST(ChronicleDays, NobodyDeniesTheClaimOf6September) {
    for (const chronicle::Claim& claim : atlas().chronicle.claims)
        if (claim.status == ClaimStatus::Denied) {
            EXPECT_LT(claim.when.days().last, day("2021-09-06")) << claim.id;
        }
}

TEST(ChronicleDays, SiegeIsSaidOfThreeSidesThenOfAll) {
    const ClaimOnDay* three =
        claim_on("2021-08-23", "panjshir-valley", "c-000-panjshir-three-sides");
    ASSERT_NE(three, nullptr);
    EXPECT_EQ(three->claim->part, "three_sides");
    const ClaimOnDay* all =
        claim_on("2021-09-01", "panjshir-valley", "c-muttaqi-panjshir-surrounded");
    ASSERT_NE(all, nullptr);
    EXPECT_EQ(all->claim->part, "");
    EXPECT_FALSE(all->superseded);
}

TEST(ChronicleDays, ClaimsAgainstOnesOwnInterestAreTheTalibansOwn) {
    std::vector<std::string> against;
    for (const chronicle::Claim& claim : atlas().chronicle.claims)
        if (claim.against_interest)
            against.push_back(claim.id);
    EXPECT_EQ(against, (std::vector<std::string>{"c-reuters-alemarah-panjshir-held",
                                                 "c-muttaqi-panjshir-held"}));
}

} // namespace
} // namespace panjshir
