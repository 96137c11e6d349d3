#include "gazetteer/read/date_words.hpp"

#include <algorithm>
#include <utility>

namespace panjshir::gazetteer {
namespace {

using V = std::string_view;
template <typename T, std::size_t N>
std::optional<T> look_up(const std::pair<V, T> (&table)[N], V word) {
    for (const auto& [key, value] : table)
        if (key == word)
            return value;
    return std::nullopt;
}

constexpr auto G = Calendar::Gregorian;
constexpr auto S = Calendar::Solar;

constexpr std::pair<V, MonthWord> kMonths[] = {
    {V("janvier"), MonthWord{1, G, false}},
    {V("january"), {1, G, false}},
    {V("jan"), {1, G, true}},
    {V("janv"), {1, G, false}},
    {V("جنوری"), {1, G, false}},
    {V("ژانویه"), {1, G, false}},
    {V("fevrier"), {2, G, false}},
    {V("february"), {2, G, false}},
    {V("feb"), {2, G, true}},
    {V("fevr"), {2, G, false}},
    {V("فبروری"), {2, G, false}},
    {V("فوریه"), {2, G, false}},
    {V("mars"), {3, G, false}},
    {V("march"), {3, G, true}},
    {V("مارچ"), {3, G, false}},
    {V("مارس"), {3, G, false}},
    {V("avril"), {4, G, false}},
    {V("april"), {4, G, true}},
    {V("apr"), {4, G, true}},
    {V("avr"), {4, G, false}},
    {V("اپریل"), {4, G, false}},
    {V("اوریل"), {4, G, false}},
    {V("mai"), {5, G, false}},
    {V("may"), {5, G, true}},
    {V("می"), {5, G, false}},
    {V("juin"), {6, G, false}},
    {V("june"), {6, G, true}},
    {V("جون"), {6, G, false}},
    {V("ژوین"), {6, G, false}},
    {V("juillet"), {7, G, false}},
    {V("july"), {7, G, true}},
    {V("juil"), {7, G, false}},
    {V("جولای"), {7, G, false}},
    {V("ژوییه"), {7, G, false}},
    {V("aout"), {8, G, false}},
    {V("august"), {8, G, true}},
    {V("aug"), {8, G, true}},
    {V("اگست"), {8, G, false}},
    {V("اگوست"), {8, G, false}},
    {V("اوت"), {8, G, false}},
    {V("septembre"), {9, G, false}},
    {V("september"), {9, G, false}},
    {V("sept"), {9, G, false}},
    {V("sep"), {9, G, true}},
    {V("سپتمبر"), {9, G, false}},
    {V("سپتامبر"), {9, G, false}},
    {V("octobre"), {10, G, false}},
    {V("october"), {10, G, false}},
    {V("oct"), {10, G, false}},
    {V("اکتوبر"), {10, G, false}},
    {V("اکتبر"), {10, G, false}},
    {V("novembre"), {11, G, false}},
    {V("november"), {11, G, false}},
    {V("nov"), {11, G, false}},
    {V("نومبر"), {11, G, false}},
    {V("نوامبر"), {11, G, false}},
    {V("decembre"), {12, G, false}},
    {V("december"), {12, G, false}},
    {V("dec"), {12, G, true}},
    {V("دسمبر"), {12, G, false}},
    {V("دسامبر"), {12, G, false}},
    {V("حمل"), {1, S, false}},
    {V("ثور"), {2, S, false}},
    {V("جوزا"), {3, S, false}},
    {V("سرطان"), {4, S, false}},
    {V("اسد"), {5, S, false}},
    {V("سنبله"), {6, S, false}},
    {V("میزان"), {7, S, false}},
    {V("عقرب"), {8, S, false}},
    {V("قوس"), {9, S, false}},
    {V("جدی"), {10, S, false}},
    {V("دلو"), {11, S, false}},
    {V("حوت"), {12, S, false}},
    {V("فروردین"), {1, S, false}},
    {V("شهریور"), {6, S, false}},
    {V("مرداد"), {5, S, false}},
};

constexpr std::pair<V, int> kWeekdays[] = {
    {V("lundi"), 1},    {V("mardi"), 2},     {V("mercredi"), 3}, {V("jeudi"), 4},
    {V("vendredi"), 5}, {V("samedi"), 6},    {V("dimanche"), 7}, {V("monday"), 1},
    {V("tuesday"), 2},  {V("wednesday"), 3}, {V("thursday"), 4}, {V("friday"), 5},
    {V("saturday"), 6}, {V("sunday"), 7},    {V("دوشنبه"), 1},   {V("سهشنبه"), 2},
    {V("چهارشنبه"), 3}, {V("پنجشنبه"), 4},   {V("جمعه"), 5},     {V("شنبه"), 6},
    {V("یکشنبه"), 7},
};

constexpr std::pair<V, int> kNumbers[] = {
    {V("a"), 1},      {V("an"), 1},        {V("one"), 1},     {V("un"), 1},      {V("une"), 1},
    {V("یک"), 1},     {V("two"), 2},       {V("deux"), 2},    {V("دو"), 2},      {V("three"), 3},
    {V("trois"), 3},  {V("سه"), 3},        {V("four"), 4},    {V("quatre"), 4},  {V("چهار"), 4},
    {V("five"), 5},   {V("cinq"), 5},      {V("پنج"), 5},     {V("six"), 6},     {V("شش"), 6},
    {V("seven"), 7},  {V("sept"), 7},      {V("هفت"), 7},     {V("eight"), 8},   {V("huit"), 8},
    {V("هشت"), 8},    {V("nine"), 9},      {V("neuf"), 9},    {V("نه"), 9},      {V("ten"), 10},
    {V("dix"), 10},   {V("ده"), 10},       {V("eleven"), 11}, {V("onze"), 11},   {V("twelve"), 12},
    {V("douze"), 12}, {V("fifteen"), 15},  {V("quinze"), 15}, {V("پانزده"), 15}, {V("twenty"), 20},
    {V("vingt"), 20}, {V("بیست"), 20},     {V("thirty"), 30}, {V("trente"), 30}, {V("سی"), 30},
    {V("forty"), 40}, {V("quarante"), 40}, {V("چهل"), 40},
};

constexpr std::pair<V, Unit> kUnits[] = {
    {V("day"), Unit::Day},    {V("days"), Unit::Day},     {V("jour"), Unit::Day},
    {V("jours"), Unit::Day},  {V("روز"), Unit::Day},      {V("week"), Unit::Week},
    {V("weeks"), Unit::Week}, {V("semaine"), Unit::Week}, {V("semaines"), Unit::Week},
    {V("هفته"), Unit::Week},  {V("month"), Unit::Month},  {V("months"), Unit::Month},
    {V("mois"), Unit::Month}, {V("ماه"), Unit::Month},    {V("year"), Unit::Year},
    {V("years"), Unit::Year}, {V("an"), Unit::Year},      {V("ans"), Unit::Year},
    {V("annee"), Unit::Year}, {V("annees"), Unit::Year},  {V("سال"), Unit::Year},
};

std::optional<int> digits(std::string_view text) {
    if (text.empty() || text.size() > 4)
        return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

constexpr bool is_solar_leap(int year) {
    const int rest = ((year % 33) + 33) % 33;
    return rest == 1 || rest == 5 || rest == 9 || rest == 13 || rest == 17 || rest == 22 ||
           rest == 26 || rest == 30;
}

CivilDay solar_new_year(int year) {
    CivilDay day{std::chrono::year{2021} / std::chrono::March / 21}; // 1 Hamal 1400
    for (int y = 1400; y < year; ++y)
        day += std::chrono::days(is_solar_leap(y) ? 366 : 365);
    for (int y = 1400; y > year; --y)
        day -= std::chrono::days(is_solar_leap(y - 1) ? 366 : 365);
    return day;
}

} // namespace

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::optional<MonthWord> month_word(std::string_view folded) {
    return look_up(kMonths, folded);
}

std::optional<int> weekday_word(std::string_view folded) {
    return look_up(kWeekdays, folded);
}

std::optional<int> weekday_words(std::string_view first, std::string_view second) {
    if (second != "شنبه")
        return std::nullopt;
    static constexpr std::pair<V, int> kParts[] = {
        {V("یک"), 7}, {V("دو"), 1}, {V("سه"), 2}, {V("چهار"), 3}, {V("پنج"), 4}};
    return look_up(kParts, first);
}

std::optional<int> number_word(std::string_view folded) {
    if (const auto value = digits(folded))
        return value;
    return look_up(kNumbers, folded);
}

std::optional<int> day_number(std::string_view folded) {
    for (const std::string_view ending : {"er", "st", "nd", "rd", "th", "ème", "eme", "e"})
        if (folded.size() > ending.size() && folded.ends_with(ending)) {
            const auto value = digits(folded.substr(0, folded.size() - ending.size()));
            if (value && *value >= 1 && *value <= 31)
                return value;
        }
    if (folded == "اول" || folded == "premier")
        return 1;
    if (folded == "دوم")
        return 2;
    if (folded == "سوم")
        return 3;
    const auto value = digits(folded);
    return value && *value >= 1 && *value <= 31 && folded.size() <= 2 ? value : std::nullopt;
}

std::optional<Unit> unit_word(std::string_view folded) {
    return look_up(kUnits, folded);
}

int solar_month_length(int year, int month) {
    return month <= 6 ? 31 : month <= 11 ? 30 : is_solar_leap(year) ? 30 : 29;
}

std::optional<CivilDay> solar_day(int year, int month, int day) {
    if (year < 1244 || year > 1472 || month < 1 || month > 12 || day < 1 ||
        day > solar_month_length(year, month))
        return std::nullopt;
    const int before = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
    return solar_new_year(year) + std::chrono::days(before + day - 1);
}

int solar_year_of(CivilDay day) {
    const std::chrono::year_month_day date(day);
    const int year = static_cast<int>(date.year()) - 621;
    return day >= solar_new_year(year) ? year : year - 1;
}

} // namespace panjshir::gazetteer
