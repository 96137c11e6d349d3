#pragma once
// The rules that find dates in running text, one for each way of writing one. Only for
// date_expressions.cpp and the files of the rules themselves.

#include "gazetteer/read/date_expressions.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace panjshir::gazetteer {

/// The gaps over which a date may run on.
constexpr std::uint16_t kSoft = kGapSpace | kGapHyphen | kGapApostrophe | kGapJoiner | kGapLine;

using FoundDate = std::optional<DateExpression>;

/// Each rule is asked at every word; the longest answer counts.
class DateFinder {
public:
    explicit DateFinder(const ArticleText& article) : m_article(article) {}

    std::vector<DateExpression> find_all();

private:
    // The folded word at i, or nothing if it is not joined to the one before by what may stand in a
    // date.
    std::string_view at(std::size_t i, std::uint16_t allowed = kSoft) const;
    std::string_view first_word(std::size_t i) const;

    FoundDate longest_at(std::size_t i) const;
    static DateExpression made(std::size_t first, std::size_t end, DateForm form);
    static bool is_year(int value) {
        return (value >= 1800 && value <= 2199) || is_solar_year(value);
    }
    static bool is_solar_year(int value) { return value >= 1280 && value <= 1450; }
    std::optional<int> year_at(std::size_t i, std::uint16_t allowed) const;
    std::optional<int> number_at(std::size_t i, std::uint16_t allowed) const;
    static void set_calendar(DateExpression& e);

    // Of the calendar.
    // 27.8.2021, 27/08/2021, 2021-08-27
    FoundDate numeric(std::size_t i) const;
    std::optional<MonthWord> month_at(std::size_t i, std::uint16_t allowed) const;
    // A year behind a date: "2021", ", 2001", "سال ۱۴۰۰".
    void take_year(DateExpression& e, bool comma) const;
    // [Thursday[,]] 19 August [2021]; 22 et 23 août; du 22 au 24 août
    FoundDate day_and_month(std::size_t i) const;
    // [Thursday,] August 19[, 2021]; August 30 and 31
    FoundDate month_and_day(std::size_t i) const;
    // "août 2021", "in early September", "fin août"
    FoundDate month(std::size_t i) const;
    // "between 1996 and 2001", "1996-2001", "in 2001", "سال ۲۰۰۱"
    FoundDate years(std::size_t i) const;
    // "les années 1980", "the 1980s", "the eighties", "دهه ۱۹۸۰"
    FoundDate decade(std::size_t i) const;

    // Counted from another day.
    // A weekday and the word behind it; "سه شنبه" are two words, and "روز" may stand before.
    std::optional<std::pair<int, std::size_t>> weekday_at(std::size_t i) const;
    std::size_t behind_part_of_day(std::size_t next) const;
    FoundDate weekday(std::size_t i) const;
    FoundDate relative_day(std::size_t i) const;
    // "il y a une semaine", "two days ago", "سه روز پیش"
    FoundDate ago(std::size_t i) const;
    // "la semaine dernière", "last month", "هفته آینده"
    FoundDate unit(std::size_t i) const;
    FoundDate weekend(std::size_t i) const;
    // "depuis 4 jours", "for the past three days", "از چهار روز به این سو"
    FoundDate since(std::size_t i) const;
    FoundDate vague(std::size_t i) const;
    // 16h00, 16 h 30, 16:00, 4 p.m.
    FoundDate time(std::size_t i) const;

    const ArticleText& m_article;
};

} // namespace panjshir::gazetteer
