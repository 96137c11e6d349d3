#include "gui/wrapped_text.hpp"

#include <gtest/gtest.h>

using namespace panjshir::gui;

namespace {
float one(char32_t) {
    return 1;
}
std::vector<std::u32string> cut(const std::u32string& text, float width) {
    std::vector<std::u32string> lines;
    for (const WrappedLine line : wrapped_lines(text, width, one))
        lines.push_back(text.substr(line.begin, line.end - line.begin));
    return lines;
}
using Lines = std::vector<std::u32string>;
} // namespace

TEST(WrappedText, CutsAtTheLastSpaceThatFits) {
    EXPECT_EQ(cut(U"the gorge is narrow", 9), (Lines{U"the gorge", U"is narrow"}));
    EXPECT_EQ(cut(U"the gorge is narrow", 8), (Lines{U"the", U"gorge is", U"narrow"}));
}

TEST(WrappedText, CutsALongWordWhereItMust) {
    EXPECT_EQ(cut(U"abcdefgh ij", 3), (Lines{U"abc", U"def", U"gh", U"ij"}));
}

TEST(WrappedText, KeepsLineFeedsAndEmptyLines) {
    EXPECT_EQ(cut(U"a\n\nb\r\nc", 9), (Lines{U"a", U"", U"b", U"c"}));
    EXPECT_EQ(cut(U"", 9), (Lines{U""}));
}

TEST(WrappedText, FindsTheLineOfAPosition) {
    const auto lines = wrapped_lines(U"the gorge is narrow", 9, one);
    EXPECT_EQ(line_at(lines, 0), 0u);
    EXPECT_EQ(line_at(lines, 9), 0u); // the space at which it was cut
    EXPECT_EQ(line_at(lines, 10), 1u);
    EXPECT_EQ(line_at(lines, 999), 1u);
}

TEST(WrappedText, KnowsPersianLetters) {
    EXPECT_TRUE(has_arabic("Bazarak (بازارک)"));
    EXPECT_FALSE(has_arabic("Été – Kaboul"));
}
