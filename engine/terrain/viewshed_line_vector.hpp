#pragma once
// The forms of the work on a line by vector instructions, and what they share with the plain one.
// Only for viewshed_line.cpp.

#include "terrain/viewshed_line.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define PANJSHIR_HAS_VECTOR_LINES
#endif

namespace panjshir::terrain {

/// LineWork::raise_horizon for samples first..count-1.
void raise_from(int first, const SweptLines& lines, float sample_step, int count, float* horizon,
                float* reached);
/// LineWork::compare.
void compare_plainly(const SweptLines& lines, float target_m, float samples, const float* reached,
                     int first, int last, std::uint8_t* seen);

#ifdef PANJSHIR_HAS_VECTOR_LINES
/// Each requires: the machine has the instructions.
LineWork avx2_line_work();
LineWork avx512_line_work(); ///< AVX-512 F, BW and VL
#endif

} // namespace panjshir::terrain
