#include "terrain/generalise.hpp"

#include "terrain/relief_parallel.hpp"

#include <algorithm>
#include <utility>

namespace panjshir::terrain {
namespace {

using Values = std::vector<float>;

// Of a smoothing along lines. Beyond their ends nothing is known: the caller divides by the
// smoothed weights.
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

// So many lines are smoothed side by side, value by value: loops over them become vector
// instructions, and a block of columns is read by whole cache lines.
constexpr int kLines = 16;

// kLines lines of `count` values, side by side, with zeros before and behind: what is beyond the
// ends adds nothing.
class Block {
public:
    Block(int count, int margin)
        : m_count(count), m_margin(margin),
          m_values(static_cast<std::size_t>(count + 2 * margin) * kLines, 0.0f), m_next(m_values) {}

    /// The values at place `i` of every line; `i` from -margin to below count + margin.
    float* at(int i) { return m_values.data() + offset(i); }

    void smooth(const Kernel& kernel) {
        if (!kernel.taps.empty())
            return by_taps(kernel);
        for (int box = 0; box < 3; ++box)
            by_box(kernel);
    }

private:
    std::size_t offset(int i) const { return static_cast<std::size_t>(i + m_margin) * kLines; }

    void by_taps(const Kernel& kernel) {
        for (int i = 0; i < m_count; ++i) {
            float sum[kLines];
            const float* middle = at(i);
            for (int w = 0; w < kLines; ++w)
                sum[w] = kernel.taps[0] * middle[w];
            for (std::size_t k = 1; k < kernel.taps.size(); ++k) {
                const float tap = kernel.taps[k];
                const float *before = at(i - static_cast<int>(k)),
                            *after = at(i + static_cast<int>(k));
                for (int w = 0; w < kLines; ++w)
                    sum[w] = sum[w] + tap * before[w] + tap * after[w];
            }
            std::copy(sum, sum + kLines, m_next.data() + offset(i));
        }
        std::swap(m_values, m_next);
    }

    void by_box(const Kernel& kernel) {
        const int radius = kernel.radius;
        const double end_weight = kernel.end_weight, share = 1 / (2 * radius - 1 + 2 * end_weight);
        double sum[kLines] = {}; // of the values nearer than the radius
        for (int i = 0; i < std::min(radius - 1, m_count); ++i)
            for (int w = 0; w < kLines; ++w)
                sum[w] += static_cast<double>(at(i)[w]);
        for (int i = 0; i < m_count; ++i) {
            const float *entering = at(i + radius - 1), *leaving = at(i - radius),
                        *next = at(i + radius);
            float* out = m_next.data() + offset(i);
            for (int w = 0; w < kLines; ++w) {
                sum[w] += static_cast<double>(entering[w]) - static_cast<double>(leaving[w]);
                out[w] =
                    static_cast<float>((sum[w] + end_weight * (static_cast<double>(next[w]) +
                                                               static_cast<double>(leaving[w]))) *
                                       share);
            }
        }
        std::swap(m_values, m_next);
    }

    int m_count, m_margin;
    Values m_values, m_next;
};

int margin_of(const Kernel& kernel) {
    return std::max(static_cast<int>(kernel.taps.size()), kernel.radius + 1);
}

// Smooths `lines` lines of `count` values: value i of line l is values[l * line_step + i * step].
void smooth_lines(const Kernel& kernel, float* values, int lines, int count, std::size_t line_step,
                  std::size_t step, int threads) {
    for_row_bands(lines, threads, [&](int first, int last) {
        Block block(count, margin_of(kernel));
        for (int l = first; l < last; l += kLines) {
            const int together = std::min(kLines, last - l);
            float* const corner = values + static_cast<std::size_t>(l) * line_step;
            for (int i = 0; i < count; ++i)
                for (int w = 0; w < together; ++w)
                    block.at(i)[w] = corner[static_cast<std::size_t>(w) * line_step +
                                            static_cast<std::size_t>(i) * step];
            block.smooth(kernel);
            for (int i = 0; i < count; ++i)
                for (int w = 0; w < together; ++w)
                    corner[static_cast<std::size_t>(w) * line_step +
                           static_cast<std::size_t>(i) * step] = block.at(i)[w];
        }
    });
}

void smooth(const Kernel& kernel, Values& values, int columns, int rows, int threads) {
    const auto width = static_cast<std::size_t>(columns);
    smooth_lines(kernel, values.data(), rows, columns, width, 1, threads);
    smooth_lines(kernel, values.data(), columns, rows, 1, width, threads);
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
