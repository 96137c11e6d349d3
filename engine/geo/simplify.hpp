#pragma once
// Fewer points for lines drawn at a smaller scale.

#include "geo/map_point.hpp"

namespace panjshir {

/// Douglas and Peucker 1973 (Cartographica 10): keeps the ends, and every point that lies further
/// than `tolerance_m` from the simplified line.
MapLine simplify_line(const MapLine& line, double tolerance_m);

/// The same for a closed ring; never fewer than four points unless the ring has fewer.
MapLine simplify_ring(const MapLine& ring, double tolerance_m);

/// Rounds corners by cutting them (Chaikin 1974, Computer Graphics and Image Processing 3), keeping
/// the ends.
MapLine smooth_line(const MapLine& line, int passes);
MapLine smooth_ring(const MapLine& ring, int passes);

/// Signed area, positive where the ring runs counter-clockwise.
double ring_area_m2(const MapLine& ring);

/// Even-odd over all rings.
bool contains(const MapArea& area, MapPoint p);

/// Sum of the even-odd area, for rings that do not cross.
double area_m2(const MapArea& area);

} // namespace panjshir
