#include "scene/label_candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace panjshir::scene {
namespace {

// Where the label's box lies to its point. Across: -1 left of the symbol, 1 right of it, 0 over or
// under it with `slide` of the width left of the point. Down: the same for the height.
struct Position {
    int side;     // -1 left, 1 right, 0 above or below
    double shift; // of the middle from the point: down in heights beside it, right in widths else
    int level;    // -1 above, 1 below, 0 beside
    bool corner;  // at the symbol's corner, where it comes closer
};

constexpr std::array<Position, kPositionCount> kPositions{{
    {1, 0, 0, false},      // right
    {1, 0, -1, true},      // upper right
    {1, 0, 1, true},       // lower right
    {-1, 0, 0, false},     // left
    {-1, 0, -1, true},     // upper left
    {-1, 0, 1, true},      // lower left
    {0, 0, -1, false},     // above
    {0, 0, 1, false},      // below
    {1, -0.4, 0, false},   // right, a little higher
    {1, 0.4, 0, false},    // right, a little lower
    {0, 0.25, -1, false},  // above, slid to the right
    {0, 0.25, 1, false},   // below, slid to the right
    {-1, -0.4, 0, false},  // left, a little higher
    {-1, 0.4, 0, false},   // left, a little lower
    {0, -0.25, -1, false}, // above, slid to the left
    {0, -0.25, 1, false},  // below, slid to the left
}};

} // namespace

int position_count(const LabelRequest& request) {
    return request.anchor == LabelAnchor::Centred ? 1 : kPositionCount;
}

LabelCandidate candidate_at(const LabelRequest& r, int position, double gap_mm) {
    const double height = r.ascent_mm + r.descent_mm;
    double left = r.at.x - r.width_mm / 2, top = r.at.y - height / 2; // the middle on the point
    if (r.anchor == LabelAnchor::BesidePoint) {
        const Position& p = kPositions[static_cast<std::size_t>(position)];
        const double away = (r.symbol_radius_mm + gap_mm) * (p.corner ? 0.75 : 1);
        if (p.side > 0)
            left = r.at.x + away;
        else if (p.side < 0)
            left = r.at.x - away - r.width_mm;
        else
            left += p.shift * r.width_mm;
        if (p.level < 0)
            top = r.at.y - away - height;
        else if (p.level > 0)
            top = r.at.y + away;
        else
            top += p.shift * height;
    }
    const double baseline = top + r.ascent_mm;
    return {{left, baseline}, {left, top, left + r.width_mm, top + height}};
}

PageBox symbol_box(const LabelRequest& r) {
    return PageBox{r.at.x, r.at.y, r.at.x, r.at.y}.grown(r.symbol_radius_mm);
}

BoxGrid::BoxGrid(const PageBox& extent, double cell_width_mm, double cell_height_mm,
                 std::size_t most_cells)
    : m_extent(extent) {
    double columns = std::max(1.0, extent.width() / std::max(cell_width_mm, 1e-3));
    double rows = std::max(1.0, extent.height() / std::max(cell_height_mm, 1e-3));
    const double limit = static_cast<double>(std::max<std::size_t>(most_cells, 1));
    if (columns * rows > limit) { // fewer both ways; a long thin extent keeps one row or column
        const double shrink = std::sqrt(limit / (columns * rows));
        columns = std::min(std::max(1.0, columns * shrink), limit);
        rows = std::min(std::max(1.0, rows * shrink), limit / columns);
    }
    m_columns = std::max(1, static_cast<int>(columns));
    m_rows = std::max(1, static_cast<int>(rows));
    if (extent.width() > 0)
        m_columns_per_mm = m_columns / extent.width();
    if (extent.height() > 0)
        m_rows_per_mm = m_rows / extent.height();
    m_cells.resize(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
}

BoxGrid::Cells BoxGrid::cells_of(const PageBox& box) const {
    const auto cell = [](double at, int count) {
        return static_cast<int>(std::clamp(at, 0.0, static_cast<double>(count - 1)));
    };
    return {cell((box.left - m_extent.left) * m_columns_per_mm, m_columns),
            cell((box.top - m_extent.top) * m_rows_per_mm, m_rows),
            cell((box.right - m_extent.left) * m_columns_per_mm, m_columns),
            cell((box.bottom - m_extent.top) * m_rows_per_mm, m_rows)};
}

void BoxGrid::add(const PageBox& box, std::uint32_t number) {
    const Cells c = cells_of(box);
    for (int y = c.top; y <= c.bottom; ++y)
        for (int x = c.left; x <= c.right; ++x)
            m_cells[static_cast<std::size_t>(y * m_columns + x)].push_back({box, number});
}

void BoxGrid::remove(const PageBox& box, std::uint32_t number) {
    const Cells c = cells_of(box);
    for (int y = c.top; y <= c.bottom; ++y)
        for (int x = c.left; x <= c.right; ++x) {
            auto& cell = m_cells[static_cast<std::size_t>(y * m_columns + x)];
            const auto it = std::find_if(cell.begin(), cell.end(),
                                         [&](const Entry& e) { return e.number == number; });
            if (it != cell.end()) {
                *it = cell.back();
                cell.pop_back();
            }
        }
}

int BoxGrid::hits(const PageBox& box, std::uint32_t* found, int limit) const {
    const Cells c = cells_of(box);
    int count = 0;
    for (int y = c.top; y <= c.bottom; ++y)
        for (int x = c.left; x <= c.right; ++x)
            for (const Entry& entry : m_cells[static_cast<std::size_t>(y * m_columns + x)]) {
                if (!entry.box.overlaps(box) ||
                    std::find(found, found + count, entry.number) != found + count)
                    continue;
                found[count++] = entry.number;
                if (count == limit)
                    return count;
            }
    return count;
}

bool BoxGrid::is_free(const PageBox& box) const {
    std::uint32_t found[1];
    return hits(box, found, 1) == 0;
}

} // namespace panjshir::scene
