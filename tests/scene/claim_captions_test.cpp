#include "scene/claim_captions.hpp"

#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::chronicle;
using namespace panjshir::scene;

namespace {

EdtfDate when(const char* text) {
    return EdtfDate::parse(text).value();
}
CivilDay day(const char* text) {
    return parse_day(text).value();
}

Chronicle two_sides() {
    Chronicle chronicle;
    chronicle.actors.resize(2);
    chronicle.actors[0].id = "blue";
    chronicle.actors[0].colour = 0x0072B2;
    chronicle.actors[1].id = "orange";
    chronicle.actors[1].colour = 0xD55E00;
    return chronicle;
}

Claim claim(const char* holder, ClaimStatus status, const char* of) {
    Claim c;
    c.place = "valley";
    c.holder = holder;
    c.status = status;
    c.when = when(of);
    return c;
}

std::vector<std::string> words(const PlaceOnDay& place, const char* on,
                               const char* language = "en") {
    std::vector<std::string> list;
    for (const ClaimCaption& caption : claim_captions(place, day(on), two_sides(), language))
        list.push_back(caption.words);
    return list;
}

} // namespace

TEST(ClaimCaptions, TellTakenFromRetakenInTheHoldersColours) {
    const Claim taken = claim("blue", ClaimStatus::Takes, "2021-08-21/2021-08-22");
    const Claim retaken = claim("orange", ClaimStatus::Retakes, "2021-08-23~");
    PlaceOnDay place{"valley", PlaceState::Contested, {"blue", "orange"}, 1,
                     {},       {{&retaken}, {&taken}}};
    place.claims[1].age_days = 1;
    const auto captions = claim_captions(place, day("2021-08-23"), two_sides(), "en");
    ASSERT_EQ(captions.size(), 2u);
    EXPECT_EQ(captions[0].words, "said retaken 23 August");
    EXPECT_EQ(captions[0].colour, display::Colour::rgb(0xD55E00));
    EXPECT_EQ(captions[1].words, "said taken 21–22 August");
    EXPECT_EQ(words(place, "2021-08-23", "fr")[0], "dit repris, 23 août");
}

TEST(ClaimCaptions, TellDenialsPartsAndWordsAgainstInterest) {
    Claim denied = claim("orange", ClaimStatus::Denied, "2021-08-22");
    Claim sides = claim("orange", ClaimStatus::Besieges, "2021-08-22");
    sides.part = "three_sides";
    Claim granted = claim("blue", ClaimStatus::Holds, "2021-08-22");
    granted.against_interest = true;
    Claim plain = claim("blue", ClaimStatus::Holds, "2021-08-22");
    const PlaceOnDay place{
        "valley", PlaceState::Held, {"blue"}, 1, {}, {{&plain}, {&granted}, {&sides}, {&denied}}};
    EXPECT_EQ(words(place, "2021-08-22"),
              (std::vector<std::string>{"entry denied 22 August",
                                        "said surrounded on three sides 22 August",
                                        "granted by the other side 22 August"}));
}

TEST(ClaimCaptions, SayWhenAnAgedPlaceWasLastHeardOfButNotByASiege) {
    const Claim taken = claim("blue", ClaimStatus::Takes, "2021-08-22");
    const Claim siege = claim("orange", ClaimStatus::Besieges, "2021-08-24");
    PlaceOnDay place{"valley", PlaceState::Held, {"blue"}, 0.5, {}, {{&siege}, {&taken}}};
    place.claims[0].age_days = 4;
    place.claims[1].age_days = 6;
    EXPECT_EQ(words(place, "2021-08-28"), (std::vector<std::string>{"last heard of on 22 August"}));
}

TEST(ClaimCaptions, ASupersededWordHasNone) {
    const Claim taken = claim("blue", ClaimStatus::Takes, "2021-08-22");
    PlaceOnDay place{"valley", PlaceState::Silent, {}, 0, {}, {{&taken}}};
    place.claims[0].superseded = true;
    EXPECT_TRUE(words(place, "2021-08-22").empty());
}

TEST(ClaimCaptions, AnOldWordBesideAFreshOneIsDatedInItsHoldersColour) {
    const Claim taken = claim("orange", ClaimStatus::Takes, "2021-09-06");
    const Claim held = claim("blue", ClaimStatus::Holds, "2021-09-01");
    PlaceOnDay place{"valley", PlaceState::Contested, {"blue", "orange"}, 1,
                     {},       {{&taken}, {&held}}};
    place.claims[1].age_days = 5;
    const auto captions = claim_captions(place, day("2021-09-06"), two_sides(), "en");
    ASSERT_EQ(captions.size(), 2u);
    EXPECT_EQ(captions[0].words, "said taken 6 September");
    EXPECT_EQ(captions[1].words, "last heard of on 1 September");
    EXPECT_EQ(captions[1].colour, display::Colour::rgb(0x0072B2));
}
