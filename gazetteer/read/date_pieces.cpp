#include "gazetteer/read/dates.hpp"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

namespace panjshir::gazetteer {
namespace {

std::optional<EdtfDate> day_text(int year, int month, int day) {
    auto date = EdtfDate::parse(fmt::format("{:04}-{:02}-{:02}", year, month, day));
    return date ? std::optional(*date) : std::nullopt;
}

std::optional<EdtfDate> whole_date(const DateExpression& e, const std::optional<EdtfDate>& near) {
    if (e.form != DateForm::Day || e.last_day)
        return std::nullopt;
    if (e.calendar == Calendar::Solar) {
        if (!e.year)
            return std::nullopt;
        const auto day = solar_day(*e.year, e.month, e.day);
        return day ? std::optional(*EdtfDate::parse(to_text(*day))) : std::nullopt;
    }
    if (e.year)
        return day_text(*e.year, e.month, e.day);
    if (!near || !near->first_day())
        return std::nullopt;
    std::optional<EdtfDate> best;
    const std::chrono::year_month_day anchor(*near->first_day());
    for (int year = static_cast<int>(anchor.year()) - 1;
         year <= static_cast<int>(anchor.year()) + 1; ++year)
        if (const auto date = day_text(year, e.month, e.day)) {
            const auto gap = [&](const EdtfDate& d) {
                return std::abs((*d.first_day() - *near->first_day()).count());
            };
            if (!best || gap(*date) < gap(*best))
                best = date;
        }
    return best;
}

// "Publié le 27.8.2021", "Published on Monday, ...", "date 2021-09-02"
bool says_published(const ArticleText& article, const DateExpression& e) {
    for (std::size_t back = 1; back <= 3 && back <= e.first; ++back) {
        const std::size_t at = e.first - back;
        if (article.begins_paragraph(at + 1))
            return false;
        const std::string_view word = article.folded(at);
        const bool opens = article.begins_sentence(at);
        if (one_of(word, {"publie", "published", "posted", "نشر", "منتشر"}) && opens)
            return true;
        if (word == "date" && opens && at < 3)
            return true;
        if (word == "a" && at >= 2 && article.folded(at - 1) == "jour") // mis à jour
            return false;
        if (!one_of(word, {"le", "on", "the", "شده", "تاریخ", "در", "a"}))
            return false;
    }
    return false;
}

// "KABUL, Sept 4 (Reuters) -": a place in capitals, the date, then a bracket or a dash.
bool is_dateline(const ArticleText& article, const DateExpression& e) {
    if (e.first == 0 || e.end >= article.size())
        return false;
    const std::size_t begin = article.paragraph_begin(e.first);
    if (e.first == begin || e.first - begin > 4)
        return false;
    for (std::size_t i = begin; i < e.first; ++i)
        if (!article.has(i, kCapital) && !one_of(article.folded(i), {"le", "de", "of"}))
            return false;
    return (article.gap(e.end) & (kGapBracket | kGapDash)) != 0 &&
           (article.has(begin, kAllCapitals) || (article.gap(e.end) & kGapDash));
}

// "– Name (@account) 23 août 2021" below a post.
bool is_signature(const ArticleText& article, const DateExpression& e) {
    const std::size_t begin = article.paragraph_begin(e.first);
    if (article.paragraph_end(e.first) != e.end || e.end - begin > 14 || e.first == begin)
        return false;
    for (std::size_t i = begin; i < e.first; ++i)
        if (article.address[i])
            return true;
    return false;
}

// "Le 22 août : ..." at the beginning of a paragraph.
bool heads_post(const ArticleText& article, const DateExpression& e) {
    const std::size_t begin = article.paragraph_begin(e.first);
    if (e.first - begin > 1 || (e.first > begin && !one_of(article.folded(begin), {"le", "on"})))
        return false;
    return e.end < article.size() && (article.gap(e.end) & kGapColon) != 0;
}

std::size_t paragraph_before(const ArticleText& article, std::size_t word) {
    const std::size_t begin = article.paragraph_begin(word);
    return begin == 0 ? 0 : article.paragraph_begin(begin - 1);
}

} // namespace

std::vector<Piece> pieces_of(const ArticleText& article,
                             std::span<const DateExpression> expressions,
                             const std::optional<EdtfDate>& published) {
    std::vector<Piece> pieces; // later ones lie upon earlier ones
    pieces.push_back({0, article.size(), published, false, "the date of publication"});
    const DateExpression* first_published = nullptr;
    std::optional<EdtfDate> near = published;
    const auto lay = [&](Piece piece) { pieces.push_back(std::move(piece)); };
    for (const DateExpression& e : expressions) {
        if (!says_published(article, e))
            continue;
        const auto date = whole_date(e, near);
        if (!date)
            continue;
        const std::size_t begin = first_published ? paragraph_before(article, e.first) : 0;
        first_published = &e;
        lay({begin, article.size(), date, false, "the piece's own date of publication"});
        if (!near)
            near = date;
    }
    for (const DateExpression& e : expressions) {
        if (!is_dateline(article, e))
            continue;
        if (const auto date = whole_date(e, near))
            lay({article.paragraph_begin(e.first), article.size(), date, false, "the dateline"});
    }
    const auto written_at = [&](std::size_t word) {
        std::optional<EdtfDate> written;
        for (const Piece& piece : pieces)
            if (piece.first <= word && word < piece.end)
                written = piece.written;
        return written;
    };
    const std::size_t headed = pieces.size();
    for (const DateExpression& e : expressions) {
        const std::size_t begin = article.paragraph_begin(e.first);
        if (heads_post(article, e)) {
            const auto date = whole_date(e, written_at(e.first));
            if (!date)
                continue;
            const std::size_t end = article.paragraph_end(e.first);
            // What follows it up to the next dated piece was written at about that time.
            std::size_t next = article.size();
            for (std::size_t i = 0; i < headed; ++i)
                if (pieces[i].first > e.first)
                    next = std::min(next, pieces[i].first);
            if (end < next)
                lay({end, next, date, true, "the dated post before it"});
            lay({begin, end, date, false, "the date at the head of the post"});
        } else if (is_signature(article, e)) {
            if (const auto date = whole_date(e, written_at(e.first)))
                lay({paragraph_before(article, e.first), e.end, date, false,
                     "the date under the post"});
        }
    }
    return pieces;
}

} // namespace panjshir::gazetteer
