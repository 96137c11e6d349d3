#include "terrain/contours.hpp"

#include "terrain/relief_vector.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

namespace panjshir::terrain {
namespace {

// A step is how many levels lie at or below a height; a void has none.
constexpr int kVoid = std::numeric_limits<int>::min();
// How near a crossing may come to the centre of a cell, as a share of the way to the next. Two
// levels on one edge are further apart than this, for no edge rises more than 21,500 m.
constexpr double kLeastShare = 1e-6;

PANJSHIR_VECTORISED void steps_of(const float* heights, int count, float base, float interval,
                                  int* steps) {
    for (int i = 0; i < count; ++i) {
        // Division, unlike multiplication by a reciprocal, is exact where a height is a level's.
        const float x = (heights[i] - base) / interval;
        const bool good = std::fabs(x) < 1e8f;
        const float safe = good ? x : 0.0f;
        const int whole = static_cast<int>(safe);
        const int step = whole - (safe < static_cast<float>(whole) ? 1 : 0);
        steps[i] = good ? step : kVoid;
    }
}

// Squares whose corners are not all of one step: 1, others 0.
PANJSHIR_VECTORISED void find_active(const int* above, const int* below, int squares,
                                     std::uint8_t* active) {
    for (int i = 0; i < squares; ++i)
        active[i] =
            ((above[i] ^ above[i + 1]) | (below[i] ^ below[i + 1]) | (above[i] ^ below[i])) != 0;
}

struct Node {
    MapPoint at;
    std::int32_t next = -1; ///< the node that the line goes to; -2 once it was followed
    std::int32_t level = 0;
    bool has_previous = false;
    bool on_cell = false;
};

class StripTracer {
public:
    StripTracer(const ContourRows& rows, const ContourLevels& levels)
        : m_rows(rows), m_levels(levels), m_columns(rows.columns),
          m_row_count(
              static_cast<int>(rows.heights_m.size() / static_cast<std::size_t>(rows.columns))),
          m_above(size()), m_below(size()), m_top(size()), m_bottom(size()),
          m_active(size() + sizeof(std::uint64_t), 0) {}

    ContourStrip trace() {
        take_steps(0, m_below);
        for (int c = 0; c + 1 < m_columns; ++c)
            if (crosses(m_below[u(c)], m_below[u(c + 1)]))
                m_bottom[u(c)] = add_horizontal(0, c, m_below);
        m_strip.top_crossings = static_cast<int>(m_nodes.size());
        for (int row = 0; row + 1 < m_row_count; ++row)
            trace_row(row);
        m_strip.bottom_crossings = static_cast<int>(m_last_row.size());
        follow();
        return std::move(m_strip);
    }

private:
    std::size_t size() const { return static_cast<std::size_t>(m_columns); }
    static std::size_t u(int i) { return static_cast<std::size_t>(i); }
    static bool crosses(int a, int b) { return a != b && a != kVoid && b != kVoid; }
    float height(int row, int column) const {
        return m_rows.heights_m[u(row) * size() + u(column)];
    }

    void take_steps(int row, std::vector<int>& steps) const {
        steps_of(m_rows.heights_m.data() + u(row) * size(), m_columns,
                 static_cast<float>(m_levels.base_m), static_cast<float>(m_levels.interval_m),
                 steps.data());
    }

    double easting(double column) const {
        return m_rows.north_west.easting_m + (column + 0.5) * m_rows.cell_size_m;
    }
    double northing(double row) const {
        return m_rows.north_west.northing_m - (m_rows.first_row + row + 0.5) * m_rows.cell_size_m;
    }

    /// Adds the crossings of an edge by rising level, `place` telling where a share of it lies;
    /// returns the number of the first.
    template <typename Place>
    std::int32_t add_edge(float from, float to, int from_step, int to_step, const Place& place) {
        const auto first = static_cast<std::int32_t>(m_nodes.size());
        const double a = static_cast<double>(from), rise = static_cast<double>(to) - a;
        const int last = std::max(from_step, to_step);
        for (int level = std::min(from_step, to_step) + 1; level <= last; ++level) {
            const double exact = (m_levels.elevation_m(level) - a) / rise;
            const double share = std::clamp(exact, kLeastShare, 1 - kLeastShare);
            m_nodes.push_back({place(share), -1, level, false, share != exact});
        }
        return first;
    }
    std::int32_t add_horizontal(int row, int column, const std::vector<int>& steps) {
        return add_edge(height(row, column), height(row, column + 1), steps[u(column)],
                        steps[u(column + 1)], [&](double share) {
                            return MapPoint{easting(column + share), northing(row)};
                        });
    }
    std::int32_t add_vertical(int row, int column) {
        return add_edge(height(row, column), height(row + 1, column), m_above[u(column)],
                        m_below[u(column)], [&](double share) {
                            return MapPoint{easting(column), northing(row + share)};
                        });
    }

    void trace_row(int row) {
        std::swap(m_above, m_below);
        std::swap(m_top, m_bottom);
        take_steps(row + 1, m_below);
        const int squares = m_columns - 1;
        find_active(m_above.data(), m_below.data(), squares, m_active.data());
        m_right = crosses(m_above[0], m_below[0]) ? add_vertical(row, 0) : -1;
        for (int c = 0; c < squares;) {
            std::uint64_t eight;
            std::memcpy(&eight, m_active.data() + c, sizeof eight);
            if (eight == 0) {
                c += 8;
                continue;
            }
            const int end = std::min(squares, c + 8);
            for (; c < end; ++c)
                if (m_active[u(c)] != 0)
                    trace_square(row, c);
        }
    }

    void trace_square(int row, int c) {
        const int ul = m_above[u(c)], ur = m_above[u(c + 1)];
        const int ll = m_below[u(c)], lr = m_below[u(c + 1)];
        // An edge that is crossed has squares of several steps on both sides: the one to the left
        // was the last that was looked at.
        const std::int32_t left = m_right;
        if (crosses(ur, lr))
            m_right = add_vertical(row, c + 1);
        if (crosses(ll, lr)) {
            m_bottom[u(c)] = add_horizontal(row + 1, c, m_below);
            if (row + 2 == m_row_count)
                for (auto n = m_bottom[u(c)]; n < static_cast<std::int32_t>(m_nodes.size()); ++n)
                    m_last_row.push_back(n);
        }
        const int low = std::min({ul, ur, ll, lr}), high = std::max({ul, ur, ll, lr});
        if (low == kVoid)
            return;
        for (int level = low + 1; level <= high; ++level) {
            const Edges e{
                m_top[u(c)] + level - std::min(ul, ur) - 1, m_right + level - std::min(ur, lr) - 1,
                m_bottom[u(c)] + level - std::min(ll, lr) - 1, left + level - std::min(ul, ll) - 1};
            const unsigned corners = (ul >= level ? 8u : 0u) | (ur >= level ? 4u : 0u) |
                                     (lr >= level ? 2u : 0u) | (ll >= level ? 1u : 0u);
            join_square(corners, e, row, c, level);
        }
    }

    struct Edges {
        std::int32_t top, right, bottom, left;
    };

    // From the edge on which the ground rises clockwise to that on which it falls: the higher
    // corners lie on the left.
    void join_square(unsigned corners, const Edges& e, int row, int c, int level) {
        switch (corners) {
        case 0b1000:
            return join(e.left, e.top);
        case 0b0100:
            return join(e.top, e.right);
        case 0b0010:
            return join(e.right, e.bottom);
        case 0b0001:
            return join(e.bottom, e.left);
        case 0b1100:
            return join(e.left, e.right);
        case 0b0110:
            return join(e.top, e.bottom);
        case 0b0011:
            return join(e.right, e.left);
        case 0b1001:
            return join(e.bottom, e.top);
        case 0b0111:
            return join(e.top, e.left);
        case 0b1011:
            return join(e.right, e.top);
        case 0b1101:
            return join(e.bottom, e.right);
        case 0b1110:
            return join(e.left, e.bottom);
        case 0b1010:
            if (middle_is_high(row, c, level)) {
                join(e.right, e.top);
                join(e.left, e.bottom);
            } else {
                join(e.left, e.top);
                join(e.right, e.bottom);
            }
            return;
        case 0b0101:
            if (middle_is_high(row, c, level)) {
                join(e.top, e.left);
                join(e.bottom, e.right);
            } else {
                join(e.top, e.right);
                join(e.bottom, e.left);
            }
            return;
        default:
            return;
        }
    }

    bool middle_is_high(int row, int c, int level) const {
        const double sum = static_cast<double>(height(row, c)) + height(row, c + 1) +
                           height(row + 1, c) + height(row + 1, c + 1);
        return sum / 4 >= m_levels.elevation_m(level);
    }

    void join(std::int32_t from, std::int32_t to) {
        m_nodes[static_cast<std::size_t>(from)].next = to;
        m_nodes[static_cast<std::size_t>(to)].has_previous = true;
    }

    // Open pieces first, each from its beginning; what is left then are rings.
    void follow() {
        m_strip.points.reserve(m_nodes.size());
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            if (!m_nodes[i].has_previous && m_nodes[i].next >= 0)
                follow_from(i);
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            if (m_nodes[i].next >= 0)
                follow_from(i);
    }

    void follow_from(std::size_t begin) {
        ContourPiece piece;
        piece.level = m_nodes[begin].level;
        piece.closed = m_nodes[begin].has_previous;
        piece.first = m_strip.points.size();
        std::size_t at = begin;
        while (true) {
            Node& node = m_nodes[at];
            if (node.next == -2)
                break; // back at the beginning of a ring
            m_strip.points.push_back(node.at);
            piece.on_cells = piece.on_cells && node.on_cell;
            const std::int32_t next = std::exchange(node.next, -2);
            if (next < 0)
                break;
            at = static_cast<std::size_t>(next);
        }
        piece.count = m_strip.points.size() - piece.first;
        if (!piece.closed) {
            piece.begin = end_of(begin);
            piece.end = end_of(at);
        }
        m_strip.pieces.push_back(piece);
    }

    ContourPiece::End end_of(std::size_t node) const {
        if (node < static_cast<std::size_t>(m_strip.top_crossings))
            return {ContourPiece::Side::Top, static_cast<int>(node)};
        const auto n = static_cast<std::int32_t>(node);
        const auto found = std::lower_bound(m_last_row.begin(), m_last_row.end(), n);
        if (found != m_last_row.end() && *found == n)
            return {ContourPiece::Side::Bottom, static_cast<int>(found - m_last_row.begin())};
        return {};
    }

    const ContourRows& m_rows;
    const ContourLevels& m_levels;
    int m_columns, m_row_count;
    std::vector<int> m_above, m_below;         ///< steps
    std::vector<std::int32_t> m_top, m_bottom; ///< first crossing of each edge that is crossed
    std::int32_t m_right = -1;                 ///< the same, of the right edge of the last square
    std::vector<std::uint8_t> m_active;
    std::vector<Node> m_nodes;
    std::vector<std::int32_t> m_last_row; ///< crossings of the last row, rising
    ContourStrip m_strip;
};

} // namespace

ContourStrip trace_contours(const ContourRows& rows, const ContourLevels& levels) {
    assert(rows.columns >= 2 &&
           rows.heights_m.size() >= 2 * static_cast<std::size_t>(rows.columns));
    return StripTracer(rows, levels).trace();
}

} // namespace panjshir::terrain
