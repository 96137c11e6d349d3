#pragma once
// What can be seen from a place: every cell of the terrain within a radius, seen or hidden.
//
// A cell is seen where line_of_sight from the observer to its centre is free. `exact_viewshed` asks
// each cell so, which takes some thousand steps a cell. `viewshed` sweeps the ground outwards by
// eighths of the circle, line of cells by line of cells, and keeps the horizon met so far as a
// function of the direction, sampled three times as finely as the cells of the line lie within 100
// cells, and down to 1.2 times far out; both kinds of crossings (with rows and with
// columns) raise it. Cells near the horizon are where the two may differ: see
// tests/terrain/viewshed_test.cpp.

#include "base/error.hpp"
#include "terrain/height_grid.hpp"
#include "terrain/sight.hpp"

#include <cstdint>
#include <vector>

namespace panjshir::terrain {

struct ViewshedOptions {
    SightEnd observer{{}, 1.7}; ///< its place is taken to 1/256 of a cell
    double target_above_ground_m = 0;
    double radius_m = 30000; ///< beyond it nothing is seen; above 0
    SightRules rules;
    int threads = 0; ///< 0: as many as the machine has cores
};

/// Part of a grid, in its cells.
struct CellWindow {
    int first_column = 0, first_row = 0, columns = 0, rows = 0;
    bool operator==(const CellWindow&) const = default;
};

/// 255 where the ground is seen, 0 where it is hidden, void or beyond the radius; rows from the
/// north.
struct Viewshed {
    CellWindow window; ///< the cells of the terrain within the radius, and few more
    double cell_size_m = 0;
    MapPoint north_west; ///< outer corner of the window
    std::vector<std::uint8_t> seen;
    double observer_m = 0; ///< the eye, above sea level

    std::uint8_t at(int column, int row) const {
        return seen[static_cast<std::size_t>(row) * static_cast<std::size_t>(window.columns) +
                    static_cast<std::size_t>(column)];
    }
    double seen_area_m2() const;
};

inline constexpr double kLeastRadius_m = 1, kGreatestRadius_m = 1e6;

/// Errors: as line_of_sight for the observer; a radius that is no number or not within the limits
/// above.
Result<Viewshed> viewshed(const HeightGrid& grid, const ViewshedOptions& options);
/// The same by its definition, for tests: slow.
Result<Viewshed> exact_viewshed(const HeightGrid& grid, const ViewshedOptions& options);

/// The outlines of the seen cells: rings along the cells' edges, to be filled by the even-odd rule.
/// Groups of fewer cells than `least_cells`, seen or hidden, are left out, as a map cannot show
/// them.
MapArea seen_area(const Viewshed& viewshed, int least_cells = 1);

} // namespace panjshir::terrain
