#include "terrain/viewshed_turn.hpp"

#include <algorithm>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace panjshir::terrain {

// Lines that lead backwards are the same ones, numbered from the other end: `first` is the lowest
// in memory.

void turn_heights(const float* from, std::ptrdiff_t place_stride, std::ptrdiff_t line_stride,
                  int places, float* to, std::size_t room) {
    const bool forwards = line_stride > 0;
    const float* first = forwards ? from : from - (kTurnedLines - 1);
    const auto line_at = [&](int k) {
        return to + static_cast<std::size_t>(forwards ? k : kTurnedLines - 1 - k) * room;
    };
    int place = 0;
#ifdef __SSE2__
    // Every place lies on another row, which the processor does not foresee.
    constexpr int kAhead = 24;
    for (; place + 4 <= places; place += 4) {
        for (int ahead = place + kAhead; ahead < std::min(places, place + kAhead + 4); ++ahead)
            __builtin_prefetch(first + ahead * place_stride);
        for (int k = 0; k < kTurnedLines; k += 4) {
            const float* const corner = first + place * place_stride + k;
            __m128 a = _mm_loadu_ps(corner), b = _mm_loadu_ps(corner + place_stride),
                   c = _mm_loadu_ps(corner + 2 * place_stride),
                   d = _mm_loadu_ps(corner + 3 * place_stride);
            _MM_TRANSPOSE4_PS(a, b, c, d);
            _mm_storeu_ps(line_at(k) + place, a);
            _mm_storeu_ps(line_at(k + 1) + place, b);
            _mm_storeu_ps(line_at(k + 2) + place, c);
            _mm_storeu_ps(line_at(k + 3) + place, d);
        }
    }
#endif
    for (; place < places; ++place)
        for (int k = 0; k < kTurnedLines; ++k)
            line_at(k)[place] = first[place * place_stride + k];
}

void turn_answers(const std::uint8_t* from, std::size_t room, int places, std::uint8_t* to,
                  std::ptrdiff_t place_stride, std::ptrdiff_t line_stride) {
    const bool forwards = line_stride > 0;
    std::uint8_t* const first = forwards ? to : to - (kTurnedLines - 1);
    const auto line_at = [&](int k) {
        return from + static_cast<std::size_t>(forwards ? k : kTurnedLines - 1 - k) * room;
    };
    int place = 0;
#ifdef __SSE2__
    for (; place + 16 <= places; place += 16) {
        __m128i now[16], next[16];
        for (int k = 0; k < 16; ++k)
            now[k] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(line_at(k) + place));
        // Four times every line with that eight further on, byte by byte.
        for (int round = 0; round < 4; ++round) {
            for (int k = 0; k < 8; ++k) {
                next[2 * k] = _mm_unpacklo_epi8(now[k], now[k + 8]);
                next[2 * k + 1] = _mm_unpackhi_epi8(now[k], now[k + 8]);
            }
            for (int k = 0; k < 16; ++k)
                now[k] = next[k];
        }
        for (int k = 0; k < 16; ++k)
            _mm_storeu_si128(reinterpret_cast<__m128i*>(first + (place + k) * place_stride),
                             now[k]);
    }
#endif
    for (; place < places; ++place)
        for (int k = 0; k < kTurnedLines; ++k)
            first[place * place_stride + k] = line_at(k)[place];
}

} // namespace panjshir::terrain
