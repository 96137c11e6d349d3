#pragma once
// Loops that the compiler turns into vector instructions, and functions that may stand in them.

#include <cmath>
#include <numbers>

/// Before a function: compiled for AVX2 as well, the machine's choice at the start. Without fused
/// multiplication, so that both give the same numbers.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PANJSHIR_VECTORISED __attribute__((target_clones("avx2", "default")))
#else
#define PANJSHIR_VECTORISED
#endif

namespace panjshir::terrain {

/// Arc tangent of x >= 0, to 1e-7 radians. Abramowitz, Stegun 1964, 4.4.49.
inline float fast_arc_tangent(float x) {
    const float t = x > 1 ? 1 / x : x;
    const float s = t * t;
    float sum = 0.0028662257f;
    sum = sum * s - 0.0161657367f;
    sum = sum * s + 0.0429096138f;
    sum = sum * s - 0.0752896400f;
    sum = sum * s + 0.1065626393f;
    sum = sum * s - 0.1420889944f;
    sum = sum * s + 0.1999355085f;
    sum = sum * s - 0.3333314528f;
    const float angle = t + t * s * sum;
    return x > 1 ? std::numbers::pi_v<float> / 2 - angle : angle;
}

/// Arc cosine; beyond -1..1 as at its ends. To 4e-7 radians of that of the float given.
/// Abramowitz, Stegun 1964, 4.4.46.
inline float fast_arc_cosine(float x) {
    const float size = std::fabs(x);
    const float u = size > 1 ? 1.0f : size;
    float sum = -0.0012624911f;
    sum = sum * u + 0.0066700901f;
    sum = sum * u - 0.0170881256f;
    sum = sum * u + 0.0308918810f;
    sum = sum * u - 0.0501743046f;
    sum = sum * u + 0.0889789874f;
    sum = sum * u - 0.2145988016f;
    sum = sum * u + 1.5707963050f;
    const float angle = std::sqrt(1 - u) * sum;
    return x < 0 ? std::numbers::pi_v<float> - angle : angle;
}

} // namespace panjshir::terrain
