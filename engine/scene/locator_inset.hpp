#pragma once
// A small map of the country with the sheet's frame on it: where in the world this is.

#include "scene/furniture_pen.hpp"

namespace panjshir::scene {

/// Whether the content has the country's outline.
bool has_locator(const Drawing& drawing);

/// Height over width that the inset wants.
double locator_shape(const Drawing& drawing);

/// The country's outline, the frame of the map in the accent of a quiet red, the capital with its
/// name and the country's own. Lengths of letters as `type`.
void draw_locator(FurniturePen& pen, const PageBox& box, const Type& type);

} // namespace panjshir::scene
