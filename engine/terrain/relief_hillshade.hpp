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

/// One grey a cell, 1..255, level ground under Horn 181; 0 is void.
std::vector<std::uint8_t> hillshade(const HeightGrid& grid, const HillshadeOptions& options = {});

} // namespace panjshir::terrain
