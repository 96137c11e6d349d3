#pragma once
// A fast deflate encoder (RFC 1951) for filtered pictures, in parts, so that a large page never
// lies in memory whole. libdeflate, which is better for data at hand as a whole, has no parts.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace panjshir::print {

/// Finds repeats by a small hash; each 128 KiB of input get Huffman codes of
/// their own.
class DeflateEncoder {
public:
    enum class Part { More, Aligned, Last };

    /// Appends the compressed form of `data` to `out`. Bits left over wait for the next part; after
    /// an aligned one there are none, so that what another encoder made may follow. After the last
    /// part the stream is whole.
    void add(std::span<const std::uint8_t> data, Part part, std::string& out);

private:
    struct Token {
        std::uint16_t length;   ///< 0: a literal
        std::uint16_t distance; ///< or the literal
    };

    void find_tokens(std::span<const std::uint8_t> block);
    void write_block(Part part, std::string& out);
    void align(std::string& out);

    std::vector<Token> m_tokens;
    std::vector<std::uint32_t> m_last_seen; ///< by hash: position + 1 in the block
    std::uint64_t m_bits = 0;
    int m_bit_count = 0;
};

} // namespace panjshir::print
