#pragma once
// One eighth of a viewshed. Only for viewshed.cpp.

#include <cstddef>
#include <cstdint>

namespace panjshir::terrain {

enum class Bound { Within, Included };

/// An eighth of the ground round an observer, in cells: the long way leads away from it along a row
/// or a column, the side way off that. Ways may lead backwards through memory.
struct Octant {
    const float* heights = nullptr; ///< the vertex at long step 0, side step 0: the last one not
                                    ///< beyond the observer either way
    std::ptrdiff_t long_stride = 1, side_stride = 1;
    int long_steps = 0, side_steps = 0; ///< vertices beyond the first
    double long_offset = 0,
           side_offset = 0;       ///< of the observer from the first vertex: 0 to below 1
    std::uint8_t* seen = nullptr; ///< the first vertex's answer
    std::ptrdiff_t seen_long_stride = 1, seen_side_stride = 1;
    Bound axis = Bound::Included, diagonal = Bound::Included; ///< which of its edges are its own
};

struct SweepRules {
    float eye_m = 0, target_above_ground_m = 0;
    double fall_per_cell =
        0; ///< metres by which the ground falls below the level plane one cell away
    double radius_cells = 0;
};

/// Of the horizon, from the axis to the diagonal, where the line of cells lies so far out, in
/// cells; so many that raise_horizon (viewshed_line.hpp) bears them.
double fewest_samples(double distance);

/// Writes 255 for each vertex of the octant that is seen; touches no other.
void sweep_octant(const Octant& octant, const SweepRules& rules);

} // namespace panjshir::terrain
