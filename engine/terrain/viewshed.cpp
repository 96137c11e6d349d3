#include "terrain/viewshed.hpp"

#include "terrain/viewshed_sweep.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fmt/format.h>
#include <thread>

namespace panjshir::terrain {
namespace {

// The observer in the grid: its place in whole 256ths of a cell, so that all differences between it
// and cell centres are exact numbers, in float too.
struct Stand {
    GridPosition at;
    double eye_m = 0;
    double radius_cells = 0;
};

double snapped(double position, int limit) {
    return std::clamp(std::round(position * 256) / 256, 0.0, limit - 1.0);
}

Result<Stand> stand_of(const HeightGrid& grid, const ViewshedOptions& options) {
    if (!(options.radius_m >= kLeastRadius_m && options.radius_m <= kGreatestRadius_m))
        return fail(fmt::format("a radius of {} m: from {} to {} m can be seen", options.radius_m,
                                kLeastRadius_m, kGreatestRadius_m),
                    ErrorKind::Usage);
    if (const auto fine = check(options.rules); !fine)
        return tl::unexpected(fine.error());
    if (!std::isfinite(options.target_above_ground_m) ||
        std::abs(options.target_above_ground_m) > 1e5)
        return fail(
            fmt::format("a target {} m above ground is none", options.target_above_ground_m),
            ErrorKind::Usage);
    const auto eye = end_elevation(grid, options.observer, "observer");
    if (!eye)
        return tl::unexpected(eye.error());
    return Stand{{snapped(grid.column_of(options.observer.at.easting_m), grid.columns()),
                  snapped(grid.row_of(options.observer.at.northing_m), grid.rows())},
                 *eye,
                 options.radius_m / grid.cell_size_m()};
}

Viewshed empty_viewshed(const HeightGrid& grid, const Stand& stand) {
    const auto low = [&](double at) {
        return static_cast<int>(std::max(0.0, std::floor(at - stand.radius_cells)));
    };
    const auto high = [&](double at, int limit) {
        return static_cast<int>(std::min(limit - 1.0, std::ceil(at + stand.radius_cells)));
    };
    Viewshed shed;
    shed.window.first_column = low(stand.at.column);
    shed.window.first_row = low(stand.at.row);
    shed.window.columns = high(stand.at.column, grid.columns()) - shed.window.first_column + 1;
    shed.window.rows = high(stand.at.row, grid.rows()) - shed.window.first_row + 1;
    shed.cell_size_m = grid.cell_size_m();
    shed.north_west = {grid.north_west().easting_m + shed.window.first_column * shed.cell_size_m,
                       grid.north_west().northing_m - shed.window.first_row * shed.cell_size_m};
    shed.observer_m = stand.eye_m;
    shed.seen.assign(static_cast<std::size_t>(shed.window.columns) *
                         static_cast<std::size_t>(shed.window.rows),
                     0);
    return shed;
}

// One way along an axis of the grid from the observer.
struct Way {
    int first = 0;     ///< last line not beyond the observer
    double offset = 0; ///< of the observer beyond it, 0 to below 1
    int steps = 0;     ///< lines ahead, within the window
    int sign = 1;
};

Way way_of(double at, int sign, int window_first, int window_count) {
    const int first = static_cast<int>(sign > 0 ? std::floor(at) : std::ceil(at));
    const int last = sign > 0 ? window_first + window_count - 1 : window_first;
    return {first, std::abs(at - first), std::abs(last - first), sign};
}

struct Eighth {
    int column_sign, row_sign;
    bool along_columns; ///< the long way crosses columns: it leads east or west
};
constexpr Eighth kEighths[8] = {{1, 1, true},  {1, -1, true},  {-1, 1, true},  {-1, -1, true},
                                {1, 1, false}, {1, -1, false}, {-1, 1, false}, {-1, -1, false}};

Octant octant_of(const HeightGrid& grid, const Stand& stand, Viewshed& shed, const Eighth& eighth) {
    const CellWindow& window = shed.window;
    const Way across =
        way_of(stand.at.column, eighth.column_sign, window.first_column, window.columns);
    const Way down = way_of(stand.at.row, eighth.row_sign, window.first_row, window.rows);
    const std::ptrdiff_t row_of_grid = grid.columns(), row_of_window = window.columns;
    Octant octant;
    octant.heights = grid.heights().data() + grid.index(across.first, down.first);
    octant.seen = shed.seen.data() + (down.first - window.first_row) * row_of_window +
                  (across.first - window.first_column);
    const auto set = [](const Way& way, std::ptrdiff_t in_grid, std::ptrdiff_t in_window,
                        auto& stride, auto& seen_stride, int& steps, double& offset) {
        stride = way.sign * in_grid;
        seen_stride = way.sign * in_window;
        steps = way.steps;
        offset = way.offset;
    };
    const Way& along = eighth.along_columns ? across : down;
    const Way& aside = eighth.along_columns ? down : across;
    set(along, eighth.along_columns ? 1 : row_of_grid, eighth.along_columns ? 1 : row_of_window,
        octant.long_stride, octant.seen_long_stride, octant.long_steps, octant.long_offset);
    set(aside, eighth.along_columns ? row_of_grid : 1, eighth.along_columns ? row_of_window : 1,
        octant.side_stride, octant.seen_side_stride, octant.side_steps, octant.side_offset);
    octant.axis = aside.sign > 0 ? Bound::Included : Bound::Within;
    octant.diagonal = eighth.along_columns ? Bound::Included : Bound::Within;
    return octant;
}

// The cell in which the observer stands and its neighbours round it are seen if the cell centre is
// the stand.
void mark_own_cell(const Stand& stand, Viewshed& shed) {
    const int column = static_cast<int>(stand.at.column), row = static_cast<int>(stand.at.row);
    if (column != stand.at.column || row != stand.at.row)
        return;
    const auto at = static_cast<std::size_t>(row - shed.window.first_row) *
                        static_cast<std::size_t>(shed.window.columns) +
                    static_cast<std::size_t>(column - shed.window.first_column);
    shed.seen[at] = 255;
}

} // namespace

double Viewshed::seen_area_m2() const {
    return static_cast<double>(std::count(seen.begin(), seen.end(), std::uint8_t{255})) *
           cell_size_m * cell_size_m;
}

Result<Viewshed> viewshed(const HeightGrid& grid, const ViewshedOptions& options) {
    const auto stand = stand_of(grid, options);
    if (!stand)
        return tl::unexpected(stand.error());
    Viewshed shed = empty_viewshed(grid, *stand);
    mark_own_cell(*stand, shed);
    const double cell = grid.cell_size_m();
    const SweepRules rules{static_cast<float>(stand->eye_m),
                           static_cast<float>(options.target_above_ground_m),
                           options.rules.fall_per_m() * cell * cell, stand->radius_cells};
    // Each thread takes the next eighth; no two write the same cell.
    std::atomic<int> next = 0;
    const auto work = [&] {
        for (int i = next++; i < 8; i = next++)
            sweep_octant(octant_of(grid, *stand, shed, kEighths[i]), rules);
    };
    const int wanted = options.threads > 0 ? options.threads
                                           : static_cast<int>(std::thread::hardware_concurrency());
    const int threads = shed.seen.size() < 20000 ? 1 : std::clamp(wanted, 1, 8);
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < threads; ++i)
            others.emplace_back(work);
        work();
    }
    return shed;
}

Result<Viewshed> exact_viewshed(const HeightGrid& grid, const ViewshedOptions& options) {
    const auto stand = stand_of(grid, options);
    if (!stand)
        return tl::unexpected(stand.error());
    Viewshed shed = empty_viewshed(grid, *stand);
    const double cell = grid.cell_size_m();
    const double fall = options.rules.fall_per_m() * cell * cell;
    std::size_t index = 0;
    for (int r = 0; r < shed.window.rows; ++r)
        for (int c = 0; c < shed.window.columns; ++c, ++index) {
            const int column = shed.window.first_column + c, row = shed.window.first_row + r;
            const double east = column - stand->at.column, south = row - stand->at.row;
            const double squared = east * east + south * south;
            const double height = grid.at(column, row);
            if (!std::isfinite(height) || squared > stand->radius_cells * stand->radius_cells)
                continue;
            // Heights above the eye's level plane, over the share of the way.
            const double bar =
                height + options.target_above_ground_m - stand->eye_m - fall * squared;
            bool free = true;
            for_crossings(grid, stand->at, {static_cast<double>(column), static_cast<double>(row)},
                          [&](double share, double ground) {
                              const double above =
                                  ground - stand->eye_m - fall * squared * share * share;
                              free = above <= share * bar + 1e-9;
                              return free;
                          });
            shed.seen[index] = free ? 255 : 0;
        }
    return shed;
}

} // namespace panjshir::terrain
