#include "terrain/viewshed_line.hpp"

#include "terrain/viewshed_line_vector.hpp"

#include <cmath>

namespace panjshir::terrain {

std::vector<float> inverse_side_steps(float side_offset, std::size_t count) {
    std::vector<float> inverse(count, NAN);
    for (std::size_t step = 1; step < count; ++step)
        inverse[step] = 1 / (static_cast<float>(step) - side_offset);
    return inverse;
}

void raise_from(int first, const SweptLines& lines, float sample_step, int count, float* horizon,
                float* reached) {
    const float distance = lines.distance, offset = lines.side_offset;
    const float inverse = 1 / distance;
    for (int j = first; j < count; ++j) {
        const float direction = sample_step * static_cast<float>(j);
        const float side = offset + direction * distance;
        const int step = static_cast<int>(side);
        const float start = lines.now[step], end = lines.now[step + 1];
        const float beyond = side - static_cast<float>(step); // the last side line
        const float on_line = (start + beyond * (end - start)) * inverse;
        // Between the lines the way crosses a side line, at most one, as it leads more along than
        // aside: after aside / direction of the step from line to line. That is (step - offset) /
        // direction from the observer; with both made longer by the direction nothing is left to be
        // divided by but what the table has.
        const float near = lines.before[step], aside = direction - beyond;
        const float between =
            (near * direction + aside * (start - near)) * lines.inverse_aside[step];
        const bool crosses = (aside > 0) & (aside < 0.9999f * direction);
        const float added = crosses ? between : kNoHorizon;
        const float old = horizon[j];
        const float raised = added > old ? added : old;
        reached[j] = raised;
        horizon[j] = on_line > raised ? on_line : raised;
    }
}

namespace {

void raise_plainly(const SweptLines& lines, float sample_step, int count, float* horizon,
                   float* reached) {
    raise_from(0, lines, sample_step, count, horizon, reached);
}

} // namespace

void compare_plainly(const SweptLines& lines, float target_m, float samples, const float* reached,
                     int first, int last, std::uint8_t* seen) {
    const float inverse = 1 / lines.distance, offset = lines.side_offset;
    for (int i = first; i <= last; ++i) {
        const float place = (static_cast<float>(i) - offset) * inverse * samples;
        const int sample = static_cast<int>(place);
        const float low = reached[sample], high = reached[sample + 1];
        const float bar = low + (place - static_cast<float>(sample)) * (high - low);
        seen[i] = (lines.now[i] + target_m) * inverse >= bar ? 255 : 0;
    }
}

LineWork plain_line_work() {
    return {raise_plainly, compare_plainly};
}

std::vector<LineWork> line_works() {
    std::vector<LineWork> works{plain_line_work()};
#ifdef PANJSHIR_HAS_VECTOR_LINES
    if (__builtin_cpu_supports("avx2"))
        works.push_back(avx2_line_work());
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        works.push_back(avx512_line_work());
#endif
    return works;
}

LineWork quickest_line_work() {
    static const LineWork quickest = line_works().back();
    return quickest;
}

} // namespace panjshir::terrain
