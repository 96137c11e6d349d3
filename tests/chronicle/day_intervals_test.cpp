#include "chronicle/day_intervals.hpp"

#include <gtest/gtest.h>
#include <random>
#include <set>

namespace panjshir::chronicle {
namespace {

TEST(DayIntervals, FindsWhatALookAtEveryIntervalFinds) {
    std::mt19937 random(20210815);
    std::vector<DayIntervals::Item> items;
    for (std::uint32_t row = 0; row < 500; ++row) {
        const auto first = static_cast<std::int32_t>(random() % 300);
        const auto length =
            static_cast<std::int32_t>(random() % 10 == 0 ? random() % 200 : random() % 3);
        items.push_back({first, first + length, row});
    }
    const DayIntervals intervals(items);
    for (std::int32_t first = -5; first < 310; ++first) {
        const std::int32_t last = first + static_cast<std::int32_t>(random() % 9);
        std::multiset<std::uint32_t> expected, found;
        for (const auto& item : items)
            if (item.first <= last && item.last >= first)
                expected.insert(item.row);
        intervals.overlapping(first, last, [&](std::uint32_t row) { found.insert(row); });
        EXPECT_EQ(found, expected) << first << " to " << last;
    }
}

TEST(DayIntervals, OfNothingFindsNothing) {
    int found = 0;
    DayIntervals().overlapping(0, 100, [&](std::uint32_t) { ++found; });
    EXPECT_EQ(found, 0);
}

} // namespace
} // namespace panjshir::chronicle
