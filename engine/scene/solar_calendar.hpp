#pragma once
// The solar hijri calendar of Afghanistan, by which a Dari reader counts days.

#include "time/civil_day.hpp"

#include <string_view>

namespace panjshir::scene {

struct SolarDate {
    int year = 0;
    int month = 1, day = 1; ///< from 1
    bool operator==(const SolarDate&) const = default;
};

/// Good for 1178 to 1633 (1800 to 2254), where every 33 years have 8 leap years in the same order.
SolarDate solar_date(CivilDay day);

/// The Afghan names: "حمل", "ثور", ... Requires: 1..12.
std::string_view solar_month_name(int month);

} // namespace panjshir::scene
