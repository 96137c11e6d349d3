#pragma once
// The work on one line of cells of a viewshed's sweep, in forms that give the same numbers: a plain
// one, and by AVX2 and AVX-512. Only for viewshed_sweep.cpp and its tests.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace panjshir::terrain {

inline constexpr float kNoHorizon = -1e30f;
/// How many floats beyond the last step may be read, though not used.
inline constexpr std::size_t kLineRoom = 16;
/// The same beyond the last sample of `reached`.
inline constexpr std::size_t kSampleRoom = 64;

/// Between samples of raise_horizon, in cells: eight then stand over seven cells at most, with the
/// next one eight, which is as many as the vector form reads together.
inline constexpr double kWidestSampleStep = 5.0 / 6;

/// Two neighbouring lines of cells, and where they lie.
struct SweptLines {
    const float* before; ///< heights above the eye's level plane, by side step
    const float* now;
    float distance; ///< of `now` from the observer, in cells; `before` is one nearer
    float side_offset;
    const float* inverse_aside; ///< of inverse_side_steps, for as many steps as the lines hold
};

/// 1 / (step - side_offset), by which a crossing of a side line lies aside of the observer; no
/// number for the side line that he stands on or beyond: no way ahead crosses that.
std::vector<float> inverse_side_steps(float side_offset, std::size_t count);

struct LineWork {
    /// Raises the horizon at samples 0..count-1 of direction (side over long way) by what is
    /// crossed between the two lines of cells; leaves that in `reached`, and raises it further by
    /// the line `now` itself. Requires: sample_step * distance <= kWidestSampleStep; the lines hold
    /// kLineRoom floats more than are used.
    void (*raise_horizon)(const SweptLines& lines, float sample_step, int count, float* horizon,
                          float* reached);
    /// 255 in `seen` for each cell first..last of the line that the horizon met before it does not
    /// hide, else 0. Touches no other.
    void (*compare)(const SweptLines& lines, float target_m, float samples, const float* reached,
                    int first, int last, std::uint8_t* seen);
};

LineWork plain_line_work();
/// All that this machine can do: the plain one first, the quickest last.
std::vector<LineWork> line_works();
LineWork quickest_line_work();

} // namespace panjshir::terrain
