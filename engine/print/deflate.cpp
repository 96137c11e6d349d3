#include "print/deflate.hpp"

#include "print/huffman_code.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace panjshir::print {
namespace {

constexpr std::size_t kBlockBytes = 1 << 17;
constexpr int kHashBits = 13;
constexpr std::size_t kShortest = 6;     // what the hash sees
constexpr std::size_t kShortestFar = 10; // a far repeat takes as many bits as some literals do
constexpr std::size_t kNear = 64;
constexpr std::size_t kFarthest = 32768, kLongest = 258;
constexpr std::size_t kEndOfBlock = 256, kLiterals = 286, kDistances = 30;

std::uint64_t load8(const std::uint8_t* at) {
    std::uint64_t value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

std::uint32_t hash(std::uint64_t value) {
    return static_cast<std::uint32_t>(((value << 16) * 0x9E3779B97F4A7C15ull) >> (64 - kHashBits));
}

std::size_t match_length(const std::uint8_t* a, const std::uint8_t* b, std::size_t most) {
    std::size_t n = 0;
    while (n + 8 <= most) {
        const std::uint64_t difference = load8(a + n) ^ load8(b + n);
        if (difference != 0)
            return n + static_cast<std::size_t>(std::countr_zero(difference)) / 8;
        n += 8;
    }
    while (n < most && a[n] == b[n])
        ++n;
    return n;
}

/// A symbol with the bits that follow it (RFC 1951, 3.2.5).
struct Symbol {
    unsigned symbol, extra_bits, extra;
};

Symbol length_symbol(unsigned length) {
    const unsigned v = length - 3;
    if (length == kLongest)
        return {285, 0, 0};
    if (v < 8)
        return {257 + v, 0, 0};
    const unsigned n = static_cast<unsigned>(std::bit_width(v)) - 1;
    return {257 + 4 * (n - 1) + ((v >> (n - 2)) & 3), n - 2, v & ((1u << (n - 2)) - 1)};
}

Symbol distance_symbol(unsigned distance) {
    const unsigned v = distance - 1;
    if (v < 4)
        return {v, 0, 0};
    const unsigned n = static_cast<unsigned>(std::bit_width(v)) - 1;
    return {2 * n + ((v >> (n - 1)) & 1), n - 1, v & ((1u << (n - 1)) - 1)};
}

/// Collects bits from the lowest up and hands out whole bytes.
class BitSink {
public:
    BitSink(std::uint64_t bits, int count, char* to) : m_bits(bits), m_count(count), m_to(to) {}

    /// Requires: count <= 48.
    void put(std::uint64_t bits, int count) {
        m_bits |= bits << m_count;
        m_count += count;
        if (m_count >= 16) {
            std::memcpy(m_to, &m_bits, 8); // x86 and ARM are little endian, as deflate is
            const int bytes = m_count >> 3;
            m_to += bytes;
            m_bits = bytes == 8 ? 0 : m_bits >> (8 * bytes);
            m_count &= 7;
        }
    }
    void pad_to_byte() {
        while (m_count > 0) {
            *m_to++ = static_cast<char>(m_bits & 0xFF);
            m_bits >>= 8;
            m_count -= 8;
        }
        m_count = 0;
    }
    std::uint64_t bits() const { return m_bits; }
    int count() const { return m_count; }
    char* position() const { return m_to; }

private:
    std::uint64_t m_bits;
    int m_count;
    char* m_to;
};
static_assert(std::endian::native == std::endian::little);

/// The two codes' lengths, themselves coded; runs of unused symbols are shortened (RFC
/// 1951, 3.2.7).
void put_code_lengths(BitSink& sink, const HuffmanCode& literals, const HuffmanCode& distances) {
    struct Item {
        unsigned symbol, extra_bits, extra;
    };
    std::vector<std::uint8_t> lengths = literals.lengths;
    lengths.insert(lengths.end(), distances.lengths.begin(), distances.lengths.end());
    std::vector<Item> items;
    for (std::size_t i = 0; i < lengths.size();) {
        std::size_t end = i;
        while (end < lengths.size() && lengths[end] == 0 && end - i < 138)
            ++end;
        const auto zeros = static_cast<unsigned>(end - i);
        if (zeros >= 11)
            items.push_back({18, 7, zeros - 11});
        else if (zeros >= 3)
            items.push_back({17, 3, zeros - 3});
        else
            items.push_back({lengths[i], 0, 0});
        i = zeros >= 3 ? end : i + 1;
    }
    std::array<std::uint32_t, 19> frequencies{};
    for (const Item& item : items)
        ++frequencies[item.symbol];
    const HuffmanCode code = huffman_code(frequencies, 7);

    constexpr std::array<int, 19> kOrder{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                         11, 4,  12, 3, 13, 2, 14, 1, 15};
    sink.put(kLiterals - 257, 5);
    sink.put(kDistances - 1, 5);
    sink.put(kOrder.size() - 4, 4);
    for (const int symbol : kOrder)
        sink.put(code.lengths[static_cast<std::size_t>(symbol)], 3);
    for (const Item& item : items) {
        sink.put(code.bits[item.symbol], code.lengths[item.symbol]);
        sink.put(item.extra, static_cast<int>(item.extra_bits));
    }
}

} // namespace

void DeflateEncoder::add(std::span<const std::uint8_t> data, Part part, std::string& out) {
    for (std::size_t from = 0; from < data.size(); from += kBlockBytes) {
        const std::span block = data.subspan(from, std::min(kBlockBytes, data.size() - from));
        find_tokens(block);
        const bool last = part == Part::Last && from + block.size() == data.size();
        write_block(last ? Part::Last : Part::More, out);
    }
    if (part == Part::Aligned)
        align(out);
    if (data.empty() && part == Part::Last) {
        m_tokens.clear();
        write_block(Part::Last, out);
    }
}

void DeflateEncoder::find_tokens(std::span<const std::uint8_t> block) {
    m_tokens.clear();
    m_tokens.reserve(block.size());
    m_last_seen.assign(std::size_t{1} << kHashBits, 0);
    const std::uint8_t* data = block.data();
    const std::size_t size = block.size();
    std::size_t i = 0, misses = 0;
    while (i + 8 <= size) {
        const std::uint64_t here = load8(data + i);
        std::uint32_t& seen = m_last_seen[hash(here)];
        const std::size_t candidate = seen;
        seen = static_cast<std::uint32_t>(i + 1);
        if (candidate != 0 && i + 1 - candidate <= kFarthest) {
            const std::size_t length =
                match_length(data + candidate - 1, data + i, std::min(kLongest, size - i));
            const std::size_t distance = i + 1 - candidate;
            if (length >= (distance <= kNear ? kShortest : kShortestFar)) {
                m_tokens.push_back(
                    {static_cast<std::uint16_t>(length), static_cast<std::uint16_t>(distance)});
                i += length;
                misses = 0;
                continue;
            }
        }
        // Where nothing repeats, ever fewer places are tried.
        const std::size_t step = std::min(1 + misses / 32, std::min<std::size_t>(16, size - i));
        for (std::size_t k = 0; k < step; ++k)
            m_tokens.push_back({0, data[i + k]});
        i += step;
        ++misses;
    }
    for (; i < size; ++i)
        m_tokens.push_back({0, data[i]});
}

void DeflateEncoder::write_block(Part part, std::string& out) {
    std::array<std::uint32_t, kLiterals> literal_counts{};
    std::array<std::uint32_t, kDistances> distance_counts{};
    for (const Token& token : m_tokens) {
        if (token.length == 0) {
            ++literal_counts[token.distance];
        } else {
            ++literal_counts[length_symbol(token.length).symbol];
            ++distance_counts[distance_symbol(token.distance).symbol];
        }
    }
    ++literal_counts[kEndOfBlock];
    const HuffmanCode literals = huffman_code(literal_counts, 15);
    const HuffmanCode distances = huffman_code(distance_counts, 15);

    // A token takes at most 15 + 5 + 15 + 13 bits.
    const std::size_t old_size = out.size();
    out.resize(old_size + m_tokens.size() * 6 + 1024);
    BitSink sink(m_bits, m_bit_count, out.data() + old_size);
    sink.put(part == Part::Last ? 1 : 0, 1);
    sink.put(2, 2); // codes of its own
    put_code_lengths(sink, literals, distances);
    for (const Token& token : m_tokens) {
        if (token.length == 0) {
            sink.put(literals.bits[token.distance], literals.lengths[token.distance]);
            continue;
        }
        const Symbol length = length_symbol(token.length);
        const Symbol distance = distance_symbol(token.distance);
        sink.put(literals.bits[length.symbol], literals.lengths[length.symbol]);
        sink.put(length.extra, static_cast<int>(length.extra_bits));
        sink.put(distances.bits[distance.symbol], distances.lengths[distance.symbol]);
        sink.put(distance.extra, static_cast<int>(distance.extra_bits));
    }
    sink.put(literals.bits[kEndOfBlock], literals.lengths[kEndOfBlock]);
    if (part == Part::Last)
        sink.pad_to_byte();
    m_bits = sink.bits();
    m_bit_count = sink.count();
    out.resize(static_cast<std::size_t>(sink.position() - out.data()));
}

// A stored block of nothing, which begins and ends with a whole byte.
void DeflateEncoder::align(std::string& out) {
    const std::size_t old_size = out.size();
    out.resize(old_size + 32);
    BitSink sink(m_bits, m_bit_count, out.data() + old_size);
    sink.put(0, 3); // not the last, stored
    sink.pad_to_byte();
    m_bits = sink.bits();
    m_bit_count = sink.count();
    out.resize(static_cast<std::size_t>(sink.position() - out.data()));
    out.append("\x00\x00\xFF\xFF", 4);
}

} // namespace panjshir::print
