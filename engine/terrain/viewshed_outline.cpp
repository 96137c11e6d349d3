// The seen cells as an area: rings traced along cell edges, seen ground on the right hand.

#include "terrain/viewshed.hpp"

#include <array>
#include <cstddef>

namespace panjshir::terrain {
namespace {

// Drops groups of like cells (joined by edges) that are smaller than wanted.
void drop_small_groups(std::vector<std::uint8_t>& cells, int columns, int rows, int least) {
    std::vector<bool> met(cells.size());
    std::vector<int> group;
    for (int start = 0; start < static_cast<int>(cells.size()); ++start) {
        if (met[static_cast<std::size_t>(start)])
            continue;
        const std::uint8_t value = cells[static_cast<std::size_t>(start)];
        group.assign(1, start);
        met[static_cast<std::size_t>(start)] = true;
        const auto visit = [&](int cell) {
            const auto at = static_cast<std::size_t>(cell);
            if (!met[at] && cells[at] == value) {
                met[at] = true;
                group.push_back(cell);
            }
        };
        for (std::size_t i = 0; i < group.size(); ++i) {
            const int cell = group[i], column = cell % columns, row = cell / columns;
            if (column > 0)
                visit(cell - 1);
            if (column + 1 < columns)
                visit(cell + 1);
            if (row > 0)
                visit(cell - columns);
            if (row + 1 < rows)
                visit(cell + columns);
        }
        if (static_cast<int>(group.size()) < least)
            for (const int cell : group)
                cells[static_cast<std::size_t>(cell)] = static_cast<std::uint8_t>(255 - value);
    }
}

class Tracer {
public:
    Tracer(const Viewshed& shed, std::vector<std::uint8_t> cells)
        : m_shed(shed), m_cells(std::move(cells)), m_columns(shed.window.columns),
          m_rows(shed.window.rows), m_traced(m_cells.size()) {}

    MapArea trace() {
        MapArea area;
        for (int row = 0; row < m_rows; ++row)
            for (int column = 0; column < m_columns; ++column)
                if (seen(column, row) && !seen(column, row - 1) && !m_traced[index(column, row)])
                    area.rings.push_back(ring(column, row));
        return area;
    }

private:
    bool seen(int column, int row) const {
        return column >= 0 && row >= 0 && column < m_columns && row < m_rows &&
               m_cells[index(column, row)];
    }
    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }

    // Corners between cells; begins eastwards along the top of a seen cell, whose upper neighbour
    // is not. Each eastward edge is marked, so that each ring is traced once.
    MapLine ring(int column, int row) {
        static constexpr std::array<std::array<int, 2>, 4> ways{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
        MapLine line;
        int x = column, y = row, way = 0;
        do {
            if (way == 0)
                m_traced[index(x, y)] = true;
            x += ways[static_cast<std::size_t>(way)][0];
            y += ways[static_cast<std::size_t>(way)][1];
            // Cells to the left and right ahead of the corner.
            static constexpr std::array<std::array<int, 2>, 4> left{
                {{0, -1}, {0, 0}, {-1, 0}, {-1, -1}}};
            static constexpr std::array<std::array<int, 2>, 4> right{
                {{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}};
            const auto at = [&](const auto& offset) {
                return seen(x + offset[static_cast<std::size_t>(way)][0],
                            y + offset[static_cast<std::size_t>(way)][1]);
            };
            const int old = way;
            if (!at(right))
                way = (way + 1) % 4; // cells that meet at a corner alone are parted
            else if (at(left))
                way = (way + 3) % 4;
            if (way != old)
                line.push_back({m_shed.north_west.easting_m + x * m_shed.cell_size_m,
                                m_shed.north_west.northing_m - y * m_shed.cell_size_m});
        } while (x != column || y != row || way != 0);
        return line;
    }

    const Viewshed& m_shed;
    std::vector<std::uint8_t> m_cells;
    int m_columns, m_rows;
    std::vector<bool> m_traced;
};

} // namespace

MapArea seen_area(const Viewshed& viewshed, int least_cells) {
    std::vector<std::uint8_t> cells = viewshed.seen;
    if (least_cells > 1)
        drop_small_groups(cells, viewshed.window.columns, viewshed.window.rows, least_cells);
    return Tracer(viewshed, std::move(cells)).trace();
}

} // namespace panjshir::terrain
