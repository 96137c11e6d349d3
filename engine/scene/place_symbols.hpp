#pragma once
// The sign that stands for a place of each kind.

#include "scene/layer_parts.hpp"

namespace panjshir::scene {

/// How far a label keeps from the place's centre, millimetres; 0 for kinds without a sign.
double symbol_radius_mm(const gazetteer::Place& place);

/// Appends the sign to the drawing's list.
void draw_place_symbol(Drawing& drawing, const gazetteer::Place& place, display::Point at);

} // namespace panjshir::scene
