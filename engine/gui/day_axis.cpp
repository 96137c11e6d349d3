#include "gui/day_axis.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>
#include <vector>

namespace panjshir::gui {

CivilDay DayAxis::day_at(double x_px) const {
    const int last = days.length_days() - 1;
    const double index = std::floor((x_px - left_px) / day_width_px());
    return days.first +
           std::chrono::days(static_cast<int>(std::clamp(index, 0.0, static_cast<double>(last))));
}

namespace {

/// The month of an English or French name or its first letters, at least three with the accented
/// ones; 0 where it is none. Accented letters are dropped from what is typed, so the names stand
/// with and without theirs.
unsigned month_of(const std::string& typed) {
    struct Name {
        std::string_view name;
        std::size_t least;
        unsigned month;
    };
    constexpr std::array<Name, 25> kNames{
        {{"january", 3, 1},  {"janvier", 3, 1},  {"february", 3, 2},  {"fevrier", 3, 2},
         {"fvrier", 2, 2},   {"march", 3, 3},    {"mars", 3, 3},      {"april", 3, 4},
         {"avril", 3, 4},    {"may", 3, 5},      {"mai", 3, 5},       {"june", 3, 6},
         {"juin", 3, 6},     {"july", 3, 7},     {"juillet", 4, 7},   {"august", 3, 8},
         {"aout", 3, 8},     {"aot", 2, 8},      {"september", 3, 9}, {"septembre", 3, 9},
         {"october", 3, 10}, {"octobre", 3, 10}, {"november", 3, 11}, {"december", 3, 12},
         {"dcembre", 2, 12}}};
    for (const Name& name : kNames)
        if (typed.size() >= name.least && name.name.substr(0, typed.size()) == typed)
            return name.month;
    return typed == "novembre" ? 11 : typed == "decembre" ? 12 : 0;
}

/// Numbers and words in their order; "1er" and "23rd" are numbers.
struct Pieces {
    std::vector<int> numbers;
    std::vector<std::string> words;
    bool good = true;
};

Pieces pieces_of(std::string_view text) {
    Pieces pieces;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (std::isdigit(c)) {
            int value = 0;
            for (; i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])); ++i)
                value = std::min(99999, value * 10 + (text[i] - '0'));
            pieces.numbers.push_back(value);
            for (const std::string_view ending : {"er", "st", "nd", "rd", "th"})
                if (text.substr(i, 2) == ending)
                    i += 2;
        } else if (std::isalpha(c) || c >= 0x80) {
            std::string word;
            for (; i < text.size(); ++i) {
                const auto letter = static_cast<unsigned char>(text[i]);
                if (std::isalpha(letter))
                    word += static_cast<char>(std::tolower(letter));
                else if (letter < 0x80)
                    break;
            }
            pieces.words.push_back(std::move(word));
        } else {
            pieces.good =
                pieces.good && std::string_view(" -/.,").find(text[i]) != std::string_view::npos;
            ++i;
        }
    }
    return pieces;
}

std::optional<CivilDay> civil_day(int year, unsigned month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (day > 31 || !date.ok())
        return std::nullopt;
    return CivilDay(date);
}

} // namespace

std::optional<CivilDay> typed_day(std::string_view text, const DayInterval& days) {
    const Pieces pieces = pieces_of(text);
    const std::vector<int>& n = pieces.numbers;
    if (!pieces.good || n.empty() || pieces.words.size() > 1)
        return std::nullopt;
    if (n.size() == 3 && pieces.words.empty() && n[0] > 31) // 2021-08-23
        return n[1] > 12 ? std::nullopt : civil_day(n[0], static_cast<unsigned>(n[1]), n[2]);
    const bool named = !pieces.words.empty();
    const std::size_t most = named ? 2 : 3;
    if (n.size() > most || (!named && n.size() < 2))
        return std::nullopt;
    const unsigned month = named ? month_of(pieces.words[0]) : static_cast<unsigned>(n[1]);
    if (month < 1 || month > 12)
        return std::nullopt;
    if (n.size() == most)
        return civil_day(n.back() < 100 ? 2000 + n.back() : n.back(), month, n[0]);
    const int first = static_cast<int>(std::chrono::year_month_day(days.first).year());
    const auto this_year = civil_day(first, month, n[0]),
               next_year = civil_day(first + 1, month, n[0]);
    const bool rather_next =
        next_year && days.contains(*next_year) && !(this_year && days.contains(*this_year));
    return rather_next ? next_year : this_year;
}

CivilDay stepped(CivilDay day, int by, const DayInterval& days) {
    return std::clamp(day + std::chrono::days(by), days.first, days.last);
}

} // namespace panjshir::gui
