// Dates that are counted from another: weekdays, yesterday, two days ago, last week, an hour.

#include "gazetteer/read/date_rules.hpp"

namespace panjshir::gazetteer {

std::size_t DateFinder::behind_part_of_day(std::size_t next) const {
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

FoundDate DateFinder::weekday(std::size_t i) const {
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

FoundDate DateFinder::relative_day(std::size_t i) const {
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

FoundDate DateFinder::ago(std::size_t i) const {
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

FoundDate DateFinder::unit(std::size_t i) const {
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

FoundDate DateFinder::weekend(std::size_t i) const {
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

FoundDate DateFinder::since(std::size_t i) const {
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

FoundDate DateFinder::vague(std::size_t i) const {
    const std::string_view word = first_word(i);
    if (word == "plus" && at(i + 1) == "tot" && at(i + 2) == "dans" && at(i + 3) == "la" &&
        at(i + 4) == "semaine")
        return made(i, i + 5, DateForm::EarlierThisWeek);
    if (word == "earlier" && one_of(at(i + 1), {"this", "in"})) {
        const std::size_t next = at(i + 2) == "the" ? i + 3 : i + 2;
        if (at(next) == "week")
            return made(i, next + 1, DateForm::EarlierThisWeek);
    }
    const auto recent = [&](std::size_t end, std::string_view unit_text) -> FoundDate {
        const auto unit = unit_word(unit_text);
        if (!unit || *unit == Unit::Year)
            return std::nullopt;
        DateExpression e = made(i, end, DateForm::Recent);
        e.unit = *unit;
        return e;
    };
    if (one_of(word, {"ces", "des", "les"}) && one_of(at(i + 1), {"derniers", "dernieres"}))
        return recent(i + 3, at(i + 2));
    if (word == "recent" && (at(i + 1) == "days" || at(i + 1) == "weeks" || at(i + 1) == "months"))
        return recent(i + 2, at(i + 1));
    if (one_of(word, {"روز", "هفته", "ماه"}) && at(i + 1) == "های" && at(i + 2) == "اخیر")
        return recent(i + 3, word);
    if (one_of(word, {"روزهای", "هفتههای", "ماههای"}) && at(i + 1) == "اخیر")
        return recent(i + 2, word.starts_with("روز")   ? "روز"
                             : word.starts_with("ماه") ? "ماه"
                                                       : "هفته");
    return std::nullopt;
}

FoundDate DateFinder::time(std::size_t i) const {
    if (!m_article.has(i, kDigits))
        return std::nullopt;
    const std::string_view word = first_word(i);
    DateExpression e = made(i, i + 1, DateForm::Time);
    const std::size_t h = word.find('h');
    if (h != std::string_view::npos && h > 0 && h <= 2) {
        const auto hour = number_word(word.substr(0, h));
        const std::string_view rest = word.substr(h + 1);
        const auto minute = rest.empty() ? std::optional(0) : number_word(rest);
        if (!hour || !minute || *hour > 23 || *minute > 59 || (!rest.empty() && rest.size() != 2))
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
        m_article.gap(e.end + 1) == kGapStop && m_article.folded(e.end + 1) == "m" && *hour >= 1 &&
        *hour <= 12) {
        e.end += 2;
        e.hour = *hour % 12 + (half == "p" ? 12 : 0);
        return e;
    }
    return e.end > i + 1 ? FoundDate(e) : std::nullopt;
}

} // namespace panjshir::gazetteer
