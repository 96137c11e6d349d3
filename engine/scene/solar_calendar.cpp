#include "scene/solar_calendar.hpp"

#include <array>

namespace panjshir::scene {
namespace {

// Years of the 33-year cycle that have 366 days, in the modern stretch of the calendar: 1399 and
// 1403 are leap years, 1408 the next (K. M. Borkowski, The Persian calendar for 3000 years, 1996).
bool is_leap(int year) {
    const int of_cycle = ((year % 33) + 33) % 33;
    for (const int leap : {1, 5, 9, 13, 17, 22, 26, 30})
        if (of_cycle == leap)
            return true;
    return false;
}

} // namespace

SolarDate solar_date(CivilDay day) {
    using namespace std::chrono;
    // 1 Hamal 1400 was 21 March 2021.
    long days = (day - CivilDay{2021y / March / 21d}).count();
    int year = 1400;
    const auto length = [](int of) { return is_leap(of) ? 366L : 365L; };
    while (days < 0)
        days += length(--year);
    while (days >= length(year))
        days -= length(year++);
    const auto number = static_cast<int>(days);
    // Six months of 31 days, then of 30; the last of 29 or 30.
    if (number < 186)
        return {year, number / 31 + 1, number % 31 + 1};
    return {year, (number - 186) / 30 + 7, (number - 186) % 30 + 1};
}

std::string_view solar_month_name(int month) {
    static constexpr std::array<std::string_view, 12> kNames{
        "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"};
    return kNames[static_cast<std::size_t>(month - 1)];
}

} // namespace panjshir::scene
