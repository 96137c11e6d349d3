#include "chronicle/day_intervals.hpp"

#include <limits>
#include <utility>

namespace panjshir::chronicle {

DayIntervals::DayIntervals(std::vector<Item> items)
    : m_items(std::move(items)), m_latest(m_items.size()) {
    std::sort(m_items.begin(), m_items.end(), [](const Item& a, const Item& b) {
        return a.first != b.first ? a.first < b.first : a.row < b.row;
    });
    build(0, m_items.size());
}

std::int32_t DayIntervals::build(std::size_t begin, std::size_t end) {
    if (begin >= end)
        return std::numeric_limits<std::int32_t>::min();
    const std::size_t middle = begin + (end - begin) / 2;
    const std::int32_t beside = std::max(build(begin, middle), build(middle + 1, end));
    return m_latest[middle] = std::max(m_items[middle].last, beside);
}

} // namespace panjshir::chronicle
