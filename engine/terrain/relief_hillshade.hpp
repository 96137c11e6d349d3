#pragma once
// The standard hillshades, as gdaldem makes them: within one grey level on the same grid.

#include "terrain/height_grid.hpp"

#include <cstdint>
#include <vector>

namespace panjshir::terrain {

enum class HillshadeMethod {
    Horn,             ///< Horn 1981: Lambert's cosine, gradient from the 3 x 3 cells around
    Multidirectional, ///< US Geological Survey 1992 (OF 92-422): four lights weighted by the aspect
    Igor,             ///< after maperitive's IgorHillshade: slope darkened by the aspect's strength
    Combined          ///< Horn's light multiplied with the slope (gdaldem -combined)
};

enum class HillshadeEdges {
    Void, ///< the outermost cells, and those beside a void, are void (gdaldem's own way)
    /// Beyond the grid the slope continues, a void neighbour has the cell's own height (gdaldem
    /// -compute_edges).
    Extrapolate
};

struct HillshadeOptions {
    HillshadeMethod method = HillshadeMethod::Horn;
    double azimuth_deg = 315; ///< not used by Multidirectional
    double altitude_deg = 45; ///< not used by Igor
    double exaggeration = 1;
    HillshadeEdges edges = HillshadeEdges::Void;
    int threads = 0; ///< 0: as many as the machine has cores
};

/// Some whole rows of a grid that need not be in memory as a whole.
struct HeightRows {
    const float* heights = nullptr; ///< metres, NaN for voids, of `first_row` and those below it
    int columns = 0;
    int first_row = 0; ///< of the grid
    int grid_rows = 0; ///< of the whole grid
    double cell_size_m = 0;
};

/// Greys of the grid's rows `first` to `last`, exclusive, as hillshade() has them. Requires: `rows`
/// holds these and the grid's next row to either side; greys has room for them.
void hillshade_rows(const HeightRows& rows, const HillshadeOptions& options, int first, int last,
                    std::uint8_t* greys);

/// One grey a cell, 1..255, level ground under Horn 181; 0 is void.
std::vector<std::uint8_t> hillshade(const HeightGrid& grid, const HillshadeOptions& options = {});

} // namespace panjshir::terrain
