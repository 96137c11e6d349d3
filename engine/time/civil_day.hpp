#pragma once
// Days as people in Kabul count them (UTC+4:30, no summer time).

#include "base/error.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace panjshir {

/// A day of the Gregorian calendar, as a number of days; ordered, and steppable by
/// std::chrono::days.
using CivilDay = std::chrono::sys_days;

inline constexpr std::chrono::minutes kKabulOffset{4 * 60 + 30};

/// "2021-08-23". Errors: not that form, or no such day (30 February).
Result<CivilDay> parse_day(std::string_view text);

/// "2021-08-23".
std::string to_text(CivilDay day);

/// 1 for Monday to 7 for Sunday.
int iso_weekday(CivilDay day);

/// Days with both ends included.
struct DayInterval {
    CivilDay first;
    CivilDay last;

    bool contains(CivilDay day) const { return first <= day && day <= last; }
    bool overlaps(const DayInterval& other) const {
        return first <= other.last && other.first <= last;
    }
    int length_days() const { return static_cast<int>((last - first).count()) + 1; }
    bool operator==(const DayInterval&) const = default;
};

} // namespace panjshir
