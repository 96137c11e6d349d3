#include "terrain/area_overlap.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace panjshir::terrain {

std::size_t AreaLattice::count() const {
    return static_cast<std::size_t>(std::count(inside.begin(), inside.end(), std::uint8_t{1}));
}

AreaLattice on_lattice(const MapArea& area, const MapBox& box, double step_m) {
    assert(step_m > 0 && box.width_m() > 0 && box.height_m() > 0);
    assert(box.width_m() / step_m * (box.height_m() / step_m) < kMostLatticePoints);
    AreaLattice lattice{box,
                        step_m,
                        static_cast<int>(std::ceil(box.width_m() / step_m)),
                        static_cast<int>(std::ceil(box.height_m() / step_m)),
                        {}};
    // Where each row's line crosses the rings; between the first and second crossing lies the area,
    // between the third and fourth, and so on.
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(lattice.rows));
    const auto row_of = [&](double northing_m) {
        return (northing_m - box.south_m) / step_m - 0.5;
    };
    for (const MapLine& ring : area.rings)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            const double from = row_of(std::min(a.northing_m, b.northing_m));
            const double to = row_of(std::max(a.northing_m, b.northing_m));
            const int first =
                static_cast<int>(std::clamp(std::ceil(from), 0.0, double(lattice.rows)));
            const int last = static_cast<int>(std::clamp(std::ceil(to), 0.0, double(lattice.rows)));
            for (int row = first; row < last; ++row) { // the upper end belongs to the next edge
                const double northing = box.south_m + (row + 0.5) * step_m;
                const double share = (northing - a.northing_m) / (b.northing_m - a.northing_m);
                crossings[static_cast<std::size_t>(row)].push_back(
                    a.easting_m + share * (b.easting_m - a.easting_m));
            }
        }
    lattice.inside.resize(static_cast<std::size_t>(lattice.rows) *
                          static_cast<std::size_t>(lattice.columns));
    const auto column_of = [&](double easting_m) {
        const double column = std::ceil((easting_m - box.west_m) / step_m - 0.5);
        return static_cast<std::ptrdiff_t>(std::clamp(column, 0.0, double(lattice.columns)));
    };
    for (std::size_t row = 0; row < crossings.size(); ++row) {
        std::vector<double>& at = crossings[row];
        std::sort(at.begin(), at.end());
        const auto line =
            lattice.inside.begin() + static_cast<std::ptrdiff_t>(row) * lattice.columns;
        for (std::size_t i = 0; i + 1 < at.size(); i += 2)
            std::fill(line + column_of(at[i]), line + column_of(at[i + 1]), std::uint8_t{1});
    }
    return lattice;
}

AreaOverlap overlap(const AreaLattice& a, const AreaLattice& b) {
    assert(a.box == b.box && a.step_m == b.step_m);
    AreaOverlap result;
    for (std::size_t i = 0; i < a.inside.size(); ++i) {
        result.both += a.inside[i] & b.inside[i];
        result.either += a.inside[i] | b.inside[i];
    }
    return result;
}

} // namespace panjshir::terrain
