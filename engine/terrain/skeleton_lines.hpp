#pragma once
// Structure lines as smooth curves.

#include "geo/map_point.hpp"
#include "terrain/skeleton.hpp"

#include <span>
#include <vector>

namespace panjshir::terrain {

struct HeightPoint {
    MapPoint position;
    double elevation_m = 0;
};

enum class StructureKind { Thalweg, Crest };

/// A curve through the vertices of one structure line, as points at most `step_m` apart.
struct StructureCurve {
    StructureKind kind = StructureKind::Crest;
    std::vector<HeightPoint> points;
    /// The surface is held to points[held_begin] to points[held_end - 1]. Where a line ends by
    /// itself, not on another, its last stretch is let go: a crease that stops short would leave a
    /// dimple.
    std::size_t held_begin = 0, held_end = 0;
};

struct SkeletonParts {
    std::vector<StructureCurve> curves; ///< in the order in which the lines first appear
    std::vector<SpotHeight> singles;    ///< vertices without a line, and lines of a single vertex
};

/// The point at `t` (0 to 1) between b and c of the centripetal Catmull-Rom curve through a, b, c,
/// d. Requires: neighbours differ.
MapPoint centripetal_point(MapPoint a, MapPoint b, MapPoint c, MapPoint d, double t);

/// In plan a centripetal Catmull-Rom spline (Yuksel, Schaefer and Keyser 2011: no loops, no
/// overshoot worth speaking of), in height a monotone cubic (Fritsch and Butland 1984). A line
/// whose name begins with "T:" is a thalweg, every other a crest. Vertices of the same place in a
/// row count once.
SkeletonParts structure_curves(std::span<const SpotHeight> vertices, double step_m);

} // namespace panjshir::terrain
