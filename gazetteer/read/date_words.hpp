#pragma once
// Names of days, months, units and numbers in French, English and Dari, folded; and the solar
// calendar of Afghanistan.

#include "time/civil_day.hpp"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace panjshir::gazetteer {

bool one_of(std::string_view word, std::initializer_list<std::string_view> list);

enum class Calendar { Gregorian, Solar };

struct MonthWord {
    int month = 1; ///< 1 .. 12
    Calendar calendar = Calendar::Gregorian;
    bool needs_capital = false; ///< "may", "march" are words too
};
std::optional<MonthWord> month_word(std::string_view folded);

/// 1 for Monday to 7 for Sunday; French and English, and Dari days written in one word.
std::optional<int> weekday_word(std::string_view folded);

/// A weekday of Dari in two words: "سه شنبه".
std::optional<int> weekday_words(std::string_view first, std::string_view second);

/// "3", "three", "trois", "سه"; 1 for "a", "une", "یک". At most 9999.
std::optional<int> number_word(std::string_view folded);

/// A day of the month: "22", "1er", "22nd", "اول".
std::optional<int> day_number(std::string_view folded);

enum class Unit { Day, Week, Month, Year };
std::optional<Unit> unit_word(std::string_view folded);

/// The day of a date of the solar calendar (Afghanistan, Iran; months of 31 and 30 days, leap years
/// by the 33-year cycle: right for the years 1244 to 1472, 1865 to 2093). Nothing if there is no
/// such day.
std::optional<CivilDay> solar_day(int year, int month, int day);
/// The number of days of a month of that calendar.
int solar_month_length(int year, int month);
/// The solar year in which a day lies.
int solar_year_of(CivilDay day);

} // namespace panjshir::gazetteer
