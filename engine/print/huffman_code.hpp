#pragma once
// Huffman codes as deflate wants them (RFC 1951, 3.2.2).

#include <cstdint>
#include <span>
#include <vector>

namespace panjshir::print {

/// The code of each symbol, its bits already in the order in which deflate writes them (turned
/// about), and its length; 0 for symbols that do not occur.
struct HuffmanCode {
    std::vector<std::uint16_t> bits;
    std::vector<std::uint8_t> lengths;
};

/// The best code for these frequencies, or near it where `longest` (at most 15) cuts it. At least
/// two symbols get a code, so that the code is complete. Requires: 2 to 2^longest symbols.
HuffmanCode huffman_code(std::span<const std::uint32_t> frequencies, int longest);

} // namespace panjshir::print
