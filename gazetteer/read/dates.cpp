#include "gazetteer/read/dates.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <initializer_list>

namespace panjshir::gazetteer {
namespace {

using std::chrono::days;

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 7> kDayNames{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

enum class Tense { Past, Future };

// Whether a word says that its clause looks forward or back; nothing for most words.
std::optional<Tense> tense_of(const ArticleText& article, std::size_t i) {
    const std::string_view word = article.folded(i);
    if (one_of(word, {"will",      "shall",    "sera",    "seront", "aura",  "auront", "ira",
                      "iront",     "fera",     "feront",  "va",     "vont",  "doit",   "doivent",
                      "scheduled", "expected", "planned", "due",    "prevu", "prevue", "prevus",
                      "plans",     "خواهد",    "خواهند",  "خواهیم", "خواهم"}))
        return Tense::Future;
    if (word.size() > 5 && !article.has(i, kCapital) &&
        (word.ends_with("eront") || word.ends_with("iront") || word.ends_with("dront") ||
         word.ends_with("era") || word.ends_with("ira") || word.ends_with("dra")) &&
        !one_of(word, {"camera", "opera", "cholera", "libera"}))
        return Tense::Future;
    if (one_of(word,
               {"said",  "told", "left",  "went", "was",   "were",    "had",   "has",     "have",
                "began", "held", "took",  "fled", "fell",  "met",     "came",  "got",     "won",
                "lost",  "saw",  "gave",  "ont",  "avait", "avaient", "etait", "etaient", "est",
                "sont",  "گفت",  "گفتند", "شد",   "شدند",  "کرد",     "کردند", "بود",     "بودند"}))
        return Tense::Past;
    if (word == "a" && article.written(i, i + 1) == "a") // has, not à
        return Tense::Past;
    if (word.size() > 4 && word.ends_with("ed") && article.language == "en")
        return Tense::Past;
    return std::nullopt;
}

// The tense of the verb nearest to a date in its sentence.
Tense tense_around(const ArticleText& article, std::size_t first, std::size_t end) {
    const std::size_t begin = article.sentence_begin(first), stop = article.sentence_end(first);
    std::size_t past = 1000, future = 1000;
    const auto look = [&](std::size_t i, std::size_t distance) {
        const auto tense = tense_of(article, i);
        if (tense == Tense::Past)
            past = std::min(past, distance);
        else if (tense == Tense::Future)
            future = std::min(future, distance);
    };
    for (std::size_t i = begin; i < first; ++i)
        look(i, first - i);
    for (std::size_t i = end; i < stop; ++i)
        look(i, i - end + 1);
    return future < past ? Tense::Future : Tense::Past;
}

class Resolver {
public:
    Resolver(const ArticleText& article, std::span<const DateExpression> expressions,
             std::span<const Piece> pieces, std::span<const NamedFall> falls)
        : m_article(article), m_expressions(expressions), m_pieces(pieces), m_falls(falls) {}

    std::vector<DateMention> resolve_all() {
        for (const DateExpression& e : m_expressions)
            take_up(e);
        for (const DateExpression& e : m_expressions)
            resolve(e);
        return std::move(m_mentions);
    }

private:
    struct Answer {
        std::string edtf;
        std::vector<std::string> reasons;
        bool counted = true; ///< from the anchor
    };

    const Piece& piece_at(std::size_t word) const {
        const Piece* found = &m_pieces.front();
        for (const Piece& piece : m_pieces)
            if (piece.first <= word && word < piece.end)
                found = &piece;
        return *found;
    }

    static std::string ymd(CivilDay day) { return to_text(day); }
    static std::string interval(CivilDay first, CivilDay last) {
        return ymd(first) + "/" + ymd(last);
    }
    static std::string year_text(int year) { return fmt::format("{:04}", year); }

    // Full dates give their year to dates without one where nothing else does.
    void take_up(const DateExpression& e) {
        if (e.form == DateForm::Day && e.year && e.calendar == Calendar::Gregorian)
            m_years.push_back({e.first, *e.year});
    }

    std::optional<int> year_nearby(std::size_t word) const {
        std::optional<int> year;
        std::size_t best = 0;
        for (const auto& [at, value] : m_years) {
            const std::size_t distance = at > word ? at - word : word - at;
            if (!year || distance < best)
                year = value, best = distance;
        }
        return year;
    }

    void resolve(const DateExpression& e) {
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

    std::optional<CivilDay> last_day_named(const DateExpression& e) const {
        if (m_last && m_article.paragraph_begin(e.first) <= m_last->first)
            return m_last->second.first_day();
        return std::nullopt;
    }

    static Answer unresolved(std::string_view what) {
        return {"",
                {fmt::format("{}, and no date of publication or dateline to count from", what)},
                false};
    }

    // '~' where the anchor itself is about right only.
    std::string about(std::string text) const { return m_about ? text + "~" : text; }

    Answer answer_for(const DateExpression& e) {
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
            return {
                year_text(*e.year) + "/" + year_text(*e.last_year), {"from year to year"}, false};
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

    Answer relative(const DateExpression& e) {
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

    // "la chute de Kaboul dimanche": the day of the fall, if it is such a weekday.
    std::optional<CivilDay> fall_of(const DateExpression& e) const {
        const std::size_t begin = m_article.sentence_begin(e.first),
                          end = m_article.sentence_end(e.first);
        for (const NamedFall& fall : m_falls) {
            if (fall.word < begin || fall.word >= end ||
                iso_weekday(fall.day) != e.weekday.value_or(0))
                continue;
            const bool before = fall.word < e.first && e.first - fall.word <= 3;
            const bool behind = fall.word >= e.end && fall.word - e.end <= 5;
            if ((before || behind) && is_fall(fall.word))
                return fall.day;
        }
        return std::nullopt;
    }

    bool is_fall(std::size_t place_word) const {
        for (std::size_t back = 1; back <= 3 && back <= place_word; ++back) {
            const std::size_t at = place_word - back;
            if (m_article.begins_sentence(at + 1))
                return false;
            if (one_of(m_article.folded(at),
                       {"chute", "fall", "prise", "capture", "سقوط", "seizure"}))
                return true;
        }
        return false;
    }

    Answer weekday(const DateExpression& e) {
        const CivilDay anchor = *m_anchor;
        const std::string_view name = kDayNames[static_cast<std::size_t>(*e.weekday - 1)];
        if (const auto fall = fall_of(e); fall && *fall <= anchor)
            return {
                ymd(*fall), {fmt::format("the {} of the fall that is named with it", name)}, false};
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
            reason = fmt::format(
                "the next {} after that day{}", name,
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

    static std::string month_text(std::chrono::year_month month) {
        return fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                           static_cast<unsigned>(month.month()));
    }

    std::chrono::year_month anchor_month() const {
        const std::chrono::year_month_day date(*m_anchor);
        return date.year() / date.month();
    }

    Answer ago(const DateExpression& e) {
        const CivilDay anchor = *m_anchor;
        switch (e.unit) {
        case Unit::Day:
            return {about(ymd(anchor - days(e.count))), {"so many days before"}};
        case Unit::Week:
            return {e.count > 1 ? ymd(anchor - days(7 * e.count)) + "~"
                                : about(ymd(anchor - days(7))),
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

    Answer unit(const DateExpression& e) {
        const CivilDay anchor = *m_anchor;
        const int step = e.direction == Direction::Last   ? -1
                         : e.direction == Direction::Next ? 1
                                                          : 0;
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

    Answer weekend(const DateExpression& e) {
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

    Answer solar_years(int first, int last) {
        const auto begin = solar_day(first, 1, 1);
        const auto end = solar_day(last, 12, solar_month_length(last, 12));
        if (!begin || !end)
            return {"", {"there is no such year"}, false};
        return {interval(*begin, *end), {"a year of the solar calendar of Afghanistan"}, false};
    }

    // The year of a date without one: near the anchor, and with its weekday.
    std::optional<int> year_for(const DateExpression& e, std::string& reason, bool& counted) const {
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

    static std::optional<CivilDay> gregorian(Calendar calendar, int year, int month, int day) {
        if (calendar == Calendar::Solar)
            return solar_day(year, month, day);
        const auto parsed = parse_day(fmt::format("{:04}-{:02}-{:02}", year, month, day));
        return parsed ? std::optional(*parsed) : std::nullopt;
    }

    Answer day(const DateExpression& e) {
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
            answer.reasons.push_back(
                fmt::format("its weekday does not agree: that day is a {}",
                            kDayNames[static_cast<std::size_t>(iso_weekday(*first) - 1)]));
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

    Answer month(const DateExpression& e) {
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
                      (std::chrono::year{year} /
                       std::chrono::month{static_cast<unsigned>(e.month)} / std::chrono::last)
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

    const ArticleText& m_article;
    std::span<const DateExpression> m_expressions;
    std::span<const Piece> m_pieces;
    std::span<const NamedFall> m_falls;
    std::vector<std::pair<std::size_t, int>> m_years;
    std::optional<std::pair<std::size_t, EdtfDate>> m_last;
    std::optional<CivilDay> m_anchor;
    bool m_about = false;
    std::vector<DateMention> m_mentions;
};

} // namespace

std::vector<DateMention> read_dates(const ArticleText& article,
                                    const std::optional<EdtfDate>& published,
                                    std::span<const NamedFall> falls) {
    const std::vector<DateExpression> expressions = find_dates(article);
    const std::vector<Piece> pieces = pieces_of(article, expressions, published);
    return Resolver(article, expressions, pieces, falls).resolve_all();
}

} // namespace panjshir::gazetteer
