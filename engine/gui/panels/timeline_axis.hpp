#pragma once
// The days' axis in the panel at the window's foot.

#include "gui/day_axis.hpp"
#include "gui/panels/panel_room.hpp"

#include <optional>
#include <string>

namespace panjshir::gui {

/// Within the panel, at 100 %: where ticks end, the line of the days, their names, the first bar's
/// middle.
struct AxisHeights {
    float ticks_bottom_px, track_px, labels_px, bars_px, bar_step_px, foot_px;
};
AxisHeights axis_heights(TimelineForm form);

void paint_axis(PanelRoom& room, const DayAxis& axis, float top,
                std::optional<CivilDay> pointed_at);

/// The event of that day whose tick stands there; empty: none.
std::string tick_at(const PanelRoom& room, const DayAxis& axis, CivilDay day, float x);

} // namespace panjshir::gui
