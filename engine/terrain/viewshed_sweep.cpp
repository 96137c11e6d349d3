#include "terrain/viewshed_sweep.hpp"

#include "terrain/relief_vector.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace panjshir::terrain {
namespace {

constexpr float kNoHorizon = -1e30f;
constexpr int kFewestSamples = 64;
constexpr int kSamplesPerCell = 2; // of direction, on the line of cells being swept

/// Two neighbouring lines of cells, and where they lie.
struct Lines {
    const float* before; ///< heights above the eye's level plane, by side step
    const float* now;
    float distance; ///< of `now` from the observer, in cells; `before` is one nearer
    float side_offset;
};

// Raises the horizon at samples 0..count-1 of direction (side over long way) by what is crossed
// between the two lines of cells; leaves that in `reached`, and raises it further by the line `now`
// itself.
PANJSHIR_VECTORISED
void raise_horizon(const Lines& lines, float sample_step, int count, float* __restrict horizon,
                   float* __restrict reached) {
    const float* __restrict before = lines.before;
    const float* __restrict now = lines.now;
    const float distance = lines.distance, offset = lines.side_offset;
    const float inverse = 1 / distance, nearer = distance - 1;
    for (int j = 0; j < count; ++j) {
        const float direction = sample_step * static_cast<float>(j);
        const float side = offset + direction * distance;
        const float side_before = offset + direction * nearer;
        const int step = static_cast<int>(side), step_before = static_cast<int>(side_before);
        const float start = now[step], end = now[step + 1];
        const float on_line = (start + (side - static_cast<float>(step)) * (end - start)) * inverse;
        // Between the lines the way crosses a side line, at most one, as it leads more along than
        // aside.
        const float part = (static_cast<float>(step) - side_before) / (direction + 1e-20f);
        const float between = (before[step] + part * (start - before[step])) / (nearer + part);
        const bool crosses = (step != step_before) & (part < 0.9999f);
        const float added = crosses ? between : kNoHorizon;
        const float old = horizon[j];
        const float raised = added > old ? added : old;
        reached[j] = raised;
        horizon[j] = on_line > raised ? on_line : raised;
    }
}

// Compares the cells first..last of the line with the horizon met before it.
PANJSHIR_VECTORISED
void compare(const Lines& lines, float target, float samples, const float* __restrict reached,
             int first, int last, std::int32_t* __restrict seen) {
    const float* __restrict now = lines.now;
    const float inverse = 1 / lines.distance, offset = lines.side_offset;
    for (int i = first; i <= last; ++i) {
        const float place = (static_cast<float>(i) - offset) * inverse * samples;
        const int sample = static_cast<int>(place);
        const float low = reached[sample], high = reached[sample + 1];
        const float bar = low + (place - static_cast<float>(sample)) * (high - low);
        seen[i] = (now[i] + target) * inverse >= bar ? 255 : 0;
    }
}

class Sweep {
public:
    Sweep(const Octant& octant, const SweepRules& rules) : m_octant(octant), m_rules(rules) {
        const int longest = std::min<int>(octant.side_steps, octant.long_steps + 1) + 1;
        const auto room = static_cast<std::size_t>(longest) + 8;
        m_before.resize(room);
        m_now.resize(room);
        m_seen.resize(room);
        m_horizon.assign(kFewestSamples + 2, kNoHorizon);
        m_reached = m_horizon;
    }

    void run() {
        fill_line(0, m_now, 1); // behind the observer or at it
        for (int step = 1; step <= m_octant.long_steps; ++step) {
            const double distance = step - m_octant.long_offset;
            if (distance > m_rules.radius_cells)
                return;
            sweep_line(step, distance);
        }
    }

private:
    void sweep_line(int step, double distance) {
        const double radius = m_rules.radius_cells;
        const double widest =
            std::min({1.0, std::sqrt(std::max(0.0, radius * radius / (distance * distance) - 1)),
                      (m_octant.side_steps - m_octant.side_offset) / distance});
        refine(distance);
        std::swap(m_before, m_now);
        fill_line(step, m_now, widest * distance + m_octant.side_offset);
        const Lines lines{m_before.data(), m_now.data(), static_cast<float>(distance),
                          static_cast<float>(m_octant.side_offset)};
        // One sample beyond the last cell, as long as it stays on the ground that was copied.
        const int count = std::min(m_samples, static_cast<int>(widest * m_samples) + 1) + 1;
        raise_horizon(lines, 1.0f / static_cast<float>(m_samples), count, m_horizon.data(),
                      m_reached.data());
        answer(step, distance, widest, lines);
    }

    void answer(int step, double distance, double widest, const Lines& lines) {
        const double offset = m_octant.side_offset;
        int first = offset > 0 || m_octant.axis == Bound::Within ? 1 : 0;
        int last = static_cast<int>(offset + widest * distance + 1e-9);
        if (m_octant.diagonal == Bound::Within && last - offset >= distance)
            --last;
        if (last < first)
            return;
        compare(lines, m_rules.target_above_ground_m, static_cast<float>(m_samples),
                m_reached.data(), first, last, m_seen.data());
        std::uint8_t* out = m_octant.seen + step * m_octant.seen_long_stride;
        for (int i = first; i <= last; ++i)
            out[i * m_octant.seen_side_stride] =
                static_cast<std::uint8_t>(m_seen[static_cast<std::size_t>(i)]);
    }

    // Heights above the eye's level plane of side steps 0..ceil(reach) and a few more, so that the
    // outermost samples stand on ground; beyond the grid's edge the last one again.
    void fill_line(int step, std::vector<float>& line, double reach) const {
        const int wanted = static_cast<int>(std::ceil(reach)) + 2;
        const int last = std::min(wanted, m_octant.side_steps);
        const float* from = m_octant.heights + step * m_octant.long_stride;
        const double distance = step - m_octant.long_offset;
        const auto fall = static_cast<float>(m_rules.fall_per_cell);
        const auto level =
            static_cast<float>(m_rules.eye_m + m_rules.fall_per_cell * distance * distance);
        const auto offset = static_cast<float>(m_octant.side_offset);
        const std::ptrdiff_t stride = m_octant.side_stride;
        for (int i = 0; i <= last; ++i) {
            const float side = static_cast<float>(i) - offset;
            line[static_cast<std::size_t>(i)] = from[i * stride] - level - fall * side * side;
        }
        const auto end = std::min(line.size(), static_cast<std::size_t>(wanted) + 3);
        for (std::size_t i = static_cast<std::size_t>(last) + 1; i < end; ++i)
            line[i] = line[static_cast<std::size_t>(last)];
    }

    // Twice as many samples of the horizon where the line of cells has grown longer than they can
    // follow.
    void refine(double distance) {
        while (m_samples < distance * kSamplesPerCell) {
            const auto old = static_cast<std::size_t>(m_samples);
            std::vector<float> finer(2 * old + 2, kNoHorizon);
            for (std::size_t j = 0; j <= old; ++j) {
                finer[2 * j] = m_horizon[j];
                if (j < old)
                    finer[2 * j + 1] = (m_horizon[j] + m_horizon[j + 1]) / 2;
            }
            m_horizon = std::move(finer);
            m_reached.assign(m_horizon.size(), kNoHorizon);
            m_samples *= 2;
        }
    }

    const Octant& m_octant;
    const SweepRules& m_rules;
    int m_samples = kFewestSamples;
    std::vector<float> m_before, m_now, m_horizon, m_reached;
    std::vector<std::int32_t> m_seen;
};

} // namespace

void sweep_octant(const Octant& octant, const SweepRules& rules) {
    Sweep(octant, rules).run();
}

} // namespace panjshir::terrain
