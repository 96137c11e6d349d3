#include "terrain/viewshed_line.hpp"
#include "terrain/viewshed_sweep.hpp"
#include "terrain/viewshed_turn.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <vector>

namespace panjshir::terrain {
namespace {

struct Raised {
    std::vector<float> horizon, reached;
    std::vector<std::uint8_t> seen;
};

// What a form of the work makes of the same two lines of random ground; cells first..last compared.
Raised work_on(const LineWork& work, float distance, float side_offset, int samples, int first) {
    std::mt19937 random(20210823);
    const auto height = [&] { return static_cast<float>(random() % 10000) / 10 - 600; };
    const int last = static_cast<int>(distance + side_offset);
    std::vector<float> before(static_cast<std::size_t>(last) + 4 + kLineRoom), now = before;
    for (std::size_t i = 0; i < now.size(); ++i) {
        before[i] = height();
        now[i] = height();
    }
    now[now.size() / 2] = NAN; // a void
    Raised raised;
    raised.reached.assign(static_cast<std::size_t>(samples) + 2 + kSampleRoom, kNoHorizon);
    for (std::size_t i = 0; i < raised.reached.size(); ++i)
        raised.horizon.push_back(height() / distance);
    raised.seen.assign(static_cast<std::size_t>(last) + 4, 7);
    const std::vector<float> inverse = inverse_side_steps(side_offset, before.size());
    const SweptLines lines{before.data(), now.data(), distance, side_offset, inverse.data()};
    work.raise_horizon(lines, 1.0f / static_cast<float>(samples), samples + 1,
                       raised.horizon.data(), raised.reached.data());
    work.compare(lines, 1.5f, static_cast<float>(samples), raised.reached.data(), first, last,
                 raised.seen.data());
    return raised;
}

TEST(ViewshedLine, AllFormsGiveTheSameNumbers) {
    RecordProperty("forms", static_cast<int>(line_works().size()));
    if (line_works().size() == 1)
        GTEST_SKIP() << "this machine has the plain form alone";
    for (const float side_offset : {0.0f, 0.25f, 0.99609375f})
        for (const int samples : {64, 101, 128, 256}) {
            const float widest = static_cast<float>(samples * kWidestSampleStep);
            for (const float distance : {widest, widest * 0.75f, widest / 2 + 0.25f, 1.0f}) {
                const int first = side_offset > 0 ? 1 : 0;
                const Raised plain =
                    work_on(plain_line_work(), distance, side_offset, samples, first);
                for (const LineWork& work : line_works()) {
                    const Raised other = work_on(work, distance, side_offset, samples, first);
                    EXPECT_EQ(plain.horizon, other.horizon) << distance;
                    EXPECT_EQ(plain.reached, other.reached) << distance;
                    EXPECT_EQ(plain.seen, other.seen) << distance;
                }
            }
        }
}

TEST(ViewshedLine, SamplesNeverLieWiderThanTheVectorFormsBear) {
    for (double distance = 0.25; distance < 40000; distance *= 1.01)
        ASSERT_LE(distance / std::ceil(fewest_samples(distance)), kWidestSampleStep) << distance;
}

TEST(ViewshedLine, ComparesNoOtherCellsThanAsked) {
    for (const LineWork& work : line_works()) {
        const Raised raised = work_on(work, 20, 0.5f, 64, 3);
        for (int i = 0; i < 24; ++i)
            EXPECT_EQ(raised.seen[static_cast<std::size_t>(i)] == 7, i < 3 || i > 20) << i;
    }
}

// Each height and answer of sixteen lines goes to its place, none beside it, forwards and
// backwards.
TEST(ViewshedTurn, PutsLinesInOnePieceAndAnswersBack) {
    constexpr int kPlaces = 37, kRows = 40, kColumns = 60;
    constexpr std::size_t kRoom = 45;
    std::vector<float> grid(kRows * kColumns);
    for (std::size_t i = 0; i < grid.size(); ++i)
        grid[i] = static_cast<float>(i);
    for (const int across : {1, -1})
        for (const int down : {1, -1}) {
            const std::ptrdiff_t place_stride = down * kColumns;
            const std::ptrdiff_t first = (down > 0 ? 1 : kRows - 2) * kColumns + 25;
            std::vector<float> lines(kTurnedLines * kRoom, -1);
            turn_heights(grid.data() + first, place_stride, across, kPlaces, lines.data(), kRoom);
            std::vector<std::uint8_t> answers(kTurnedLines * kRoom);
            std::vector<std::uint8_t> out(grid.size(), 7), expected = out;
            for (int line = 0; line < kTurnedLines; ++line)
                for (int place = 0; place < static_cast<int>(kRoom); ++place) {
                    const auto at =
                        static_cast<std::size_t>(line) * kRoom + static_cast<std::size_t>(place);
                    const std::ptrdiff_t cell = first + place * place_stride + line * across;
                    answers[at] = static_cast<std::uint8_t>(100 + (line * 5 + place) % 100);
                    if (place < kPlaces) {
                        EXPECT_EQ(lines[at], static_cast<float>(cell));
                        expected[static_cast<std::size_t>(cell)] = answers[at];
                    } else {
                        EXPECT_EQ(lines[at], -1);
                    }
                }
            turn_answers(answers.data(), kRoom, kPlaces, out.data() + first, place_stride, across);
            EXPECT_EQ(out, expected) << across << ", " << down;
        }
}

} // namespace
} // namespace panjshir::terrain
