#include "base/utf8.hpp"

#include <gtest/gtest.h>

using namespace panjshir;

TEST(Utf8, FindsTheFirstByteThatIsMalformed) {
    EXPECT_EQ(utf8::first_invalid_byte("Panjshir پنجشیر 𐎠"), std::nullopt);
    EXPECT_EQ(utf8::first_invalid_byte("ab\xC0\xAF"), 2u);        // overlong
    EXPECT_EQ(utf8::first_invalid_byte("a\xED\xA0\x80"), 1u);     // surrogate
    EXPECT_EQ(utf8::first_invalid_byte("a\xF4\x90\x80\x80"), 1u); // beyond U+10FFFF
    EXPECT_EQ(utf8::first_invalid_byte("a\xE2\x82"), 1u);         // cut off
}

TEST(Utf8, CountsAndRoundTripsCodePoints) {
    const std::string text = "col de Khâwak کوتل 𐎠";
    const std::u32string wide = utf8::to_utf32(text);
    EXPECT_EQ(utf8::length(text), wide.size());
    EXPECT_EQ(utf8::from_utf32(wide), text);
    EXPECT_EQ(wide.back(), U'\U000103A0');
}

TEST(Utf8, OffsetsPointAtEachCodePointAndTheEnd) {
    const auto offsets = utf8::byte_offsets("é→a");
    EXPECT_EQ(offsets, (std::vector<std::uint32_t>{0, 2, 5, 6}));
}

TEST(Utf8, AMalformedByteReadsAsOneReplacementCharacter) {
    EXPECT_EQ(utf8::to_utf32("a\xFF\xFE"), U"a\uFFFD\uFFFD");
}
