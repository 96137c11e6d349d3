#include "gui/day_axis.hpp"
#include "gui/window_state.hpp"

#include <gtest/gtest.h>

namespace panjshir::gui {

namespace {
CivilDay civil(const char* text) {
    return *parse_day(text);
}
const DayInterval kDays{*parse_day("2021-08-15"), *parse_day("2021-09-07")};
} // namespace

TEST(TypedDay, IsReadAsHandsWriteIt) {
    for (const char* text :
         {"2021-08-23", "23 Aug", "23 august", "23/8", "23.08.2021", "23-8-21", "Aug 23",
          "August 23rd", "23 août", "23 aout", "23 AUG 2021", " 23 , 8 "})
        EXPECT_EQ(typed_day(text, kDays), civil("2021-08-23")) << text;
    EXPECT_EQ(typed_day("1er septembre", kDays), civil("2021-09-01"));
    EXPECT_EQ(typed_day("6 sept.", kDays), civil("2021-09-06"));
}

TEST(TypedDay, ADayThatIsNoneIsRefused) {
    for (const char* text : {"", "23", "31/9", "2021-13-01", "2021-02-30", "23 foo", "aug",
                             "23/8/2021/4", "0/8", "23;8", "23 a", "23 aug sep"})
        EXPECT_FALSE(typed_day(text, kDays)) << text;
}

TEST(TypedDay, EveryMonthHasItsNamesInBothLanguages) {
    const char* english[] = {"jan", "feb", "mar", "apr", "may", "jun",
                             "jul", "aug", "sep", "oct", "nov", "dec"};
    const char* french[] = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                            "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
    for (unsigned month = 1; month <= 12; ++month) {
        const CivilDay wanted = std::chrono::year(2021) / static_cast<int>(month) / 9;
        EXPECT_EQ(typed_day("9 " + std::string(english[month - 1]), kDays), wanted);
        EXPECT_EQ(typed_day("9 " + std::string(french[month - 1]) + " 2021", kDays), wanted);
    }
}

TEST(TypedDay, WithoutAYearIsTheOneWithinTheDays) {
    const DayInterval winter{civil("2021-12-20"), civil("2022-01-10")};
    EXPECT_EQ(typed_day("24/12", winter), civil("2021-12-24"));
    EXPECT_EQ(typed_day("5 jan", winter), civil("2022-01-05"));
}

TEST(Steps, OfSpeedAndSizeGoThroughTheirListsAndStopAtTheEnds) {
    EXPECT_EQ(next_play_speed(1, 1), 2);
    EXPECT_EQ(next_play_speed(4, 1), 4);
    EXPECT_EQ(next_play_speed(0.5, -1), 0.5);
    EXPECT_EQ(next_interface_scale(1, 1), 1.25);
    EXPECT_EQ(next_interface_scale(1.4, -1), 1.25); // the nearest, 1.5, one down
    EXPECT_EQ(next_interface_scale(3, 1), 3);
    EXPECT_EQ(next_interface_scale(0.75, -1), 0.75);
}

} // namespace panjshir::gui
