#include "terrain/sky_view.hpp"

#include "terrain/relief_parallel.hpp"

#include <cassert>
#include <numbers>

namespace panjshir::terrain {
namespace {

struct Step {
    int columns, rows;  // whole cells to the north-western of the four cells around the sample
    float east, south;  // fractions of a cell beyond it
    float per_distance; // 1 / m
};

std::vector<std::vector<Step>> steps_by_direction(const SkyViewOptions& options, double cell_m) {
    std::vector<std::vector<Step>> all;
    for (int d = 0; d < options.directions; ++d) {
        const double angle = 2 * std::numbers::pi * d / options.directions;
        std::vector<Step> steps;
        double distance = 1; // cells
        do {
            const double x = distance * std::sin(angle), y = -distance * std::cos(angle);
            const double column = std::floor(x + 1e-9), row = std::floor(y + 1e-9);
            steps.push_back({static_cast<int>(column), static_cast<int>(row),
                             static_cast<float>(std::max(0.0, x - column)),
                             static_cast<float>(std::max(0.0, y - row)),
                             static_cast<float>(1 / (distance * cell_m))});
            distance = std::max(distance + 1, distance * 1.25);
        } while (distance * cell_m <= options.radius_m);
        all.push_back(std::move(steps));
    }
    return all;
}

} // namespace

std::vector<float> sky_view_factor(const HeightGrid& grid, const SkyViewOptions& options) {
    return sky_view_rows(grid, options, 0, grid.rows());
}

int sky_view_reach_rows(const SkyViewOptions& options, double cell_size_m) {
    int reach = 0;
    for (const std::vector<Step>& steps : steps_by_direction(options, cell_size_m))
        for (const Step& step : steps)
            reach = std::max(reach, std::abs(step.rows) + 1);
    return reach;
}

std::vector<float> sky_view_rows(const HeightGrid& grid, const SkyViewOptions& options,
                                 int first_row, int last_row) {
    assert(0 <= first_row && first_row <= last_row && last_row <= grid.rows());
    assert(options.directions >= 4 && options.directions <= 64 && options.directions % 4 == 0);
    const auto directions = steps_by_direction(options, grid.cell_size_m());
    const int columns = grid.columns(), rows = grid.rows();
    std::vector<float> result(static_cast<std::size_t>(last_row - first_row) *
                              static_cast<std::size_t>(columns));
    const float* heights = grid.heights().data();
    for_row_bands(last_row - first_row, options.threads, [&](int first, int last) {
        std::vector<float> tangent(static_cast<std::size_t>(columns)), sum(tangent.size());
        for (int r = first_row + first; r < first_row + last; ++r) {
            const float* here = heights + grid.index(0, r);
            std::fill(sum.begin(), sum.end(), 0.0f);
            for (const std::vector<Step>& steps : directions) {
                std::fill(tangent.begin(), tangent.end(), 0.0f);
                for (const Step& step : steps) {
                    const int south = step.south > 0 ? 1 : 0, east = step.east > 0 ? 1 : 0;
                    const int row = r + step.rows;
                    if (row < 0 || row + south >= rows)
                        break;
                    const float* upper = heights + grid.index(0, row) + step.columns;
                    const float* lower = upper + south * columns;
                    const int from = std::max(0, -step.columns);
                    const int to = std::min(columns, columns - step.columns - east);
                    const float a = (1 - step.east) * (1 - step.south),
                                b = step.east * (1 - step.south), c = (1 - step.east) * step.south,
                                d = step.east * step.south;
                    const float per_distance = step.per_distance;
                    float* highest = tangent.data();
                    // A void makes its tangent NaN, which is no greater than anything.
                    for (int i = from; i < to; ++i) {
                        // Differences first, so that level ground is exactly level.
                        const float h = here[i];
                        const float rise = a * (upper[i] - h) + b * (upper[i + east] - h) +
                                           c * (lower[i] - h) + d * (lower[i + east] - h);
                        const float t = rise * per_distance;
                        highest[i] = t > highest[i] ? t : highest[i];
                    }
                }
                for (int i = 0; i < columns; ++i) {
                    const float t = tangent[static_cast<std::size_t>(i)];
                    sum[static_cast<std::size_t>(i)] += t / std::sqrt(1 + t * t);
                }
            }
            float* out = result.data() + grid.index(0, r - first_row);
            const float share = 1.0f / static_cast<float>(options.directions);
            for (int i = 0; i < columns; ++i)
                out[i] =
                    std::isnan(here[i]) ? here[i] : 1 - sum[static_cast<std::size_t>(i)] * share;
        }
    });
    return result;
}

} // namespace panjshir::terrain
