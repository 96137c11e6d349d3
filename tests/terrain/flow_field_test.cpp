#include "terrain/flow.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <queue>
#include <random>

using namespace panjshir;
using namespace panjshir::terrain;

namespace {

HeightGrid grid_of(const std::vector<std::vector<float>>& rows, double cell_size_m = 10) {
    HeightGrid grid(static_cast<int>(rows[0].size()), static_cast<int>(rows.size()), cell_size_m,
                    {0, cell_size_m * static_cast<double>(rows.size())});
    for (int r = 0; r < grid.rows(); ++r)
        for (int c = 0; c < grid.columns(); ++c)
            grid.at(c, r) = rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
    return grid;
}

/// Hills with many pits: whole numbers, so that flats occur too.
HeightGrid rough(int columns, int rows, unsigned seed) {
    std::mt19937 random(seed);
    HeightGrid grid(columns, rows, 100, {0, 100.0 * rows});
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            grid.at(c, r) = static_cast<float>(
                static_cast<int>(100 + 40 * std::sin(c * 0.3) * std::cos(r * 0.2)) +
                static_cast<int>(random() % 12));
    return grid;
}

bool on_edge(const HeightGrid& g, std::size_t cell) {
    const int c = static_cast<int>(cell) % g.columns(), r = static_cast<int>(cell) / g.columns();
    return c == 0 || r == 0 || c == g.columns() - 1 || r == g.rows() - 1;
}

/// The least height to which water from each cell must rise on its way off the grid (Dijkstra on
/// the highest point of the way).
std::vector<float> spill_levels(const HeightGrid& g) {
    std::vector<float> level(g.heights().size(), std::numeric_limits<float>::infinity());
    using Entry = std::pair<float, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (std::size_t i = 0; i < level.size(); ++i)
        if (on_edge(g, i))
            queue.emplace(level[i] = g.heights()[i], i);
    while (!queue.empty()) {
        const auto [at, cell] = queue.top();
        queue.pop();
        if (at > level[cell])
            continue;
        const int c = static_cast<int>(cell) % g.columns(),
                  r = static_cast<int>(cell) / g.columns();
        for (int dr = -1; dr <= 1; ++dr)
            for (int dc = -1; dc <= 1; ++dc) {
                if (!g.contains(c + dc, r + dr))
                    continue;
                const std::size_t other = g.index(c + dc, r + dr);
                const float through = std::max(at, g.heights()[other]);
                if (through < level[other])
                    queue.emplace(level[other] = through, other);
            }
    }
    return level;
}

} // namespace

TEST(FlowField, TakesTheSteepestDescentPerMetre) {
    // From the middle (5): south is 1 lower, south-east 1.3 lower but 1.4 times as far.
    const FlowField flow = compute_flow(grid_of({{9, 9, 9}, {9, 5, 9}, {9, 4, 3.7F}}));
    EXPECT_EQ(flow.direction(4), 2);
    EXPECT_EQ(flow.receiver(4), 7);
    const FlowField other = compute_flow(grid_of({{9, 9, 9}, {9, 5, 9}, {9, 4, 3.5F}}));
    EXPECT_EQ(other.direction(4), 1);
}

TEST(FlowField, LeavesADepressionByItsLowestOutlet) {
    const FlowField flow = compute_flow(grid_of({{9, 9, 9, 9, 9},
                                                 {9, 5, 5, 6, 9},
                                                 {9, 5, 1, 5, 7}, // the lowest way out: 5, then 7
                                                 {9, 5, 5, 6, 9},
                                                 {9, 8, 9, 9, 9}}));
    EXPECT_EQ(flow.receiver(12), 13);
    EXPECT_EQ(flow.receiver(13), 14);
    EXPECT_EQ(flow.direction(14), FlowField::kLeaves);
    EXPECT_FLOAT_EQ(flow.accumulation_m2(14), 100.0F * 10); // nine inner cells and itself
}

TEST(FlowField, BringsEveryCellOffTheGridWithoutRisingAboveItsSpillLevel) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        const HeightGrid grid = rough(61, 47, seed);
        const FlowField flow = compute_flow(grid);
        const std::vector<float> level = spill_levels(grid);
        for (std::size_t i = 0; i < flow.size(); ++i) {
            float highest = grid.heights()[i];
            std::size_t steps = 0;
            std::int64_t at = static_cast<std::int64_t>(i);
            while (flow.receiver(static_cast<std::size_t>(at)) >= 0) {
                at = flow.receiver(static_cast<std::size_t>(at));
                highest = std::max(highest, grid.heights()[static_cast<std::size_t>(at)]);
                ASSERT_LT(++steps, flow.size()) << "a circle";
            }
            ASSERT_TRUE(on_edge(grid, static_cast<std::size_t>(at)));
            ASSERT_EQ(highest, level[i]) << "cell " << i << " seed " << seed;
        }
    }
}

TEST(FlowField, CountsTheAreaAboveEachCell) {
    const HeightGrid grid = rough(40, 33, 9);
    const FlowField flow = compute_flow(grid);
    std::vector<int> passing(flow.size(), 0);
    for (std::size_t i = 0; i < flow.size(); ++i)
        for (std::int64_t at = static_cast<std::int64_t>(i); at >= 0;
             at = flow.receiver(static_cast<std::size_t>(at)))
            ++passing[static_cast<std::size_t>(at)];
    double leaving = 0;
    for (std::size_t i = 0; i < flow.size(); ++i) {
        ASSERT_FLOAT_EQ(flow.accumulation_m2(i), static_cast<float>(passing[i]) * 1e4F);
        if (flow.direction(i) == FlowField::kLeaves)
            leaving += flow.accumulation_m2(i);
    }
    EXPECT_DOUBLE_EQ(leaving, 40 * 33 * 1e4);
}

TEST(FlowField, DrainsIntoVoids) {
    constexpr float hole = std::numeric_limits<float>::quiet_NaN();
    const FlowField flow = compute_flow(grid_of(
        {{9, 9, 9, 9, 9, 9}, {9, 7, 8, 8, 8, 9}, {9, hole, 7, 6, 7, 9}, {9, 9, 9, 9, 9, 9}}));
    EXPECT_EQ(flow.direction(13), FlowField::kVoid);
    EXPECT_EQ(flow.accumulation_m2(13), 100);
    EXPECT_EQ(flow.direction(14), FlowField::kLeaves); // beside the void
    EXPECT_EQ(flow.receiver(15), 14);                  // a pit whose lowest way out is the void
}

TEST(FlowField, FindsTheStrongestFlowNearby) {
    // A gutter along the middle row, falling to the east.
    HeightGrid grid(30, 11, 100, {0, 1100});
    for (int r = 0; r < 11; ++r)
        for (int c = 0; c < 30; ++c)
            grid.at(c, r) = static_cast<float>(500 - c + 20 * std::abs(r - 5));
    const FlowField flow = compute_flow(grid);
    const MapPoint beside = grid.centre_of(12, 2);
    const auto cell = static_cast<std::size_t>(flow.strongest_near(beside, 500));
    EXPECT_EQ(cell, grid.index(16, 5)); // 400 m east and 300 m south
    EXPECT_EQ(flow.strongest_near(beside, 0), flow.cell_at(beside));
    EXPECT_EQ(flow.strongest_near({-5000, 0}, 500), -1);
}
