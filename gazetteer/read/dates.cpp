#include "gazetteer/read/dates.hpp"

#include "gazetteer/read/date_resolver.hpp"

#include <array>

namespace panjshir::gazetteer {

using std::chrono::days;

std::string_view english_weekday(int iso_weekday) {
    static constexpr std::array<std::string_view, 7> kDayNames{
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    return kDayNames[static_cast<std::size_t>(iso_weekday - 1)];
}

std::vector<DateMention> DateResolver::resolve_all() {
    for (const DateExpression& e : m_expressions)
        take_up(e);
    for (const DateExpression& e : m_expressions)
        resolve(e);
    return std::move(m_mentions);
}

const Piece& DateResolver::piece_at(std::size_t word) const {
    const Piece* found = &m_pieces.front();
    for (const Piece& piece : m_pieces)
        if (piece.first <= word && word < piece.end)
            found = &piece;
    return *found;
}

void DateResolver::take_up(const DateExpression& e) {
    if (e.form == DateForm::Day && e.year && e.calendar == Calendar::Gregorian)
        m_years.push_back({e.first, *e.year});
}

void DateResolver::resolve(const DateExpression& e) {
    const Piece& piece = piece_at(e.first);
    m_anchor = piece.written ? piece.written->first_day() : std::nullopt;
    m_about = piece.inferred || (piece.written && piece.written->approximate());
    Answer answer;
    if (e.form == DateForm::Time && !last_day_named(e))
        return; // an hour of no day that is known says nothing for a map
    answer = answer_for(e);
    DateMention mention;
    mention.begin = m_article.words[e.first].first_point;
    mention.end = m_article.words[e.end - 1].end_point;
    mention.text = m_article.written(e.first, e.end);
    mention.reasons = std::move(answer.reasons);
    if (!answer.edtf.empty()) {
        if (auto date = EdtfDate::parse(answer.edtf)) {
            mention.edtf = *date;
            if (e.form != DateForm::Time && date->first_day())
                m_last = {e.first, *date};
        } else {
            mention.reasons.push_back(date.error().message);
        }
    }
    if (answer.counted && m_anchor) {
        mention.anchor = piece.written->text();
        mention.reasons.push_back(
            fmt::format("counted from {}: {}", piece.written->text(), piece.how));
    }
    m_mentions.push_back(std::move(mention));
}

std::optional<CivilDay> DateResolver::last_day_named(const DateExpression& e) const {
    if (m_last && m_article.paragraph_begin(e.first) <= m_last->first)
        return m_last->second.first_day();
    return std::nullopt;
}

DateResolver::Answer DateResolver::unresolved(std::string_view what) {
    return {
        "", {fmt::format("{}, and no date of publication or dateline to count from", what)}, false};
}

DateResolver::Answer DateResolver::answer_for(const DateExpression& e) {
    switch (e.form) {
    case DateForm::Day:
        return day(e);
    case DateForm::Month:
        return month(e);
    case DateForm::Year:
        if (e.calendar == Calendar::Solar)
            return solar_years(*e.year, *e.year);
        return {year_text(*e.year), {"a year"}, false};
    case DateForm::Years:
        if (e.calendar == Calendar::Solar)
            return solar_years(*e.year, *e.last_year);
        return {year_text(*e.year) + "/" + year_text(*e.last_year), {"from year to year"}, false};
    case DateForm::Decade:
        if (*e.year < 1500 && e.year >= 1280)
            return solar_years(*e.year, *e.year + 9);
        return {fmt::format("{:03}X", *e.year / 10), {"a decade"}, false};
    case DateForm::Time: {
        const CivilDay of = *last_day_named(e);
        return {fmt::format("{}T{:02}:{:02}+04:30", ymd(of), e.hour, e.minute),
                {"an hour, in Kabul's time, of the day named last"},
                false};
    }
    case DateForm::NextDay: {
        const auto of = last_day_named(e);
        if (!of)
            return {"", {"the day before or after one that is not named near it"}, false};
        return {ymd(*of + days(e.count)),
                {fmt::format("counted from {}, the date named last", ymd(*of))},
                false};
    }
    default:
        break;
    }
    if (!m_anchor)
        return e.form == DateForm::Weekday && fall_of(e)
                   ? Answer{ymd(*fall_of(e)), {"the day of the happening named with it"}, false}
                   : unresolved("a relative date");
    return relative(e);
}

std::vector<DateMention> read_dates(const ArticleText& article,
                                    const std::optional<EdtfDate>& published,
                                    std::span<const NamedFall> falls) {
    const std::vector<DateExpression> expressions = find_dates(article);
    const std::vector<Piece> pieces = pieces_of(article, expressions, published);
    return DateResolver(article, expressions, pieces, falls).resolve_all();
}

} // namespace panjshir::gazetteer
