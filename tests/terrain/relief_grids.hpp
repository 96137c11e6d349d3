#pragma once
// Grounds to shade: made by formula, so that every test says what it stands on.

#include "terrain/height_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace panjshir::testing {

/// A straight ridge of 30 degree slopes, 866 m high, through the middle of an 8 km square of level
/// ground.
struct Ridge {
    terrain::HeightGrid grid;
    double azimuth_deg;

    Ridge(double azimuth, double cell_size_m) : azimuth_deg(azimuth) {
        const int side = static_cast<int>(8000 / cell_size_m);
        grid = terrain::HeightGrid(side, side, cell_size_m, {0, side * cell_size_m});
        const double slope = std::tan(std::numbers::pi / 6);
        for (int r = 0; r < side; ++r)
            for (int c = 0; c < side; ++c)
                grid.at(c, r) = static_cast<float>(std::max(0.0, 866 - from_crest_m(c, r) * slope));
    }
    double from_crest_m(int column, int row) const {
        const double azimuth = azimuth_deg * std::numbers::pi / 180;
        const MapPoint p = grid.centre_of(column, row), middle = grid.extent().centre();
        return std::abs((p.easting_m - middle.easting_m) * std::cos(azimuth) -
                        (p.northing_m - middle.northing_m) * std::sin(azimuth));
    }
    double from_middle_m(int column, int row) const {
        return distance_m(grid.centre_of(column, row), grid.extent().centre());
    }
};

/// Waves of many lengths about 2,800 m, sums of sines of fixed seed.
inline terrain::HeightGrid mountains(int columns, int rows, double cell_size_m = 100) {
    terrain::HeightGrid grid(columns, rows, cell_size_m, {500000, 3900000});
    std::mt19937 random(11);
    const auto share = [&] { return static_cast<double>(random() % 100000) / 100000; };
    struct Wave {
        double x, y, phase, height;
    };
    std::vector<Wave> waves;
    for (int i = 0; i < 30; ++i) {
        const double length = 4 + 60 * share(), angle = 2 * std::numbers::pi * share();
        waves.push_back({2 * std::numbers::pi * std::cos(angle) / length,
                         2 * std::numbers::pi * std::sin(angle) / length,
                         2 * std::numbers::pi * share(), 0.045 * length * cell_size_m});
    }
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            double height = 2800;
            for (const Wave& w : waves)
                height += w.height * std::sin(w.x * c + w.y * r + w.phase);
            grid.at(c, r) = static_cast<float>(height);
        }
    return grid;
}

} // namespace panjshir::testing
