// Weekdays, weeks and days counted from that of writing.

#include "gazetteer/read/date_resolver.hpp"

namespace panjshir::gazetteer {

using std::chrono::days;

DateResolver::Answer DateResolver::relative(const DateExpression& e) {
    const CivilDay anchor = *m_anchor;
    switch (e.form) {
    case DateForm::Weekday:
        return weekday(e);
    case DateForm::RelativeDay:
        return {about(ymd(anchor + days(e.count))), {"a day counted from that of writing"}};
    case DateForm::Ago:
        return ago(e);
    case DateForm::Unit:
        return unit(e);
    case DateForm::Weekend:
        return weekend(e);
    case DateForm::SinceUnits: {
        const int length = e.unit == Unit::Week    ? 7 * e.count
                           : e.unit == Unit::Month ? 30 * e.count
                           : e.unit == Unit::Year  ? 365 * e.count
                                                   : e.count - 1;
        return {fmt::format("{}~/{}", ymd(anchor - days(length)), ymd(anchor)),
                {"a time that lasts up to the day of writing"}};
    }
    case DateForm::EarlierThisWeek: {
        const CivilDay of = last_day_named(e).value_or(anchor);
        const CivilDay monday = of - days(iso_weekday(of) - 1);
        if (monday == of)
            return {about(ymd(of)), {"earlier in the week, which had just begun"}};
        return {interval(monday, of - days(1)),
                {fmt::format("from Monday to the day before {}", ymd(of))}};
    }
    case DateForm::Recent: {
        const int length = e.unit == Unit::Day ? 4 : e.unit == Unit::Week ? 14 : 60;
        return {fmt::format("{}~/{}", ymd(anchor - days(length)), ymd(anchor - days(1))),
                {"a vague time up to the day of writing"}};
    }
    default:
        return {};
    }
}

std::optional<CivilDay> DateResolver::fall_of(const DateExpression& e) const {
    const std::size_t begin = m_article.sentence_begin(e.first),
                      end = m_article.sentence_end(e.first);
    for (const NamedFall& fall : m_falls) {
        if (fall.word < begin || fall.word >= end || iso_weekday(fall.day) != e.weekday.value_or(0))
            continue;
        const bool before = fall.word < e.first && e.first - fall.word <= 3;
        const bool behind = fall.word >= e.end && fall.word - e.end <= 5;
        if ((before || behind) && is_fall(fall.word))
            return fall.day;
    }
    return std::nullopt;
}

bool DateResolver::is_fall(std::size_t place_word) const {
    for (std::size_t back = 1; back <= 3 && back <= place_word; ++back) {
        const std::size_t at = place_word - back;
        if (m_article.begins_sentence(at + 1))
            return false;
        if (one_of(m_article.folded(at), {"chute", "fall", "prise", "capture", "سقوط", "seizure"}))
            return true;
    }
    return false;
}

DateResolver::Answer DateResolver::weekday(const DateExpression& e) {
    const CivilDay anchor = *m_anchor;
    const std::string_view name = english_weekday(*e.weekday);
    if (const auto fall = fall_of(e); fall && *fall <= anchor)
        return {ymd(*fall), {fmt::format("the {} of the fall that is named with it", name)}, false};
    const int back = (iso_weekday(anchor) - *e.weekday + 7) % 7;
    CivilDay day = anchor - days(back);
    std::string reason = fmt::format("the latest {} not after that day", name);
    if (e.direction == Direction::Last) {
        day = back == 0 ? anchor - days(7) : day;
        reason = fmt::format("the last {} before that day", name);
    } else if (e.direction == Direction::Next ||
               (e.direction == Direction::Bare &&
                tense_around(m_article, e.first, e.end) == Tense::Future)) {
        day = anchor + days(back == 0 ? 7 : 7 - back);
        reason =
            fmt::format("the next {} after that day{}", name,
                        e.direction == Direction::Next ? "" : ", as the sentence looks forward");
    } else if (e.direction == Direction::This && back != 0) {
        const CivilDay coming = anchor + days(7 - back);
        day = tense_around(m_article, e.first, e.end) == Tense::Future ? coming : day;
    }
    if (!e.last_weekday)
        return {ymd(day), {reason}};
    const CivilDay last = day + days((*e.last_weekday - *e.weekday + 7) % 7);
    if (last > anchor && e.direction == Direction::Bare &&
        reason.find("latest") != std::string::npos && (last - anchor).count() > 0)
        return {interval(day - days(7), last - days(7)), {reason, "up to the second day"}};
    return {interval(day, last), {reason, "up to the second day"}};
}

std::string DateResolver::month_text(std::chrono::year_month month) {
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                       static_cast<unsigned>(month.month()));
}

std::chrono::year_month DateResolver::anchor_month() const {
    const std::chrono::year_month_day date(*m_anchor);
    return date.year() / date.month();
}

DateResolver::Answer DateResolver::ago(const DateExpression& e) {
    const CivilDay anchor = *m_anchor;
    switch (e.unit) {
    case Unit::Day:
        return {about(ymd(anchor - days(e.count))), {"so many days before"}};
    case Unit::Week:
        return {e.count > 1 ? ymd(anchor - days(7 * e.count)) + "~" : about(ymd(anchor - days(7))),
                {"so many weeks before"}};
    case Unit::Month:
        return {month_text(anchor_month() - std::chrono::months(e.count)) + "~",
                {"so many months before"}};
    case Unit::Year:
        return {year_text(static_cast<int>(anchor_month().year()) - e.count) + "~",
                {"so many years before"}};
    }
    return {};
}

DateResolver::Answer DateResolver::unit(const DateExpression& e) {
    const CivilDay anchor = *m_anchor;
    const int step = e.direction == Direction::Last ? -1 : e.direction == Direction::Next ? 1 : 0;
    switch (e.unit) {
    case Unit::Week: {
        const CivilDay monday = anchor - days(iso_weekday(anchor) - 1);
        if (step == -1 && iso_weekday(anchor) == 7)
            return {interval(anchor - days(7), anchor - days(1)),
                    {"written on a Sunday: the seven days before it"}};
        return {interval(monday + days(7 * step), monday + days(7 * step + 6)),
                {step < 0   ? "the week before, Monday to Sunday"
                 : step > 0 ? "the week after, Monday to Sunday"
                            : "that week, Monday to Sunday"}};
    }
    case Unit::Month:
        return {month_text(anchor_month() + std::chrono::months(step)), {"a whole month"}};
    case Unit::Year:
        return {year_text(static_cast<int>(anchor_month().year()) + step), {"a whole year"}};
    case Unit::Day:
        break;
    }
    return {};
}

DateResolver::Answer DateResolver::weekend(const DateExpression& e) {
    const CivilDay anchor = *m_anchor;
    const CivilDay monday = anchor - days(iso_weekday(anchor) - 1);
    CivilDay saturday = monday + days(5);
    const bool forward = e.direction == Direction::Next ||
                         (e.direction == Direction::Bare &&
                          tense_around(m_article, e.first, e.end) == Tense::Future);
    if (!forward && saturday > anchor)
        saturday -= days(7);
    if (e.direction == Direction::Last && saturday + days(1) >= anchor)
        saturday -= days(7);
    return {interval(saturday, saturday + days(1)),
            {forward ? "the coming Saturday and Sunday" : "the latest Saturday and Sunday"}};
}

} // namespace panjshir::gazetteer
