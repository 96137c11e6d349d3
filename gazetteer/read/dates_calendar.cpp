// Days and months of a calendar, and the year that they leave out.

#include "gazetteer/read/date_resolver.hpp"

#include <cstdlib>

namespace panjshir::gazetteer {

using std::chrono::days;

std::optional<int> DateResolver::year_nearby(std::size_t word) const {
    std::optional<int> year;
    std::size_t best = 0;
    for (const auto& [at, value] : m_years) {
        const std::size_t distance = at > word ? at - word : word - at;
        if (!year || distance < best)
            year = value, best = distance;
    }
    return year;
}

DateResolver::Answer DateResolver::solar_years(int first, int last) {
    const auto begin = solar_day(first, 1, 1);
    const auto end = solar_day(last, 12, solar_month_length(last, 12));
    if (!begin || !end)
        return {"", {"there is no such year"}, false};
    return {interval(*begin, *end), {"a year of the solar calendar of Afghanistan"}, false};
}

std::optional<int> DateResolver::year_for(const DateExpression& e, std::string& reason,
                                          bool& counted) const {
    if (!m_anchor) {
        counted = false;
        const auto year = year_nearby(e.first);
        if (year)
            reason =
                fmt::format("its year is that of the nearest full date of the text, {}", *year);
        return e.calendar == Calendar::Gregorian ? year : std::nullopt;
    }
    const bool solar = e.calendar == Calendar::Solar;
    const int here = solar ? solar_year_of(*m_anchor) : static_cast<int>(anchor_month().year());
    std::optional<int> best;
    long best_distance = 0;
    for (int year = here - 1; year <= here + 1; ++year) {
        const auto date = gregorian(e.calendar, year, e.month, e.day);
        if (!date)
            continue;
        long distance = std::abs((*date - *m_anchor).count());
        if (e.weekday && iso_weekday(*date) != *e.weekday)
            distance += 200;
        if (!best || distance < best_distance)
            best = year, best_distance = distance;
    }
    reason = "the nearest such day to that of writing";
    return best;
}

std::optional<CivilDay> DateResolver::gregorian(Calendar calendar, int year, int month, int day) {
    if (calendar == Calendar::Solar)
        return solar_day(year, month, day);
    const auto parsed = parse_day(fmt::format("{:04}-{:02}-{:02}", year, month, day));
    return parsed ? std::optional(*parsed) : std::nullopt;
}

DateResolver::Answer DateResolver::day(const DateExpression& e) {
    Answer answer;
    std::string reason;
    answer.counted = !e.year;
    const auto year = e.year ? e.year : year_for(e, reason, answer.counted);
    if (!year)
        return m_anchor ? Answer{"", {"there is no such day"}, false}
                        : unresolved("a date without a year");
    const auto first = gregorian(e.calendar, *year, e.month, e.day);
    if (!first)
        return {"", {"there is no such day"}, false};
    answer.edtf = ymd(*first);
    answer.reasons.push_back(e.year ? "a full date" : reason);
    if (e.calendar == Calendar::Solar)
        answer.reasons.push_back("of the solar calendar of Afghanistan");
    if (e.weekday && iso_weekday(*first) != *e.weekday)
        answer.reasons.push_back(fmt::format("its weekday does not agree: that day is a {}",
                                             english_weekday(iso_weekday(*first))));
    if (e.last_day) {
        const auto last = gregorian(e.calendar, *year, e.month, e.last_day);
        if (last && *last > *first)
            answer.edtf = interval(*first, *last);
    }
    if (e.ambiguous) {
        answer.edtf += "?";
        answer.reasons.push_back("day and month may stand the other way round");
    }
    return answer;
}

DateResolver::Answer DateResolver::month(const DateExpression& e) {
    int year = e.year.value_or(0);
    Answer answer{
        "", {e.year ? "a month" : "the latest such month not after that of writing"}, !e.year};
    if (!e.year) {
        if (!m_anchor) {
            const auto near = year_nearby(e.first);
            if (!near || e.calendar == Calendar::Solar)
                return unresolved("a month without a year");
            year = *near;
            answer = {"", {"its year is that of the nearest full date of the text"}, false};
        } else {
            const bool solar = e.calendar == Calendar::Solar;
            year = solar ? solar_year_of(*m_anchor) : static_cast<int>(anchor_month().year());
            const auto begin = gregorian(e.calendar, year, e.month, 1);
            const bool ahead = begin && *begin > *m_anchor;
            if (ahead && tense_around(m_article, e.first, e.end) == Tense::Past)
                --year;
            else if (ahead)
                answer.reasons = {"the next such month, as the sentence looks forward"};
        }
    }
    const int length =
        e.calendar == Calendar::Solar
            ? solar_month_length(year, e.month)
            : static_cast<int>(static_cast<unsigned>(
                  (std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(e.month)} /
                   std::chrono::last)
                      .day()));
    const auto first = gregorian(e.calendar, year, e.month, 1);
    const auto last = gregorian(e.calendar, year, e.month, length);
    if (!first || !last)
        return {"", {"there is no such month"}, false};
    if (e.part != MonthPart::Whole) {
        const CivilDay begin = e.part == MonthPart::Early    ? *first
                               : e.part == MonthPart::Middle ? *first + days(10)
                                                             : *first + days(20);
        const CivilDay end = e.part == MonthPart::Late ? *last : begin + days(9);
        answer.edtf = fmt::format("{}~/{}~", ymd(begin), ymd(end));
        answer.reasons.push_back("a third of the month");
    } else {
        answer.edtf = e.calendar == Calendar::Solar ? interval(*first, *last)
                                                    : fmt::format("{:04}-{:02}", year, e.month);
    }
    return answer;
}

} // namespace panjshir::gazetteer
