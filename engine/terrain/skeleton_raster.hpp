#pragma once
// From the triangles of the skeleton to a smooth grid.

#include "terrain/height_grid.hpp"
#include "terrain/skeleton_lines.hpp"
#include "terrain/triangulation.hpp"

#include <span>
#include <vector>

namespace panjshir::terrain {

/// Linear heights within each triangle; `elevation_m` has one height a vertex.
void draw_triangles(HeightGrid& grid, const Triangulation& triangulation,
                    std::span<const double> elevation_m);

/// Distance of each cell from the nearest curve, in cells, at most `limit`; 0 for the cells next to
/// one.
std::vector<std::uint8_t> distance_from_curves(const HeightGrid& grid,
                                               std::span<const StructureCurve> curves, int limit);

/// Takes the facets away: each height becomes the mean over the largest circle round it that meets
/// no curve, `sweeps` times. That is the mean-value property of a harmonic surface, towards which
/// it tends; the curves and the cells beside them stay as they are.
void relax_between_curves(HeightGrid& grid, std::span<const std::uint8_t> distance, int sweeps);

/// Gives each thalweg a bed: its cells are lowered to its height where they are higher, fall from
/// each to the next, and are the steepest way down from each (cells beside it that would draw the
/// water off are raised by what it takes), so that flow on the grid follows the line.
void carve_thalwegs(HeightGrid& grid, std::span<const StructureCurve> curves);

/// Raises or lowers the ground round a point, fading over `radius_m`, so that height_at gives its
/// height.
void hold_height(HeightGrid& grid, const HeightPoint& point, double radius_m);

} // namespace panjshir::terrain
