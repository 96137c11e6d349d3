#include "terrain/viewshed_line.hpp"

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
    raised.reached.assign(static_cast<std::size_t>(samples) + 2, kNoHorizon);
    for (std::size_t i = 0; i < raised.reached.size(); ++i)
        raised.horizon.push_back(height() / distance);
    raised.seen.assign(static_cast<std::size_t>(last) + 4, 7);
    const SweptLines lines{before.data(), now.data(), distance, side_offset};
    work.raise_horizon(lines, 1.0f / static_cast<float>(samples), samples + 1,
                       raised.horizon.data(), raised.reached.data());
    work.compare(lines, 1.5f, static_cast<float>(samples), raised.reached.data(), first, last,
                 raised.seen.data());
    return raised;
}

TEST(ViewshedLine, BothFormsGiveTheSameNumbers) {
    for (const float side_offset : {0.0f, 0.25f, 0.99609375f})
        for (const int samples : {64, 128, 256}) {
            const float widest = static_cast<float>(samples) / 2;
            for (const float distance : {widest, widest * 0.75f, widest / 2 + 0.25f, 1.0f}) {
                const int first = side_offset > 0 ? 1 : 0;
                const Raised plain =
                    work_on(plain_line_work(), distance, side_offset, samples, first);
                const Raised quick =
                    work_on(quickest_line_work(), distance, side_offset, samples, first);
                EXPECT_EQ(plain.horizon, quick.horizon) << distance;
                EXPECT_EQ(plain.reached, quick.reached) << distance;
                EXPECT_EQ(plain.seen, quick.seen) << distance;
            }
        }
}

TEST(ViewshedLine, ComparesNoOtherCellsThanAsked) {
    for (const LineWork& work : {plain_line_work(), quickest_line_work()}) {
        const Raised raised = work_on(work, 20, 0.5f, 64, 3);
        for (int i = 0; i < 24; ++i)
            EXPECT_EQ(raised.seen[static_cast<std::size_t>(i)] == 7, i < 3 || i > 20) << i;
    }
}

} // namespace
} // namespace panjshir::terrain
