#include "terrain/reach_gate.hpp"

#include "terrain/flow.hpp"
#include "terrain/reach.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <utility>

namespace panjshir::terrain {
namespace {

struct Window {
    int column = 0, row = 0; ///< of the window's first cell in the whole grid
    HeightGrid heights;
};

Window window_round(const HeightGrid& heights, MapPoint p, double radius_m) {
    const int reach = static_cast<int>(std::ceil(radius_m / heights.cell_size_m()));
    const int column = static_cast<int>(std::round(heights.column_of(p.easting_m)));
    const int row = static_cast<int>(std::round(heights.row_of(p.northing_m)));
    const int west = std::max(0, column - reach), north = std::max(0, row - reach);
    const int east = std::min(heights.columns() - 1, column + reach);
    const int south = std::min(heights.rows() - 1, row + reach);
    const double cell = heights.cell_size_m();
    Window window{west, north,
                  HeightGrid(east - west + 1, south - north + 1, cell,
                             {heights.north_west().easting_m + west * cell,
                              heights.north_west().northing_m - north * cell})};
    for (int r = north; r <= south; ++r)
        for (int c = west; c <= east; ++c)
            window.heights.at(c - west, r - north) = heights.at(c, r);
    return window;
}

/// For each cell the last cell that its water passes within the window.
std::vector<std::int64_t> outlets(const FlowField& flow) {
    std::vector<std::int64_t> outlet(flow.size(), -1);
    std::vector<std::size_t> chain;
    for (std::size_t cell = 0; cell < flow.size(); ++cell) {
        chain.clear();
        auto at = static_cast<std::int64_t>(cell);
        while (outlet[static_cast<std::size_t>(at)] < 0) {
            chain.push_back(static_cast<std::size_t>(at));
            const std::int64_t next = flow.receiver(static_cast<std::size_t>(at));
            if (next < 0)
                break;
            at = next;
        }
        const std::int64_t known = outlet[static_cast<std::size_t>(at)];
        for (const std::size_t passed : chain)
            outlet[passed] = known < 0 ? at : known;
    }
    return outlet;
}

using Divide = std::pair<std::int64_t, std::int64_t>; // the two outlets, lesser first

class GateFinder {
public:
    GateFinder(const Window& window, MapPoint pass, const GateOptions& options)
        : m_window(window), m_pass(pass), m_options(options), m_flow(compute_flow(window.heights)),
          m_outlet(outlets(m_flow)) {}

    std::optional<PassGate> find(const HeightGrid& whole) {
        if (!choose_divide())
            return std::nullopt;
        PassGate gate;
        gate.saddle = m_flow.centre_of(m_saddle);
        gate.saddle_m = m_window.heights.heights()[m_saddle];
        const auto columns = static_cast<std::size_t>(m_flow.columns());
        const std::vector<std::size_t> crest = crest_cells();
        for (const std::size_t cell : crest)
            gate.cells.push_back(whole.index(static_cast<int>(cell % columns) + m_window.column,
                                             static_cast<int>(cell / columns) + m_window.row));
        std::sort(gate.cells.begin(), gate.cells.end());
        gate.crest = line_of(crest);
        return gate;
    }

private:
    template <typename Visit>
    void for_neighbours(std::size_t cell, const Visit& visit) const {
        const int columns = m_flow.columns(), rows = m_flow.rows();
        const int column = static_cast<int>(cell) % columns, row = static_cast<int>(cell) / columns;
        for (std::size_t d = 0; d < 8; ++d) {
            const int c = column + FlowField::kColumnStep[d], r = row + FlowField::kRowStep[d];
            if (c >= 0 && r >= 0 && c < columns && r < rows)
                visit(static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(c));
        }
    }

    double away_m(std::size_t cell, MapPoint p) const {
        return distance_m(m_flow.centre_of(cell), p);
    }

    // Each divide near the pass has a lowest crossing; the divide whose is nearest is the pass's
    // own. Spurs part waters too, but fall away from the pass: their lowest crossing lies at the
    // rim.
    bool choose_divide() {
        struct Crossing {
            float height = INFINITY;
            std::size_t cell = 0;
        };
        std::map<Divide, Crossing> crossings;
        const auto heights = m_window.heights.heights();
        for (std::size_t cell = 0; cell < m_flow.size(); ++cell) {
            if (std::isnan(heights[cell]) || away_m(cell, m_pass) > m_options.find_m)
                continue;
            for_neighbours(cell, [&](std::size_t other) {
                if (m_outlet[other] == m_outlet[cell] || std::isnan(heights[other]))
                    return;
                Crossing& lowest = crossings[std::minmax(m_outlet[cell], m_outlet[other])];
                const float height = std::max(heights[cell], heights[other]);
                if (height < lowest.height)
                    lowest = {height, heights[cell] >= heights[other] ? cell : other};
            });
        }
        double nearest = INFINITY;
        for (const auto& [divide, crossing] : crossings)
            if (const double away = away_m(crossing.cell, m_pass); away < nearest) {
                nearest = away;
                m_divide = divide;
                m_saddle = crossing.cell;
            }
        return nearest < INFINITY;
    }

    bool on_crest(std::size_t cell) const {
        const std::int64_t here = m_outlet[cell];
        if (here != m_divide.first && here != m_divide.second)
            return false;
        const std::int64_t there = here == m_divide.first ? m_divide.second : m_divide.first;
        bool touches = false;
        for_neighbours(cell,
                       [&](std::size_t other) { touches = touches || m_outlet[other] == there; });
        return touches && away_m(cell, m_flow.centre_of(m_saddle)) <= m_options.half_width_m;
    }

    std::vector<std::size_t> crest_cells() const {
        std::vector<std::size_t> found{m_saddle};
        std::vector<bool> seen(m_flow.size());
        seen[m_saddle] = true;
        for (std::size_t i = 0; i < found.size(); ++i)
            for_neighbours(found[i], [&](std::size_t other) {
                if (!seen[other] && on_crest(other)) {
                    seen[other] = true;
                    found.push_back(other);
                }
            });
        return found;
    }

    // The two ends are the crest cells furthest from the saddle, and from the first of them.
    MapLine line_of(const std::vector<std::size_t>& crest) const {
        const auto furthest = [&](MapPoint from) {
            return *std::max_element(crest.begin(), crest.end(), [&](std::size_t a, std::size_t b) {
                return away_m(a, from) < away_m(b, from);
            });
        };
        const std::size_t one = furthest(m_flow.centre_of(m_saddle));
        const std::size_t other = furthest(m_flow.centre_of(one));
        std::map<std::size_t, std::size_t> before{{one, one}};
        std::queue<std::size_t> open({one});
        const std::vector<std::size_t> sorted = [&] {
            auto copy = crest;
            std::sort(copy.begin(), copy.end());
            return copy;
        }();
        while (!open.empty() && !before.count(other)) {
            const std::size_t at = open.front();
            open.pop();
            for_neighbours(at, [&](std::size_t next) {
                if (std::binary_search(sorted.begin(), sorted.end(), next) &&
                    before.emplace(next, at).second)
                    open.push(next);
            });
        }
        MapLine line;
        if (before.count(other))
            for (std::size_t at = other;; at = before[at]) {
                line.push_back(m_flow.centre_of(at));
                if (at == one)
                    break;
            }
        return line;
    }

    const Window& m_window;
    MapPoint m_pass;
    GateOptions m_options;
    FlowField m_flow;
    std::vector<std::int64_t> m_outlet;
    Divide m_divide{};
    std::size_t m_saddle = 0;
};

} // namespace

std::optional<PassGate> pass_gate(const HeightGrid& heights, MapPoint pass,
                                  const GateOptions& options) {
    if (!cell_under(heights, pass))
        return std::nullopt;
    const Window window = window_round(heights, pass, options.basin_m);
    return GateFinder(window, pass, options).find(heights);
}

} // namespace panjshir::terrain
