#include "terrain/relief_pyramid.hpp"

#include "terrain/relief_parallel.hpp"

#include <cmath>

namespace panjshir::terrain {
namespace {

constexpr float kBinomial[5] = {1 / 16.0f, 4 / 16.0f, 6 / 16.0f, 4 / 16.0f, 1 / 16.0f};

} // namespace

Raster make_raster(int columns, int rows, float value) {
    return {columns, rows,
            std::vector<float>(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows),
                               value)};
}

Raster reduced(const Raster& fine, int threads) {
    Raster coarse = make_raster((fine.columns + 1) / 2, (fine.rows + 1) / 2);
    for_row_bands(coarse.rows, threads, [&](int first, int last) {
        std::vector<float> line(static_cast<std::size_t>(fine.columns) + 4);
        for (int r = first; r < last; ++r) {
            const float* in[5];
            for (int k = 0; k < 5; ++k)
                in[k] = fine.row(std::clamp(2 * r + k - 2, 0, fine.rows - 1));
            float* middle = line.data() + 2;
            for (int c = 0; c < fine.columns; ++c)
                middle[c] = (in[0][c] + in[4][c]) * kBinomial[0] +
                            (in[1][c] + in[3][c]) * kBinomial[1] + in[2][c] * kBinomial[2];
            middle[-2] = middle[-1] = middle[0];
            middle[fine.columns] = middle[fine.columns + 1] = middle[fine.columns - 1];
            float* out = coarse.row(r);
            for (int c = 0; c < coarse.columns; ++c) {
                const float* m = middle + 2 * c;
                out[c] = (m[-2] + m[2]) * kBinomial[0] + (m[-1] + m[1]) * kBinomial[1] +
                         m[0] * kBinomial[2];
            }
        }
    });
    return coarse;
}

Raster expanded(const Raster& coarse, int columns, int rows, int threads) {
    Raster fine = make_raster(columns, rows);
    for_row_bands(rows, threads, [&](int first, int last) {
        std::vector<float> line(static_cast<std::size_t>(coarse.columns) + 2);
        float* middle = line.data() + 1;
        for (int r = first; r < last; ++r) {
            const int k = r / 2;
            const float* above = coarse.row(std::max(k - 1, 0));
            const float* here = coarse.row(std::min(k, coarse.rows - 1));
            const float* below = coarse.row(std::min(k + 1, coarse.rows - 1));
            if (r % 2 == 0)
                for (int c = 0; c < coarse.columns; ++c)
                    middle[c] = (above[c] + below[c]) * 0.125f + here[c] * 0.75f;
            else
                for (int c = 0; c < coarse.columns; ++c)
                    middle[c] = (here[c] + below[c]) * 0.5f;
            middle[-1] = middle[0];
            middle[coarse.columns] = middle[coarse.columns - 1];
            float* out = fine.row(r);
            for (int c = 0; c + 1 < columns; c += 2) {
                const float* m = middle + c / 2;
                out[c] = (m[-1] + m[1]) * 0.125f + m[0] * 0.75f;
                out[c + 1] = (m[0] + m[1]) * 0.5f;
            }
            if (columns % 2 == 1) {
                const float* m = middle + columns / 2;
                out[columns - 1] = (m[-1] + m[1]) * 0.125f + m[0] * 0.75f;
            }
        }
    });
    return fine;
}

void fill_voids(Raster& raster, int threads) {
    std::size_t voids = 0;
    for (const float v : raster.values)
        voids += std::isnan(v) ? 1 : 0;
    if (voids == 0)
        return;
    if (voids == raster.values.size()) {
        std::fill(raster.values.begin(), raster.values.end(), 0.0f);
        return;
    }
    // Weighted sums are reduced until no cell is void, then each void takes the coarser cell's
    // mean.
    Raster sums = raster, weights = make_raster(raster.columns, raster.rows, 1);
    for (std::size_t i = 0; i < sums.values.size(); ++i)
        if (std::isnan(sums.values[i]))
            sums.values[i] = weights.values[i] = 0;
    Raster coarse = reduced(sums, threads);
    const Raster coarse_weights = reduced(weights, threads);
    for (std::size_t i = 0; i < coarse.values.size(); ++i)
        coarse.values[i] = coarse_weights.values[i] > 0
                               ? coarse.values[i] / coarse_weights.values[i]
                               : std::nanf("");
    fill_voids(coarse, threads);
    const Raster filling = expanded(coarse, raster.columns, raster.rows, threads);
    for (std::size_t i = 0; i < raster.values.size(); ++i)
        if (std::isnan(raster.values[i]))
            raster.values[i] = filling.values[i];
}

Raster filled_raster(const HeightGrid& grid, int threads) {
    Raster raster{grid.columns(), grid.rows(), {grid.heights().begin(), grid.heights().end()}};
    fill_voids(raster, threads);
    return raster;
}

} // namespace panjshir::terrain
