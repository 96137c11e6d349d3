#pragma once
// Where the days stand on the date slider.

#include "time/civil_day.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace panjshir::gui {

/// Days of equal width side by side, the first from `left_px` on.
struct DayAxis {
    DayInterval days;
    double left_px = 0, width_px = 0;

    double day_width_px() const { return width_px / days.length_days(); }
    /// Middle of the day.
    double x_of(CivilDay day) const {
        return left_px + (static_cast<double>((day - days.first).count()) + 0.5) * day_width_px();
    }
    /// The day under x; beyond the ends the first or the last.
    CivilDay day_at(double x_px) const;
};

/// A day as a hand types it: "2021-08-23", "23/8", "23.08.2021", "23 Aug", "23 août", "Aug 23";
/// months in English or French, three letters or more. Without a year that of the interval's first
/// day, or the next where only that lies within. Nothing where it is no day.
std::optional<CivilDay> typed_day(std::string_view text, const DayInterval& days);

/// `by` days on, kept within the interval.
CivilDay stepped(CivilDay day, int by, const DayInterval& days);

} // namespace panjshir::gui
