// The strip chart's data: nothing is dropped, everything stands where it was said.

#include "study/strip_chart.hpp"

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
DayInterval days(const char* first, const char* last) {
    return {parse_day(first).value(), parse_day(last).value()};
}
// The valley from 0 to 100 km, the pass at 70.
std::optional<StripSpan> position(std::string_view place) {
    if (place == "panjshir-valley")
        return StripSpan{0, 100000};
    if (place == "khawak-pass")
        return StripSpan{70000, 70000};
    return std::nullopt;
}
StripChart chart(const DayInterval& of, chronicle::Basis basis = {},
                 std::optional<CivilDay> known_on = {}) {
    return make_strip_chart(atlas().chronicle, {"panjshir-valley", of, basis, known_on}, &position);
}

std::set<std::string> ids_in(const StripChart& strip) {
    std::set<std::string> ids(strip.beyond.begin(), strip.beyond.end());
    std::set<std::string> rows;
    for (const StripRow& row : strip.outside)
        rows.insert(row.place);
    for (const StripClaim& claim : strip.claims) {
        ids.insert(claim.claim->id);
        EXPECT_TRUE(claim.span || rows.count(claim.claim->place)) << claim.claim->id;
    }
    for (const StripMark& mark : strip.marks) {
        ids.insert(mark.event->id);
        EXPECT_TRUE(mark.span || rows.count(mark.place)) << mark.event->id;
    }
    return ids;
}

TEST(StripChart, DropsNoClaimAndNoEvent) {
    std::set<std::string> all;
    for (const chronicle::Claim& claim : atlas().chronicle.claims)
        all.insert(claim.id);
    for (const chronicle::Event& event : atlas().chronicle.events)
        if (!event.background)
            all.insert(event.id);
    const StripChart strip = chart(days("2021-08-15", "2021-09-07"));
    EXPECT_EQ(ids_in(strip), all);
    EXPECT_TRUE(strip.beyond.empty());
    // Fewer days move rows to `beyond`; none is lost.
    const StripChart one_day = chart(days("2021-08-30", "2021-08-30"));
    EXPECT_EQ(ids_in(one_day), all);
    EXPECT_GT(one_day.beyond.size(), 50u);
}

TEST(StripChart, SetsAnEventOfManyPlacesAtEach) {
    std::set<std::string> places;
    for (const StripMark& mark : chart(days("2021-08-15", "2021-09-07")).marks)
        if (mark.event->id == "e-000-districts-taken")
            places.insert(mark.place);
    EXPECT_EQ(places, (std::set<std::string>{"andarab-district", "deh-salah-district",
                                             "pul-e-hesar-district"}));
}

TEST(StripChart, SetsAnOffensiveWhereItComesFrom) {
    int marks = 0;
    for (const StripMark& mark : chart(days("2021-08-15", "2021-09-07")).marks)
        if (mark.event->id == "e-residents-offensive-30") {
            ++marks;
            EXPECT_EQ(mark.place, "khawak-pass");
            EXPECT_EQ(mark.span, (StripSpan{70000, 70000}));
        }
    EXPECT_EQ(marks, 1);
}

TEST(StripChart, HoldsToTheBasisAndToWhatWasPublished) {
    const StripChart taliban =
        chart(days("2021-08-15", "2021-09-07"), {chronicle::Basis::Kind::Side, "taliban"});
    EXPECT_FALSE(taliban.claims.empty());
    for (const StripClaim& claim : taliban.claims)
        EXPECT_EQ(claim.voice, "taliban");
    for (const StripMark& mark : taliban.marks)
        EXPECT_EQ(mark.voice, "taliban");
    const CivilDay known = parse_day("2021-08-23").value();
    for (const StripClaim& claim : chart(days("2021-08-15", "2021-09-07"), {}, known).claims)
        EXPECT_LE(atlas().chronicle.source(claim.claim->source)->published.days().first, known);
}

TEST(StripChart, ShowsTheValleyContestedOnlyAfterTheTalibanClaimIt) {
    const StripChart strip = chart(days("2021-08-15", "2021-09-07"));
    ASSERT_EQ(strip.valley.states.size(), 24u);
    EXPECT_EQ(strip.valley.states[21].state, chronicle::PlaceState::Held);      // 5 September
    EXPECT_EQ(strip.valley.states[22].state, chronicle::PlaceState::Contested); // 6 September
    EXPECT_EQ(strip.voices, (std::vector<std::string>{"resistance", "taliban", ""}));
}

} // namespace
} // namespace panjshir::study
