#include "terrain/skeleton_raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace panjshir::terrain {

namespace {

struct GridPoint {
    double x, y; ///< column and row as real numbers
};

GridPoint grid_point(const HeightGrid& grid, MapPoint p) {
    return {grid.column_of(p.easting_m), grid.row_of(p.northing_m)};
}

/// Calls `visit(column, row, elevation_m)` for points along the held part of a curve, less than
/// half a cell apart.
template <typename Visit>
void walk(const HeightGrid& grid, const StructureCurve& curve, Visit visit) {
    for (std::size_t i = curve.held_begin; i + 1 < curve.held_end; ++i) {
        const GridPoint a = grid_point(grid, curve.points[i].position);
        const GridPoint b = grid_point(grid, curve.points[i + 1].position);
        const int steps =
            std::max(1, static_cast<int>(std::ceil(std::hypot(b.x - a.x, b.y - a.y) * 2.2)));
        for (int k = 0; k <= steps; ++k) {
            const double t = static_cast<double>(k) / steps;
            visit(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t,
                  curve.points[i].elevation_m +
                      (curve.points[i + 1].elevation_m - curve.points[i].elevation_m) * t);
        }
    }
}

} // namespace

void draw_triangles(HeightGrid& grid, const Triangulation& triangulation,
                    std::span<const double> elevation_m) {
    constexpr double slack = 1e-6;
    for (const Triangulation::Triangle& triangle : triangulation.triangles()) {
        std::array<GridPoint, 3> p;
        std::array<double, 3> z;
        for (std::size_t i = 0; i < 3; ++i) {
            p[i] = grid_point(grid, triangulation.position(triangle.vertices[i]));
            z[i] = elevation_m[static_cast<std::size_t>(triangle.vertices[i])];
        }
        const double twice_area =
            (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[1].y - p[0].y) * (p[2].x - p[0].x);
        const double dz_dx =
            ((z[1] - z[0]) * (p[2].y - p[0].y) - (z[2] - z[0]) * (p[1].y - p[0].y)) / twice_area;
        const double dz_dy =
            ((z[2] - z[0]) * (p[1].x - p[0].x) - (z[1] - z[0]) * (p[2].x - p[0].x)) / twice_area;
        const auto [y_min, y_max] = std::minmax({p[0].y, p[1].y, p[2].y});
        const int first_row = std::max(0, static_cast<int>(std::ceil(y_min - slack)));
        const int last_row = std::min(grid.rows() - 1, static_cast<int>(std::floor(y_max + slack)));
        for (int row = first_row; row <= last_row; ++row) {
            double x_min = 1e30, x_max = -1e30;
            for (std::size_t i = 0; i < 3; ++i) {
                const GridPoint a = p[i], b = p[(i + 1) % 3];
                if (row < std::min(a.y, b.y) - slack || row > std::max(a.y, b.y) + slack)
                    continue;
                const double rise = b.y - a.y;
                if (std::abs(rise) < slack) {
                    x_min = std::min({x_min, a.x, b.x});
                    x_max = std::max({x_max, a.x, b.x});
                    continue;
                }
                const double x = a.x + (b.x - a.x) * std::clamp((row - a.y) / rise, 0.0, 1.0);
                x_min = std::min(x_min, x);
                x_max = std::max(x_max, x);
            }
            const int first = std::max(0, static_cast<int>(std::ceil(x_min - slack)));
            const int last =
                std::min(grid.columns() - 1, static_cast<int>(std::floor(x_max + slack)));
            if (first > last)
                continue;
            float* out = &grid.at(first, row);
            const double start = z[0] + (row - p[0].y) * dz_dy + (first - p[0].x) * dz_dx;
            for (int k = 0; k <= last - first; ++k)
                out[k] = static_cast<float>(start + k * dz_dx);
        }
    }
}

std::vector<std::uint8_t> distance_from_curves(const HeightGrid& grid,
                                               std::span<const StructureCurve> curves, int limit) {
    const int columns = grid.columns(), rows = grid.rows();
    std::vector<std::uint16_t> fifths(grid.heights().size(), static_cast<std::uint16_t>(limit * 5));
    for (const StructureCurve& curve : curves)
        walk(grid, curve, [&](double x, double y, double) {
            const int c = static_cast<int>(std::floor(x)), r = static_cast<int>(std::floor(y));
            for (const int row : {r, r + 1})
                for (const int column : {c, c + 1})
                    if (grid.contains(column, row))
                        fifths[grid.index(column, row)] = 0;
        });
    // Chamfer distances with steps 5 and 7 (Borgefors 1986): a fifth of a cell, within 4 %.
    const auto pass = [&](int row, int from, int to, int step, int row_before) {
        for (int column = from; column != to; column += step) {
            int best = fifths[grid.index(column, row)];
            const auto consider = [&](int c, int r, int cost) {
                if (grid.contains(c, r))
                    best = std::min(best, fifths[grid.index(c, r)] + cost);
            };
            consider(column - step, row, 5);
            consider(column, row_before, 5);
            consider(column - 1, row_before, 7);
            consider(column + 1, row_before, 7);
            fifths[grid.index(column, row)] = static_cast<std::uint16_t>(best);
        }
    };
    for (int row = 0; row < rows; ++row)
        pass(row, 0, columns, 1, row - 1);
    for (int row = rows - 1; row >= 0; --row)
        pass(row, columns - 1, -1, -1, row + 1);
    std::vector<std::uint8_t> distance(fifths.size());
    std::transform(fifths.begin(), fifths.end(), distance.begin(),
                   [](std::uint16_t d) { return static_cast<std::uint8_t>(d / 5); });
    return distance;
}

void relax_between_curves(HeightGrid& grid, std::span<const std::uint8_t> distance, int sweeps) {
    const int columns = grid.columns(), rows = grid.rows();
    std::vector<float> before(grid.heights().size());
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        std::copy(grid.heights().begin(), grid.heights().end(), before.begin());
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                const std::size_t i = grid.index(column, row);
                const int reach = std::min({static_cast<int>(distance[i]), column, row,
                                            columns - 1 - column, rows - 1 - row});
                if (reach == 0)
                    continue;
                const int side = std::max(1, (reach * 181 + 128) / 256); // on the diagonal
                const std::ptrdiff_t r = reach, d = side, line = columns;
                const float* z = before.data() + i;
                const float cross = z[-r] + z[r] + z[-r * line] + z[r * line];
                const float corners =
                    z[-d - d * line] + z[d - d * line] + z[-d + d * line] + z[d + d * line];
                grid.heights()[i] = reach == 1 ? cross / 6 + corners / 12 : (cross + corners) / 8;
            }
    }
}

void carve_thalwegs(HeightGrid& grid, std::span<const StructureCurve> curves) {
    constexpr float least_fall_m = 0.02F;
    std::vector<std::vector<std::array<int, 2>>> beds; // column and row of each cell, downstream
    std::vector<std::uint8_t> is_bed(grid.heights().size(), 0);
    for (const StructureCurve& curve : curves) {
        if (curve.kind != StructureKind::Thalweg)
            continue;
        auto& bed = beds.emplace_back();
        walk(grid, curve, [&](double x, double y, double z) {
            const std::array<int, 2> cell{static_cast<int>(std::lround(x)),
                                          static_cast<int>(std::lround(y))};
            if (!grid.contains(cell[0], cell[1]))
                return;
            if (bed.empty() || bed.back() != cell)
                bed.push_back(cell);
            float& height = grid.at(cell[0], cell[1]);
            height = std::min(height, static_cast<float>(z));
            is_bed[grid.index(cell[0], cell[1])] = 1;
        });
    }
    const auto are_neighbours = [](const auto& a, const auto& b) {
        return std::abs(a[0] - b[0]) <= 1 && std::abs(a[1] - b[1]) <= 1;
    };
    for (auto bed = beds.rbegin(); bed != beds.rend();
         ++bed) // main rivers come first in the package: they
        for (std::size_t i = 0; i + 1 < bed->size(); ++i) // have the last word where others join
            if (are_neighbours((*bed)[i], (*bed)[i + 1])) {
                float& below = grid.at((*bed)[i + 1][0], (*bed)[i + 1][1]);
                below = std::min(below, grid.at((*bed)[i][0], (*bed)[i][1]) - least_fall_m);
            }
    for (const auto& bed : beds)
        for (std::size_t i = 0; i + 1 < bed.size(); ++i) {
            const auto [column, row] = bed[i];
            if (!are_neighbours(bed[i], bed[i + 1]))
                continue;
            const float here = grid.at(column, row);
            const double gradient = (here - grid.at(bed[i + 1][0], bed[i + 1][1])) /
                                    std::hypot(bed[i + 1][0] - column, bed[i + 1][1] - row);
            for (int r = row - 1; r <= row + 1; ++r)
                for (int c = column - 1; c <= column + 1; ++c) {
                    if (!grid.contains(c, r) || is_bed[grid.index(c, r)])
                        continue;
                    const double least =
                        here - gradient * std::hypot(c - column, r - row) + least_fall_m;
                    grid.at(c, r) = std::max(grid.at(c, r), static_cast<float>(least));
                }
        }
}

void hold_height(HeightGrid& grid, const HeightPoint& point, double radius_m) {
    const GridPoint p = grid_point(grid, point.position);
    const double reach = radius_m / grid.cell_size_m();
    const double missing = point.elevation_m - grid.height_at(point.position);
    if (!std::isfinite(missing))
        return;
    // The four cells round the point are moved by the whole, so that the bilinear height is exact.
    const auto fade = [&](int column, int row) {
        const double d =
            std::max(0.0, std::hypot(column - p.x, row - p.y) - std::numbers::sqrt2) / reach;
        return d >= 1 ? 0.0 : 0.5 + 0.5 * std::cos(std::numbers::pi * d);
    };
    const int span = static_cast<int>(std::ceil(reach)) + 2;
    const int c = static_cast<int>(std::floor(p.x)), r = static_cast<int>(std::floor(p.y));
    for (int row = r - span; row <= r + span; ++row)
        for (int column = c - span; column <= c + span; ++column)
            if (grid.contains(column, row))
                grid.at(column, row) += static_cast<float>(missing * fade(column, row));
}

} // namespace panjshir::terrain
