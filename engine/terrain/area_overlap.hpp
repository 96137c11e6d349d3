#pragma once
// How far areas agree: counted on a lattice, row by row.

#include "geo/map_point.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace panjshir::terrain {

/// Points of a lattice, `step_m` apart, that lie inside an area.
struct AreaLattice {
    MapBox box;
    double step_m = 0;
    int columns = 0, rows = 0;
    std::vector<std::uint8_t> inside; ///< 1 or 0; rows from the south

    std::size_t count() const;
    double area_m2() const { return static_cast<double>(count()) * step_m * step_m; }
};

inline constexpr double kMostLatticePoints = 1e8;

/// By the even-odd rule. Requires: step_m > 0; the area's points are finite; the box is not empty
/// and has fewer than kMostLatticePoints points.
AreaLattice on_lattice(const MapArea& area, const MapBox& box, double step_m);

/// What is asked of two areas on one lattice: points in both, and in either.
struct AreaOverlap {
    std::size_t both = 0, either = 0;
    /// Intersection over union; 0 for two empty areas.
    double share() const {
        return either > 0 ? static_cast<double>(both) / static_cast<double>(either) : 0;
    }
};
/// Requires: lattices of one box and step.
AreaOverlap overlap(const AreaLattice& a, const AreaLattice& b);

} // namespace panjshir::terrain
