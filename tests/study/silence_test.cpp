// Silence on the real chronicle: who is not spoken of, since when.

#include "io/atlas.hpp"
#include "study/silence.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

namespace panjshir::study {
namespace {

const io::Atlas& atlas() {
    static const io::Atlas loaded = io::load_atlas(panjshir::testing::atlas_dir()).value();
    return loaded;
}
DayInterval days(const char* first, const char* last) {
    return {parse_day(first).value(), parse_day(last).value()};
}
const std::vector<std::string> kThree{"andarab-district", "deh-salah-district",
                                      "pul-e-hesar-district"};

TEST(Silence, OfTheThreeDistrictsBeginsAfterThe23rdOfAugust) {
    const auto silent = silent_places(kThree, atlas().chronicle, days("2021-08-26", "2021-08-29"));
    ASSERT_EQ(silent.size(), 3u);
    for (const SilentPlace& place : silent) {
        EXPECT_EQ(place.last_heard, parse_day("2021-08-23").value()) << place.place;
        EXPECT_EQ(place.days, 6) << place.place;
        EXPECT_EQ(place.source, "000");
    }
    EXPECT_TRUE(silent_places(kThree, atlas().chronicle, days("2021-08-22", "2021-08-29")).empty());
}

TEST(Silence, IsAllThereIsBeforeAnythingWasPublished) {
    // The article that names the districts came out about 24 August.
    EXPECT_TRUE(silent_places(kThree, atlas().chronicle, days("2021-08-21", "2021-08-23")).empty())
        << "everything published, unless a day is given";
    const auto silent = silent_places(kThree, atlas().chronicle, days("2021-08-21", "2021-08-23"),
                                      {}, parse_day("2021-08-23").value());
    ASSERT_EQ(silent.size(), 3u);
    EXPECT_FALSE(silent[0].last_heard);
    EXPECT_EQ(silent[0].days, 3);
}

TEST(Silence, DependsOnWhoIsListenedTo) {
    const std::vector<std::string> andarab{"andarab-district"};
    const chronicle::Basis resistance{chronicle::Basis::Kind::Side, "resistance"};
    const auto silent =
        silent_places(andarab, atlas().chronicle, days("2021-08-23", "2021-08-24"), resistance);
    ASSERT_EQ(silent.size(), 1u);
    EXPECT_EQ(silent[0].last_heard, parse_day("2021-08-22").value());
    EXPECT_EQ(silent[0].speaker, "resistance-fighters");
    EXPECT_TRUE(
        silent_places(andarab, atlas().chronicle, days("2021-08-23", "2021-08-24")).empty());
}

TEST(Silence, AgreesWithEveryRowReadOneByOne) {
    std::vector<std::string> ids;
    for (const auto& place : atlas().places)
        ids.push_back(place.id);
    for (CivilDay day = atlas().days.first; day <= atlas().days.last; day += std::chrono::days(1)) {
        const auto silent = silent_places(ids, atlas().chronicle, {day, day}, {}, day);
        for (const chronicle::Claim& claim : atlas().chronicle.claims) {
            const auto* source = atlas().chronicle.source(claim.source);
            if (!source || source->published.days().first > day || !claim.when.days().contains(day))
                continue;
            for (const SilentPlace& place : silent)
                EXPECT_NE(place.place, claim.place) << to_text(day) << " " << claim.id;
        }
    }
}

} // namespace
} // namespace panjshir::study
