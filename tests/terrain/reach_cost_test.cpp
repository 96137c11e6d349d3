// The walking cost: the rules, the graph, exactness.

#include "terrain/reach.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <queue>
#include <random>
#include <vector>

namespace panjshir::terrain {
namespace {

constexpr double kCell_m = 100;
constexpr double kFlat_s_per_m = 1 / (6 * std::exp(-3.5 * 0.05) / 3.6);

HeightGrid grid_of(int columns, int rows, float height = 1000) {
    HeightGrid grid(columns, rows, kCell_m, {500000, 3900000});
    for (float& h : grid.heights())
        h = height;
    return grid;
}

HeightGrid rough_grid(int columns, int rows, unsigned seed, float steepness) {
    HeightGrid grid = grid_of(columns, rows);
    std::mt19937 random(seed);
    for (float& h : grid.heights())
        h = 1000 + steepness * static_cast<float>(random() % 1000) / 10;
    return grid;
}

// ----- an independent walker: the definitions spelled out, in double precision

double bilinear(const HeightGrid& grid, double column, double row) {
    const int c = static_cast<int>(std::floor(column)), r = static_cast<int>(std::floor(row));
    const double fc = column - c, fr = row - r;
    double sum = 0;
    for (int dr = 0; dr < 2; ++dr)
        for (int dc = 0; dc < 2; ++dc) {
            const double weight = (dc ? fc : 1 - fc) * (dr ? fr : 1 - fr);
            if (weight > 1e-9)
                sum += weight * grid.at(c + dc, r + dr);
        }
    return sum;
}

struct Move {
    int column, row;
};
std::vector<Move> moves_of(Moves moves) {
    std::vector<Move> all;
    for (int dr = -3; dr <= 3; ++dr)
        for (int dc = -3; dc <= 3; ++dc) {
            const int a = std::max(std::abs(dc), std::abs(dr)),
                      b = std::min(std::abs(dc), std::abs(dr));
            const bool king = a == 1, knight = a == 2 && b == 1,
                       longer = a == 3 && (b == 1 || b == 2);
            if (king || (knight && moves != Moves::Eight) || (longer && moves == Moves::ThirtyTwo))
                all.push_back({dc, dr});
        }
    return all;
}

double step_seconds(const HeightGrid& grid, const ReachOptions& options, int column, int row,
                    Move move) {
    const int pieces =
        options.step_slope == StepSlope::EndToEnd
            ? 1
            : std::max(std::abs(move.column) + (std::abs(move.column) == std::abs(move.row)),
                       std::abs(move.row));
    const double length = kCell_m * std::hypot(move.column, move.row) / pieces;
    double seconds = 0;
    for (int k = 0; k < pieces; ++k) {
        const auto height = [&](int i) {
            const double t = static_cast<double>(i) / pieces;
            return bilinear(grid, column + t * move.column, row + t * move.row);
        };
        seconds += length * seconds_per_metre(options.rule, (height(k + 1) - height(k)) / length);
    }
    return seconds;
}

// Bellman 1958 and Ford 1956: relax every edge until nothing changes.
std::vector<double> bellman_ford(const HeightGrid& grid, std::size_t start,
                                 const ReachOptions& options) {
    std::vector<double> seconds(grid.heights().size(), std::numeric_limits<double>::infinity());
    seconds[start] = 0;
    const auto moves = moves_of(options.moves);
    for (bool changed = true; changed;) {
        changed = false;
        for (int row = 0; row < grid.rows(); ++row)
            for (int column = 0; column < grid.columns(); ++column)
                for (const Move move : moves) {
                    const int c = column + move.column, r = row + move.row;
                    if (!grid.contains(c, r))
                        continue;
                    const double then = seconds[grid.index(column, row)] +
                                        step_seconds(grid, options, column, row, move);
                    if (then < seconds[grid.index(c, r)] - 1e-9) {
                        seconds[grid.index(c, r)] = then;
                        changed = true;
                    }
                }
    }
    return seconds;
}

std::vector<double> plain_dijkstra(const HeightGrid& grid, std::size_t start,
                                   const ReachOptions& options) {
    std::vector<double> seconds(grid.heights().size(), std::numeric_limits<double>::infinity());
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    seconds[start] = 0;
    queue.push({0, start});
    const auto moves = moves_of(options.moves);
    while (!queue.empty()) {
        const auto [now, cell] = queue.top();
        queue.pop();
        if (now > seconds[cell])
            continue;
        const int column = static_cast<int>(cell) % grid.columns(),
                  row = static_cast<int>(cell) / grid.columns();
        for (const Move move : moves) {
            if (!grid.contains(column + move.column, row + move.row))
                continue;
            const std::size_t next = grid.index(column + move.column, row + move.row);
            const double then = now + step_seconds(grid, options, column, row, move);
            if (then < seconds[next]) {
                seconds[next] = then;
                queue.push({then, next});
            }
        }
    }
    return seconds;
}

void expect_same(const ReachField& field, const std::vector<double>& truth) {
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (std::isinf(truth[i]))
            EXPECT_TRUE(std::isinf(field.seconds(i))) << i;
        else
            EXPECT_NEAR(field.seconds(i), truth[i], 2e-5 * truth[i] + 1e-3) << i;
    }
}

// ----- the rules

TEST(ToblerWalk, IsQuickestOnAGentleDescentOfFivePerCent) {
    const ToblerWalk walk;
    EXPECT_NEAR(3.6 / seconds_per_metre(walk, -0.05), 6, 1e-9);
    EXPECT_NEAR(3.6 / seconds_per_metre(walk, 0), 5.0367, 1e-4); // the published 5 km/h on the flat
    EXPECT_LT(seconds_per_metre(walk, -0.05), seconds_per_metre(walk, -0.06));
    EXPECT_LT(seconds_per_metre(walk, -0.05), seconds_per_metre(walk, -0.04));
    EXPECT_EQ(quickest_seconds_per_metre(walk), seconds_per_metre(walk, -0.05));
}

TEST(ToblerWalk, LeadsNowhereWhereItIsTooSteep) {
    EXPECT_TRUE(std::isinf(seconds_per_metre(ToblerWalk{}, 1.51)));
    EXPECT_TRUE(std::isinf(seconds_per_metre(ToblerWalk{}, -1.51)));
    EXPECT_TRUE(std::isfinite(seconds_per_metre(ToblerWalk{}, 1.49)));
    EXPECT_NEAR(seconds_per_metre(ToblerWalk{.off_path_factor = 0.6}, 0.1),
                seconds_per_metre(ToblerWalk{}, 0.1) / 0.6, 1e-9);
}

TEST(LangmuirWalk, HasNaismithsClimbAndLangmuirsDescents) {
    const LangmuirWalk walk;
    EXPECT_NEAR(seconds_per_metre(walk, 0) * 5000, 3600, 1e-9); // 5 km in an hour
    EXPECT_NEAR((seconds_per_metre(walk, 0.1) - 0.72) * 6000, 3600,
                1e-6); // and an hour for 600 m up
    EXPECT_NEAR(seconds_per_metre(walk, -0.1), 0.72 - 0.19998, 1e-9);
    EXPECT_NEAR(seconds_per_metre(walk, -0.5), 0.72 + 0.9999, 1e-9);
    EXPECT_NEAR(quickest_seconds_per_metre(walk), 0.72 - 1.9998 * 0.2125, 1e-9);
}

// ----- the ground

TEST(Reach, OnFlatGroundTimeIsDistanceOverFiveKilometresAnHour) {
    const HeightGrid grid = grid_of(101, 101);
    const ReachField field = spread_reach(grid, grid.index(50, 50));
    EXPECT_EQ(field.seconds(grid.index(50, 50)), 0);
    EXPECT_NEAR(field.seconds(grid.index(100, 50)) / 3600, 5.0 / 5.0367, 1e-4);
    EXPECT_NEAR(field.seconds(grid.index(50, 0)), 5000 * kFlat_s_per_m, 0.5);
    EXPECT_NEAR(field.seconds(grid.index(90, 90)), 4000 * std::sqrt(2) * kFlat_s_per_m, 0.5);
}

// The most that a way may be longer than the straight line: 1 / cos of half the angle between
// neighbouring moves.
TEST(Reach, DirectionErrorStaysWithinItsBoundAndReachesIt) {
    const double pi = std::acos(-1);
    const HeightGrid grid = grid_of(161, 161);
    for (const auto& [moves, gap] : {std::pair{Moves::Eight, pi / 4},
                                     {Moves::Sixteen, std::atan(0.5)},
                                     {Moves::ThirtyTwo, std::atan(1.0 / 3)}}) {
        const ReachField field = spread_reach(grid, grid.index(80, 80), {.moves = moves});
        double worst = 1;
        for (int row = 0; row < 161; ++row)
            for (int column = 0; column < 161; ++column)
                if (const double straight = kCell_m * std::hypot(column - 80, row - 80);
                    straight > 0)
                    worst = std::max(worst, field.seconds(grid.index(column, row)) /
                                                (straight * kFlat_s_per_m));
        EXPECT_NEAR(worst, 1 / std::cos(gap / 2), 2e-3) << static_cast<int>(moves);
    }
}

TEST(Reach, GoesDownQuickerThanUp) {
    HeightGrid grid = grid_of(41, 5);
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 41; ++column)
            grid.at(column, row) = 1000 + 20 * static_cast<float>(column); // 20 %
    const std::size_t low = grid.index(0, 2), high = grid.index(40, 2);
    const double up = spread_reach(grid, low).seconds(high),
                 down = spread_reach(grid, high).seconds(low);
    EXPECT_NEAR(up, 4000 * seconds_per_metre(ToblerWalk{}, 0.2), 1);
    EXPECT_NEAR(down, 4000 * seconds_per_metre(ToblerWalk{}, -0.2), 1);
    EXPECT_NEAR(up / down, std::exp(0.35), 1e-3);
}

TEST(Reach, IsExactByBellmanFordOnRoughGround) {
    for (const Moves moves : {Moves::Eight, Moves::Sixteen, Moves::ThirtyTwo})
        for (const StepSlope slope : {StepSlope::OverTheGround, StepSlope::EndToEnd})
            for (const WalkRule& rule : {WalkRule{ToblerWalk{}}, WalkRule{LangmuirWalk{}}}) {
                const HeightGrid grid = rough_grid(17, 13, 7, 1.2f);
                const ReachOptions options{.rule = rule, .moves = moves, .step_slope = slope};
                expect_same(spread_reach(grid, 40, options), bellman_ford(grid, 40, options));
            }
}

TEST(Reach, IsExactByPlainDijkstraOnALargerGrid) {
    const HeightGrid grid = rough_grid(120, 90, 3, 0.6f);
    for (const WalkRule& rule : {WalkRule{ToblerWalk{}}, WalkRule{LangmuirWalk{}}}) {
        const ReachOptions options{.rule = rule, .moves = Moves::ThirtyTwo};
        expect_same(spread_reach(grid, 5000, options), plain_dijkstra(grid, 5000, options));
    }
}

TEST(Reach, AWayTakesTheTimeThatTheFieldTells) {
    const HeightGrid grid = rough_grid(60, 60, 11, 0.8f);
    const ReachOptions options;
    const ReachField field = spread_reach(grid, 0, options);
    const std::size_t end = grid.index(59, 47);
    const auto way = field.way_to(end);
    ASSERT_GE(way.size(), 2u);
    EXPECT_EQ(way.front(), 0u);
    EXPECT_EQ(way.back(), end);
    double seconds = 0;
    for (std::size_t i = 1; i < way.size(); ++i) {
        const int c = static_cast<int>(way[i - 1]) % 60, r = static_cast<int>(way[i - 1]) / 60;
        seconds +=
            step_seconds(grid, options, c, r,
                         {static_cast<int>(way[i]) % 60 - c, static_cast<int>(way[i]) / 60 - r});
    }
    EXPECT_NEAR(seconds, field.seconds(end), 1e-4 * seconds);
    EXPECT_EQ(way, spread_reach(grid, 0, options).way_to(end));
}

// ----- closed cells

TEST(Reach, AWallIsPassedAtItsGapAlone) {
    const HeightGrid grid = grid_of(41, 41);
    std::vector<std::uint8_t> closed(grid.heights().size(), 0);
    for (int row = 0; row < 41; ++row)
        closed[grid.index(20, row)] = row != 5;
    for (const Moves moves : {Moves::Eight, Moves::Sixteen, Moves::ThirtyTwo}) {
        const std::size_t from = grid.index(10, 30), to = grid.index(30, 30),
                          gap = grid.index(20, 5);
        const ReachField field = spread_reach(grid, from, {.moves = moves, .closed = closed});
        const auto way = field.way_to(to);
        EXPECT_NE(std::find(way.begin(), way.end(), gap), way.end());
        EXPECT_GT(field.seconds(to), 2 * kCell_m * std::hypot(10, 25) * kFlat_s_per_m * 0.999);
        closed[gap] = 1;
        const ReachField none = spread_reach(grid, from, {.moves = moves, .closed = closed});
        EXPECT_TRUE(std::isinf(none.seconds(to)));
        EXPECT_TRUE(none.way_to(to).empty());
        closed[gap] = 0;
    }
}

TEST(Reach, CellsThatTouchAtTheirCornersLetNoStepThrough) {
    const HeightGrid grid = grid_of(30, 30);
    std::vector<std::uint8_t> closed(grid.heights().size(), 0);
    for (int i = 0; i < 30; ++i)
        closed[grid.index(i, (i * 2) / 3 + 4)] = 1;
    for (const Moves moves : {Moves::Eight, Moves::Sixteen, Moves::ThirtyTwo}) {
        const ReachField field =
            spread_reach(grid, grid.index(2, 0), {.moves = moves, .closed = closed});
        EXPECT_TRUE(std::isinf(field.seconds(grid.index(2, 29))));
        EXPECT_TRUE(std::isfinite(field.seconds(grid.index(29, 0))));
    }
}

TEST(Reach, AKnightsMoveDoesNotLeapOverAWallOfRock) {
    HeightGrid grid = grid_of(21, 9);
    for (int row = 0; row < 9; ++row)
        grid.at(10, row) = 1700; // also slantwise steeper than can be walked
    const std::size_t from = grid.index(5, 4), to = grid.index(15, 4);
    EXPECT_TRUE(std::isinf(spread_reach(grid, from, {.moves = Moves::ThirtyTwo}).seconds(to)));
    EXPECT_TRUE(
        std::isfinite(spread_reach(grid, from, {.step_slope = StepSlope::EndToEnd}).seconds(to)));
}

TEST(Reach, VoidsAreNotCrossedAndAStartInOneReachesNothing) {
    HeightGrid grid = grid_of(9, 9);
    for (int row = 0; row < 9; ++row)
        grid.at(4, row) = std::numeric_limits<float>::quiet_NaN();
    EXPECT_TRUE(std::isinf(spread_reach(grid, grid.index(1, 1)).seconds(grid.index(7, 1))));
    const ReachField nowhere = spread_reach(grid, grid.index(4, 4));
    EXPECT_TRUE(std::isinf(nowhere.seconds(grid.index(4, 4))));
    EXPECT_TRUE(std::isnan(nowhere.hours(grid).at(4, 4)));
}

TEST(Reach, EndsEarlyWithTheSameAnswer) {
    const HeightGrid grid = rough_grid(80, 80, 5, 0.5f);
    const std::size_t until[] = {grid.index(30, 20)};
    const ReachField whole = spread_reach(grid, grid.index(10, 10)),
                     part = spread_reach(grid, grid.index(10, 10), {.until = until});
    EXPECT_EQ(whole.seconds(until[0]), part.seconds(until[0]));
    EXPECT_EQ(whole.way_to(until[0]), part.way_to(until[0]));
    EXPECT_TRUE(std::isinf(part.seconds(grid.index(79, 79))));
    const ReachField near = spread_reach(grid, grid.index(10, 10), {.most_s = 1800});
    for (std::size_t i = 0; i < grid.heights().size(); ++i)
        EXPECT_TRUE(whole.seconds(i) <= 1800 ? near.seconds(i) == whole.seconds(i)
                                             : std::isinf(near.seconds(i)));
}

TEST(Reach, MeasuresAWayByItsClimbAndItsHighestPoint) {
    HeightGrid grid = grid_of(21, 3);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 21; ++column)
            grid.at(column, row) = 1000 + 10 * static_cast<float>(10 - std::abs(column - 10));
    const WayMeasure measure = measure_way(grid, {grid.centre_of(0, 1), grid.centre_of(20, 1)});
    EXPECT_NEAR(measure.length_m, 2000, 1e-6);
    EXPECT_NEAR(measure.ascent_m, 100, 1e-3);
    EXPECT_NEAR(measure.descent_m, 100, 1e-3);
    EXPECT_NEAR(measure.highest_m, 1100, 1e-3);
    EXPECT_NEAR(distance_m(measure.highest_at, grid.centre_of(10, 1)), 0, 1e-6);
}

} // namespace
} // namespace panjshir::terrain
