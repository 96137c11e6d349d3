#include "terrain/flow.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <queue>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace panjshir::terrain {

namespace {

constexpr std::uint8_t kPit = 10; ///< while computing: no lower neighbour

std::uint8_t opposite(std::uint8_t direction) {
    return (direction + 4) % 8;
}

/// The lowest crossing between two depressions: `here` drains to basin `a`, its neighbour in
/// `direction` to basin `b`.
struct Crossing {
    std::int32_t a, b;
    float height_m, lower_m; ///< of the higher of the two cells, and of the other
    std::size_t here;
    std::uint8_t direction;
};

/// The work on one grid: everything that compute_flow needs and nobody else.
class Router {
public:
    Router(const HeightGrid& heights, std::array<std::int64_t, 8> offset,
           std::vector<std::uint8_t>& direction)
        : m_heights(heights), m_offset(offset), m_direction(direction) {}

    void descend();
    void label_basins();
    void find_crossings();
    void join_basins();

private:
    std::size_t next(std::size_t cell, std::uint8_t direction) const {
        return static_cast<std::size_t>(static_cast<std::int64_t>(cell) + m_offset[direction]);
    }
    void reverse(std::size_t from, std::uint8_t direction);

    const HeightGrid& m_heights;
    std::array<std::int64_t, 8> m_offset;
    std::vector<std::uint8_t>& m_direction;
    std::vector<std::int32_t> m_basin; ///< 0: drains off the grid; -1: void
    std::int32_t m_basins = 1;
    std::vector<Crossing> m_crossings;
};

void Router::descend() {
    const int columns = m_heights.columns(), rows = m_heights.rows();
    const auto z = m_heights.heights();
    constexpr float diagonal = static_cast<float>(1 / std::numbers::sqrt2);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const std::size_t i = m_heights.index(column, row);
            if (std::isnan(z[i])) {
                m_direction[i] = FlowField::kVoid;
                continue;
            }
            if (row == 0 || column == 0 || row == rows - 1 || column == columns - 1) {
                m_direction[i] = FlowField::kLeaves;
                continue;
            }
            float steepest = 0, sum = 0;
            std::uint8_t best = kPit;
            for (std::uint8_t d = 0; d < 8; ++d) {
                const float other = z[next(i, d)];
                const float fall = (z[i] - other) * (d % 2 == 0 ? 1.0F : diagonal);
                sum += other;
                if (fall > steepest) {
                    steepest = fall;
                    best = d;
                }
            }
            m_direction[i] = std::isnan(sum) ? FlowField::kLeaves : best;
        }
}

void Router::label_basins() {
    constexpr std::int32_t unknown = -2;
    m_basin.assign(m_direction.size(), unknown);
    std::vector<std::size_t> path;
    for (std::size_t start = 0; start < m_direction.size(); ++start) {
        std::size_t cell = start;
        while (m_basin[cell] == unknown) {
            path.push_back(cell);
            const std::uint8_t d = m_direction[cell];
            if (d < 8) {
                cell = next(cell, d);
                continue;
            }
            m_basin[cell] = d == kPit ? m_basins++ : d == FlowField::kLeaves ? 0 : -1;
        }
        for (const std::size_t on_path : path)
            m_basin[on_path] = m_basin[cell];
        path.clear();
    }
}

void Router::find_crossings() {
    const int columns = m_heights.columns(), rows = m_heights.rows();
    const auto z = m_heights.heights();
    std::unordered_map<std::uint64_t, std::size_t> known;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const std::size_t i = m_heights.index(column, row);
            const std::int32_t a = m_basin[i];
            for (std::uint8_t d = 0; d < 4; ++d) { // each pair once
                if (!m_heights.contains(column + FlowField::kColumnStep[d],
                                        row + FlowField::kRowStep[d]))
                    continue;
                const std::size_t j = next(i, d);
                const std::int32_t b = m_basin[j];
                if (a == b || a < 0 || b < 0)
                    continue;
                const auto [low, high] = std::minmax(a, b);
                const std::uint64_t key =
                    static_cast<std::uint64_t>(low) << 32 | static_cast<std::uint32_t>(high);
                const auto [lower_m, height_m] = std::minmax({z[i], z[j]});
                const auto [entry, is_new] = known.try_emplace(key, m_crossings.size());
                if (is_new)
                    m_crossings.push_back({a, b, height_m, lower_m, i, d});
                else if (Crossing& best = m_crossings[entry->second];
                         std::tie(height_m, lower_m) < std::tie(best.height_m, best.lower_m))
                    best = {a, b, height_m, lower_m, i, d};
            }
        }
}

/// Sends the water of `from` in `direction` and turns the way below it round as far as its pit.
void Router::reverse(std::size_t from, std::uint8_t direction) {
    std::size_t cell = from;
    for (;;) {
        const std::uint8_t old = std::exchange(m_direction[cell], direction);
        if (old >= 8)
            return;
        cell = next(cell, old);
        direction = opposite(old);
    }
}

void Router::join_basins() {
    // Prim's tree of lowest crossings from the outside inwards.
    std::vector<std::size_t> first(static_cast<std::size_t>(m_basins) + 1, 0),
        list(m_crossings.size() * 2);
    for (const Crossing& c : m_crossings) {
        ++first[static_cast<std::size_t>(c.a)];
        ++first[static_cast<std::size_t>(c.b)];
    }
    std::size_t end = 0;
    for (std::size_t& f : first)
        f = end += f;
    for (std::size_t k = m_crossings.size(); k-- > 0;) {
        list[--first[static_cast<std::size_t>(m_crossings[k].a)]] = k;
        list[--first[static_cast<std::size_t>(m_crossings[k].b)]] = k;
    }
    using Step =
        std::tuple<float, std::size_t, std::size_t, std::int32_t>; // height, turn, crossing, into
    std::priority_queue<Step, std::vector<Step>, std::greater<>> queue;
    std::vector<char> reached(static_cast<std::size_t>(m_basins), 0);
    std::size_t turn = 0;
    const auto reach = [&](std::int32_t basin) {
        const auto b = static_cast<std::size_t>(basin);
        reached[b] = 1;
        for (std::size_t k = first[b]; k < first[b + 1]; ++k) {
            const Crossing& c = m_crossings[list[k]];
            const std::int32_t into = c.a == basin ? c.b : c.a;
            if (!reached[static_cast<std::size_t>(into)])
                queue.emplace(c.height_m, turn++, list[k], into);
        }
    };
    reach(0);
    while (!queue.empty()) {
        const auto [height_m, order, crossing, into] = queue.top();
        queue.pop();
        if (reached[static_cast<std::size_t>(into)])
            continue;
        const Crossing& c = m_crossings[crossing];
        if (into == c.a)
            reverse(c.here, c.direction);
        else
            reverse(next(c.here, c.direction), opposite(c.direction));
        reach(into);
    }
}

} // namespace

FlowField compute_flow(HeightGrid heights) {
    assert(!heights.empty());
    FlowField flow;
    flow.m_heights = std::move(heights);
    const HeightGrid& grid = flow.m_heights;
    for (std::size_t d = 0; d < 8; ++d)
        flow.m_offset[d] = FlowField::kRowStep[d] * static_cast<std::int64_t>(grid.columns()) +
                           FlowField::kColumnStep[d];
    flow.m_direction.resize(grid.heights().size());
    {
        Router router(grid, flow.m_offset, flow.m_direction);
        router.descend();
        router.label_basins();
        router.find_crossings();
        router.join_basins();
    }

    // Each cell passes its sum on once all that flows into it has come.
    std::vector<std::uint8_t> awaited(flow.size(), 0);
    for (std::size_t i = 0; i < flow.size(); ++i)
        if (const std::int64_t to = flow.receiver(i); to >= 0)
            ++awaited[static_cast<std::size_t>(to)];
    std::vector<std::uint32_t> cells(flow.size(), 1);
    for (std::size_t i = 0; i < flow.size(); ++i) {
        if (awaited[i] != 0)
            continue;
        std::size_t at = i;
        constexpr std::uint8_t done = 255;
        awaited[at] = done;
        for (std::int64_t to; (to = flow.receiver(at)) >= 0;) {
            const auto below = static_cast<std::size_t>(to);
            cells[below] += cells[at];
            if (--awaited[below] != 0)
                break;
            awaited[below] = done;
            at = below;
        }
    }
    const double cell_area_m2 = grid.cell_size_m() * grid.cell_size_m();
    flow.m_accumulation_m2.resize(flow.size());
    std::transform(cells.begin(), cells.end(), flow.m_accumulation_m2.begin(),
                   [&](std::uint32_t n) { return static_cast<float>(n * cell_area_m2); });
    return flow;
}

std::int64_t FlowField::cell_at(MapPoint p) const {
    const double column = std::round(m_heights.column_of(p.easting_m));
    const double row = std::round(m_heights.row_of(p.northing_m));
    if (!(column >= 0 && row >= 0 && column < columns() && row < rows()))
        return -1;
    return static_cast<std::int64_t>(
        m_heights.index(static_cast<int>(column), static_cast<int>(row)));
}

std::int64_t FlowField::strongest_near(MapPoint p, double radius_m) const {
    std::int64_t best = cell_at(p);
    if (best < 0)
        return -1;
    const int span = static_cast<int>(radius_m / cell_size_m()) + 1;
    const int c = static_cast<int>(best % columns()), r = static_cast<int>(best / columns());
    for (int row = std::max(0, r - span); row <= std::min(rows() - 1, r + span); ++row)
        for (int column = std::max(0, c - span); column <= std::min(columns() - 1, c + span);
             ++column) {
            const std::size_t i = m_heights.index(column, row);
            if (m_direction[i] != kVoid &&
                distance_m(m_heights.centre_of(column, row), p) <= radius_m &&
                m_accumulation_m2[i] > m_accumulation_m2[static_cast<std::size_t>(best)])
                best = static_cast<std::int64_t>(i);
        }
    return best;
}

} // namespace panjshir::terrain
