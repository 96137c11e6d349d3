// Dates in running text. Days of the week were taken from a calendar: 22 August 2021 was a Sunday.

#include "gazetteer/read_gold.hpp"

#include "gazetteer/read/date_words.hpp"

namespace panjshir::gazetteer::testing {
namespace {

/// "text -> EDTF; text -> EDTF" of the dates in a text, "-" where unresolved.
std::string dates_in(const std::string& text, const char* published = "2021-08-24") {
    ReadOptions options;
    if (*published)
        options = options_for(EdtfDate::parse(published).value());
    std::string all;
    for (const DateMention& date : atlas_reader().read(text, options).dates)
        all +=
            (all.empty() ? "" : "; ") + date.text + " -> " + (date.edtf ? date.edtf->text() : "-");
    return all;
}

TEST(ReadDates, FullDatesNeedNoAnchor) {
    EXPECT_EQ(dates_in("le 27.8.2021", ""), "27.8.2021 -> 2021-08-27");
    EXPECT_EQ(dates_in("le 27/08/2021", ""), "27/08/2021 -> 2021-08-27");
    EXPECT_EQ(dates_in("on 2021-08-27 it", ""), "2021-08-27 -> 2021-08-27");
    EXPECT_EQ(dates_in("le 5 septembre 2019", ""), "5 septembre 2019 -> 2019-09-05");
    EXPECT_EQ(dates_in("le 1er septembre 2021", ""), "1er septembre 2021 -> 2021-09-01");
    EXPECT_EQ(dates_in("on September 10, 2001, he", ""), "September 10, 2001 -> 2001-09-10");
    EXPECT_EQ(dates_in("the 3rd of May 2020", ""), "3rd of May 2020 -> 2020-05-03");
    EXPECT_EQ(dates_in("it may 3 times", ""), "");
    EXPECT_EQ(dates_in("le 31 juin 2021", ""), "31 juin 2021 -> -");
    EXPECT_EQ(dates_in("le 31.13.2021", ""), "");
}

TEST(ReadDates, AMissingYearIsThatOfTheNearestSuchDay) {
    EXPECT_EQ(dates_in("le 22 aout"), "22 aout -> 2021-08-22");
    EXPECT_EQ(dates_in("on September 1 in the city"), "September 1 -> 2021-09-01");
    EXPECT_EQ(dates_in("le 30 décembre dernier", "2021-01-04"), "30 décembre -> 2020-12-30");
    EXPECT_EQ(dates_in("Thursday, August 19, the minister"), "Thursday, August 19 -> 2021-08-19");
    // A weekday that is wrong (22 August 2021 was a Sunday) does not move the date.
    EXPECT_EQ(dates_in("samedi 22 août"), "samedi 22 août -> 2021-08-22");
    EXPECT_EQ(dates_in("le 22 août", ""), "22 août -> -");
    EXPECT_EQ(dates_in("le 22 août, puis le 23 août 2021", ""),
              "22 août -> 2021-08-22; 23 août 2021 -> 2021-08-23");
}

TEST(ReadDates, ABareWeekdayIsTheLatestNotAfterTheAnchor) {
    EXPECT_EQ(dates_in("Il a dit dimanche que non."), "dimanche -> 2021-08-22");
    EXPECT_EQ(dates_in("Il a dit mardi que non."), "mardi -> 2021-08-24");
    EXPECT_EQ(dates_in("They met on Wednesday."), "Wednesday -> 2021-08-18");
    EXPECT_EQ(dates_in("On Monday evening they left."), "Monday evening -> 2021-08-23");
    EXPECT_EQ(dates_in("lundi dernier"), "lundi dernier -> 2021-08-23");
    EXPECT_EQ(dates_in("last Tuesday"), "last Tuesday -> 2021-08-17");
    EXPECT_EQ(dates_in("Il a dit dimanche que non.", ""), "dimanche -> -");
}

TEST(ReadDates, NextAndTheFutureTenseLookForward) {
    EXPECT_EQ(dates_in("lundi prochain"), "lundi prochain -> 2021-08-30");
    EXPECT_EQ(dates_in("next Friday"), "next Friday -> 2021-08-27");
    EXPECT_EQ(dates_in("They will meet on Friday."), "Friday -> 2021-08-27");
    EXPECT_EQ(dates_in("Ils se réuniront vendredi."), "vendredi -> 2021-08-27");
    EXPECT_EQ(dates_in("He said on Friday that they would never."), "Friday -> 2021-08-20");
    EXPECT_EQ(dates_in("Ils reviendront la semaine prochaine."),
              "semaine prochaine -> 2021-08-30/2021-09-05");
}

TEST(ReadDates, AWeekdayNamedWithAFallIsTheDayOfTheFall) {
    EXPECT_EQ(dates_in("Depuis la chute de Kaboul dimanche, rien.", "2021-08-22"),
              "dimanche -> 2021-08-15");
    EXPECT_EQ(dates_in("Since the fall of Kabul on Sunday, nothing.", "2021-08-22"),
              "Sunday -> 2021-08-15");
    EXPECT_EQ(dates_in("Il a dit dimanche que la ville est calme.", "2021-08-22"),
              "dimanche -> 2021-08-22");
}

TEST(ReadDates, DaysAndWeeksAreCountedFromTheAnchor) {
    EXPECT_EQ(dates_in("hier"), "hier -> 2021-08-23");
    EXPECT_EQ(dates_in("avant-hier"), "avant-hier -> 2021-08-22");
    EXPECT_EQ(dates_in("aujourd’hui"), "aujourd’hui -> 2021-08-24");
    EXPECT_EQ(dates_in("Ils partent demain"), "demain -> 2021-08-25");
    EXPECT_EQ(dates_in("il y a une semaine", "2021-08-22"), "il y a une semaine -> 2021-08-15");
    EXPECT_EQ(dates_in("three days ago"), "three days ago -> 2021-08-21");
    EXPECT_EQ(dates_in("au cours du week-end"), "week-end -> 2021-08-21/2021-08-22");
    EXPECT_EQ(dates_in("over the weekend"), "weekend -> 2021-08-21/2021-08-22");
    EXPECT_EQ(dates_in("la semaine dernière"), "semaine dernière -> 2021-08-16/2021-08-22");
    EXPECT_EQ(dates_in("la semaine dernière", "2021-08-22"),
              "semaine dernière -> 2021-08-15/2021-08-21");
    EXPECT_EQ(dates_in("last month"), "last month -> 2021-07");
    EXPECT_EQ(dates_in("depuis 4 jours", "2021-08-23"), "depuis 4 jours -> 2021-08-20~/2021-08-23");
    EXPECT_EQ(dates_in("nuit de lundi à mardi"), "lundi à mardi -> 2021-08-23/2021-08-24");
    EXPECT_EQ(dates_in("nuit de lundi à mardi", "2021-08-26"),
              "lundi à mardi -> 2021-08-23/2021-08-24");
    EXPECT_EQ(dates_in("hier", "2021-08-24~"), "hier -> 2021-08-23~");
    EXPECT_EQ(dates_in("twenty years ago"), "twenty years ago -> 2001~");
}

TEST(ReadDates, YearsAndDecades) {
    EXPECT_EQ(dates_in("between 1996 and 2001"), "between 1996 and 2001 -> 1996/2001");
    EXPECT_EQ(dates_in("de 1996 à 2001"), "de 1996 à 2001 -> 1996/2001");
    EXPECT_EQ(dates_in("from 2004 to 2010"), "from 2004 to 2010 -> 2004/2010");
    EXPECT_EQ(dates_in("dans les années 1980"), "années 1980 -> 198X");
    EXPECT_EQ(dates_in("in the 1980s"), "1980s -> 198X");
    EXPECT_EQ(dates_in("dans les années quatre-vingt-dix"), "années quatre-vingt-dix -> 199X");
    EXPECT_EQ(dates_in("killed in 2001"), "2001 -> 2001");
    EXPECT_EQ(dates_in("2000 men, 1500 metres"), "");
    EXPECT_EQ(dates_in("en août 2021"), "août 2021 -> 2021-08");
    EXPECT_EQ(dates_in("du 22 au 24 août"), "22 au 24 août -> 2021-08-22/2021-08-24");
    EXPECT_EQ(dates_in("August 30 and 31"), "August 30 and 31 -> 2021-08-30/2021-08-31");
}

TEST(ReadDates, AnHourBelongsToTheDayNamedLast) {
    EXPECT_EQ(dates_in("Le 22 août, jusqu’à 16h00"),
              "22 août -> 2021-08-22; 16h00 -> 2021-08-22T16:00+04:30");
    EXPECT_EQ(dates_in("On August 22 at 4 p.m. sharp"),
              "August 22 -> 2021-08-22; 4 p.m -> 2021-08-22T16:00+04:30");
    EXPECT_EQ(dates_in("à 16h00"), "");
}

TEST(ReadDates, DariMonthsDigitsAndWeekdays) {
    // 1 Hamal 1400 was 21 March 2021, so 24 Asad 1400 was 15 August and 1 Sonbola 23 August.
    EXPECT_EQ(dates_in("۲۴ اسد ۱۴۰۰", ""), "۲۴ اسد ۱۴۰۰ -> 2021-08-15");
    EXPECT_EQ(dates_in("اول سنبله"), "اول سنبله -> 2021-08-23");
    EXPECT_EQ(dates_in("۱۴۰۰/۶/۱", ""), "۱۴۰۰/۶/۱ -> 2021-08-23");
    EXPECT_EQ(dates_in("۳۰ اگست ۲۰۲۱", ""), "۳۰ اگست ۲۰۲۱ -> 2021-08-30");
    EXPECT_EQ(dates_in("روز سه‌شنبه گفت", "2021-08-25"),
              "روز سه‌شنبه -> 2021-08-24");
    EXPECT_EQ(dates_in("دیروز"), "دیروز -> 2021-08-23");
    EXPECT_EQ(dates_in("سه روز پیش"), "سه روز پیش -> 2021-08-21");
    EXPECT_EQ(dates_in("هفته گذشته"), "هفته گذشته -> 2021-08-16/2021-08-22");
}

TEST(ReadDates, TheSolarCalendarAgreesWithPublishedDates) {
    // Nowruz: 20 March in 2020 and 2017, 21 March in 2018, 2019, 2021 and 2022; the Islamic
    // Republic's referendum of 12 Farvardin 1358 was on 1 April 1979, the coup of 7 Saur 1357 on 27
    // April 1978.
    EXPECT_EQ(solar_day(1399, 1, 1), parse_day("2020-03-20").value());
    EXPECT_EQ(solar_day(1397, 1, 1), parse_day("2018-03-21").value());
    EXPECT_EQ(solar_day(1401, 1, 1), parse_day("2022-03-21").value());
    EXPECT_EQ(solar_day(1358, 1, 12), parse_day("1979-04-01").value());
    EXPECT_EQ(solar_day(1357, 2, 7), parse_day("1978-04-27").value());
    EXPECT_FALSE(solar_day(1400, 12, 30)); // 1400 is no leap year
    EXPECT_TRUE(solar_day(1399, 12, 30));
    EXPECT_EQ(solar_year_of(parse_day("2021-03-20").value()), 1399);
    EXPECT_EQ(solar_year_of(parse_day("2021-03-21").value()), 1400);
}

TEST(ReadDates, EachPieceOfASourceHasItsOwnAnchor) {
    EXPECT_EQ(
        dates_in("Titre\n\nIl est venu hier.\n\nPublié le 27.8.2021\n\nSecond titre\n\nPublié le "
                 "22.8.2021\n\n"
                 "Il est venu hier.\n",
                 ""),
        "hier -> 2021-08-26; 27.8.2021 -> 2021-08-27; 22.8.2021 -> 2021-08-22; hier -> 2021-08-21");
    EXPECT_EQ(dates_in("Il neige hier.\n\n– Nom (@compte) 20 août 2021\n\nEt hier ici.\n"),
              "hier -> 2021-08-19; 20 août 2021 -> 2021-08-20; hier -> 2021-08-23");
    EXPECT_EQ(dates_in("Le 19 août : hier encore.\n\nEt hier aussi.\n"),
              "19 août -> 2021-08-19; hier -> 2021-08-18; hier -> 2021-08-18~");
    EXPECT_EQ(dates_in("KABUL, Aug 22 (Reuters) - It rained yesterday."),
              "Aug 22 -> 2021-08-22; yesterday -> 2021-08-21");
}

TEST(ReadDates, AWeekdayThatDoesNotAgreeIsTold) {
    const auto dates = atlas_reader().read("Samedi 22 août 2021").dates;
    ASSERT_EQ(dates.size(), 1u);
    EXPECT_EQ(dates[0].reasons.back(), "its weekday does not agree: that day is a Sunday");
}

TEST(ReadDates, TellTheirAnchorAndReason) {
    ReadOptions options = options_for(EdtfDate::parse("2021-08-24~").value());
    const auto dates = atlas_reader().read("Il a dit dimanche que non.", options).dates;
    ASSERT_EQ(dates.size(), 1u);
    EXPECT_EQ(dates[0].anchor, "2021-08-24~");
    EXPECT_EQ(dates[0].begin, 9u);
    EXPECT_EQ(dates[0].end, 17u);
    ASSERT_FALSE(dates[0].reasons.empty());
    EXPECT_EQ(dates[0].reasons[0], "the latest Sunday not after that day");
}

} // namespace
} // namespace panjshir::gazetteer::testing
