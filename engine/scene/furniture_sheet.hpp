#pragma once
// The furniture of a page: title, basis and clocks, legend, lists, inset, scale, credits.

#include "scene/furniture_pen.hpp"
#include "scene/sheet_template.hpp"

namespace panjshir::scene {

/// Everything about the map's frame. Called after the map is drawn, since the legend holds only
/// what it shows.
void draw_sheet_furniture(FurniturePen& pen, const SheetPlan& plan);

} // namespace panjshir::scene
