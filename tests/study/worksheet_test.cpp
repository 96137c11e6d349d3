#include "study/worksheet.hpp"

#include "geo/geodesic.hpp"
#include "io/atlas.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>
#include <set>

namespace panjshir::study {
namespace {

const io::Atlas& atlas() {
    static const io::Atlas loaded = io::load_atlas(panjshir::testing::atlas_dir()).value();
    return loaded;
}
std::vector<MapCandidate> candidates() {
    std::vector<MapCandidate> all;
    for (const gazetteer::Place& place : atlas().places)
        if (place.position)
            all.push_back({place.id, *place.position});
    return all;
}
Worksheet sheet(std::uint64_t seed) {
    return make_worksheet(atlas().chronicle, candidates(), {.seed = seed});
}

TEST(Lots, AreThoseOfSplitMix64) {
    // The generator's published first numbers for the seed 1234567.
    Lots lots(1234567);
    EXPECT_EQ(lots.next(), 6457827717110365317u);
    EXPECT_EQ(lots.next(), 3203168211198807973u);
    EXPECT_EQ(lots.next(), 9817491932198370423u);
}

TEST(Worksheet, IsTheSameForTheSameSeedAndAnotherForAnother) {
    EXPECT_EQ(sheet(7).places, sheet(7).places);
    EXPECT_EQ(sheet(7).speakers, sheet(7).speakers);
    EXPECT_NE(sheet(7).places, sheet(8).places);
}

TEST(Worksheet, AnswersAreTheSpeakersOfTheClaimsAndOfThemAlone) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Worksheet drawn = sheet(seed);
        ASSERT_EQ(drawn.said.size(), 8u);
        std::set<std::size_t> answers;
        for (const WhoSaidIt& row : drawn.said) {
            EXPECT_EQ(drawn.speakers.at(row.answer), row.claim->speaker);
            answers.insert(row.answer);
            for (const chronicle::Claim& other : atlas().chronicle.claims) {
                const bool alike =
                    other.place == row.claim->place && other.part == row.claim->part &&
                    other.holder == row.claim->holder && other.status == row.claim->status &&
                    other.when == row.claim->when;
                EXPECT_TRUE(!alike || other.speaker == row.claim->speaker)
                    << row.claim->id << " and " << other.id;
            }
        }
        EXPECT_EQ(answers.size(), 8u);
    }
}

TEST(Worksheet, NumberedPlacesLieApart) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Worksheet drawn = sheet(seed);
        EXPECT_EQ(drawn.places.size(), 12u);
        for (std::size_t i = 0; i < drawn.places.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                EXPECT_GE(geodesic_distance_m(*atlas().place(drawn.places[i])->position,
                                              *atlas().place(drawn.places[k])->position),
                          9000);
    }
}

TEST(Worksheet, OfNothingIsEmpty) {
    const Worksheet drawn = make_worksheet({}, {}, {});
    EXPECT_TRUE(drawn.places.empty());
    EXPECT_TRUE(drawn.said.empty());
}

} // namespace
} // namespace panjshir::study
