// Pieces of contours joined over the strips' edges.

#include "terrain/contours.hpp"

#include "geo/simplify.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fmt/format.h>
#include <thread>

namespace panjshir::terrain {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// For each piece, numbered through all strips, the one that goes on where it ends.
class Links {
public:
    explicit Links(const std::vector<ContourStrip>& strips) : m_starts(strips.size() + 1) {
        std::size_t count = 0;
        for (std::size_t s = 0; s < strips.size(); ++s) {
            m_starts[s].resize(static_cast<std::size_t>(strips[s].top_crossings), kNone);
            count += strips[s].pieces.size();
        }
        if (!strips.empty())
            m_starts.back().resize(static_cast<std::size_t>(strips.back().bottom_crossings), kNone);
        next.resize(count, kNone);
        has_previous.resize(count, false);
        for_ends(strips, [&](std::size_t piece, const ContourPiece& p, std::size_t strip) {
            if (std::size_t* start = start_at(p.begin, strip))
                *start = piece;
        });
        for_ends(strips, [&](std::size_t piece, const ContourPiece& p, std::size_t strip) {
            const std::size_t* start = start_at(p.end, strip);
            if (start && *start != kNone) {
                next[piece] = *start;
                has_previous[*start] = true;
            }
        });
    }

    std::vector<std::size_t> next;
    std::vector<bool> has_previous;

private:
    template <typename Visit>
    static void for_ends(const std::vector<ContourStrip>& strips, const Visit& visit) {
        std::size_t piece = 0;
        for (std::size_t s = 0; s < strips.size(); ++s)
            for (const ContourPiece& p : strips[s].pieces)
                visit(piece++, p, s);
    }
    std::size_t* start_at(const ContourPiece::End& end, std::size_t strip) {
        if (end.side == ContourPiece::Side::None)
            return nullptr;
        auto& row = m_starts[end.side == ContourPiece::Side::Top ? strip : strip + 1];
        return &row[static_cast<std::size_t>(end.crossing)];
    }

    /// The piece that begins at each crossing of the row above each strip.
    std::vector<std::vector<std::size_t>> m_starts;
};

} // namespace

Result<ContourLevels> contour_levels(double interval_m, double base_m) {
    if (!(interval_m >= kLeastContourInterval_m && interval_m <= kGreatestContourInterval_m))
        return fail(fmt::format("an interval of {} m: contours need one of {} to {} m", interval_m,
                                kLeastContourInterval_m, kGreatestContourInterval_m),
                    ErrorKind::Usage);
    if (!(std::abs(base_m) <= 20000))
        return fail(fmt::format("a base of {} m is no height on earth", base_m), ErrorKind::Usage);
    return ContourLevels{interval_m, base_m};
}

int contour_strip_count(int rows) {
    return std::max(1, (rows - 1 + kContourStripRows - 1) / kContourStripRows);
}

Contours::Contours(std::vector<ContourStrip> strips, const ContourLevels& levels,
                   double cell_size_m)
    : m_strips(std::move(strips)), m_levels(levels), m_cell_size_m(cell_size_m) {
    std::vector<PieceAt> pieces;
    for (std::size_t s = 0; s < m_strips.size(); ++s)
        for (std::size_t p = 0; p < m_strips[s].pieces.size(); ++p)
            pieces.push_back({s, p});
    const Links links(m_strips);
    std::vector<bool> taken(pieces.size(), false);
    const auto piece_at = [&](std::size_t i) -> const ContourPiece& {
        return m_strips[pieces[i].strip].pieces[pieces[i].piece];
    };
    const auto add_line = [&](std::size_t begin) {
        Line line;
        line.level = piece_at(begin).level;
        line.first_piece = m_order.size();
        line.closed = piece_at(begin).closed || links.has_previous[begin];
        bool on_cells = true;
        for (std::size_t i = begin; i != kNone && !taken[i]; i = links.next[i]) {
            taken[i] = true;
            m_order.push_back(pieces[i]);
            ++line.piece_count;
            on_cells = on_cells && piece_at(i).on_cells;
        }
        for_stretches(line, [&](std::span<const MapPoint> part) { line.points += part.size(); });
        if (line.closed && on_cells && encloses_nothing(line))
            m_order.resize(line.first_piece);
        else
            m_lines.push_back(line);
    };
    // As they begin from the north, but those that came round over a strip's edge after the rest.
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (!links.has_previous[i])
            add_line(i);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (!taken[i])
            add_line(i);
}

bool Contours::encloses_nothing(const Line& line) const {
    const MapLine ring = points(line);
    double length = distance_m(ring.back(), ring.front());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        length += distance_m(ring[i], ring[i + 1]);
    return std::abs(ring_area_m2(ring)) < 1e-3 * m_cell_size_m * length;
}

MapLine Contours::points(const Line& line) const {
    MapLine all;
    for_stretches(line, [&](std::span<const MapPoint> part) {
        all.insert(all.end(), part.begin(), part.end());
    });
    return all;
}

Contours trace_contours(const HeightGrid& grid, const ContourLevels& levels, int threads) {
    if (grid.columns() < 2 || grid.rows() < 2)
        return {};
    const int count = contour_strip_count(grid.rows());
    std::vector<ContourStrip> strips(static_cast<std::size_t>(count));
    std::atomic<int> next{0};
    const auto work = [&] {
        for (int s = next++; s < count; s = next++) {
            const int first = s * kContourStripRows;
            const int rows = std::min(kContourStripRows + 1, grid.rows() - first);
            const auto columns = static_cast<std::size_t>(grid.columns());
            strips[static_cast<std::size_t>(s)] =
                trace_contours({grid.heights().subspan(static_cast<std::size_t>(first) * columns,
                                                       static_cast<std::size_t>(rows) * columns),
                                grid.columns(), first, grid.cell_size_m(), grid.north_west()},
                               levels);
        }
    };
    if (threads <= 0)
        threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < std::min(threads, count); ++i)
            others.emplace_back(work);
        work();
    }
    return {std::move(strips), levels, grid.cell_size_m()};
}

} // namespace panjshir::terrain
