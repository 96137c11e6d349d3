// The rasters of a relief, made once for a grid.

#include "terrain/generalise.hpp"
#include "terrain/relief.hpp"
#include "terrain/relief_parallel.hpp"
#include "terrain/relief_pyramid.hpp"
#include "terrain/sky_view.hpp"
#include "terrain/texture_shading.hpp"

#include <optional>
#include <utility>

namespace panjshir::terrain {
namespace {

std::uint8_t to_byte(float zero_to_one) {
    return static_cast<std::uint8_t>(std::clamp(zero_to_one, 0.0f, 1.0f) * 255 + 0.5f);
}
/// -1..1 as 1..255, so that 0 has a byte of its own: 128.
std::uint8_t to_signed_byte(float value) {
    return static_cast<std::uint8_t>(128 + std::clamp(value, -1.0f, 1.0f) * 127 + 0.5f);
}

// The values of a cubic B-spline's control points whose spline passes through the heights: two
// steps of Van Cittert's iteration, which come within 2 % of a crest's height and stay local.
std::vector<float> spline_control_points(const HeightGrid& grid, int threads) {
    const std::span<const float> target = grid.heights();
    std::vector<float> control(target.begin(), target.end());
    const int columns = grid.columns(), rows = grid.rows();
    for (int iteration = 0; iteration < 2; ++iteration) {
        const std::vector<float> before = control;
        for_row_bands(rows, threads, [&](int first, int last) {
            std::vector<float> line(static_cast<std::size_t>(columns) + 2);
            for (int r = first; r < last; ++r) {
                const float* above = before.data() + grid.index(0, std::max(r - 1, 0));
                const float* here = before.data() + grid.index(0, r);
                const float* below = before.data() + grid.index(0, std::min(r + 1, rows - 1));
                const float* wanted = target.data() + grid.index(0, r);
                float* middle = line.data() + 1;
                for (int c = 0; c < columns; ++c)
                    middle[c] = (above[c] + 4 * here[c] + below[c]) / 6;
                middle[-1] = middle[0];
                middle[columns] = middle[columns - 1];
                float* out = control.data() + grid.index(0, r);
                for (int c = 0; c < columns; ++c) {
                    const float spline = (middle[c - 1] + 4 * middle[c] + middle[c + 1]) / 6;
                    // Beside a void, and at a void itself, the height stays as it is.
                    if (!std::isnan(spline))
                        out[c] += wanted[c] - spline;
                }
            }
        });
    }
    return control;
}

constexpr float kGentleSlope = 0.11f; // ground below it counts as nearly level
constexpr float kFloorDepth = 0.2f;   // what such ground keeps of hidden sky and of sunken texture
constexpr double kFloor_m = 220;      // over how wide a Gaussian the slope is gathered

// 1 on slopes, kFloorDepth on level ground: valley floors keep most of their tint, and so stand out
// from the slopes' feet. A narrow thalweg between slopes is no floor.
Raster floor_depth(const HeightGrid& half, int threads) {
    HeightGrid squared(half.columns(), half.rows(), half.cell_size_m(), {});
    const double width_m = 2 * half.cell_size_m();
    for_row_bands(half.rows(), threads, [&](int first, int last) {
        for (int r = first; r < last; ++r) {
            const int north = std::max(r - 1, 0), south = std::min(r + 1, half.rows() - 1);
            for (int c = 0; c < half.columns(); ++c) {
                const int west = std::max(c - 1, 0), east = std::min(c + 1, half.columns() - 1);
                const auto x = static_cast<float>((half.at(east, r) - half.at(west, r)) / width_m);
                const auto y =
                    static_cast<float>((half.at(c, south) - half.at(c, north)) / width_m);
                squared.at(c, r) = x * x + y * y;
            }
        }
    });
    squared = generalised(squared, kFloor_m, threads);
    Raster depth{half.columns(), half.rows(), {squared.heights().begin(), squared.heights().end()}};
    for (float& value : depth.values)
        value = kFloorDepth + (1 - kFloorDepth) * value / (value + kGentleSlope * kGentleSlope);
    fill_voids(depth, threads);
    return depth;
}

std::vector<std::uint8_t> sky_bytes(const HeightGrid& grid, const HeightGrid& half,
                                    const Raster& depth, const ReliefPreparation& preparation) {
    // Half the resolution is enough for so smooth a thing.
    Raster sky{half.columns(), half.rows(),
               sky_view_factor(half, {.radius_m = preparation.sky_radius_m,
                                      .directions = 16,
                                      .threads = preparation.threads})};
    fill_voids(sky, preparation.threads);
    for (std::size_t i = 0; i < sky.values.size(); ++i)
        sky.values[i] = 1 - (1 - sky.values[i]) * depth.values[i];
    const Raster full = expanded(sky, grid.columns(), grid.rows(), preparation.threads);
    std::vector<std::uint8_t> bytes(full.values.size());
    std::transform(full.values.begin(), full.values.end(), bytes.begin(), to_byte);
    return bytes;
}

std::vector<std::uint8_t> texture_bytes(const HeightGrid& grid, const Raster& filled,
                                        const Raster& half_depth, int threads) {
    const std::vector<float> texture = texture_shading(grid, filled, threads);
    const Raster depth = expanded(half_depth, grid.columns(), grid.rows(), threads);
    std::vector<std::uint8_t> bytes(texture.size(), 128);
    for (std::size_t i = 0; i < texture.size(); ++i)
        if (!std::isnan(texture[i]))
            bytes[i] = to_signed_byte(texture[i] < 0 ? texture[i] * depth.values[i] : texture[i]);
    return bytes;
}

constexpr float kLevelSlope = 0.05f; // slopes much below it have no say in the landforms' direction

struct Orientation {
    Raster cosine, sine; // of the doubled angle, times 0..1
    double cells = 1;    // of the grid to one of these
};

Orientation landform_orientation(const HeightGrid& grid, Raster level,
                                 const ReliefPreparation& preparation) {
    Orientation result;
    double cell_m = grid.cell_size_m();
    while (cell_m < preparation.landform_m / 6 && level.columns > 4 && level.rows > 4) {
        level = reduced(level, preparation.threads);
        cell_m *= 2;
        result.cells *= 2;
    }
    // Structure tensor (Foerstner, Guelch 1987): products of the gradient's components, smoothed.
    HeightGrid difference(level.columns, level.rows, cell_m, {}), product = difference,
                                                                  sum = difference;
    for (int r = 0; r < level.rows; ++r)
        for (int c = 0; c < level.columns; ++c) {
            const int west = std::max(c - 1, 0), east = std::min(c + 1, level.columns - 1);
            const int north = std::max(r - 1, 0), south = std::min(r + 1, level.rows - 1);
            const float x = (level.row(r)[east] - level.row(r)[west]) /
                            static_cast<float>(std::max(1, east - west) * cell_m);
            const float y = (level.row(north)[c] - level.row(south)[c]) /
                            static_cast<float>(std::max(1, south - north) * cell_m);
            difference.at(c, r) = x * x - y * y;
            product.at(c, r) = 2 * x * y;
            sum.at(c, r) = x * x + y * y;
        }
    difference = generalised(difference, preparation.landform_m, preparation.threads);
    product = generalised(product, preparation.landform_m, preparation.threads);
    sum = generalised(sum, preparation.landform_m, preparation.threads);
    result.cosine = make_raster(level.columns, level.rows);
    result.sine = result.cosine;
    for (std::size_t i = 0; i < sum.heights().size(); ++i) {
        const float total = sum.heights()[i] + kLevelSlope * kLevelSlope;
        result.cosine.values[i] = difference.heights()[i] / total;
        result.sine.values[i] = product.heights()[i] / total;
    }
    return result;
}

float bilinear(const Raster& raster, double column, double row) {
    column = std::clamp(column, 0.0, raster.columns - 1.0);
    row = std::clamp(row, 0.0, raster.rows - 1.0);
    const int c = static_cast<int>(column), r = static_cast<int>(row);
    const int c1 = std::min(c + 1, raster.columns - 1), r1 = std::min(r + 1, raster.rows - 1);
    const auto u = static_cast<float>(column - c), v = static_cast<float>(row - r);
    return (raster.row(r)[c] * (1 - u) + raster.row(r)[c1] * u) * (1 - v) +
           (raster.row(r1)[c] * (1 - u) + raster.row(r1)[c1] * u) * v;
}

std::vector<std::uint8_t> orientation_bytes(const HeightGrid& grid, Raster filled,
                                            const ReliefPreparation& preparation) {
    const Orientation orientation = landform_orientation(grid, std::move(filled), preparation);
    std::vector<std::uint8_t> bytes(grid.heights().size(), 128);
    for_row_bands(grid.rows(), preparation.threads, [&](int first, int last) {
        for (int r = first; r < last; ++r)
            for (int c = 0; c + 1 < grid.columns(); c += 2) {
                const double column = (c + 0.5) / orientation.cells, row = r / orientation.cells;
                bytes[grid.index(c, r)] = to_signed_byte(bilinear(orientation.cosine, column, row));
                bytes[grid.index(c + 1, r)] =
                    to_signed_byte(bilinear(orientation.sine, column, row));
            }
    });
    return bytes;
}

} // namespace

ReliefField ReliefLayers::field() const {
    return {columns, rows, cell_size_m, heights, sky_view, texture, light_turn};
}

ReliefLayers prepare_relief(const HeightGrid& grid, const ReliefPreparation& preparation) {
    if (grid.empty())
        return {};
    ReliefLayers layers{
        .columns = grid.columns(), .rows = grid.rows(), .cell_size_m = grid.cell_size_m()};
    const double generalise_m =
        std::max(preparation.generalise_m, preparation.generalise_cells * grid.cell_size_m());
    std::optional<HeightGrid> smoothed;
    if (generalise_m > 0)
        smoothed = generalised(grid, generalise_m, preparation.threads);
    const HeightGrid& heights = smoothed ? *smoothed : grid;
    layers.heights = spline_control_points(heights, preparation.threads);
    const HeightGrid half = halved(heights);
    const Raster depth = floor_depth(half, preparation.threads);
    layers.sky_view = sky_bytes(heights, half, depth, preparation);
    Raster filled = filled_raster(heights, preparation.threads);
    layers.texture = texture_bytes(heights, filled, depth, preparation.threads);
    layers.light_turn = orientation_bytes(heights, std::move(filled), preparation);
    return layers;
}

} // namespace panjshir::terrain
