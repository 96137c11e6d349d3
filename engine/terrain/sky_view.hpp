#pragma once
// How much of the sky is seen from each cell.

#include "terrain/height_grid.hpp"

#include <vector>

namespace panjshir::terrain {

struct SkyViewOptions {
    double radius_m = 3000; ///< horizons farther off are not looked for
    int directions = 16;    ///< evenly spread from north: a multiple of 4, 4..64
    int threads = 0;        ///< 0: as many as the machine has cores
};

/// Sky-view factor 0..1 of each cell: 1 less the mean sine of the horizon's elevation angle,
/// horizons below level counted as level (Zaksek, Ostir, Kokalj 2011, Remote Sensing 3, eq. 6).
/// Along each direction the heights are read at distances that grow by a quarter, between cells
/// bilinearly. NaN at voids; voids and what lies beyond the grid hide nothing.
std::vector<float> sky_view_factor(const HeightGrid& grid, const SkyViewOptions& options = {});

/// The same of rows first..last-1 alone. Requires: 0 <= first <= last <= grid.rows().
std::vector<float> sky_view_rows(const HeightGrid& grid, const SkyViewOptions& options, int first,
                                 int last);
/// How many rows north and south of a row are looked at: a band of a grid with so many more on
/// either side gives its rows the same numbers as the whole.
int sky_view_reach_rows(const SkyViewOptions& options, double cell_size_m);

} // namespace panjshir::terrain
