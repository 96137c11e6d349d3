#include "terrain/viewshed_line_vector.hpp"

#ifdef PANJSHIR_HAS_VECTOR_LINES

#if !defined(__clang__)
// GCC's own AVX-512 functions begin with a value that is none, on purpose (its fault 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#include <cstring>
#include <immintrin.h>

namespace panjshir::terrain {
namespace {

// Samples lie closer than cells (kWidestSampleStep): eight stand over seven cells at most, sixteen
// over fourteen. Their heights are picked out of eight or sixteen that are read together, which is
// quicker than reading them one by one. The other way round, the cells of a vector stand over 16,
// 24 or 32 samples at most (twice as many where sixteen are done at once) where there are no more
// than so many samples to a cell:
constexpr float kFewSamplesPerCell = 1.95f, kSomeSamplesPerCell = 3.0f, kMostSamplesPerCell = 4.06f;

__attribute__((target("avx2"))) void raise_by_avx2(const SweptLines& lines, float sample_step,
                                                   int count, float* horizon, float* reached) {
    const __m256 distance = _mm256_set1_ps(lines.distance);
    const __m256 offset = _mm256_set1_ps(lines.side_offset);
    const __m256 inverse = _mm256_set1_ps(1 / lines.distance);
    const __m256 step_of_samples = _mm256_set1_ps(sample_step);
    const __m256 most_part = _mm256_set1_ps(0.9999f), none = _mm256_set1_ps(kNoHorizon);
    const __m256 zero = _mm256_setzero_ps();
    const __m256i eight = _mm256_set1_epi32(8), one = _mm256_set1_epi32(1);
    __m256i numbers = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    int j = 0;
    for (; j + 8 <= count; j += 8, numbers = _mm256_add_epi32(numbers, eight)) {
        const __m256 direction = _mm256_mul_ps(step_of_samples, _mm256_cvtepi32_ps(numbers));
        const __m256 side = _mm256_add_ps(offset, _mm256_mul_ps(direction, distance));
        const __m256i step = _mm256_cvttps_epi32(side);
        const int base = _mm_cvtsi128_si32(_mm256_castsi256_si128(step));
        const __m256i pick = _mm256_sub_epi32(step, _mm256_set1_epi32(base));
        const __m256 line = _mm256_loadu_ps(lines.now + base);
        const __m256 start = _mm256_permutevar8x32_ps(line, pick);
        const __m256 end = _mm256_permutevar8x32_ps(line, _mm256_add_epi32(pick, one));
        const __m256 near = _mm256_permutevar8x32_ps(_mm256_loadu_ps(lines.before + base), pick);
        const __m256 beyond = _mm256_sub_ps(side, _mm256_cvtepi32_ps(step));
        const __m256 on_line = _mm256_mul_ps(
            _mm256_add_ps(start, _mm256_mul_ps(beyond, _mm256_sub_ps(end, start))), inverse);
        const __m256 aside = _mm256_sub_ps(direction, beyond);
        const __m256 inverse_aside =
            _mm256_permutevar8x32_ps(_mm256_loadu_ps(lines.inverse_aside + base), pick);
        const __m256 between =
            _mm256_mul_ps(_mm256_add_ps(_mm256_mul_ps(near, direction),
                                        _mm256_mul_ps(aside, _mm256_sub_ps(start, near))),
                          inverse_aside);
        const __m256 crosses =
            _mm256_and_ps(_mm256_cmp_ps(aside, zero, _CMP_GT_OQ),
                          _mm256_cmp_ps(aside, _mm256_mul_ps(most_part, direction), _CMP_LT_OQ));
        const __m256 added = _mm256_blendv_ps(none, between, crosses);
        const __m256 raised = _mm256_max_ps(added, _mm256_loadu_ps(horizon + j));
        _mm256_storeu_ps(reached + j, raised);
        _mm256_storeu_ps(horizon + j, _mm256_max_ps(on_line, raised));
    }
    raise_from(j, lines, sample_step, count, horizon, reached);
}

// The signs choose: bit 3 of the number between eights, bit 4 between sixteens.

/// Eight of 16 values, by their numbers.
__attribute__((target("avx2"), always_inline)) inline __m256 pick(const __m256 (&values)[2],
                                                                  __m256i number) {
    const __m256 odd_eight = _mm256_castsi256_ps(_mm256_slli_epi32(number, 28));
    return _mm256_blendv_ps(_mm256_permutevar8x32_ps(values[0], number),
                            _mm256_permutevar8x32_ps(values[1], number), odd_eight);
}

/// Eight of 24 values, by their numbers.
__attribute__((target("avx2"), always_inline)) inline __m256 pick(const __m256 (&values)[3],
                                                                  __m256i number) {
    const __m256 odd_eight = _mm256_castsi256_ps(_mm256_slli_epi32(number, 28));
    const __m256 upper = _mm256_castsi256_ps(_mm256_slli_epi32(number, 27));
    const __m256 low = _mm256_blendv_ps(_mm256_permutevar8x32_ps(values[0], number),
                                        _mm256_permutevar8x32_ps(values[1], number), odd_eight);
    return _mm256_blendv_ps(low, _mm256_permutevar8x32_ps(values[2], number), upper);
}

/// Eight of 32 values, by their numbers.
__attribute__((target("avx2"), always_inline)) inline __m256 pick(const __m256 (&values)[4],
                                                                  __m256i number) {
    const __m256 odd_eight = _mm256_castsi256_ps(_mm256_slli_epi32(number, 28));
    const __m256 upper = _mm256_castsi256_ps(_mm256_slli_epi32(number, 27));
    const __m256 low = _mm256_blendv_ps(_mm256_permutevar8x32_ps(values[0], number),
                                        _mm256_permutevar8x32_ps(values[1], number), odd_eight);
    const __m256 high = _mm256_blendv_ps(_mm256_permutevar8x32_ps(values[2], number),
                                         _mm256_permutevar8x32_ps(values[3], number), odd_eight);
    return _mm256_blendv_ps(low, high, upper);
}

/// Returns the first cell that is left.
template <int kValues> // of the samples that are read together: 16, 24 or 32
__attribute__((target("avx2"), always_inline)) inline int
compare_eights(const SweptLines& lines, float target_m, float samples, const float* reached,
               int first, int last, std::uint8_t* seen) {
    const __m256 inverse = _mm256_set1_ps(1 / lines.distance);
    const __m256 offset = _mm256_set1_ps(lines.side_offset);
    const __m256 all_samples = _mm256_set1_ps(samples), target = _mm256_set1_ps(target_m);
    const __m256i eight = _mm256_set1_epi32(8), one = _mm256_set1_epi32(1);
    __m256i numbers =
        _mm256_add_epi32(_mm256_set1_epi32(first), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    int i = first;
    for (; i + 7 <= last; i += 8, numbers = _mm256_add_epi32(numbers, eight)) {
        const __m256 place = _mm256_mul_ps(
            _mm256_mul_ps(_mm256_sub_ps(_mm256_cvtepi32_ps(numbers), offset), inverse),
            all_samples);
        const __m256i sample = _mm256_cvttps_epi32(place);
        const int base = _mm_cvtsi128_si32(_mm256_castsi256_si128(sample));
        const __m256i at = _mm256_sub_epi32(sample, _mm256_set1_epi32(base));
        const float* const from = reached + base;
        __m256 values[kValues / 8];
        for (int k = 0; k < kValues / 8; ++k)
            values[k] = _mm256_loadu_ps(from + 8 * k);
        const __m256 low = pick(values, at);
        const __m256 high = pick(values, _mm256_add_epi32(at, one));
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
    return i;
}

__attribute__((target("avx2"))) void compare_by_avx2(const SweptLines& lines, float target_m,
                                                     float samples, const float* reached, int first,
                                                     int last, std::uint8_t* seen) {
    const float a_cell = samples / lines.distance;
    int left = first;
    if (a_cell <= kFewSamplesPerCell)
        left = compare_eights<16>(lines, target_m, samples, reached, first, last, seen);
    else if (a_cell <= kSomeSamplesPerCell)
        left = compare_eights<24>(lines, target_m, samples, reached, first, last, seen);
    else if (a_cell <= kMostSamplesPerCell)
        left = compare_eights<32>(lines, target_m, samples, reached, first, last, seen);
    compare_plainly(lines, target_m, samples, reached, left, last, seen);
}

#define PANJSHIR_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl")))

/// Sixteen of 32 values, by their numbers.
PANJSHIR_AVX512 inline __m512 pick(const __m512 (&values)[2], __m512i number) {
    return _mm512_permutex2var_ps(values[0], number, values[1]);
}

/// Sixteen of 48 values, by their numbers.
PANJSHIR_AVX512 inline __m512 pick(const __m512 (&values)[3], __m512i number) {
    const __mmask16 upper = _mm512_cmpgt_epi32_mask(number, _mm512_set1_epi32(31));
    return _mm512_mask_permutexvar_ps(_mm512_permutex2var_ps(values[0], number, values[1]), upper,
                                      number, values[2]);
}

/// Sixteen of 64 values, by their numbers.
PANJSHIR_AVX512 inline __m512 pick(const __m512 (&values)[4], __m512i number) {
    const __mmask16 upper = _mm512_cmpgt_epi32_mask(number, _mm512_set1_epi32(31));
    return _mm512_mask_blend_ps(upper, _mm512_permutex2var_ps(values[0], number, values[1]),
                                _mm512_permutex2var_ps(values[2], number, values[3]));
}

// Of sixteen, those that are left.
__mmask16 first_lanes(int count) {
    return static_cast<__mmask16>(count >= 16 ? 0xffff : (1 << count) - 1);
}

PANJSHIR_AVX512 void raise_by_avx512(const SweptLines& lines, float sample_step, int count,
                                     float* horizon, float* reached) {
    const __m512 distance = _mm512_set1_ps(lines.distance);
    const __m512 offset = _mm512_set1_ps(lines.side_offset);
    const __m512 inverse = _mm512_set1_ps(1 / lines.distance);
    const __m512 step_of_samples = _mm512_set1_ps(sample_step);
    const __m512 most_part = _mm512_set1_ps(0.9999f);
    const __m512i sixteen = _mm512_set1_epi32(16), one = _mm512_set1_epi32(1);
    __m512i numbers = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    for (int j = 0; j < count; j += 16, numbers = _mm512_add_epi32(numbers, sixteen)) {
        const __mmask16 lanes = first_lanes(count - j);
        const __m512 direction = _mm512_mul_ps(step_of_samples, _mm512_cvtepi32_ps(numbers));
        const __m512 side = _mm512_add_ps(offset, _mm512_mul_ps(direction, distance));
        const __m512i step = _mm512_cvttps_epi32(side);
        const int base = _mm512_cvtsi512_si32(step);
        const __m512i pick = _mm512_sub_epi32(step, _mm512_set1_epi32(base));
        const __m512 line = _mm512_loadu_ps(lines.now + base);
        const __m512 start = _mm512_permutexvar_ps(pick, line);
        const __m512 end = _mm512_permutexvar_ps(_mm512_add_epi32(pick, one), line);
        const __m512 near = _mm512_permutexvar_ps(pick, _mm512_loadu_ps(lines.before + base));
        const __m512 beyond = _mm512_sub_ps(side, _mm512_cvtepi32_ps(step));
        const __m512 on_line = _mm512_mul_ps(
            _mm512_add_ps(start, _mm512_mul_ps(beyond, _mm512_sub_ps(end, start))), inverse);
        const __m512 aside = _mm512_sub_ps(direction, beyond);
        const __m512 inverse_aside =
            _mm512_permutexvar_ps(pick, _mm512_loadu_ps(lines.inverse_aside + base));
        const __m512 between =
            _mm512_mul_ps(_mm512_add_ps(_mm512_mul_ps(near, direction),
                                        _mm512_mul_ps(aside, _mm512_sub_ps(start, near))),
                          inverse_aside);
        const __mmask16 crosses = static_cast<__mmask16>(
            _mm512_cmp_ps_mask(aside, _mm512_setzero_ps(), _CMP_GT_OQ) &
            _mm512_cmp_ps_mask(aside, _mm512_mul_ps(most_part, direction), _CMP_LT_OQ));
        const __m512 old = _mm512_maskz_loadu_ps(lanes, horizon + j);
        const __m512 raised = _mm512_mask_max_ps(old, crosses, between, old);
        _mm512_mask_storeu_ps(reached + j, lanes, raised);
        _mm512_mask_storeu_ps(horizon + j, lanes, _mm512_max_ps(on_line, raised));
    }
}

template <int kValues> // of the samples that are read together: 32, 48 or 64
PANJSHIR_AVX512 inline void compare_sixteens(const SweptLines& lines, float target_m, float samples,
                                             const float* reached, int first, int last,
                                             std::uint8_t* seen) {
    const __m512 inverse = _mm512_set1_ps(1 / lines.distance);
    const __m512 offset = _mm512_set1_ps(lines.side_offset);
    const __m512 all_samples = _mm512_set1_ps(samples), target = _mm512_set1_ps(target_m);
    const __m512i sixteen = _mm512_set1_epi32(16), one = _mm512_set1_epi32(1);
    __m512i numbers =
        _mm512_add_epi32(_mm512_set1_epi32(first),
                         _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    for (int i = first; i <= last; i += 16, numbers = _mm512_add_epi32(numbers, sixteen)) {
        const __mmask16 lanes = first_lanes(last + 1 - i);
        const __m512 place = _mm512_mul_ps(
            _mm512_mul_ps(_mm512_sub_ps(_mm512_cvtepi32_ps(numbers), offset), inverse),
            all_samples);
        const __m512i sample = _mm512_cvttps_epi32(place);
        const int base = _mm512_cvtsi512_si32(sample);
        const __m512i at = _mm512_sub_epi32(sample, _mm512_set1_epi32(base));
        const float* const from = reached + base;
        __m512 values[kValues / 16];
        for (int k = 0; k < kValues / 16; ++k)
            values[k] = _mm512_loadu_ps(from + 16 * k);
        const __m512 low = pick(values, at);
        const __m512 high = pick(values, _mm512_add_epi32(at, one));
        const __m512 bar =
            _mm512_add_ps(low, _mm512_mul_ps(_mm512_sub_ps(place, _mm512_cvtepi32_ps(sample)),
                                             _mm512_sub_ps(high, low)));
        const __m512 rise = _mm512_mul_ps(
            _mm512_add_ps(_mm512_maskz_loadu_ps(lanes, lines.now + i), target), inverse);
        const __mmask16 free = _mm512_cmp_ps_mask(rise, bar, _CMP_GE_OQ);
        _mm_mask_storeu_epi8(seen + i, lanes, _mm_movm_epi8(free));
    }
}

PANJSHIR_AVX512 void compare_by_avx512(const SweptLines& lines, float target_m, float samples,
                                       const float* reached, int first, int last,
                                       std::uint8_t* seen) {
    const float a_cell = samples / lines.distance;
    if (a_cell <= kFewSamplesPerCell)
        compare_sixteens<32>(lines, target_m, samples, reached, first, last, seen);
    else if (a_cell <= kSomeSamplesPerCell)
        compare_sixteens<48>(lines, target_m, samples, reached, first, last, seen);
    else if (a_cell <= kMostSamplesPerCell)
        compare_sixteens<64>(lines, target_m, samples, reached, first, last, seen);
    else
        compare_plainly(lines, target_m, samples, reached, first, last, seen);
}

} // namespace

LineWork avx2_line_work() {
    return {raise_by_avx2, compare_by_avx2};
}

LineWork avx512_line_work() {
    return {raise_by_avx512, compare_by_avx512};
}

} // namespace panjshir::terrain

#endif
