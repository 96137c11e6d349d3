#pragma once
// Many intervals of days, asked which of them touch a few days.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace panjshir::chronicle {

/// An interval tree laid out in one array: sorted by first day, each middle element carrying the
/// latest last day of its range. A question costs O(log n + hits). Days are counts since
/// 1970-01-01.
class DayIntervals {
public:
    struct Item {
        std::int32_t first = 0, last = 0; ///< both included
        std::uint32_t row = 0;            ///< what the interval belongs to
    };

    DayIntervals() = default;
    explicit DayIntervals(std::vector<Item> items);

    std::size_t size() const { return m_items.size(); }

    /// Calls `visit(row)` for every interval that shares a day with first..last, in order of first
    /// day.
    template <typename Visit>
    void overlapping(std::int32_t first, std::int32_t last, Visit&& visit) const {
        search(0, m_items.size(), first, last, visit);
    }

private:
    std::int32_t build(std::size_t begin, std::size_t end);

    template <typename Visit>
    void search(std::size_t begin, std::size_t end, std::int32_t first, std::int32_t last,
                Visit& visit) const {
        if (begin >= end)
            return;
        const std::size_t middle = begin + (end - begin) / 2;
        if (m_latest[middle] < first)
            return;
        search(begin, middle, first, last, visit);
        const Item& item = m_items[middle];
        if (item.first > last)
            return;
        if (item.last >= first)
            visit(item.row);
        search(middle + 1, end, first, last, visit);
    }

    std::vector<Item> m_items;
    std::vector<std::int32_t> m_latest; ///< latest last day of the range whose middle this is
};

} // namespace panjshir::chronicle
