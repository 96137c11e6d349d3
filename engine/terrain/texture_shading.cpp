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
    return texture_shading(grid, filled_raster(grid, threads), threads);
}

std::vector<float> texture_shading(const HeightGrid& grid, const Raster& filled, int threads) {
    std::vector<Raster> coarser; // each half as wide as the one before
    const auto level = [&](std::size_t k) -> const Raster& {
        return k == 0 ? filled : coarser[k - 1];
    };
    double cell_m = grid.cell_size_m();
    // At least one step, so that any grid has some texture.
    do {
        coarser.push_back(reduced(level(coarser.size()), threads));
        cell_m *= 2;
    } while (cell_m < kWidest_m && coarser.back().columns > 2 && coarser.back().rows > 2);

    // From the coarsest: what each level holds beyond the next coarser, by its cell's width.
    Raster sum = make_raster(coarser.back().columns, coarser.back().rows);
    for (std::size_t k = coarser.size(); k-- > 0;) {
        cell_m /= 2;
        const Raster& fine = level(k);
        const Raster smooth = expanded(level(k + 1), fine.columns, fine.rows, threads);
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
