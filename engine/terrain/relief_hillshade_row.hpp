#pragma once
// The arithmetic of the standard hillshades for the cells of one row.

#include "terrain/relief_hillshade.hpp"

namespace panjshir::terrain {

/// HillshadeOptions made ready for many cells of one size.
struct HillshadeLight {
    float scale = 0;            ///< exaggeration / (8 cells), 1 / m
    float sine = 0, cosine = 0; ///< of the light's altitude
    float east = 0, south = 0;  ///< of the direction towards the light, on the plane
};
HillshadeLight hillshade_light(const HillshadeOptions& options, double cell_size_m);

/// Greys of `count` cells of the row `here`, from the rows beside it: 1..255, 0 where any of the
/// nine heights is NaN. Requires: the three rows can be read from index -1 to `count`. Single
/// precision, the same bytes on every machine.
void shade_row(HillshadeMethod method, const HillshadeLight& light, const float* north,
               const float* here, const float* south, int count, std::uint8_t* greys);

} // namespace panjshir::terrain
