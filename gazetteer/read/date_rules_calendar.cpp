// Dates of the calendar: days, months, years, decades.

#include "gazetteer/read/date_rules.hpp"

namespace panjshir::gazetteer {

std::optional<int> DateFinder::number_at(std::size_t i, std::uint16_t allowed) const {
    return i < m_article.size() && m_article.has(i, kDigits) ? number_word(at(i, allowed))
                                                             : std::nullopt;
}

void DateFinder::set_calendar(DateExpression& e) {
    if (e.year && is_solar_year(*e.year))
        e.calendar = Calendar::Solar;
}

FoundDate DateFinder::numeric(std::size_t i) const {
    if (!m_article.has(i, kDigits) || i + 2 >= m_article.size())
        return std::nullopt;
    const std::uint16_t gap = m_article.gap(i + 1);
    if (gap != m_article.gap(i + 2) || (gap != kGapStop && gap != kGapOther && gap != kGapHyphen))
        return std::nullopt;
    const auto a = number_word(m_article.folded(i)), b = number_word(m_article.folded(i + 1)),
               c = number_word(m_article.folded(i + 2));
    if (!a || !b || !c)
        return std::nullopt;
    DateExpression e = made(i, i + 3, DateForm::Day);
    if (is_year(*a) && m_article.folded(i).size() == 4) {
        e.year = *a, e.month = *b, e.day = *c;
    } else if (is_year(*c) && m_article.folded(i + 2).size() == 4) {
        e.day = *a, e.month = *b, e.year = *c;
        if (*b > 12 && *a <= 12)
            std::swap(e.day, e.month);
        else if (m_article.language == "en" && gap == kGapOther && *a <= 12 && *a != *b)
            e.ambiguous = true;
    } else {
        return std::nullopt;
    }
    set_calendar(e);
    if (e.month < 1 || e.month > 12 || e.day < 1 || e.day > 31)
        return std::nullopt;
    return e;
}

std::optional<MonthWord> DateFinder::month_at(std::size_t i, std::uint16_t allowed) const {
    const std::string_view word = at(i, allowed);
    const auto month = word.empty() ? std::nullopt : month_word(word);
    if (month && month->needs_capital && !m_article.has(i, kCapital))
        return std::nullopt;
    return month;
}

void DateFinder::take_year(DateExpression& e, bool comma) const {
    const std::uint16_t allowed = comma ? kSoft | kGapComma | kGapStop : kSoft | kGapStop;
    std::size_t next = e.end;
    if (at(next) == "سال")
        ++next;
    if (const auto year = year_at(next, allowed)) {
        e.year = *year;
        e.end = next + 1;
    }
    set_calendar(e);
}

FoundDate DateFinder::day_and_month(std::size_t i) const {
    std::size_t next = i;
    DateExpression e = made(i, i, DateForm::Day);
    if (const auto weekday = weekday_at(next)) {
        e.weekday = weekday->first;
        next = weekday->second;
        if (one_of(at(next, kSoft | kGapComma), {"le", "the"}))
            ++next;
    }
    const bool has_weekday = next > i;
    const std::string_view word = has_weekday ? at(next, kSoft | kGapComma) : first_word(next);
    const auto day = word.empty() ? std::nullopt : day_number(word);
    if (!day)
        return std::nullopt;
    e.day = *day;
    ++next;
    std::size_t to = next;
    if (one_of(at(to), {"et", "and", "au", "a", "to", "or", "ou", "و", "تا"}))
        ++to;
    const std::string_view second = at(to, kSoft | kGapDash);
    const auto last = second.empty() ? std::nullopt : day_number(second);
    if (last && (to > next || (m_article.gap(to) & (kGapDash | kGapHyphen)))) {
        e.last_day = *last;
        next = to + 1;
    }
    if (one_of(at(next), {"of", "de", "ماه"}))
        ++next;
    const auto month = month_at(next, kSoft);
    if (!month)
        return std::nullopt;
    e.month = month->month;
    e.calendar = month->calendar;
    e.end = next + 1;
    if (at(e.end) == "ماه")
        ++e.end;
    take_year(e, false);
    return e;
}

FoundDate DateFinder::month_and_day(std::size_t i) const {
    std::size_t next = i;
    DateExpression e = made(i, i, DateForm::Day);
    if (const auto weekday = weekday_at(next)) {
        e.weekday = weekday->first;
        next = weekday->second;
    }
    const auto month = month_at(next, next > i ? kSoft | kGapComma : std::uint16_t{0xFFFF});
    if (!month || month->calendar == Calendar::Solar)
        return std::nullopt;
    const std::string_view word = at(next + 1, kSoft | kGapStop);
    const auto day =
        word.empty() || !m_article.has(next + 1, kDigits) ? std::nullopt : day_number(word);
    if (!day)
        return std::nullopt;
    e.month = month->month;
    e.day = *day;
    e.end = next + 2;
    std::size_t to = e.end;
    if (one_of(at(to), {"and", "to", "or"}))
        ++to;
    const std::string_view second = at(to, kSoft | kGapDash);
    if (!second.empty() && m_article.has(to, kDigits) && day_number(second) &&
        (to > e.end || (m_article.gap(to) & (kGapDash | kGapHyphen)))) {
        e.last_day = *day_number(second);
        e.end = to + 1;
    }
    take_year(e, true);
    return e;
}

FoundDate DateFinder::month(std::size_t i) const {
    DateExpression e = made(i, i, DateForm::Month);
    std::size_t next = i;
    const std::string_view word = first_word(i);
    const std::string_view before = i > 0 && m_article.joined_to_last(i) ? first_word(i - 1) : "";
    bool firm = one_of(before, {"en", "in", "since", "depuis", "until", "ماه", "در"});
    if (one_of(word, {"fin", "late"}))
        e.part = MonthPart::Late, ++next;
    else if (one_of(word, {"debut", "early", "اوایل"}))
        e.part = MonthPart::Early, ++next;
    else if (one_of(word, {"mi", "mid", "اواسط"}))
        e.part = MonthPart::Middle, ++next;
    else if (word == "اواخر")
        e.part = MonthPart::Late, ++next;
    const auto month = month_at(next, next > i ? kSoft : std::uint16_t{0xFFFF});
    if (!month)
        return std::nullopt;
    firm |= next > i;
    e.month = month->month;
    e.calendar = month->calendar;
    e.end = next + 1;
    take_year(e, true);
    if (!firm && !e.year)
        return std::nullopt;
    return e;
}

FoundDate DateFinder::years(std::size_t i) const {
    std::size_t next = i;
    const bool opens = one_of(first_word(i), {"between", "from", "entre", "de", "بین", "از"});
    if (opens)
        ++next;
    if (at(next) == "سال" || at(next) == "سالهای")
        ++next;
    const auto year = year_at(next, next > i ? kSoft : std::uint16_t{0xFFFF});
    if (!year)
        return std::nullopt;
    DateExpression e = made(i, next + 1, DateForm::Year);
    e.year = *year;
    std::size_t to = next + 1;
    const bool word = one_of(at(to), {"and", "et", "to", "a", "until", "و", "تا"});
    if (word)
        ++to;
    if (at(to) == "سال")
        ++to;
    if (const auto last = year_at(to, kSoft | kGapDash);
        last && *last > *year &&
        ((opens && word) || (m_article.gap(to) & (kGapDash | kGapHyphen)) ||
         (word && at(to - 1) != "and" && at(to - 1) != "et"))) {
        e.form = DateForm::Years;
        e.last_year = *last;
        e.end = to + 1;
        set_calendar(e);
        return e;
    }
    if (opens)
        return std::nullopt;
    const std::string_view before = i > 0 && m_article.joined_to_last(i) ? first_word(i - 1) : "";
    if (!one_of(before, {"en",     "in",        "since",   "depuis", "of",    "from",   "by",
                         "until",  "after",     "before",  "apres",  "avant", "de",     "an",
                         "annee",  "year",      "ete",     "summer", "hiver", "winter", "spring",
                         "autumn", "printemps", "automne", "در",     "سال",   "از",     "تا"}) &&
        !one_of(first_word(i), {"سال"}))
        return std::nullopt;
    set_calendar(e);
    return e;
}

FoundDate DateFinder::decade(std::size_t i) const {
    const std::string_view word = first_word(i);
    const auto decade_of = [&](std::size_t first, std::size_t end, int year) -> FoundDate {
        DateExpression e = made(first, end, DateForm::Decade);
        e.year = year;
        return year % 10 == 0 ? FoundDate(e) : std::nullopt;
    };
    if (word.size() == 5 && word.ends_with('s') && m_article.has(i, kDigits))
        if (const auto year = number_word(word.substr(0, 4)); year && is_year(*year))
            return decade_of(i, i + 1, *year);
    if (one_of(word, {"annees", "دهه"})) {
        const auto year = number_at(i + 1, kSoft);
        if (year && is_year(*year))
            return decade_of(i, i + 2, *year);
        if (year && *year < 100 && at(i + 1).size() == 2)
            return decade_of(i, i + 2, 1900 + *year);
        static constexpr std::pair<std::string_view, int> kTens[] = {
            {"cinquante", 1950}, {"soixante", 1960}, {"quatre", 1980}};
        for (const auto& [tens, value] : kTens)
            if (at(i + 1) == tens) {
                if (value == 1960 && at(i + 2) == "dix")
                    return decade_of(i, i + 3, 1970);
                if (value == 1980)
                    return at(i + 2) != "vingt" ? FoundDate()
                           : at(i + 3) == "dix" ? decade_of(i, i + 4, 1990)
                                                : decade_of(i, i + 3, 1980);
                return decade_of(i, i + 2, value);
            }
    }
    static constexpr std::pair<std::string_view, int> kEnglish[] = {{"fifties", 1950},
                                                                    {"sixties", 1960},
                                                                    {"seventies", 1970},
                                                                    {"eighties", 1980},
                                                                    {"nineties", 1990}};
    for (const auto& [name, value] : kEnglish)
        if (word == name)
            return decade_of(i, i + 1, value);
    return std::nullopt;
}

} // namespace panjshir::gazetteer
