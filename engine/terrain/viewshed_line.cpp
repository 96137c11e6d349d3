#include "terrain/viewshed_line.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define PANJSHIR_HAS_AVX2_LINES
#include <cstring>
#include <immintrin.h>
#endif

namespace panjshir::terrain {
namespace {

// Samples first..count-1.
void raise_from(int first, const SweptLines& lines, float sample_step, int count, float* horizon,
                float* reached) {
    const float distance = lines.distance, offset = lines.side_offset;
    const float inverse = 1 / distance, nearer = distance - 1;
    for (int j = first; j < count; ++j) {
        const float direction = sample_step * static_cast<float>(j);
        const float side = offset + direction * distance;
        const float side_before = offset + direction * nearer;
        const int step = static_cast<int>(side), step_before = static_cast<int>(side_before);
        const float start = lines.now[step], end = lines.now[step + 1];
        const float on_line = (start + (side - static_cast<float>(step)) * (end - start)) * inverse;
        // Between the lines the way crosses a side line, at most one, as it leads more along than
        // aside.
        const float part = (static_cast<float>(step) - side_before) / (direction + 1e-20f);
        const float between =
            (lines.before[step] + part * (start - lines.before[step])) / (nearer + part);
        const bool crosses = (step != step_before) & (part < 0.9999f);
        const float added = crosses ? between : kNoHorizon;
        const float old = horizon[j];
        const float raised = added > old ? added : old;
        reached[j] = raised;
        horizon[j] = on_line > raised ? on_line : raised;
    }
}

void raise_plainly(const SweptLines& lines, float sample_step, int count, float* horizon,
                   float* reached) {
    raise_from(0, lines, sample_step, count, horizon, reached);
}

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

#ifdef PANJSHIR_HAS_AVX2_LINES

// Eight samples stand over six cells at most: their heights are picked out of eight that are read
// together, which is quicker than reading them one by one.
__attribute__((target("avx2"))) void raise_by_avx2(const SweptLines& lines, float sample_step,
                                                   int count, float* horizon, float* reached) {
    const __m256 distance = _mm256_set1_ps(lines.distance);
    const __m256 offset = _mm256_set1_ps(lines.side_offset);
    const __m256 inverse = _mm256_set1_ps(1 / lines.distance);
    const __m256 nearer = _mm256_set1_ps(lines.distance - 1);
    const __m256 step_of_samples = _mm256_set1_ps(sample_step), tiny = _mm256_set1_ps(1e-20f);
    const __m256 most_part = _mm256_set1_ps(0.9999f), none = _mm256_set1_ps(kNoHorizon);
    const __m256i eight = _mm256_set1_epi32(8), one = _mm256_set1_epi32(1);
    __m256i numbers = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    int j = 0;
    for (; j + 8 <= count; j += 8, numbers = _mm256_add_epi32(numbers, eight)) {
        const __m256 direction = _mm256_mul_ps(step_of_samples, _mm256_cvtepi32_ps(numbers));
        const __m256 side = _mm256_add_ps(offset, _mm256_mul_ps(direction, distance));
        const __m256 side_before = _mm256_add_ps(offset, _mm256_mul_ps(direction, nearer));
        const __m256i step = _mm256_cvttps_epi32(side);
        const __m256i step_before = _mm256_cvttps_epi32(side_before);
        const int base = _mm_cvtsi128_si32(_mm256_castsi256_si128(step));
        const __m256i pick = _mm256_sub_epi32(step, _mm256_set1_epi32(base));
        const __m256 line = _mm256_loadu_ps(lines.now + base);
        const __m256 start = _mm256_permutevar8x32_ps(line, pick);
        const __m256 end = _mm256_permutevar8x32_ps(line, _mm256_add_epi32(pick, one));
        const __m256 near = _mm256_permutevar8x32_ps(_mm256_loadu_ps(lines.before + base), pick);
        const __m256 whole = _mm256_cvtepi32_ps(step);
        const __m256 on_line =
            _mm256_mul_ps(_mm256_add_ps(start, _mm256_mul_ps(_mm256_sub_ps(side, whole),
                                                             _mm256_sub_ps(end, start))),
                          inverse);
        const __m256 part =
            _mm256_div_ps(_mm256_sub_ps(whole, side_before), _mm256_add_ps(direction, tiny));
        const __m256 between =
            _mm256_div_ps(_mm256_add_ps(near, _mm256_mul_ps(part, _mm256_sub_ps(start, near))),
                          _mm256_add_ps(nearer, part));
        const __m256 stays = _mm256_castsi256_ps(_mm256_cmpeq_epi32(step, step_before));
        const __m256 crosses = _mm256_andnot_ps(stays, _mm256_cmp_ps(part, most_part, _CMP_LT_OQ));
        const __m256 added = _mm256_blendv_ps(none, between, crosses);
        const __m256 raised = _mm256_max_ps(added, _mm256_loadu_ps(horizon + j));
        _mm256_storeu_ps(reached + j, raised);
        _mm256_storeu_ps(horizon + j, _mm256_max_ps(on_line, raised));
    }
    raise_from(j, lines, sample_step, count, horizon, reached);
}

__attribute__((target("avx2"))) void compare_by_avx2(const SweptLines& lines, float target_m,
                                                     float samples, const float* reached, int first,
                                                     int last, std::uint8_t* seen) {
    const __m256 inverse = _mm256_set1_ps(1 / lines.distance);
    const __m256 offset = _mm256_set1_ps(lines.side_offset);
    const __m256 all_samples = _mm256_set1_ps(samples), target = _mm256_set1_ps(target_m);
    const __m256i eight = _mm256_set1_epi32(8);
    __m256i numbers =
        _mm256_add_epi32(_mm256_set1_epi32(first), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    int i = first;
    for (; i + 7 <= last; i += 8, numbers = _mm256_add_epi32(numbers, eight)) {
        const __m256 place = _mm256_mul_ps(
            _mm256_mul_ps(_mm256_sub_ps(_mm256_cvtepi32_ps(numbers), offset), inverse),
            all_samples);
        const __m256i sample = _mm256_cvttps_epi32(place);
        // Each read takes a sample and the next together.
        const auto* pairs = reinterpret_cast<const long long*>(reached);
        const __m256 some =
            _mm256_castsi256_ps(_mm256_i32gather_epi64(pairs, _mm256_castsi256_si128(sample), 4));
        const __m256 others = _mm256_castsi256_ps(
            _mm256_i32gather_epi64(pairs, _mm256_extracti128_si256(sample, 1), 4));
        const __m256d lows =
            _mm256_castps_pd(_mm256_shuffle_ps(some, others, _MM_SHUFFLE(2, 0, 2, 0)));
        const __m256d highs =
            _mm256_castps_pd(_mm256_shuffle_ps(some, others, _MM_SHUFFLE(3, 1, 3, 1)));
        constexpr int kInOrder = _MM_SHUFFLE(3, 1, 2, 0);
        const __m256 low = _mm256_castpd_ps(_mm256_permute4x64_pd(lows, kInOrder));
        const __m256 high = _mm256_castpd_ps(_mm256_permute4x64_pd(highs, kInOrder));
        const __m256 bar =
            _mm256_add_ps(low, _mm256_mul_ps(_mm256_sub_ps(place, _mm256_cvtepi32_ps(sample)),
                                             _mm256_sub_ps(high, low)));
        const __m256 rise =
            _mm256_mul_ps(_mm256_add_ps(_mm256_loadu_ps(lines.now + i), target), inverse);
        const __m256i free = _mm256_castps_si256(_mm256_cmp_ps(rise, bar, _CMP_GE_OQ));
        const __m128i words =
            _mm_packs_epi32(_mm256_castsi256_si128(free), _mm256_extracti128_si256(free, 1));
        const long long bytes = _mm_cvtsi128_si64(_mm_packs_epi16(words, words));
        std::memcpy(seen + i, &bytes, sizeof bytes);
    }
    compare_plainly(lines, target_m, samples, reached, i, last, seen);
}

#endif

} // namespace

LineWork plain_line_work() {
    return {raise_plainly, compare_plainly};
}

LineWork quickest_line_work() {
#ifdef PANJSHIR_HAS_AVX2_LINES
    if (__builtin_cpu_supports("avx2"))
        return {raise_by_avx2, compare_by_avx2};
#endif
    return plain_line_work();
}

} // namespace panjshir::terrain
