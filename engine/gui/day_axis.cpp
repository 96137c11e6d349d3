#include "gui/day_axis.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::gui {

CivilDay DayAxis::day_at(double x_px) const {
    const int last = days.length_days() - 1;
    const double index = std::floor((x_px - left_px) / day_width_px());
    return days.first +
           std::chrono::days(static_cast<int>(std::clamp(index, 0.0, static_cast<double>(last))));
}

CivilDay stepped(CivilDay day, int by, const DayInterval& days) {
    return std::clamp(day + std::chrono::days(by), days.first, days.last);
}

} // namespace panjshir::gui
