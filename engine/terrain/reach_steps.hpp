#pragma once
// Seconds of every step that leads away from a cell of a padded grid. Only for reach.cpp.

#include "terrain/reach.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

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

/// Four numbers that are worked on at once.
using Lanes = float __attribute__((vector_size(16)));
using LaneTruths = std::int32_t __attribute__((vector_size(16))); ///< -1 true, 0 false
inline constexpr int kLanes = 4;

inline Lanes gathered(const float* from, const std::ptrdiff_t* offsets) {
    return Lanes{from[offsets[0]], from[offsets[1]], from[offsets[2]], from[offsets[3]]};
}

/// The rules in single precision. A NaN stays one.
class ToblerPace {
public:
    explicit ToblerPace(const ToblerWalk& walk)
        : m_fastest(static_cast<float>(quickest_seconds_per_metre(walk))),
          m_steepest(static_cast<float>(walk.steepest_slope)) {}

    Lanes operator()(Lanes slope) const {
        // 2^x as a power of two times exp of what is left, at most ln 2 / 2 either way: the series
        // to the 6th degree is then right to 2e-7.
        const Lanes off = slope + 0.05f;
        const Lanes far = (off < 0 ? -off : off) * (3.5f * 1.44269504f);
        const Lanes x = far < 100 ? far : Lanes{100, 100, 100, 100};
        const LaneTruths whole = __builtin_convertvector(x + 0.5f, LaneTruths);
        const Lanes y = (x - __builtin_convertvector(whole, Lanes)) * 0.69314718f;
        const Lanes series =
            1 + y * (1 + y * (1 / 2.0f) *
                             (1 + y * (1 / 3.0f) *
                                      (1 + y * (1 / 4.0f) *
                                               (1 + y * (1 / 5.0f) * (1 + y * (1 / 6.0f))))));
        const auto power = std::bit_cast<Lanes>((whole + 127) << 23);
        // Infinite also where the slope is not a number.
        const Lanes steep = slope < 0 ? -slope : slope;
        const Lanes none = Lanes{} + std::numeric_limits<float>::infinity();
        return steep <= m_steepest ? m_fastest * power * series : none;
    }

private:
    float m_fastest, m_steepest;
};

class LangmuirPace {
public:
    explicit LangmuirPace(const LangmuirWalk& walk)
        : m_a(static_cast<float>(walk.a)), m_b(all(walk.b)), m_c(all(walk.c)), m_d(all(walk.d)),
          m_steep(static_cast<float>(walk.slope_factor)) {}

    Lanes operator()(Lanes slope) const {
        const Lanes down = slope < m_steep ? m_d : m_c;
        return m_a + (slope >= 0 ? m_b : down) * slope;
    }

private:
    static Lanes all(double value) { return Lanes{} + static_cast<float>(value); }

    float m_a;
    Lanes m_b, m_c, m_d;
    float m_steep;
};

/// Four moves at a time: those of a group cross equally many lines of cells. Requires: every cell
/// asked for lies three cells or more within the padded grid.
template <int kMoves, StepSlope kSlope, typename Pace>
class StepTimes {
public:
    static constexpr int kGroups = kMoves / kLanes;
    using Seconds = std::array<Lanes, kGroups>;

    StepTimes(const float* heights, std::size_t stride, float cell_size_m, Pace pace)
        : m_heights(heights), m_stride(static_cast<std::ptrdiff_t>(stride)), m_pace(pace) {
        for (std::size_t i = 0; i < kMoves; ++i) {
            const Step step = kSteps[i];
            const float length = cell_size_m * std::hypot(static_cast<float>(step.column),
                                                          static_cast<float>(step.row));
            const int group = static_cast<int>(i) / kLanes, lane = static_cast<int>(i) % kLanes;
            m_run[static_cast<std::size_t>(group)][lane] =
                length / static_cast<float>(pieces_of(group));
            m_offset[i] = offset(step.column, step.row);
            const int longer = std::max(std::abs(step.column), std::abs(step.row));
            const bool along_columns = std::abs(step.column) == longer;
            // Unit steps along the longer side, and aside.
            const std::ptrdiff_t on =
                along_columns ? offset(step.column / longer, 0) : offset(0, step.row / longer);
            const int aside_cells = along_columns ? step.row : step.column;
            const int sign = aside_cells > 0 ? 1 : -1;
            const std::ptrdiff_t aside =
                aside_cells == 0 ? 0 : (along_columns ? offset(0, sign) : offset(sign, 0));
            const std::ptrdiff_t beyond = group >= 6 ? 2 * on + aside : 2 * on;
            m_first_a[i] = on;
            m_first_b[i] = group == 1 ? aside : on + aside;
            m_second_a[i] = beyond;
            m_second_b[i] = beyond + aside;
        }
    }

    /// To be added to a cell, modulo the range of its type.
    std::size_t offset_of(std::size_t step) const {
        return static_cast<std::size_t>(m_offset[step]);
    }
    /// What a field holds where the steps of a group end.
    Lanes at_ends(const float* here, int group) const {
        return gathered(here, &m_offset[static_cast<std::size_t>(group * kLanes)]);
    }

    /// Infinite or not a number where no step leads.
    void from(std::size_t cell, Seconds& seconds) const {
        const float* here = m_heights + cell;
        [&]<int... kGroup>(std::integer_sequence<int, kGroup...>) {
            ((seconds[kGroup] = group_from<kGroup>(here)), ...);
        }
        (std::make_integer_sequence<int, kGroups>{});
    }

private:
    static constexpr int pieces_of(int group) {
        if (kSlope == StepSlope::EndToEnd || group < 1)
            return 1;
        return group < 4 ? 2 : 3;
    }

    std::ptrdiff_t offset(int column, int row) const { return row * m_stride + column; }

    template <int kGroup>
    Lanes group_from(const float* here) const {
        const Lanes start = Lanes{} + here[0], end = at_ends(here, kGroup);
        const Lanes run = m_run[kGroup];
        if constexpr (kGroup == 0)
            return m_pace((end - start) / run) * run;
        else if constexpr (kGroup < 4)
            return over_one(start, crossing<kGroup>(here, start, end), end, run);
        else
            return over_two<kGroup>(here, start, end, run);
    }

    // The height where a step crosses into the next column (or row), between the two cells there.
    template <int kGroup>
    Lanes crossing(const float* here, Lanes start, Lanes end) const {
        const Lanes a = gathered(here, &m_first_a[kGroup * kLanes]),
                    b = gathered(here, &m_first_b[kGroup * kLanes]);
        const Lanes middle = (a + b) / 2;
        if constexpr (kGroup != 1)
            return middle;
        // Across a corner, over a cell at one side where the other is closed.
        const Lanes straight = (start + end) / 2;
        const Lanes beside = (a == a) | (b == b) ? straight : middle;
        return middle == middle ? (middle + straight) / 2 : beside;
    }

    Lanes over_one(Lanes start, Lanes middle, Lanes end, Lanes run) const {
        if constexpr (kSlope == StepSlope::EndToEnd)
            return m_pace((end - start) / run + 0 * middle) * run;
        else
            return (m_pace((middle - start) / run) + m_pace((end - middle) / run)) * run;
    }

    // 3 by 1 and 3 by 2: a third of the way, and two thirds.
    template <int kGroup>
    Lanes over_two(const float* here, Lanes start, Lanes end, Lanes run) const {
        constexpr int kFirst = kGroup * kLanes;
        const Lanes near_a = gathered(here, &m_first_a[kFirst]),
                    near_b = gathered(here, &m_first_b[kFirst]),
                    far_a = gathered(here, &m_second_a[kFirst]),
                    far_b = gathered(here, &m_second_b[kFirst]);
        const bool flat = kGroup < 6;
        const Lanes first = (flat ? 2 * near_a + near_b : near_a + 2 * near_b) / 3;
        const Lanes second = (flat ? far_a + 2 * far_b : 2 * far_a + far_b) / 3;
        if constexpr (kSlope == StepSlope::EndToEnd)
            return m_pace((end - start) / run + 0 * (first + second)) * run;
        else
            return (m_pace((first - start) / run) + m_pace((second - first) / run) +
                    m_pace((end - second) / run)) *
                   run;
    }

    const float* m_heights;
    std::ptrdiff_t m_stride;
    Pace m_pace;
    std::array<Lanes, kGroups> m_run{}; ///< metres on the map of a piece of each step
    /// Where each step ends, and the two cells between which it crosses its first and second line.
    std::array<std::ptrdiff_t, kMoves> m_offset{}, m_first_a{}, m_first_b{}, m_second_a{},
        m_second_b{};
};

} // namespace panjshir::terrain
