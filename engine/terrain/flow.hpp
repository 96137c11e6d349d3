#pragma once
// Where the water runs: directions and accumulated area on a height grid.

#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace panjshir::terrain {

/// Each cell sends its water to one of its eight neighbours (D8, O'Callaghan and Mark 1984): the
/// steepest descent, or, within a depression, back along the steepest way that leads from its
/// lowest outlet to its bottom (breaching, after Cordonnier, Bovy and Braun 2019, Earth Surf.
/// Dynam. 7). So every cell drains, and the lines keep to the valley floors. Water leaves the grid
/// at its edge and into voids.
class FlowField {
public:
    static constexpr std::uint8_t kLeaves = 8; ///< direction of a cell that drains off the grid
    static constexpr std::uint8_t kVoid = 9;   ///< direction of a void
    static constexpr std::array<int, 8> kColumnStep{1, 1, 0, -1, -1, -1, 0, 1};
    static constexpr std::array<int, 8> kRowStep{0, 1, 1, 1, 0, -1, -1, -1};

    int columns() const { return m_heights.columns(); }
    int rows() const { return m_heights.rows(); }
    double cell_size_m() const { return m_heights.cell_size_m(); }
    const HeightGrid& heights() const { return m_heights; }
    std::size_t size() const { return m_direction.size(); }

    /// 0 east, then clockwise by 45 degrees to 7 north-east; kLeaves; kVoid.
    std::uint8_t direction(std::size_t cell) const { return m_direction[cell]; }
    /// The cell that the water goes to, or -1 where it leaves the grid.
    std::int64_t receiver(std::size_t cell) const {
        const std::uint8_t d = m_direction[cell];
        return d < 8 ? static_cast<std::int64_t>(cell) + m_offset[d] : -1;
    }
    /// Area of all cells that drain through this one, itself included, square metres.
    float accumulation_m2(std::size_t cell) const { return m_accumulation_m2[cell]; }

    MapPoint centre_of(std::size_t cell) const {
        return m_heights.centre_of(static_cast<int>(cell % static_cast<std::size_t>(columns())),
                                   static_cast<int>(cell / static_cast<std::size_t>(columns())));
    }
    /// The cell under a point, or -1 outside the grid.
    std::int64_t cell_at(MapPoint p) const;
    /// The cell of greatest accumulation whose centre lies within `radius_m` of a point, at least
    /// the cell under it; -1 outside the grid.
    std::int64_t strongest_near(MapPoint p, double radius_m) const;

private:
    friend FlowField compute_flow(HeightGrid heights);
    HeightGrid m_heights;
    std::array<std::int64_t, 8> m_offset{};
    std::vector<std::uint8_t> m_direction;
    std::vector<float> m_accumulation_m2;
};

/// Requires: the grid is not empty. Time and memory grow in proportion to the number of cells.
FlowField compute_flow(HeightGrid heights);

} // namespace panjshir::terrain
