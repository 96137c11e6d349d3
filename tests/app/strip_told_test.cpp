// What the chart tells at one spot, and the river as its axis, on the real atlas.

#include "app/session_parts.hpp"
#include "app/strip_told.hpp"
#include "support/atlas_session.hpp"

#include <gmock/gmock.h>

namespace panjshir::app {
namespace {

using panjshir::testing::atlas_session;
using panjshir::testing::day;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const StripAnswer& answer(const char* language = "en") {
    static const StripAnswer english = make_strip_chart(atlas_session(), {}).value();
    static const StripAnswer french = [] {
        StripRequest request;
        request.language = "fr";
        return make_strip_chart(atlas_session(), request).value();
    }();
    return std::string(language) == "fr" ? french : english;
}

std::size_t band_of(const std::string& voice) {
    const auto& voices = answer().chart.voices;
    return static_cast<std::size_t>(std::find(voices.begin(), voices.end(), voice) -
                                    voices.begin());
}

TEST(StripTold, NamesWhoSaysWhatOnTheDayInTheVoicesBand) {
    const auto told =
        told_in(atlas_session(), answer(), {day("2021-09-01"), band_of("taliban"), {}, 50000.0});
    EXPECT_THAT(told, Contains("Amir Khan Muttaqi: held by National Resistance Front"));
    EXPECT_THAT(told, Contains("Amir Khan Muttaqi: surrounded by Taliban"));
    const auto french = told_in(atlas_session(), answer("fr"),
                                {day("2021-09-01"), band_of("taliban"), {}, 50000.0});
    EXPECT_THAT(french, Contains("Amir Khan Muttaqi\u202f: encerclé (Talibans)"));
}

TEST(StripTold, TellsNothingWhereNobodySpeaks) {
    EXPECT_TRUE(
        told_in(atlas_session(), answer(), {day("2021-08-28"), band_of("taliban"), {}, 50000.0})
            .empty());
}

TEST(StripTold, TellsThatVoicesDifferAboutTheWholeValley) {
    const auto told = told_in(atlas_session(), answer(), {day("2021-09-06"), {}, {}, {}});
    ASSERT_EQ(told.size(), 1u);
    EXPECT_THAT(told.front(), HasSubstr("voices differ ("));
}

TEST(StripTold, EveryClaimAndEventIsToldSomewhere) {
    const study::StripChart& chart = answer().chart;
    for (const study::StripMark& mark : chart.marks) {
        StripCell cell{mark.days.first, {}, {}, {}};
        if (mark.span)
            cell.band = band_of(mark.voice);
        else
            for (std::size_t row = 0; row < chart.outside.size(); ++row)
                if (chart.outside[row].place == mark.place)
                    cell.outside = row;
        EXPECT_THAT(told_in(atlas_session(), answer(), cell), Contains(mark.event->title_en))
            << mark.event->id;
    }
    for (const study::StripClaim& claim : chart.claims) {
        StripCell cell{claim.days.first, {}, {}, {}};
        if (claim.span) {
            cell.band = band_of(claim.voice);
            cell.along_m = (claim.span->from_m + claim.span->to_m) / 2;
        } else {
            for (std::size_t row = 0; row < chart.outside.size(); ++row)
                if (chart.outside[row].place == claim.claim->place)
                    cell.outside = row;
        }
        const std::string speaker =
            actor_name(atlas_session().atlas(), claim.claim->speaker, "en") + ": ";
        EXPECT_THAT(told_in(atlas_session(), answer(), cell), Contains(StartsWith(speaker)))
            << claim.claim->id;
    }
    EXPECT_EQ(chart.claims.size(), atlas_session().atlas().chronicle.claims.size());
}

TEST(ValleyAxis, ItsPointsLieWhereTheyAreFoundAgain) {
    const ValleyAxis& axis = answer().axis;
    for (double along = axis.from_m() + 100; along < axis.to_m(); along += 1700) {
        const auto found = axis.along(axis.at(along), 5);
        ASSERT_TRUE(found) << along;
        EXPECT_NEAR(*found, along, 1) << "the river comes nowhere near itself";
    }
    MapPoint far = axis.at(50000);
    far.easting_m += 40000;
    EXPECT_FALSE(axis.along(far, 2000));
    EXPECT_EQ(axis.at(1e9), axis.at(axis.to_m())) << "beyond the ends the end";
}

} // namespace
} // namespace panjshir::app
