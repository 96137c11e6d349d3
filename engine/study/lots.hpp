#pragma once
// Drawing by lot from a seed, the same on every machine.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace panjshir::study {

/// SplitMix64 (Steele, Lea and Flood 2014): numbers by lot that do not depend on the C++ library.
class Lots {
public:
    explicit Lots(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next();
    /// 0 .. count - 1, evenly but for a share of count / 2^64. Requires: count > 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::uint64_t m_state;
};

} // namespace panjshir::study
