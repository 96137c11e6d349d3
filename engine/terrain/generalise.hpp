#pragma once
// Heights fit for a smaller scale.

#include "terrain/height_grid.hpp"

namespace panjshir::terrain {

/// Smoothed by a Gaussian of the given standard deviation in metres; where that spans more than two
/// cells by three box means in each direction, of exactly that deviation, whose middle is 6 %
/// lower. Voids stay voids and weigh nothing; at the edges what is there is averaged. Not above 0:
/// the grid itself.
HeightGrid generalised(const HeightGrid& grid, double standard_deviation_m, int threads = 0);

/// Cells of twice the size, each the mean of the four (or fewer) that are not void in it; for a
/// view in which a pixel spans more than two cells.
HeightGrid halved(const HeightGrid& grid);

} // namespace panjshir::terrain
