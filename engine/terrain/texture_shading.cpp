#include "terrain/texture_shading.hpp"

#include "terrain/relief_parallel.hpp"
#include "terrain/relief_pyramid.hpp"

namespace panjshir::terrain {
namespace {

constexpr double kWidest_m = 2400; // surroundings wider than this are the tints' business
constexpr float kGain = 1.1f;      // brings a crest between slopes of 30 degrees to about 0.75

} // namespace

std::vector<float> texture_shading(const HeightGrid& grid, int threads) {
    if (grid.empty())
        return {};
    std::vector<Raster> levels(1);
    levels[0] = {grid.columns(), grid.rows(), {grid.heights().begin(), grid.heights().end()}};
    fill_voids(levels[0], threads);
    double cell_m = grid.cell_size_m();
    // At least one step, so that any grid has some texture.
    do {
        levels.push_back(reduced(levels.back(), threads));
        cell_m *= 2;
    } while (cell_m < kWidest_m && levels.back().columns > 2 && levels.back().rows > 2);

    // From the coarsest: what each level holds beyond the next coarser, by its cell's width.
    Raster sum = make_raster(levels.back().columns, levels.back().rows);
    for (std::size_t k = levels.size() - 1; k-- > 0;) {
        cell_m /= 2;
        const Raster& fine = levels[k];
        const Raster smooth = expanded(levels[k + 1], fine.columns, fine.rows, threads);
        sum = expanded(sum, fine.columns, fine.rows, threads);
        const float scale = static_cast<float>(1 / cell_m);
        for (std::size_t i = 0; i < sum.values.size(); ++i)
            sum.values[i] += (fine.values[i] - smooth.values[i]) * scale;
    }
    const std::span<const float> heights = grid.heights();
    for (std::size_t i = 0; i < sum.values.size(); ++i) {
        const float x = kGain * sum.values[i];
        sum.values[i] = std::isnan(heights[i]) ? heights[i] : x / std::sqrt(1 + x * x);
    }
    return std::move(sum.values);
}

} // namespace panjshir::terrain
