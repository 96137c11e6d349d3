#pragma once
// Heights on a regular grid on the map's plane.

#include "base/large_pages.hpp"
#include "geo/map_point.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace panjshir::terrain {

/// Heights in metres above sea level, row by row from north to south, each row from west to east.
/// Cells are square; a height stands for the centre of its cell. NaN is a void.
/// The grid's plane is the map's projection (metres east and north).
class HeightGrid {
public:
    HeightGrid() = default;
    /// `north_west` is the outer corner of the first cell. Requires: columns, rows > 0; cell_size_m
    /// > 0.
    HeightGrid(int columns, int rows, double cell_size_m, MapPoint north_west)
        : m_columns(columns), m_rows(rows), m_cell_size_m(cell_size_m), m_north_west(north_west),
          m_heights(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows),
                    std::numeric_limits<float>::quiet_NaN()) {}

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    bool empty() const { return m_heights.empty(); }
    double cell_size_m() const { return m_cell_size_m; }
    MapPoint north_west() const { return m_north_west; }
    MapBox extent() const {
        return {m_north_west.easting_m, m_north_west.northing_m - m_rows * m_cell_size_m,
                m_north_west.easting_m + m_columns * m_cell_size_m, m_north_west.northing_m};
    }

    float at(int column, int row) const { return m_heights[index(column, row)]; }
    float& at(int column, int row) { return m_heights[index(column, row)]; }
    bool contains(int column, int row) const {
        return column >= 0 && row >= 0 && column < m_columns && row < m_rows;
    }
    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }
    std::span<const float> heights() const { return m_heights; }
    std::span<float> heights() { return m_heights; }

    /// Column and row as real numbers: (0, 0) is the centre of the first cell.
    double column_of(double easting_m) const {
        return (easting_m - m_north_west.easting_m) / m_cell_size_m - 0.5;
    }
    double row_of(double northing_m) const {
        return (m_north_west.northing_m - northing_m) / m_cell_size_m - 0.5;
    }
    MapPoint centre_of(int column, int row) const {
        return {m_north_west.easting_m + (column + 0.5) * m_cell_size_m,
                m_north_west.northing_m - (row + 0.5) * m_cell_size_m};
    }

    /// Bilinear height in metres; NaN outside the outermost cell centres (half a cell of grace) or
    /// next to a void.
    float height_at(MapPoint p) const;

private:
    int m_columns = 0, m_rows = 0;
    double m_cell_size_m = 0;
    MapPoint m_north_west;
    std::vector<float, LargePageAllocator<float>> m_heights;
};

} // namespace panjshir::terrain
