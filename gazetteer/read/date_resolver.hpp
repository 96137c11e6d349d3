#pragma once
// What each date of an article means, counted from the day on which its piece was written. Only for
// dates.cpp and the files of the resolver itself.

#include "gazetteer/read/dates.hpp"

#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panjshir::gazetteer {

class DateResolver {
public:
    DateResolver(const ArticleText& article, std::span<const DateExpression> expressions,
                 std::span<const Piece> pieces, std::span<const NamedFall> falls)
        : m_article(article), m_expressions(expressions), m_pieces(pieces), m_falls(falls) {}

    std::vector<DateMention> resolve_all();

private:
    struct Answer {
        std::string edtf;
        std::vector<std::string> reasons;
        bool counted = true; ///< from the anchor
    };

    const Piece& piece_at(std::size_t word) const;
    static std::string ymd(CivilDay day) { return to_text(day); }
    static std::string interval(CivilDay first, CivilDay last) {
        return ymd(first) + "/" + ymd(last);
    }
    static std::string year_text(int year) { return fmt::format("{:04}", year); }
    // Full dates give their year to dates without one where nothing else does.
    void take_up(const DateExpression& e);
    std::optional<int> year_nearby(std::size_t word) const;
    void resolve(const DateExpression& e);
    std::optional<CivilDay> last_day_named(const DateExpression& e) const;
    static Answer unresolved(std::string_view what);
    // '~' where the anchor itself is about right only.
    std::string about(std::string text) const { return m_about ? text + "~" : text; }
    Answer answer_for(const DateExpression& e);

    // Counted from the day of writing.
    Answer relative(const DateExpression& e);
    // "la chute de Kaboul dimanche": the day of the fall, if it is such a weekday.
    std::optional<CivilDay> fall_of(const DateExpression& e) const;
    bool is_fall(std::size_t place_word) const;
    Answer weekday(const DateExpression& e);
    static std::string month_text(std::chrono::year_month month);
    std::chrono::year_month anchor_month() const;
    Answer ago(const DateExpression& e);
    Answer unit(const DateExpression& e);
    Answer weekend(const DateExpression& e);

    // Of a calendar.
    Answer solar_years(int first, int last);
    // The year of a date without one: near the anchor, and with its weekday.
    std::optional<int> year_for(const DateExpression& e, std::string& reason, bool& counted) const;
    static std::optional<CivilDay> gregorian(Calendar calendar, int year, int month, int day);
    Answer day(const DateExpression& e);
    Answer month(const DateExpression& e);

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

enum class Tense { Past, Future };

/// The tense of the verb nearest to a date, whose words are given, in its sentence.
Tense tense_around(const ArticleText& article, std::size_t first, std::size_t end);

/// Monday for 1 to Sunday for 7.
std::string_view english_weekday(int iso_weekday);

} // namespace panjshir::gazetteer
