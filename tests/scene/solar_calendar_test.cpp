#include "scene/solar_calendar.hpp"

#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::scene;

namespace {
SolarDate of(const char* day) {
    return solar_date(parse_day(day).value());
}
} // namespace

// Days that calendars in print give.
TEST(SolarCalendar, AgreesWithPublishedDays) {
    EXPECT_EQ(of("2021-03-21"), (SolarDate{1400, 1, 1}));
    EXPECT_EQ(of("2021-03-20"), (SolarDate{1399, 12, 30})) << "a leap year";
    EXPECT_EQ(of("2021-08-15"), (SolarDate{1400, 5, 24}));
    EXPECT_EQ(of("2021-08-23"), (SolarDate{1400, 6, 1}));
    EXPECT_EQ(of("2021-09-06"), (SolarDate{1400, 6, 15}));
    EXPECT_EQ(of("2021-09-23"), (SolarDate{1400, 7, 1}));
    EXPECT_EQ(of("2001-09-11"), (SolarDate{1380, 6, 20}));
    EXPECT_EQ(of("1979-02-11"), (SolarDate{1357, 11, 22}));
    EXPECT_EQ(of("1970-01-01"), (SolarDate{1348, 10, 11}));
    EXPECT_EQ(of("2024-03-20"), (SolarDate{1403, 1, 1}));
    EXPECT_EQ(of("2025-03-20"), (SolarDate{1403, 12, 30}));
    EXPECT_EQ(of("2025-03-21"), (SolarDate{1404, 1, 1}));
}

TEST(SolarCalendar, EveryDayFollowsTheOneBefore) {
    CivilDay day = parse_day("1900-01-01").value();
    SolarDate last = solar_date(day);
    for (int i = 0; i < 80'000; ++i) {
        day += std::chrono::days(1);
        const SolarDate next = solar_date(day);
        const bool within = next == SolarDate{last.year, last.month, last.day + 1};
        const bool month = next == SolarDate{last.year, last.month + 1, 1} && last.day >= 30;
        const bool year =
            next == SolarDate{last.year + 1, 1, 1} && last.month == 12 && last.day >= 29;
        ASSERT_TRUE(within || month || year) << to_text(day);
        ASSERT_LE(next.day, next.month <= 6 ? 31 : 30);
        last = next;
    }
}

TEST(SolarCalendar, MonthsHaveTheirAfghanNames) {
    EXPECT_EQ(solar_month_name(1), "حمل");
    EXPECT_EQ(solar_month_name(6), "سنبله");
    EXPECT_EQ(solar_month_name(12), "حوت");
}
