#pragma once
// Holes in a grid of heights: found, measured and closed smoothly from their rims.

#include "terrain/height_grid.hpp"

#include <cstddef>

namespace panjshir::io {

struct VoidReport {
    std::size_t filled = 0; ///< voids closed, each of cells joined by their sides
    std::size_t filled_cells = 0;
    double largest_filled_km2 = 0;
    std::size_t left = 0; ///< larger than allowed; those at the grid's edge are not counted
    double largest_left_km2 = 0;
    std::size_t cells_left = 0; ///< without a height in the end, those at the grid's edge as well
};

/// Closes every void of at most `largest_km2` that does not touch the grid's edge: what lies there
/// is not between known heights. First from a pyramid of means (push and pull: Gortler and others,
/// "The Lumigraph", 1996), then relaxed to the membrane through the rim (Laplace's equation), so
/// that no height leaves the range of its rim.
VoidReport fill_voids(terrain::HeightGrid& grid, double largest_km2);

} // namespace panjshir::io
