#include "terrain/basins.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace panjshir::terrain {

namespace {

using Mask = std::vector<std::uint8_t>;

/// Sets `outlet` and every cell that drains through it.
void fill_upstream(const FlowField& flow, std::size_t outlet, Mask& mask, std::uint8_t value) {
    std::vector<std::size_t> pending{outlet};
    mask[outlet] = value;
    const int columns = flow.columns(), rows = flow.rows();
    while (!pending.empty()) {
        const std::size_t cell = pending.back();
        pending.pop_back();
        const int column = static_cast<int>(cell % static_cast<std::size_t>(columns));
        const int row = static_cast<int>(cell / static_cast<std::size_t>(columns));
        for (std::size_t d = 0; d < 8; ++d) {
            const int c = column + FlowField::kColumnStep[d], r = row + FlowField::kRowStep[d];
            if (c < 0 || r < 0 || c >= columns || r >= rows)
                continue;
            const std::size_t other = flow.heights().index(c, r);
            if (flow.direction(other) == (d + 4) % 8) {
                mask[other] = value;
                pending.push_back(other);
            }
        }
    }
}

struct Corner {
    int column, row; ///< of the lattice of cell corners
};

/// The cracks between cells inside and outside, as closed ways with the inside on the right.
class Outlines {
public:
    Outlines(const Mask& mask, int columns, int rows)
        : m_mask(mask), m_columns(columns), m_rows(rows) {}

    std::vector<std::vector<Corner>> trace() {
        std::vector<std::vector<Corner>> rings;
        m_done.assign(m_mask.size(), 0);
        for (int row = 0; row < m_rows; ++row)
            for (int column = 0; column < m_columns; ++column)
                if (inside(column, row) && !inside(column, row - 1) && !m_done[index(column, row)])
                    rings.push_back(follow({column, row}));
        return rings;
    }

private:
    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }
    bool inside(int column, int row) const {
        return column >= 0 && row >= 0 && column < m_columns && row < m_rows &&
               m_mask[index(column, row)];
    }
    std::vector<Corner> follow(Corner start) {
        static constexpr std::array<int, 4> dx{1, 0, -1, 0},
            dy{0, 1, 0, -1}; // east, south, west, north
        // The cell ahead on the right of a corner, for each heading; the left one is that of the
        // heading before.
        static constexpr std::array<int, 4> cell_x{0, -1, -1, 0}, cell_y{0, 0, -1, -1};
        std::vector<Corner> ring;
        Corner at = start;
        unsigned heading = 0;
        do {
            if (heading == 0)
                m_done[index(at.column, at.row)] = 1;
            ring.push_back(at);
            at = {at.column + dx[heading], at.row + dy[heading]};
            const unsigned before = (heading + 3) % 4;
            const bool right = inside(at.column + cell_x[heading], at.row + cell_y[heading]);
            const bool left = inside(at.column + cell_x[before], at.row + cell_y[before]);
            if (left) // cells that touch at a corner only stay one
                heading = before;
            else if (!right)
                heading = (heading + 1) % 4;
        } while (at.column != start.column || at.row != start.row || heading != 0);
        return ring;
    }

    const Mask& m_mask;
    int m_columns, m_rows;
    Mask m_done;
};

/// A bell over nine corners, then every second corner of the lattice: both depend on the place
/// alone, not on where the ring begins or which way it runs.
MapLine smooth(const std::vector<Corner>& ring, const HeightGrid& grid) {
    static constexpr std::array<double, 5> weight{70, 56, 28, 8,
                                                  1}; // binomial, sum 256 on both sides
    MapLine line;
    const std::size_t n = ring.size();
    if (n < 12) {
        for (const Corner& c : ring)
            line.push_back({grid.north_west().easting_m + c.column * grid.cell_size_m(),
                            grid.north_west().northing_m - c.row * grid.cell_size_m()});
        return line;
    }
    for (std::size_t i = 0; i < n; ++i) {
        if ((ring[i].column + ring[i].row) % 2 != 0)
            continue;
        double x = weight[0] * ring[i].column, y = weight[0] * ring[i].row;
        for (std::size_t k = 1; k < weight.size(); ++k) {
            const Corner &before = ring[(i + n - k) % n], &after = ring[(i + k) % n];
            x += weight[k] * (before.column + after.column);
            y += weight[k] * (before.row + after.row);
        }
        line.push_back({grid.north_west().easting_m + x / 256 * grid.cell_size_m(),
                        grid.north_west().northing_m - y / 256 * grid.cell_size_m()});
    }
    return line;
}

} // namespace

MapArea basin(const FlowField& flow, MapPoint pour_point, std::span<const MapPoint> except,
              const BasinOptions& options) {
    const std::int64_t outlet = flow.strongest_near(pour_point, options.snap_m);
    if (outlet < 0 || flow.direction(static_cast<std::size_t>(outlet)) == FlowField::kVoid)
        return {};
    Mask mask(flow.size(), 0);
    fill_upstream(flow, static_cast<std::size_t>(outlet), mask, 1);
    for (const MapPoint& point : except)
        if (const std::int64_t other = flow.strongest_near(point, options.snap_m); other >= 0)
            fill_upstream(flow, static_cast<std::size_t>(other), mask, 0);
    MapArea area;
    for (const auto& ring : Outlines(mask, flow.columns(), flow.rows()).trace())
        area.rings.push_back(smooth(ring, flow.heights()));
    return area;
}

} // namespace panjshir::terrain
