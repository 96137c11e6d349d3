#pragma once
// Least-cost ways on foot over a height grid: the time from one cell to all others, and the way to
// any of them. A cost of terrain, never a prediction of where anybody went or will go.

#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"
#include "terrain/reach_rule.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace panjshir::terrain {

/// How many directions a step may take. On flat ground in the worst direction a way is longer than
/// the straight line by 8.24 % with 8 (king's moves), 2.75 % with 16 (and knight's moves) and 1.31
/// % with 32 (and moves of 3 by 1 and 3 by 2 cells).
enum class Moves { Eight = 8, Sixteen = 16, ThirtyTwo = 32 };

/// What a step over several cells climbs. OverTheGround: the slope is taken piece by piece, at
/// every row or column that the step crosses, so that it cannot leap over a wall. EndToEnd: only
/// the heights of its ends count, as in GRASS r.walk.
enum class StepSlope { OverTheGround, EndToEnd };

struct ReachOptions {
    WalkRule rule = ToblerWalk{};
    Moves moves = Moves::Sixteen;
    StepSlope step_slope = StepSlope::OverTheGround;
    /// A byte a cell, not 0 where nobody passes; empty: open everywhere. A line of closed cells
    /// that touch at their corners lets no step through.
    std::span<const std::uint8_t> closed;
    double most_s = std::numeric_limits<double>::infinity(); ///< no further than this
    std::span<const std::size_t>
        until; ///< may end once all these cells are reached; empty: all cells
};

/// The answer for one start. Exact on the graph of the chosen moves: a cell's time is the least of
/// all sums of steps. Sums are floats (a thousand steps lose less than two seconds in a day).
class ReachField {
public:
    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    std::size_t start() const { return m_start; }

    /// Infinite where no way leads, in voids, and beyond `most_s` or after the end of `until`.
    float seconds(std::size_t cell) const { return m_seconds[padded(cell)]; }
    /// Cells from the start to `cell`, both included; empty where no way leads. Of ways that take
    /// equally long, always the same one.
    std::vector<std::size_t> way_to(std::size_t cell) const;
    /// All times in hours on the layout of `like`; NaN where no way leads.
    HeightGrid hours(const HeightGrid& like) const;

private:
    friend class ReachSpreader;
    static constexpr int kPadding = 3; // so that no step looks outside
    std::size_t padded(std::size_t cell) const {
        const auto columns = static_cast<std::size_t>(m_columns);
        return (cell / columns + kPadding) * m_stride + cell % columns + kPadding;
    }
    std::size_t unpadded(std::size_t cell) const {
        return (cell / m_stride - kPadding) * static_cast<std::size_t>(m_columns) +
               cell % m_stride - kPadding;
    }

    int m_columns = 0, m_rows = 0;
    std::size_t m_stride = 0, m_start = 0;
    float m_cell_size_m = 1;
    WalkRule m_rule;
    Moves m_moves = Moves::Sixteen;
    StepSlope m_step_slope = StepSlope::OverTheGround;
    std::vector<float> m_heights; // padded by voids; closed cells are voids
    std::vector<float> m_seconds; // padded alike
};

/// Requires: `start` is a cell of the grid; `closed` is empty or has a byte a cell. A start in a
/// void or closed cell reaches nothing, not even itself. Takes about a second for four million
/// cells.
ReachField spread_reach(const HeightGrid& heights, std::size_t start,
                        const ReachOptions& options = {});

/// The cell under a point, or nothing outside the grid.
std::optional<std::size_t> cell_under(const HeightGrid& heights, MapPoint p);

/// What walking a way means, sampled at most a cell apart.
struct WayMeasure {
    double length_m = 0; ///< on the map
    double ascent_m = 0, descent_m = 0;
    double highest_m = 0;
    MapPoint highest_at;
};
WayMeasure measure_way(const HeightGrid& heights, const MapLine& way);

} // namespace panjshir::terrain
