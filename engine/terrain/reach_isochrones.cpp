#include "terrain/reach_isochrones.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace panjshir::terrain {
namespace {

// A grid edge is named by its west or north cell: twice the cell's number, plus one if it runs
// south.
using Edge = std::uint64_t;

class LevelTracer {
public:
    LevelTracer(const HeightGrid& grid, float value) : m_grid(grid), m_value(value) {}

    std::vector<MapLine> trace() {
        for (int row = 0; row + 1 < m_grid.rows(); ++row)
            for (int column = 0; column + 1 < m_grid.columns(); ++column)
                cross_square(column, row);
        std::vector<MapLine> lines;
        for (const auto& [edge, next] : m_next) // from open ends first
            if (!m_ends.count(edge) && !m_used.count(edge))
                lines.push_back(follow(edge));
        for (const auto& [edge, next] : m_next)
            if (!m_used.count(edge))
                lines.push_back(follow(edge));
        return lines;
    }

private:
    // The four corners clockwise from the north-west; each piece has the higher ground at its left.
    void cross_square(int column, int row) {
        const std::array<float, 4> corner{m_grid.at(column, row), m_grid.at(column + 1, row),
                                          m_grid.at(column + 1, row + 1),
                                          m_grid.at(column, row + 1)};
        int higher = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            if (std::isnan(corner[i]))
                return;
            higher += corner[i] >= m_value ? 1 << i : 0;
        }
        if (higher == 0 || higher == 15)
            return;
        const std::array<Edge, 4> edge{
            2 * m_grid.index(column, row), 2 * m_grid.index(column + 1, row) + 1,
            2 * m_grid.index(column, row + 1), 2 * m_grid.index(column, row) + 1};
        const bool saddle = higher == 5 || higher == 10;
        const bool joined =
            saddle && (corner[0] + corner[1] + corner[2] + corner[3]) / 4 >= m_value;
        // A piece enters by the edge where, going clockwise, the ground falls below the value, and
        // leaves by the next (or before) where it rises again.
        for (std::size_t i = 0; i < 4; ++i) {
            const bool here = (higher >> i) & 1, next = (higher >> ((i + 1) % 4)) & 1;
            if (!here || next)
                continue;
            for (std::size_t k = 1; k < 4; ++k) {
                const std::size_t rise = joined ? (i + k) % 4 : (i + 4 - k) % 4;
                if (!((higher >> rise) & 1) && ((higher >> ((rise + 1) % 4)) & 1)) {
                    m_next[edge[i]] = edge[rise];
                    m_ends.emplace(edge[rise], edge[i]);
                    break;
                }
            }
        }
    }

    MapPoint point_on(Edge edge) const {
        const auto cell = static_cast<std::size_t>(edge / 2);
        const auto columns = static_cast<std::size_t>(m_grid.columns());
        const int column = static_cast<int>(cell % columns), row = static_cast<int>(cell / columns);
        const bool south = edge % 2 == 1;
        const float a = m_grid.at(column, row);
        const float b = south ? m_grid.at(column, row + 1) : m_grid.at(column + 1, row);
        const double t = (m_value - a) / (b - a);
        const MapPoint at = m_grid.centre_of(column, row);
        const double along = t * m_grid.cell_size_m();
        return south ? MapPoint{at.easting_m, at.northing_m - along}
                     : MapPoint{at.easting_m + along, at.northing_m};
    }

    MapLine follow(Edge first) {
        MapLine line{point_on(first)};
        Edge at = first;
        while (!m_used.count(at)) {
            m_used.emplace(at, true);
            const auto next = m_next.find(at);
            if (next == m_next.end())
                break;
            at = next->second;
            line.push_back(point_on(at));
        }
        return line;
    }

    const HeightGrid& m_grid;
    float m_value;
    std::unordered_map<Edge, Edge> m_next, m_ends; // ends: what leads to an edge
    std::unordered_map<Edge, bool> m_used;
};

} // namespace

std::vector<MapLine> level_lines(const HeightGrid& grid, float value) {
    return LevelTracer(grid, value).trace();
}

} // namespace panjshir::terrain
