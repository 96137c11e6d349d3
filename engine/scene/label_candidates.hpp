#pragma once
// Where a label may stand beside its point, and which of those places are free of symbols.

#include "scene/label_placement.hpp"

#include <cstdint>
#include <vector>

namespace panjshir::scene {

/// One place where a label may stand.
struct LabelCandidate {
    display::Point baseline; ///< left end
    PageBox box;             ///< of the label itself, without clearance
};

/// Places round a point, best first: the eight of Imhof 1975 (right, upper right, lower right,
/// left, upper left, lower left, above, below), then eight slid between them. One for a centred
/// label.
inline constexpr int kPositionCount = 16;
int position_count(const LabelRequest& request);
LabelCandidate candidate_at(const LabelRequest& request, int position, double gap_mm);

/// The symbol's own box; empty for a radius of 0.
PageBox symbol_box(const LabelRequest& request);

/// Numbered boxes in the cells of a plain grid that is laid over `extent`; what lies outside it
/// counts to the cells at its edge.
class BoxGrid {
public:
    /// Cells are about `cell_width_mm` by `cell_height_mm`, larger where they would be more than
    /// `most_cells`.
    BoxGrid(const PageBox& extent, double cell_width_mm, double cell_height_mm,
            std::size_t most_cells);

    void add(const PageBox& box, std::uint32_t number);
    /// Requires: added with that very box.
    void remove(const PageBox& box, std::uint32_t number);

    /// Numbers of the boxes that overlap `box`, each once, at most `limit` of them (`limit` is at
    /// most 4). Returns how many were written to `found`.
    int hits(const PageBox& box, std::uint32_t* found, int limit) const;
    bool is_free(const PageBox& box) const;

private:
    struct Entry {
        PageBox box;
        std::uint32_t number;
    };
    struct Cells {
        int left, top, right, bottom;
    };
    Cells cells_of(const PageBox& box) const;

    PageBox m_extent;
    double m_columns_per_mm = 1, m_rows_per_mm = 1;
    int m_columns = 1, m_rows = 1;
    std::vector<std::vector<Entry>> m_cells;
};

} // namespace panjshir::scene
