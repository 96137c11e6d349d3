#pragma once
// Scale bar, representative fraction and true north.

#include "scene/furniture_pen.hpp"

namespace panjshir::scene {

/// The longest of 1, 2, 5, ... kilometres whose bar is no longer than `most_mm`.
double scale_bar_metres(const MapView& view, double most_mm);

/// Whether the bar is counted from its right end, its unit to the left of it: on sheets from right
/// to left.
bool scale_bar_is_mirrored(const FurniturePen& pen);

/// A bar of four parts from `left`, its upper edge at `y`, with figures above it. Returns its
/// length.
double draw_scale_bar(FurniturePen& pen, double left, double y, double most_mm, const Type& type);

/// "1:600,000", rounded to three figures.
std::string representative_fraction(const MapView& view, std::string_view language);

/// An arrow that leans by the angle between the plane's up and true north at the map's middle.
/// `size` 1 is 6 mm high.
void draw_north(FurniturePen& pen, display::Point centre, double size, display::Colour ground);

} // namespace panjshir::scene
