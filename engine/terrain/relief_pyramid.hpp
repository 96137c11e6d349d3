#pragma once
// Smaller and smaller pictures of a raster, by which wide smoothings cost little.

#include "terrain/height_grid.hpp"

#include <vector>

namespace panjshir::terrain {

/// Plain values on a grid, rows from the north.
struct Raster {
    int columns = 0, rows = 0;
    std::vector<float> values;

    const float* row(int r) const {
        return values.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(columns);
    }
    float* row(int r) {
        return values.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(columns);
    }
};

Raster make_raster(int columns, int rows, float value = 0);

/// Every second cell of every second row, from the first, after smoothing by 1 4 6 4 1 in both
/// directions (Burt, Adelson 1983). Edges repeat. Standard deviation of the smoothing: one cell.
Raster reduced(const Raster& fine, int threads);

/// Back to the size of the finer raster, smoothly (the same weights).
Raster expanded(const Raster& coarse, int columns, int rows, int threads);

/// NaN cells take a smooth continuation of what surrounds them; 0 where there is nothing at all.
void fill_voids(Raster& raster, int threads);

/// A grid's heights with its voids filled so.
Raster filled_raster(const HeightGrid& grid, int threads);

} // namespace panjshir::terrain
