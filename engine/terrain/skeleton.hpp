#pragma once
// The built-in relief: from some thousand surveyed vertices to a grid of heights.

#include "base/error.hpp"
#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"

#include <span>
#include <string>
#include <vector>

namespace panjshir::terrain {

/// A surveyed vertex, chosen for its landform. Vertices that name the same line, in the order
/// given, are joined to a structure line: a thalweg ("T:...") or a crest ("C:..."). Lines may share
/// vertices by repeating one. Without a line it is a single point: a summit, a pass, a settlement,
/// a break of slope.
struct SpotHeight {
    MapPoint position;
    float elevation_m = 0; ///< above sea level
    std::string line;      ///< "T:panjshir", "C:hindu-kush-3", or empty
    int rank = 5; ///< 1 (main) to 5 (minor); a single point of rank 1 or 2 keeps its height exactly
};

struct SkeletonOptions {
    MapBox extent;            ///< what the grid covers at least, on the plane of the vertices
    double cell_size_m = 120; ///< the grid begins at the north-western corner of the extent
};

/// Builds the grid. Structure lines become smooth curves through their vertices, along which the
/// height is monotone between neighbouring vertices (so a thalweg whose vertices fall, falls all
/// the way) and which the surface keeps as creases; between them the ground is a conforming
/// Delaunay triangulation, relaxed so that no facet shows. Outside the vertices' hull the height
/// tends to that of the nearest vertex. Deterministic: the same vertices give the same bytes.
/// Errors: fewer than three vertices, a position or height that is not finite, a height below -500
/// m or above 9,000 m (the message names the vertex by its number from 1), a cell size that is not
/// positive, an empty extent, more than 100 million cells, positions more than 500 km from the
/// extent's centre.
Result<HeightGrid> build_skeleton(std::span<const SpotHeight> vertices,
                                  const SkeletonOptions& options);

} // namespace panjshir::terrain
