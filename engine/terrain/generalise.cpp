#include "terrain/generalise.hpp"

#include "terrain/relief_parallel.hpp"

#include <utility>

namespace panjshir::terrain {
namespace {

using Values = std::vector<float>;

// One smoothing along a line of `count` values `stride` apart, written to `out` with the same
// stride. Beyond the ends nothing is known: the caller divides by the smoothed weights.
struct Kernel {
    std::vector<float> taps; // Gaussian: middle first; empty for boxes
    int radius = 0;          // of each of three box means, whose outermost cells
    double end_weight = 0;   // but one weigh 1, the outermost this
};

Kernel kernel_for(double sigma_cells) {
    Kernel kernel;
    if (sigma_cells <= 2) {
        const int radius = std::max(1, static_cast<int>(std::ceil(3.5 * sigma_cells)));
        double total = 0;
        std::vector<double> taps;
        for (int k = 0; k <= radius; ++k) {
            taps.push_back(std::exp(-0.5 * k * k / (sigma_cells * sigma_cells)));
            total += k == 0 ? taps.back() : 2 * taps.back();
        }
        for (const double tap : taps)
            kernel.taps.push_back(static_cast<float>(tap / total));
        return kernel;
    }
    // Extended boxes: Gwosdek, Grewenig, Bruhn, Weickert 2011, "Theoretical foundations of Gaussian
    // convolution by extended box filtering", eq. 11; three have the Gaussian's variance exactly.
    const double variance = sigma_cells * sigma_cells / 3;
    const int r = static_cast<int>(std::floor((std::sqrt(12 * variance + 1) - 1) / 2));
    kernel.radius = r + 1;
    kernel.end_weight = (2 * r + 1) * (r * (r + 1) - 3 * variance) /
                        (6 * (variance - static_cast<double>(r + 1) * (r + 1)));
    return kernel;
}

void smooth_line(const Kernel& kernel, Values& line, Values& scratch) {
    const int n = static_cast<int>(line.size());
    if (!kernel.taps.empty()) {
        const int radius = static_cast<int>(kernel.taps.size()) - 1;
        for (int i = 0; i < n; ++i) {
            float sum = kernel.taps[0] * line[static_cast<std::size_t>(i)];
            for (int k = 1; k <= radius; ++k) {
                if (i - k >= 0)
                    sum += kernel.taps[static_cast<std::size_t>(k)] *
                           line[static_cast<std::size_t>(i - k)];
                if (i + k < n)
                    sum += kernel.taps[static_cast<std::size_t>(k)] *
                           line[static_cast<std::size_t>(i + k)];
            }
            scratch[static_cast<std::size_t>(i)] = sum;
        }
        std::swap(line, scratch);
        return;
    }
    const int radius = kernel.radius;
    const double share = 1 / (2 * radius - 1 + 2 * kernel.end_weight);
    const auto at = [&](int i) {
        return i >= 0 && i < n ? static_cast<double>(line[static_cast<std::size_t>(i)]) : 0.0;
    };
    for (int box = 0; box < 3; ++box) {
        double sum = 0; // of the cells nearer than the radius
        for (int i = 0; i < radius - 1; ++i)
            sum += at(i);
        for (int i = 0; i < n; ++i) {
            sum += at(i + radius - 1) - at(i - radius);
            scratch[static_cast<std::size_t>(i)] = static_cast<float>(
                (sum + kernel.end_weight * (at(i + radius) + at(i - radius))) * share);
        }
        std::swap(line, scratch);
    }
}

void smooth(const Kernel& kernel, Values& values, int columns, int rows, int threads) {
    const auto width = static_cast<std::size_t>(columns);
    for_row_bands(rows, threads, [&](int first, int last) {
        Values line(width), scratch(width);
        for (int r = first; r < last; ++r) {
            float* row = values.data() + static_cast<std::size_t>(r) * width;
            std::copy(row, row + width, line.begin());
            smooth_line(kernel, line, scratch);
            std::copy(line.begin(), line.end(), row);
        }
    });
    for_row_bands(columns, threads, [&](int first, int last) {
        Values line(static_cast<std::size_t>(rows)), scratch(line.size());
        for (int c = first; c < last; ++c) {
            float* column = values.data() + c;
            for (std::size_t r = 0; r < line.size(); ++r)
                line[r] = column[r * width];
            smooth_line(kernel, line, scratch);
            for (std::size_t r = 0; r < line.size(); ++r)
                column[r * width] = line[r];
        }
    });
}

} // namespace

HeightGrid generalised(const HeightGrid& grid, double standard_deviation_m, int threads) {
    if (!(standard_deviation_m > 0) || grid.empty())
        return grid;
    const Kernel kernel = kernel_for(standard_deviation_m / grid.cell_size_m());
    Values sums(grid.heights().begin(), grid.heights().end()), weights(sums.size(), 1.0f);
    // Heights relative to one of them: the sums stay small, and a level plain stays exactly level.
    float base = 0;
    for (const float h : sums)
        if (!std::isnan(h)) {
            base = h;
            break;
        }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        weights[i] = std::isnan(sums[i]) ? 0.0f : 1.0f;
        sums[i] = std::isnan(sums[i]) ? 0.0f : sums[i] - base;
    }
    smooth(kernel, sums, grid.columns(), grid.rows(), threads);
    smooth(kernel, weights, grid.columns(), grid.rows(), threads);
    HeightGrid result(grid.columns(), grid.rows(), grid.cell_size_m(), grid.north_west());
    const std::span<float> out = result.heights();
    for (std::size_t i = 0; i < sums.size(); ++i)
        out[i] = std::isnan(grid.heights()[i]) ? grid.heights()[i] : base + sums[i] / weights[i];
    return result;
}

HeightGrid halved(const HeightGrid& grid) {
    if (grid.empty())
        return grid;
    HeightGrid result((grid.columns() + 1) / 2, (grid.rows() + 1) / 2, grid.cell_size_m() * 2,
                      grid.north_west());
    for (int r = 0; r < result.rows(); ++r)
        for (int c = 0; c < result.columns(); ++c) {
            float sum = 0;
            int known = 0;
            for (int k = 0; k < 4; ++k) {
                const int column = 2 * c + k % 2, row = 2 * r + k / 2;
                if (!grid.contains(column, row) || std::isnan(grid.at(column, row)))
                    continue;
                sum += grid.at(column, row);
                ++known;
            }
            if (known > 0)
                result.at(c, r) = sum / static_cast<float>(known);
        }
    return result;
}

} // namespace panjshir::terrain
