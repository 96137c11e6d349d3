#include "gazetteer/read/date_rules.hpp"

namespace panjshir::gazetteer {

std::vector<DateExpression> DateFinder::find_all() {
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

std::string_view DateFinder::at(std::size_t i, std::uint16_t allowed) const {
    if (i >= m_article.size() || (m_article.gap(i) & ~allowed) != 0 ||
        (m_article.gap(i) & kGapParagraph))
        return {};
    return m_article.folded(i);
}

std::string_view DateFinder::first_word(std::size_t i) const {
    return i < m_article.size() ? m_article.folded(i) : std::string_view();
}

FoundDate DateFinder::longest_at(std::size_t i) const {
    FoundDate best;
    for (const auto rule :
         {&DateFinder::numeric, &DateFinder::day_and_month, &DateFinder::month_and_day,
          &DateFinder::month, &DateFinder::years, &DateFinder::decade, &DateFinder::weekday,
          &DateFinder::relative_day, &DateFinder::ago, &DateFinder::unit, &DateFinder::weekend,
          &DateFinder::since, &DateFinder::vague, &DateFinder::time}) {
        FoundDate found = (this->*rule)(i);
        if (found && (!best || found->end > best->end))
            best = found;
    }
    return best;
}

DateExpression DateFinder::made(std::size_t first, std::size_t end, DateForm form) {
    DateExpression expression;
    expression.first = first;
    expression.end = end;
    expression.form = form;
    return expression;
}

std::optional<int> DateFinder::year_at(std::size_t i, std::uint16_t allowed) const {
    const std::string_view word = at(i, allowed);
    if (word.size() != 4 || !m_article.has(i, kDigits))
        return std::nullopt;
    const auto value = number_word(word);
    return value && is_year(*value) ? value : std::nullopt;
}

std::optional<std::pair<int, std::size_t>> DateFinder::weekday_at(std::size_t i) const {
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

std::vector<DateExpression> find_dates(const ArticleText& article) {
    return DateFinder(article).find_all();
}

} // namespace panjshir::gazetteer
