#pragma once
// Crests and valley floors, whichever way they run.

#include "terrain/height_grid.hpp"
#include "terrain/relief_pyramid.hpp"

#include <vector>

namespace panjshir::terrain {

/// How each cell stands above (1) or below (-1) its surroundings, without unit, 0 on any even slope
/// away from its ends. Like Brown's texture shading (2010) a fractional Laplacian of the heights,
/// here as a sum over scales of doubling width of the difference between two smoothings, each
/// divided by its width; the sum is bent smoothly into -1..1. NaN at voids.
std::vector<float> texture_shading(const HeightGrid& grid, int threads = 0);

/// The same where the grid with its voids filled (relief_pyramid.hpp) is there already.
std::vector<float> texture_shading(const HeightGrid& grid, const Raster& filled, int threads);

} // namespace panjshir::terrain
