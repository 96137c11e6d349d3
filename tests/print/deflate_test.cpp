#include "print/deflate.hpp"
#include "print/huffman_code.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <libdeflate.h>
#include <random>

using panjshir::print::DeflateEncoder;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Another's decoder must give the bytes back, and find the stream's end where it is.
Bytes inflated(const std::string& stream, std::size_t expected_size) {
    Bytes out(expected_size + 1);
    libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
    std::size_t used = 0, size = 0;
    const auto result = libdeflate_deflate_decompress_ex(decompressor, stream.data(), stream.size(),
                                                         out.data(), out.size(), &used, &size);
    libdeflate_free_decompressor(decompressor);
    EXPECT_EQ(result, LIBDEFLATE_SUCCESS);
    EXPECT_EQ(used, stream.size());
    out.resize(result == LIBDEFLATE_SUCCESS ? size : 0);
    return out;
}

std::string deflated(const Bytes& data, std::size_t part_size) {
    DeflateEncoder encoder;
    std::string out;
    std::size_t from = 0;
    do {
        const std::size_t size = std::min(part_size, data.size() - from);
        const bool last = from + size == data.size();
        encoder.add(std::span(data).subspan(from, size),
                    last ? DeflateEncoder::Part::Last : DeflateEncoder::Part::More, out);
        from += size;
    } while (from < data.size());
    return out;
}

Bytes noise(std::size_t size, unsigned values) {
    std::mt19937 random(7);
    Bytes data(size);
    for (auto& byte : data)
        byte = static_cast<std::uint8_t>(random() % values);
    return data;
}

} // namespace

TEST(Deflate, AlignedPartsOfSeveralEncodersMakeOneStream) {
    Bytes whole;
    std::string stream;
    for (const unsigned values : {3u, 256u, 1u}) {
        const Bytes part = noise(200'001 + values, values);
        DeflateEncoder().add(part, DeflateEncoder::Part::Aligned, stream);
        whole.insert(whole.end(), part.begin(), part.end());
    }
    DeflateEncoder().add({}, DeflateEncoder::Part::Last, stream);
    EXPECT_EQ(inflated(stream, whole.size()), whole);
}

TEST(Deflate, GivesBackWhatWentInWhateverTheParts) {
    Bytes repeated;
    for (int i = 0; i < 300'000; ++i)
        repeated.push_back(static_cast<std::uint8_t>((i % 1000) * (i % 1000) / 64));
    const Bytes cases[] = {
        {},      {42}, Bytes(5, 1), Bytes(1'000'000, 0), noise(400'000, 256), noise(300'000, 3),
        repeated};
    for (const Bytes& data : cases)
        for (const std::size_t part :
             {std::size_t{1'000'000}, std::size_t{131'072}, std::size_t{70'001}})
            EXPECT_TRUE(inflated(deflated(data, part), data.size()) == data)
                << data.size() << " bytes in parts of " << part;
    EXPECT_TRUE(inflated(deflated(noise(500, 9), 7), 500) == noise(500, 9));
}

TEST(Deflate, MakesRunsSmallAndNoiseHardlyLarger) {
    EXPECT_LT(deflated(Bytes(1'000'000, 0), 1'000'000).size(), 6'000u);
    EXPECT_LT(deflated(noise(400'000, 256), 400'000).size(), 402'000u);
    // Sixteen values at random hold four bits a byte.
    EXPECT_LT(deflated(noise(400'000, 16), 400'000).size(), 208'000u);
}

TEST(HuffmanCode, IsCompleteAndWithinItsLimitForTheWorstFrequencies) {
    std::vector<std::uint32_t> fibonacci{1, 1};
    while (fibonacci.size() < 40)
        fibonacci.push_back(fibonacci[fibonacci.size() - 1] + fibonacci[fibonacci.size() - 2]);
    for (const int longest : {7, 15}) {
        const auto code = panjshir::print::huffman_code(fibonacci, longest);
        double kraft = 0;
        for (const int length : code.lengths) {
            EXPECT_GT(length, 0);
            EXPECT_LE(length, longest);
            kraft += std::pow(2.0, -length);
        }
        EXPECT_EQ(kraft, 1.0);
        EXPECT_LE(code.lengths.back(), 2) << "the most frequent symbol is short";
    }
    const std::vector<std::uint32_t> one{0, 0, 9};
    const auto code = panjshir::print::huffman_code(one, 15);
    EXPECT_EQ(code.lengths[2], 1);
    EXPECT_EQ(code.lengths[0], 1) << "a lone symbol gets a companion";
}
