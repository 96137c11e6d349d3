#include "io/terrain_mosaic_voids.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace panjshir::io {
namespace {

using terrain::HeightGrid;

constexpr int kMostRounds = 400;
constexpr float kSettled_m = 0.02f;
constexpr float kOverRelaxation = 1.7f;

struct Cell {
    int column, row;
};

struct Void {
    std::vector<Cell> cells;
    bool at_edge = false;
};

/// A rectangle of heights with how much each is known; the levels of the push-pull pyramid.
struct Level {
    int columns, rows;
    std::vector<float> heights, weights;
    Level(int c, int r)
        : columns(c), rows(r), heights(static_cast<std::size_t>(c) * static_cast<std::size_t>(r)),
          weights(heights.size()) {}
    std::size_t index(int c, int r) const {
        return static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(c);
    }
};

Void take_void(const HeightGrid& grid, Cell first, std::vector<bool>& seen) {
    Void found;
    found.cells.push_back(first);
    seen[grid.index(first.column, first.row)] = true;
    for (std::size_t i = 0; i < found.cells.size(); ++i) {
        const Cell at = found.cells[i];
        for (const Cell step : {Cell{1, 0}, Cell{-1, 0}, Cell{0, 1}, Cell{0, -1}}) {
            const Cell next{at.column + step.column, at.row + step.row};
            if (!grid.contains(next.column, next.row)) {
                found.at_edge = true;
                continue;
            }
            const std::size_t index = grid.index(next.column, next.row);
            if (!seen[index] && std::isnan(grid.heights()[index])) {
                seen[index] = true;
                found.cells.push_back(next);
            }
        }
    }
    return found;
}

Level pushed(const Level& fine) {
    Level coarse((fine.columns + 1) / 2, (fine.rows + 1) / 2);
    for (int r = 0; r < fine.rows; ++r)
        for (int c = 0; c < fine.columns; ++c) {
            const std::size_t to = coarse.index(c / 2, r / 2), from = fine.index(c, r);
            coarse.heights[to] += fine.weights[from] * fine.heights[from];
            coarse.weights[to] += fine.weights[from];
        }
    for (std::size_t i = 0; i < coarse.heights.size(); ++i)
        if (coarse.weights[i] > 0) {
            coarse.heights[i] /= coarse.weights[i];
            coarse.weights[i] = std::min(1.0f, coarse.weights[i]);
        }
    return coarse;
}

// What is not known takes the coarser level's height, bilinear between its cells.
void pull(const Level& coarse, Level& fine) {
    for (int r = 0; r < fine.rows; ++r)
        for (int c = 0; c < fine.columns; ++c) {
            const std::size_t at = fine.index(c, r);
            if (fine.weights[at] > 0)
                continue;
            const float x = std::clamp((c - 0.5f) / 2, 0.0f, coarse.columns - 1.0f);
            const float y = std::clamp((r - 0.5f) / 2, 0.0f, coarse.rows - 1.0f);
            const int c0 = static_cast<int>(x), r0 = static_cast<int>(y);
            const int c1 = std::min(c0 + 1, coarse.columns - 1);
            const int r1 = std::min(r0 + 1, coarse.rows - 1);
            const float u = x - c0, v = y - r0;
            fine.heights[at] = (coarse.heights[coarse.index(c0, r0)] * (1 - u) +
                                coarse.heights[coarse.index(c1, r0)] * u) *
                                   (1 - v) +
                               (coarse.heights[coarse.index(c0, r1)] * (1 - u) +
                                coarse.heights[coarse.index(c1, r1)] * u) *
                                   v;
        }
}

void push_pull(Level& level) {
    if (level.columns == 1 && level.rows == 1)
        return;
    Level coarse = pushed(level);
    push_pull(coarse);
    pull(coarse, level);
}

void relax(HeightGrid& grid, const std::vector<Cell>& cells) {
    for (int round = 0; round < kMostRounds; ++round) {
        float most = 0;
        for (const Cell at : cells) {
            float& height = grid.at(at.column, at.row);
            const float mean = (grid.at(at.column - 1, at.row) + grid.at(at.column + 1, at.row) +
                                grid.at(at.column, at.row - 1) + grid.at(at.column, at.row + 1)) /
                               4;
            const float change = kOverRelaxation * (mean - height);
            height += change;
            most = std::max(most, std::abs(change));
        }
        if (most < kSettled_m)
            return;
    }
}

void fill(HeightGrid& grid, const std::vector<Cell>& cells) {
    int west = grid.columns(), east = 0, north = grid.rows(), south = 0;
    for (const Cell at : cells) {
        west = std::min(west, at.column), east = std::max(east, at.column);
        north = std::min(north, at.row), south = std::max(south, at.row);
    }
    --west, --north, ++east, ++south; // the rim; a void at the grid's edge does not come here
    Level level(east - west + 1, south - north + 1);
    float lowest = std::numeric_limits<float>::infinity(), highest = -lowest;
    for (int r = 0; r < level.rows; ++r)
        for (int c = 0; c < level.columns; ++c) {
            const float height = grid.at(west + c, north + r);
            if (std::isnan(height))
                continue;
            level.heights[level.index(c, r)] = height;
            level.weights[level.index(c, r)] = 1;
        }
    for (const Cell at : cells)
        for (const Cell step : {Cell{1, 0}, Cell{-1, 0}, Cell{0, 1}, Cell{0, -1}})
            if (const float rim = grid.at(at.column + step.column, at.row + step.row);
                !std::isnan(rim))
                lowest = std::min(lowest, rim), highest = std::max(highest, rim);
    push_pull(level);
    for (const Cell at : cells)
        grid.at(at.column, at.row) = std::clamp(
            level.heights[level.index(at.column - west, at.row - north)], lowest, highest);
    relax(grid, cells);
    for (const Cell at : cells)
        grid.at(at.column, at.row) = std::clamp(grid.at(at.column, at.row), lowest, highest);
}

} // namespace

VoidReport fill_voids(HeightGrid& grid, double largest_km2) {
    VoidReport report;
    const double cell_km2 = grid.cell_size_m() * grid.cell_size_m() / 1e6;
    std::vector<bool> seen(grid.heights().size());
    for (int r = 0; r < grid.rows(); ++r)
        for (int c = 0; c < grid.columns(); ++c) {
            const std::size_t at = grid.index(c, r);
            if (seen[at] || !std::isnan(grid.heights()[at]))
                continue;
            const Void found = take_void(grid, {c, r}, seen);
            const double km2 = cell_km2 * static_cast<double>(found.cells.size());
            if (!found.at_edge && km2 <= largest_km2) {
                fill(grid, found.cells);
                ++report.filled;
                report.filled_cells += found.cells.size();
                report.largest_filled_km2 = std::max(report.largest_filled_km2, km2);
                continue;
            }
            report.cells_left += found.cells.size();
            if (found.at_edge)
                continue;
            ++report.left;
            report.largest_left_km2 = std::max(report.largest_left_km2, km2);
        }
    return report;
}

} // namespace panjshir::io
