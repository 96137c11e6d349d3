#include "print/huffman_code.hpp"

#include <algorithm>
#include <functional>
#include <queue>

namespace panjshir::print {
namespace {

struct Node {
    std::uint64_t weight;
    int left, right; // -1: a leaf
};

/// How many codes have each length, before any limit.
std::vector<int> length_counts(const std::vector<std::uint32_t>& weights) {
    std::vector<Node> nodes;
    using Entry = std::pair<std::uint64_t, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (const std::uint32_t weight : weights) {
        queue.emplace(weight, static_cast<int>(nodes.size()));
        nodes.push_back({weight, -1, -1});
    }
    while (queue.size() > 1) {
        const Entry a = queue.top();
        queue.pop();
        const Entry b = queue.top();
        queue.pop();
        queue.emplace(a.first + b.first, static_cast<int>(nodes.size()));
        nodes.push_back({a.first + b.first, a.second, b.second});
    }
    std::vector<int> depths(nodes.size(), 0), counts(nodes.size() + 1, 0);
    for (std::size_t i = nodes.size(); i-- > 0;) { // parents stand behind their children
        if (nodes[i].left < 0) {
            ++counts[static_cast<std::size_t>(depths[i])];
            continue;
        }
        depths[static_cast<std::size_t>(nodes[i].left)] = depths[i] + 1;
        depths[static_cast<std::size_t>(nodes[i].right)] = depths[i] + 1;
    }
    return counts;
}

/// Moves codes that are too long up to the limit and lengthens others until all fit (Kraft's sum is
/// 1).
void limit_lengths(std::vector<int>& counts, int longest) {
    const auto limit = static_cast<std::size_t>(longest);
    if (counts.size() <= limit)
        counts.resize(limit + 1, 0);
    for (std::size_t i = limit + 1; i < counts.size(); ++i)
        counts[limit] += counts[i];
    counts.resize(limit + 1);
    std::int64_t used = 0; // in units of the longest code
    for (std::size_t i = 1; i <= limit; ++i)
        used += static_cast<std::int64_t>(counts[i]) << (limit - i);
    for (; used > std::int64_t{1} << limit; --used) {
        --counts[limit];
        for (std::size_t i = limit - 1; i > 0; --i)
            if (counts[i] > 0) {
                --counts[i];
                counts[i + 1] += 2;
                break;
            }
    }
}

std::uint16_t turned_about(unsigned code, int length) {
    unsigned turned = 0;
    for (int i = 0; i < length; ++i)
        turned |= ((code >> i) & 1u) << (length - 1 - i);
    return static_cast<std::uint16_t>(turned);
}

} // namespace

HuffmanCode huffman_code(std::span<const std::uint32_t> frequencies, int longest) {
    struct Symbol {
        std::uint32_t frequency;
        std::size_t index;
    };
    std::vector<Symbol> symbols;
    for (std::size_t i = 0; i < frequencies.size(); ++i)
        if (frequencies[i] > 0)
            symbols.push_back({frequencies[i], i});
    for (std::size_t i = 0; symbols.size() < 2; ++i)
        if (frequencies[i] == 0)
            symbols.push_back({1, i});
    std::sort(symbols.begin(), symbols.end(), [](const Symbol& a, const Symbol& b) {
        return a.frequency != b.frequency ? a.frequency > b.frequency : a.index < b.index;
    });

    std::vector<std::uint32_t> weights;
    for (const Symbol& symbol : symbols)
        weights.push_back(symbol.frequency);
    std::vector<int> counts = length_counts(weights);
    limit_lengths(counts, longest);

    HuffmanCode code{std::vector<std::uint16_t>(frequencies.size(), 0),
                     std::vector<std::uint8_t>(frequencies.size(), 0)};
    std::size_t next = 0; // the most frequent symbols take the shortest codes
    for (std::size_t length = 1; length < counts.size(); ++length)
        for (int i = 0; i < counts[length]; ++i)
            code.lengths[symbols[next++].index] = static_cast<std::uint8_t>(length);

    unsigned first = 0;
    for (int length = 1; length <= longest; ++length) {
        first <<= 1;
        for (std::size_t i = 0; i < code.lengths.size(); ++i)
            if (code.lengths[i] == length)
                code.bits[i] = turned_about(first++, length);
    }
    return code;
}

} // namespace panjshir::print
