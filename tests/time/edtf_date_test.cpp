#include "time/edtf_date.hpp"

#include <gtest/gtest.h>

using namespace panjshir;

namespace {

CivilDay day(const char* text) {
    return parse_day(text).value();
}

} // namespace

TEST(CivilDays, RoundTripAndRefuseDaysThatAreNone) {
    EXPECT_EQ(to_text(day("2021-08-15")), "2021-08-15");
    EXPECT_EQ(parse_day("2021-02-30").error().message, "'2021-02-30': there is no such day");
    EXPECT_TRUE(parse_day("2020-02-29"));
    EXPECT_FALSE(parse_day("2021-02-29"));
    EXPECT_FALSE(parse_day("2021-8-15"));
    EXPECT_FALSE(parse_day("15.08.2021"));
}

TEST(CivilDays, KnowTheirWeekday) {
    EXPECT_EQ(iso_weekday(day("2021-08-22")), 7); // the Sunday of the Reuters interview
    EXPECT_EQ(iso_weekday(day("2021-09-06")), 1); // the Monday of the claim of victory
}

TEST(EdtfDates, ReadTheFormsOfTheAtlas) {
    const auto about = EdtfDate::parse("2021-08-24~").value();
    EXPECT_TRUE(about.approximate());
    EXPECT_EQ(about.days(), (DayInterval{day("2021-08-24"), day("2021-08-24")}));
    const auto weekend = EdtfDate::parse("2021-08-21/2021-08-22").value();
    EXPECT_TRUE(weekend.is_interval());
    EXPECT_EQ(weekend.days().length_days(), 2);
    EXPECT_EQ(EdtfDate::parse("2021-08").value().days().length_days(), 31);
    EXPECT_EQ(EdtfDate::parse("2021").value().days().length_days(), 365);
    EXPECT_EQ(EdtfDate::parse("198X").value().days(),
              (DayInterval{day("1980-01-01"), day("1989-12-31")}));
    EXPECT_TRUE(EdtfDate::parse("2021-08-22%").value().uncertain());
}

TEST(EdtfDates, PutMomentsOnTheCivilDayOfKabul) {
    const auto ultimatum = EdtfDate::parse("2021-08-22T16:00+04:30").value();
    EXPECT_EQ(ultimatum.first_day(), day("2021-08-22"));
    EXPECT_EQ(ultimatum.minute_of_day(), 16 * 60);
    // 20:00 in Greenwich is half past midnight in Kabul.
    const auto night = EdtfDate::parse("2021-08-22T20:00Z").value();
    EXPECT_EQ(night.first_day(), day("2021-08-23"));
    EXPECT_EQ(night.minute_of_day(), 30);
    EXPECT_EQ(EdtfDate::parse("2021-08-22T16:00").value().minute_of_day(), 16 * 60);
}

TEST(EdtfDates, KeepOpenEnds) {
    const auto open = EdtfDate::parse("2021-09-06/..").value();
    EXPECT_EQ(open.first_day(), day("2021-09-06"));
    EXPECT_EQ(open.last_day(), std::nullopt);
    EXPECT_TRUE(open.days().contains(day("2100-01-01")));
}

TEST(EdtfDates, RefuseWhatIsNoDate) {
    for (const char* text :
         {"", "yesterday", "2021-13", "2021-02-30", "2021-08-23/2021-08-22", "../..", "..",
          "2021-08-22T25:00", "2021-08-22T10:00+4", "2021-08-22/"})
        EXPECT_FALSE(EdtfDate::parse(text)) << text;
    EXPECT_EQ(EdtfDate::parse("2021-08-23/2021-08-22").error().message,
              "'2021-08-23/2021-08-22': the interval ends before it starts");
}
