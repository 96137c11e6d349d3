#pragma once
// Rows shared out among threads.

#include <algorithm>
#include <thread>
#include <vector>

namespace panjshir::terrain {

/// Calls `work(first, last)` for bands of rows that together cover 0..rows, each row once.
/// `threads` 0: as many as the machine has cores. The work of a row must not depend on the band it
/// falls into.
template <typename Work>
void for_row_bands(int rows, int threads, const Work& work) {
    if (threads <= 0)
        threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    threads = std::clamp(threads, 1, std::max(1, rows / 16));
    std::vector<std::jthread> others;
    others.reserve(static_cast<std::size_t>(threads));
    const auto bound = [&](int i) {
        return static_cast<int>(static_cast<long long>(rows) * i / threads);
    };
    for (int i = 1; i < threads; ++i)
        others.emplace_back([&work, first = bound(i), last = bound(i + 1)] { work(first, last); });
    work(0, bound(1));
}

} // namespace panjshir::terrain
