#pragma once
// Seconds of every step that leads away from a cell of a padded grid. Only for reach.cpp.

#include "terrain/reach.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace panjshir::terrain {

/// Four steps along the axes, four across a corner, eight of 2 by 1, sixteen of 3 by 1 and 3 by 2.
struct Step {
    int column, row;
};
inline constexpr std::array<Step, 32> kSteps{
    {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1},   {-1, 1},  {-1, -1}, {1, -1},
     {2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2},  {2, -1},
     {3, 1}, {1, 3}, {-1, 3}, {-3, 1}, {-3, -1}, {-1, -3}, {1, -3},  {3, -1},
     {3, 2}, {2, 3}, {-2, 3}, {-3, 2}, {-3, -2}, {-2, -3}, {2, -3},  {3, -2}}};

/// The rules in single precision, in a form that compilers turn into vector code. A NaN stays one.
class ToblerPace {
public:
    explicit ToblerPace(const ToblerWalk& walk)
        : m_fastest(static_cast<float>(quickest_seconds_per_metre(walk))),
          m_steepest(static_cast<float>(walk.steepest_slope)) {}

    float operator()(float slope) const {
        // 2^x as a power of two times exp of what is left, at most ln 2 / 2 either way: the series
        // to the 6th degree is then right to 2e-7.
        const float steep = std::abs(slope);
        const float x = std::min(std::abs(slope + 0.05f) * (3.5f * 1.44269504f), 100.0f);
        const int whole = static_cast<int>(x + 0.5f);
        const float y = (x - static_cast<float>(whole)) * 0.69314718f;
        const float series =
            1 + y * (1 + y * (1 / 2.0f) *
                             (1 + y * (1 / 3.0f) *
                                      (1 + y * (1 / 4.0f) *
                                               (1 + y * (1 / 5.0f) * (1 + y * (1 / 6.0f))))));
        float power;
        const int bits = (whole + 127) << 23;
        static_assert(sizeof power == sizeof bits);
        __builtin_memcpy(&power, &bits, sizeof power);
        // Also where the slope is not a number.
        return steep <= m_steepest ? m_fastest * power * series
                                   : std::numeric_limits<float>::infinity();
    }

private:
    float m_fastest, m_steepest;
};

class LangmuirPace {
public:
    explicit LangmuirPace(const LangmuirWalk& walk)
        : m_a(static_cast<float>(walk.a)), m_b(static_cast<float>(walk.b)),
          m_c(static_cast<float>(walk.c)), m_d(static_cast<float>(walk.d)),
          m_steep(static_cast<float>(walk.slope_factor)) {}

    float operator()(float slope) const {
        const float down = slope < m_steep ? m_d : m_c;
        return m_a + (slope >= 0 ? m_b : down) * slope;
    }

private:
    float m_a, m_b, m_c, m_d, m_steep;
};

/// Requires: every cell asked for lies three cells or more within the padded grid.
template <int kMoves, StepSlope kSlope, typename Pace>
class StepTimes {
public:
    using Seconds = std::array<float, kMoves>;

    StepTimes(const float* heights, std::size_t stride, float cell_size_m, Pace pace)
        : m_heights(heights), m_stride(static_cast<std::ptrdiff_t>(stride)), m_pace(pace) {
        for (int i = 0; i < kMoves; ++i) {
            const Step step = kSteps[static_cast<std::size_t>(i)];
            const float length = cell_size_m * std::hypot(static_cast<float>(step.column),
                                                          static_cast<float>(step.row));
            m_length[static_cast<std::size_t>(i)] = length;
            m_offset[static_cast<std::size_t>(i)] = offset(step.column, step.row);
            const int longer = std::max(std::abs(step.column), std::abs(step.row));
            const bool along_columns = std::abs(step.column) == longer;
            // Unit steps along the longer side, and aside.
            const std::ptrdiff_t on =
                along_columns ? offset(step.column / longer, 0) : offset(0, step.row / longer);
            const int aside_cells = along_columns ? step.row : step.column;
            const int sign = aside_cells > 0 ? 1 : -1;
            const std::ptrdiff_t aside =
                aside_cells == 0 ? 0 : (along_columns ? offset(0, sign) : offset(sign, 0));
            m_on[static_cast<std::size_t>(i)] = on;
            m_aside[static_cast<std::size_t>(i)] = aside;
        }
    }

    std::ptrdiff_t offset_of(int step) const { return m_offset[static_cast<std::size_t>(step)]; }

    /// Infinite or not a number where no step leads.
    void from(std::size_t cell, Seconds& seconds) const {
        const float* here = m_heights + cell;
        std::array<float, kPieces> slope;
        std::size_t piece = 0;
        for (std::size_t i = 0; i < kMoves; ++i)
            slopes_of(here, i, slope.data(), piece);
        for (float& s : slope)
            s = m_pace(s);
        piece = 0;
        for (std::size_t i = 0; i < kMoves; ++i) {
            const std::size_t pieces = pieces_of(i);
            float sum = slope[piece];
            for (std::size_t k = 1; k < pieces; ++k)
                sum += slope[piece + k];
            seconds[i] = sum * (m_length[i] / static_cast<float>(pieces));
            piece += pieces;
        }
    }

private:
    static constexpr std::size_t pieces_of(std::size_t step) {
        if (kSlope == StepSlope::EndToEnd || step < 4)
            return 1;
        return step < 16 ? 2 : 3;
    }
    static constexpr std::size_t all_pieces() {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < kMoves; ++i)
            sum += pieces_of(i);
        return sum;
    }
    static constexpr std::size_t kPieces = all_pieces();

    std::ptrdiff_t offset(int column, int row) const { return row * m_stride + column; }

    // The heights where a step crosses into the next column (or row), between the two cells there.
    void slopes_of(const float* here, std::size_t i, float* slope, std::size_t& piece) const {
        const float start = here[0], end = here[m_offset[i]];
        if (i < 4) {
            slope[piece++] = (end - start) / m_length[i];
            return;
        }
        const std::ptrdiff_t on = m_on[i], aside = m_aside[i];
        const float piece_length = m_length[i] / static_cast<float>(i < 16 ? 2 : 3);
        if (i < 16) {
            const float a = here[on], b = i < 8 ? here[aside] : here[on + aside];
            float middle = (a + b) / 2;
            if (i < 8) { // across a corner, over a cell at one side where the other is closed
                const float straight = (start + end) / 2;
                middle = std::isnan(middle) ? (std::isnan(a) && std::isnan(b) ? middle : straight)
                                            : (middle + straight) / 2;
            }
            two_pieces(start, middle, end, piece_length, slope, piece);
            return;
        }
        // 3 by 1 and 3 by 2: a third of the way, and two thirds.
        const bool flat = i < 24;
        const float near_a = here[on], near_b = here[on + aside];
        const std::ptrdiff_t far = flat ? 2 * on : 2 * on + aside;
        const float far_a = here[far], far_b = here[far + aside];
        const float first = flat ? (2 * near_a + near_b) / 3 : (near_a + 2 * near_b) / 3;
        const float second = flat ? (far_a + 2 * far_b) / 3 : (2 * far_a + far_b) / 3;
        if (kSlope == StepSlope::EndToEnd) {
            slope[piece++] = (end - start) / m_length[i] + 0 * (first + second);
            return;
        }
        slope[piece++] = (first - start) / piece_length;
        slope[piece++] = (second - first) / piece_length;
        slope[piece++] = (end - second) / piece_length;
    }

    void two_pieces(float start, float middle, float end, float piece_length, float* slope,
                    std::size_t& piece) const {
        if (kSlope == StepSlope::EndToEnd) {
            slope[piece++] = (end - start) / (2 * piece_length) + 0 * middle;
            return;
        }
        slope[piece++] = (middle - start) / piece_length;
        slope[piece++] = (end - middle) / piece_length;
    }

    const float* m_heights;
    std::ptrdiff_t m_stride;
    Pace m_pace;
    std::array<float, kMoves> m_length{};
    std::array<std::ptrdiff_t, kMoves> m_offset{}, m_on{}, m_aside{};
};

} // namespace panjshir::terrain
