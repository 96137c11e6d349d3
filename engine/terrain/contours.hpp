#pragma once
// Contour lines of a grid of heights: marching squares in strips of rows, joined into long lines.

#include "base/error.hpp"
#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace panjshir::terrain {

/// Level k lies at base_m + k * interval_m.
struct ContourLevels {
    double interval_m = 100;
    double base_m = 0;

    double elevation_m(int level) const { return base_m + level * interval_m; }
};
inline constexpr double kLeastContourInterval_m = 0.1, kGreatestContourInterval_m = 10000;

/// Errors (of kind Usage): an interval that is not within the bounds above, a base that is no
/// height on earth.
Result<ContourLevels> contour_levels(double interval_m, double base_m = 0);

/// Some rows of a grid; the first row of the next strip is the last of this one.
struct ContourRows {
    std::span<const float> heights_m; ///< NaN: a void
    int columns = 0;
    int first_row = 0;      ///< within the whole grid
    double cell_size_m = 0; ///< of the whole grid,
    MapPoint north_west;    ///< and its outer corner
};
/// How many rows of squares a strip has. Fixed, so that the lines do not depend on the threads.
inline constexpr int kContourStripRows = 128;
/// How many strips a grid of so many rows has; at least one.
int contour_strip_count(int rows);

/// Part of a line within a strip.
struct ContourPiece {
    enum class Side { None, Top, Bottom };
    /// A crossing of the strip's first or last row, by number from the west, or an end for good.
    struct End {
        Side side = Side::None;
        int crossing = 0;
    };
    int level = 0;
    bool closed = false;
    bool on_cells = true; ///< each of its points lies at the centre of a cell of just that height
    End begin, end;
    std::size_t first = 0, count = 0; ///< of the strip's points
};
struct ContourStrip {
    std::vector<MapPoint> points;
    std::vector<ContourPiece> pieces;
    int top_crossings = 0, bottom_crossings = 0;
};

/// The pieces within a strip. Any thread may trace any strip.
/// Requires: two rows or more in `rows`, two columns or more.
ContourStrip trace_contours(const ContourRows& rows, const ContourLevels& levels);

/// The lines of a whole grid. Each runs with the higher ground on its left (on the map, north up),
/// as GDAL's own do; closed ones about a summit run counter-clockwise.
///
/// Squares have their corners at the centres of cells; a square with a void at a corner has no
/// line in it, so that lines end half a cell from the voids and from the grid's edge. A height of
/// just a level counts as above it; the line passes a millionth of a cell below it, so that lines
/// of one grid neither cross nor touch, and what would enclose nothing but such cells (a summit of
/// just that height) is left out. In a saddle the mean of the four corners decides which corners
/// are joined.
class Contours {
public:
    struct Line {
        int level = 0;
        bool closed = false;         ///< does not repeat its first point
        std::size_t first_piece = 0; ///< of the order in which pieces are joined
        std::size_t piece_count = 0;
        std::size_t points = 0;
    };

    Contours() = default;
    /// The strips of a grid in order. Lines are ordered by where they begin, from the north.
    Contours(std::vector<ContourStrip> strips, const ContourLevels& levels, double cell_size_m);

    const std::vector<Line>& lines() const { return m_lines; }
    double elevation_m(const Line& line) const { return m_levels.elevation_m(line.level); }
    /// The points in their stretches, first to last.
    template <typename Take>
    void for_stretches(const Line& line, const Take& take) const {
        for (std::size_t i = 0; i < line.piece_count; ++i)
            take(stretch(line, i));
    }
    MapLine points(const Line& line) const;

private:
    struct PieceAt {
        std::size_t strip = 0, piece = 0;
    };
    /// Of several pieces each begins where the one before ended: that point is left out.
    std::span<const MapPoint> stretch(const Line& line, std::size_t i) const {
        const PieceAt at = m_order[line.first_piece + i];
        const ContourStrip& strip = m_strips[at.strip];
        const ContourPiece& piece = strip.pieces[at.piece];
        const std::span<const MapPoint> all{strip.points.data() + piece.first, piece.count};
        return i > 0 || (line.closed && line.piece_count > 1) ? all.subspan(1) : all;
    }
    bool encloses_nothing(const Line& line) const;

    std::vector<ContourStrip> m_strips;
    ContourLevels m_levels;
    double m_cell_size_m = 0;
    std::vector<PieceAt> m_order;
    std::vector<Line> m_lines;
};

/// All of a grid, the same for any number of threads (0: as many as there are cores).
Contours trace_contours(const HeightGrid& grid, const ContourLevels& levels, int threads = 0);

} // namespace panjshir::terrain
