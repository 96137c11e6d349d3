#pragma once
// Words that name a date, as they stand, before anything is counted from an anchor.

#include "gazetteer/read/article_text.hpp"
#include "gazetteer/read/date_words.hpp"

#include <optional>
#include <vector>

namespace panjshir::gazetteer {

enum class DateForm {
    Day,   ///< month and day, perhaps a year and a weekday; perhaps to a second day
    Month, ///< a month, perhaps a year, perhaps early, mid or late
    Year,
    Years,       ///< 2001; 1996 to 2001
    Decade,      ///< the 1980s
    Weekday,     ///< perhaps to a second one: the night of Monday to Tuesday
    RelativeDay, ///< today, yesterday: `count` days on
    Ago,         ///< `count` units ago
    Unit,        ///< last, this or next week, month, year
    Weekend,
    SinceUnits, ///< for `count` units now
    EarlierThisWeek,
    Recent,  ///< these last days, weeks
    NextDay, ///< the day after (or before) the date named last
    Time,    ///< an hour of the day named last
};

enum class Direction { Bare, Last, This, Next }; ///< "Monday", "last Monday", "next Monday"
enum class MonthPart { Whole, Early, Middle, Late };

struct DateExpression {
    std::size_t first = 0, end = 0; ///< words
    DateForm form = DateForm::Day;
    Calendar calendar = Calendar::Gregorian;
    std::optional<int> year, last_year;
    int month = 0, day = 0, last_day = 0; ///< last_day 0: one day alone
    std::optional<int> weekday, last_weekday;
    Direction direction = Direction::Bare;
    MonthPart part = MonthPart::Whole;
    int count = 0;
    Unit unit = Unit::Day;
    int hour = 0, minute = 0;
    bool ambiguous = false; ///< 7/8/2021 in English
};

/// All of them, by position, none overlapping.
std::vector<DateExpression> find_dates(const ArticleText& article);

} // namespace panjshir::gazetteer
