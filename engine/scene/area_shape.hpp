#pragma once
// Where an area's name and symbols belong: its middle, and the axis along which it is long.

#include "scene/ground.hpp"

namespace panjshir::scene {

/// Requires: the area has a ring of three points or more. The centre is the point inside that lies
/// furthest from the outline among those near the area's centroid; the axis is that of the greatest
/// second moment. Both from samples on a grid of some thousand points, so good to about a sixtieth
/// of the area's width.
AreaShape make_area_shape(std::string place, MapArea area);

/// The box around a line. Requires: the line has a point.
MapBox box_of(const MapLine& line);

} // namespace panjshir::scene
