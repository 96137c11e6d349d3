#include "gazetteer/read/date_expressions.hpp"

#include <algorithm>
#include <initializer_list>

namespace panjshir::gazetteer {
namespace {

constexpr std::uint16_t kSoft = kGapSpace | kGapHyphen | kGapApostrophe | kGapJoiner | kGapLine;

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class DateFinder {
public:
    explicit DateFinder(const ArticleText& article) : m_article(article) {}

    std::vector<DateExpression> find_all() {
        std::vector<DateExpression> found;
        for (std::size_t i = 0; i < m_article.size();) {
            std::optional<DateExpression> best;
            if (!m_article.address[i])
                best = longest_at(i);
            if (best)
                found.push_back(*best);
            i = best ? best->end : i + 1;
        }
        return found;
    }

private:
    using Found = std::optional<DateExpression>;

    // The folded word at i, or nothing if it is not joined to the one before by what may stand in a
    // date.
    std::string_view at(std::size_t i, std::uint16_t allowed = kSoft) const {
        if (i >= m_article.size() || (m_article.gap(i) & ~allowed) != 0 ||
            (m_article.gap(i) & kGapParagraph))
            return {};
        return m_article.folded(i);
    }
    std::string_view first_word(std::size_t i) const {
        return i < m_article.size() ? m_article.folded(i) : std::string_view();
    }

    Found longest_at(std::size_t i) const {
        Found best;
        for (const auto rule :
             {&DateFinder::numeric, &DateFinder::day_and_month, &DateFinder::month_and_day,
              &DateFinder::month, &DateFinder::years, &DateFinder::decade, &DateFinder::weekday,
              &DateFinder::relative_day, &DateFinder::ago, &DateFinder::unit, &DateFinder::weekend,
              &DateFinder::since, &DateFinder::vague, &DateFinder::time}) {
            Found found = (this->*rule)(i);
            if (found && (!best || found->end > best->end))
                best = found;
        }
        return best;
    }

    static DateExpression made(std::size_t first, std::size_t end, DateForm form) {
        DateExpression expression;
        expression.first = first;
        expression.end = end;
        expression.form = form;
        return expression;
    }

    static bool is_year(int value) {
        return (value >= 1800 && value <= 2199) || is_solar_year(value);
    }
    static bool is_solar_year(int value) { return value >= 1280 && value <= 1450; }

    std::optional<int> year_at(std::size_t i, std::uint16_t allowed) const {
        const std::string_view word = at(i, allowed);
        if (word.size() != 4 || !m_article.has(i, kDigits))
            return std::nullopt;
        const auto value = number_word(word);
        return value && is_year(*value) ? value : std::nullopt;
    }

    std::optional<int> number_at(std::size_t i, std::uint16_t allowed) const {
        return i < m_article.size() && m_article.has(i, kDigits) ? number_word(at(i, allowed))
                                                                 : std::nullopt;
    }

    static void set_calendar(DateExpression& e) {
        if (e.year && is_solar_year(*e.year))
            e.calendar = Calendar::Solar;
    }

    // 27.8.2021, 27/08/2021, 2021-08-27
    Found numeric(std::size_t i) const {
        if (!m_article.has(i, kDigits) || i + 2 >= m_article.size())
            return std::nullopt;
        const std::uint16_t gap = m_article.gap(i + 1);
        if (gap != m_article.gap(i + 2) ||
            (gap != kGapStop && gap != kGapOther && gap != kGapHyphen))
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

    std::optional<MonthWord> month_at(std::size_t i, std::uint16_t allowed) const {
        const std::string_view word = at(i, allowed);
        const auto month = word.empty() ? std::nullopt : month_word(word);
        if (month && month->needs_capital && !m_article.has(i, kCapital))
            return std::nullopt;
        return month;
    }

    // A year behind a date: "2021", ", 2001", "سال ۱۴۰۰".
    void take_year(DateExpression& e, bool comma) const {
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

    // [Thursday[,]] 19 August [2021]; 22 et 23 août; du 22 au 24 août
    Found day_and_month(std::size_t i) const {
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

    // [Thursday,] August 19[, 2021]; August 30 and 31
    Found month_and_day(std::size_t i) const {
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

    // "août 2021", "in early September", "fin août"
    Found month(std::size_t i) const {
        DateExpression e = made(i, i, DateForm::Month);
        std::size_t next = i;
        const std::string_view word = first_word(i);
        const std::string_view before =
            i > 0 && m_article.joined_to_last(i) ? first_word(i - 1) : "";
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

    // "between 1996 and 2001", "1996-2001", "in 2001", "سال ۲۰۰۱"
    Found years(std::size_t i) const {
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
        const std::string_view before =
            i > 0 && m_article.joined_to_last(i) ? first_word(i - 1) : "";
        if (!one_of(before,
                    {"en",     "in",        "since",   "depuis", "of",    "from",   "by",
                     "until",  "after",     "before",  "apres",  "avant", "de",     "an",
                     "annee",  "year",      "ete",     "summer", "hiver", "winter", "spring",
                     "autumn", "printemps", "automne", "در",     "سال",   "از",     "تا"}) &&
            !one_of(first_word(i), {"سال"}))
            return std::nullopt;
        set_calendar(e);
        return e;
    }

    // "les années 1980", "the 1980s", "the eighties", "دهه ۱۹۸۰"
    Found decade(std::size_t i) const {
        const std::string_view word = first_word(i);
        const auto decade_of = [&](std::size_t first, std::size_t end, int year) -> Found {
            DateExpression e = made(first, end, DateForm::Decade);
            e.year = year;
            return year % 10 == 0 ? Found(e) : std::nullopt;
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
                        return at(i + 2) != "vingt" ? Found()
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

    // A weekday and the word behind it; "سه شنبه" are two words, and "روز" may stand before.
    std::optional<std::pair<int, std::size_t>> weekday_at(std::size_t i) const {
        if (i >= m_article.size())
            return std::nullopt;
        std::size_t next = i;
        if (m_article.folded(i) == "روز")
            ++next;
        const std::string_view word = next > i ? at(next) : m_article.folded(next);
        if (word.empty())
            return std::nullopt;
        if (const std::string_view second = at(next + 1); !second.empty())
            if (const auto day = weekday_words(word, second))
                return std::pair{*day, next + 2};
        if (const auto day = weekday_word(word)) {
            if (!m_article.has(next, kPersian) &&
                one_of(word, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                              "sunday"}) &&
                !m_article.has(next, kCapital))
                return std::nullopt;
            return std::pair{*day, next + 1};
        }
        return std::nullopt;
    }

    std::size_t behind_part_of_day(std::size_t next) const {
        if (one_of(at(next), {"soir", "matin", "midi", "evening", "morning", "night", "afternoon",
                              "noon", "شب", "صبح", "شام", "عصر"}))
            return next + 1;
        if (at(next) == "apres" && at(next + 1) == "midi")
            return next + 2;
        if ((at(next) == "dans" || at(next) == "au" || at(next) == "a") && at(next + 1) == "la" &&
            one_of(at(next + 2), {"nuit", "soiree"}))
            return next + 3;
        if (at(next) == "dans" && at(next + 1) == "la" &&
            one_of(at(next + 2), {"nuit", "soiree", "matinee"}))
            return next + 3;
        return next;
    }

    Found weekday(std::size_t i) const {
        DateExpression e = made(i, i, DateForm::Weekday);
        std::size_t next = i;
        if (one_of(first_word(i), {"last", "next", "this"})) {
            e.direction = first_word(i) == "last"   ? Direction::Last
                          : first_word(i) == "next" ? Direction::Next
                                                    : Direction::This;
            ++next;
            if (at(next).empty())
                return std::nullopt;
        }
        const auto day = weekday_at(next);
        if (!day)
            return std::nullopt;
        e.weekday = day->first;
        e.end = behind_part_of_day(day->second);
        const std::string_view behind = at(e.end);
        if (one_of(behind, {"dernier", "passe", "گذشته"}))
            e.direction = Direction::Last, ++e.end;
        else if (one_of(behind, {"prochain", "اینده"}))
            e.direction = Direction::Next, ++e.end;
        else if (behind == "next")
            e.direction = Direction::Next, ++e.end;
        // "lundi à mardi", "Sunday to Monday" of one night; "from Monday to Wednesday"
        const std::string_view joint = at(e.end);
        if (one_of(joint, {"a", "au", "to", "into", "تا"}))
            if (const auto second = weekday_at(e.end + 1); second && !at(e.end + 1).empty()) {
                e.last_weekday = second->first;
                e.end = behind_part_of_day(second->second);
            }
        return e;
    }

    Found relative_day(std::size_t i) const {
        DateExpression e = made(i, i + 1, DateForm::RelativeDay);
        const std::string_view word = first_word(i);
        if (one_of(word, {"aujourdhui", "today", "tonight", "امروز", "امشب"}))
            e.count = 0;
        else if (word == "ce" && one_of(at(i + 1), {"soir", "matin", "jour"}))
            e.count = 0, e.end = i + 2;
        else if (word == "this" && one_of(at(i + 1), {"morning", "evening", "afternoon"}))
            e.count = 0, e.end = i + 2;
        else if (one_of(word, {"hier", "yesterday", "دیروز", "دیشب"}))
            e.count = -1;
        else if (one_of(word, {"demain", "tomorrow", "فردا"}))
            e.count = 1;
        else if (word == "avant" && at(i + 1) == "hier")
            e.count = -2, e.end = i + 2;
        else if (word == "apres" && at(i + 1) == "demain")
            e.count = 2, e.end = i + 2;
        else if (word == "پریروز")
            e.count = -2;
        else if (word == "aujourd" && at(i + 1, kSoft) == "hui")
            e.count = 0, e.end = i + 2;
        else if (one_of(word, {"lendemain", "surlendemain"}))
            e.form = DateForm::NextDay, e.count = word == "lendemain" ? 1 : 2;
        else if (word == "veille" && i > 0 && first_word(i - 1) == "la")
            e.form = DateForm::NextDay, e.count = -1;
        else if (word == "the" && at(i + 1) == "next" && at(i + 2) == "day")
            e.form = DateForm::NextDay, e.count = 1, e.end = i + 3;
        else if (word == "the" && at(i + 1) == "following" && at(i + 2) == "day")
            e.form = DateForm::NextDay, e.count = 1, e.end = i + 3;
        else if (word == "the" && at(i + 1) == "day" && at(i + 2) == "before")
            e.form = at(i + 3) == "yesterday" ? DateForm::RelativeDay : DateForm::NextDay,
            e.count = at(i + 3) == "yesterday" ? -2 : -1,
            e.end = at(i + 3) == "yesterday" ? i + 4 : i + 3;
        else
            return std::nullopt;
        e.end = behind_part_of_day(e.end);
        return e;
    }

    // "il y a une semaine", "two days ago", "سه روز پیش"
    Found ago(std::size_t i) const {
        std::size_t next = i;
        const bool french = first_word(i) == "il" && at(i + 1) == "y" && at(i + 2) == "a";
        if (french)
            next = i + 3;
        if (french && one_of(at(next), {"environ", "plus", "pres"}))
            next += at(next) == "plus" || at(next) == "pres" ? 2 : 1;
        const std::string_view word = french ? at(next) : first_word(next);
        const auto count = word.empty() ? std::nullopt : number_word(word);
        const std::string_view unit_text = at(next + 1);
        const auto unit = unit_text.empty() ? std::nullopt : unit_word(unit_text);
        if (!count || !unit)
            return std::nullopt;
        DateExpression e = made(i, next + 2, DateForm::Ago);
        e.count = *count;
        e.unit = *unit;
        if (french)
            return e;
        if (!one_of(at(next + 2), {"ago", "earlier", "پیش", "قبل"}))
            return std::nullopt;
        ++e.end;
        return e;
    }

    // "la semaine dernière", "last month", "هفته آینده"
    Found unit(std::size_t i) const {
        DateExpression e = made(i, i + 2, DateForm::Unit);
        const std::string_view word = first_word(i), next = at(i + 1);
        if (next.empty())
            return std::nullopt;
        if (one_of(word, {"last", "next", "this", "cette"}) && unit_word(next) &&
            unit_word(next) != Unit::Day) {
            e.unit = *unit_word(next);
            e.direction = word == "last"   ? Direction::Last
                          : word == "next" ? Direction::Next
                                           : Direction::This;
            if (next.ends_with('s') && next != "mois")
                return std::nullopt;
            return e;
        }
        const auto unit = unit_word(word);
        if (!unit || *unit == Unit::Day)
            return std::nullopt;
        e.unit = *unit;
        if (one_of(next, {"dernier", "derniere", "passe", "passee", "گذشته"}))
            e.direction = Direction::Last;
        else if (one_of(next, {"prochain", "prochaine", "اینده"}))
            e.direction = Direction::Next;
        else if (one_of(next, {"جاری"}))
            e.direction = Direction::This;
        else
            return std::nullopt;
        return e;
    }

    Found weekend(std::size_t i) const {
        std::size_t next = i;
        DateExpression e = made(i, i, DateForm::Weekend);
        if (one_of(first_word(i), {"last", "next", "this", "ce"})) {
            e.direction = first_word(i) == "last"   ? Direction::Last
                          : first_word(i) == "next" ? Direction::Next
                                                    : Direction::Bare;
            ++next;
        }
        const std::string_view word = next > i ? at(next) : first_word(next);
        if (word == "weekend")
            e.end = next + 1;
        else if (word == "week" && at(next + 1) == "end")
            e.end = next + 2;
        else
            return std::nullopt;
        if (one_of(at(e.end), {"dernier", "passe"}))
            e.direction = Direction::Last, ++e.end;
        else if (at(e.end) == "prochain")
            e.direction = Direction::Next, ++e.end;
        return e;
    }

    // "depuis 4 jours", "for the past three days", "از چهار روز به این سو"
    Found since(std::size_t i) const {
        std::size_t next = i;
        if (one_of(first_word(i), {"depuis", "از"})) {
            ++next;
            if (one_of(at(next), {"environ", "pres", "plus"}))
                next += at(next) == "environ" ? 1 : 2;
        } else if (first_word(i) == "for" && at(i + 1) == "the" &&
                   one_of(at(i + 2), {"past", "last"})) {
            next += 3;
        } else {
            return std::nullopt;
        }
        const std::string_view word = at(next), unit_text = at(next + 1);
        const auto count = word.empty() ? std::nullopt : number_word(word);
        const auto unit = unit_text.empty() ? std::nullopt : unit_word(unit_text);
        if (!count || !unit)
            return std::nullopt;
        if (first_word(i) == "از" && at(next + 2) != "به" && at(next + 2) != "بدینسو")
            return std::nullopt;
        DateExpression e = made(i, next + 2, DateForm::SinceUnits);
        e.count = *count;
        e.unit = *unit;
        return e;
    }

    Found vague(std::size_t i) const {
        const std::string_view word = first_word(i);
        if (word == "plus" && at(i + 1) == "tot" && at(i + 2) == "dans" && at(i + 3) == "la" &&
            at(i + 4) == "semaine")
            return made(i, i + 5, DateForm::EarlierThisWeek);
        if (word == "earlier" && one_of(at(i + 1), {"this", "in"})) {
            const std::size_t next = at(i + 2) == "the" ? i + 3 : i + 2;
            if (at(next) == "week")
                return made(i, next + 1, DateForm::EarlierThisWeek);
        }
        const auto recent = [&](std::size_t end, std::string_view unit_text) -> Found {
            const auto unit = unit_word(unit_text);
            if (!unit || *unit == Unit::Year)
                return std::nullopt;
            DateExpression e = made(i, end, DateForm::Recent);
            e.unit = *unit;
            return e;
        };
        if (one_of(word, {"ces", "des", "les"}) && one_of(at(i + 1), {"derniers", "dernieres"}))
            return recent(i + 3, at(i + 2));
        if (word == "recent" &&
            (at(i + 1) == "days" || at(i + 1) == "weeks" || at(i + 1) == "months"))
            return recent(i + 2, at(i + 1));
        if (one_of(word, {"روز", "هفته", "ماه"}) && at(i + 1) == "های" && at(i + 2) == "اخیر")
            return recent(i + 3, word);
        if (one_of(word, {"روزهای", "هفتههای", "ماههای"}) && at(i + 1) == "اخیر")
            return recent(i + 2, word.starts_with("روز")   ? "روز"
                                 : word.starts_with("ماه") ? "ماه"
                                                           : "هفته");
        return std::nullopt;
    }

    // 16h00, 16 h 30, 16:00, 4 p.m.
    Found time(std::size_t i) const {
        if (!m_article.has(i, kDigits))
            return std::nullopt;
        const std::string_view word = first_word(i);
        DateExpression e = made(i, i + 1, DateForm::Time);
        const std::size_t h = word.find('h');
        if (h != std::string_view::npos && h > 0 && h <= 2) {
            const auto hour = number_word(word.substr(0, h));
            const std::string_view rest = word.substr(h + 1);
            const auto minute = rest.empty() ? std::optional(0) : number_word(rest);
            if (!hour || !minute || *hour > 23 || *minute > 59 ||
                (!rest.empty() && rest.size() != 2))
                return std::nullopt;
            e.hour = *hour, e.minute = *minute;
            return e;
        }
        const auto hour = number_word(word);
        if (!hour || *hour > 23)
            return std::nullopt;
        e.hour = *hour;
        if (i + 1 < m_article.size() && m_article.gap(i + 1) == kGapColon &&
            m_article.folded(i + 1).size() == 2) {
            const auto minute = number_word(m_article.folded(i + 1));
            if (!minute || *minute > 59)
                return std::nullopt;
            e.minute = *minute;
            ++e.end;
        }
        const std::string_view half = at(e.end);
        if (one_of(half, {"am", "pm"})) {
            ++e.end;
            if (*hour < 1 || *hour > 12)
                return std::nullopt;
            e.hour = *hour % 12 + (half == "pm" ? 12 : 0);
            return e;
        }
        if (one_of(half, {"a", "p"}) && e.end + 1 < m_article.size() &&
            m_article.gap(e.end + 1) == kGapStop && m_article.folded(e.end + 1) == "m" &&
            *hour >= 1 && *hour <= 12) {
            e.end += 2;
            e.hour = *hour % 12 + (half == "p" ? 12 : 0);
            return e;
        }
        return e.end > i + 1 ? Found(e) : std::nullopt;
    }

    const ArticleText& m_article;
};

} // namespace

std::vector<DateExpression> find_dates(const ArticleText& article) {
    return DateFinder(article).find_all();
}

} // namespace panjshir::gazetteer
