#pragma once
// Sixteen lines of cells that lie across a grid's rows, turned so that each lies in one piece, and
// their answers turned back. A run of sixteen heights fills a line of the processor's cache. Only
// for viewshed_sweep.cpp and its tests.

#include <cstddef>
#include <cstdint>

namespace panjshir::terrain {

inline constexpr int kTurnedLines = 16;

/// to[line * room + place] = from[place * place_stride + line * line_stride] for lines 0..15 and
/// places 0..places-1. Requires: line_stride is 1 or -1.
void turn_heights(const float* from, std::ptrdiff_t place_stride, std::ptrdiff_t line_stride,
                  int places, float* to, std::size_t room);

/// to[place * place_stride + line * line_stride] = from[line * room + place], likewise.
void turn_answers(const std::uint8_t* from, std::size_t room, int places, std::uint8_t* to,
                  std::ptrdiff_t place_stride, std::ptrdiff_t line_stride);

} // namespace panjshir::terrain
