#include "text/font_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace panjshir;
using text::FontSpec;
using text::FontStore;

namespace {

std::unique_ptr<FontStore> open_store() {
    auto store = FontStore::open();
    return store ? std::move(*store) : nullptr;
}

} // namespace

TEST(FontStore, OpensNotoSansForLatinAndItsWeightsAndSlants) {
    const auto fonts = open_store();
    ASSERT_TRUE(fonts);
    const text::Font& regular = (*fonts)[fonts->font({})];
    EXPECT_EQ(regular.family(), "Noto Sans");
    EXPECT_EQ(regular.weight(), 400);
    EXPECT_EQ(regular.units_per_em(), 1000);
    EXPECT_NEAR(regular.cap_height_em(), 0.714, 1e-9); // sCapHeight of the face's OS/2 table
    const text::Font& bold = (*fonts)[fonts->font({.weight = 700})];
    EXPECT_EQ(bold.weight(), 700);
    const text::Font& italic = (*fonts)[fonts->font({.slant = text::Slant::Italic})];
    EXPECT_EQ(italic.slant(), text::Slant::Italic);
    EXPECT_GT(bold.advance_em(bold.glyph_of(U'a')), regular.advance_em(regular.glyph_of(U'a')));
}

TEST(FontStore, TakesTheSisterFamilyForPersianInTheSameWeight) {
    const auto fonts = open_store();
    ASSERT_TRUE(fonts);
    const text::Font& font = (*fonts)[fonts->font_for({.weight = 700}, U'پ')];
    EXPECT_EQ(font.family(), "Noto Sans Arabic");
    EXPECT_EQ(font.weight(), 700);
    EXPECT_TRUE(font.covers(U'ی'));
    EXPECT_TRUE(fonts->missing().empty());
}

TEST(FontStore, GivesTheSameNumberForTheSameFont) {
    const auto fonts = open_store();
    ASSERT_TRUE(fonts);
    const auto number = fonts->font_for({}, U'ب');
    EXPECT_EQ(fonts->font_for({}, U'ج'), number);
    const std::size_t count = fonts->size();
    fonts->font({});
    EXPECT_EQ(fonts->size(), count);
}

TEST(FontStore, NamesScriptAndPackageWhereNoFontCovers) {
    const auto fonts = open_store();
    ASSERT_TRUE(fonts);
    EXPECT_TRUE(fonts->check_covered("Panjshir, پنجشیر\n"));
    const auto nobody = fonts->check_covered("a \U0010FFFD"); // for private use: no font has it
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().kind, ErrorKind::Missing);
    EXPECT_THAT(nobody.error().message, testing::HasSubstr("U+10FFFD"));
    EXPECT_THAT(nobody.error().message, testing::HasSubstr("fonts-noto-core"));

    EXPECT_EQ(fonts->font_for({}, U'\U0010FFFD'), fonts->font({}));
    fonts->font_for({}, U'\U0010FFFD');
    EXPECT_EQ(fonts->missing().size(), 1u) << "each lack is said once";
}

TEST(FontStore, SaysWhatStandsInForAFamilyThatIsNotInstalled) {
    const auto fonts = open_store();
    ASSERT_TRUE(fonts);
    fonts->font({.family = "No Such Family"});
    ASSERT_EQ(fonts->missing().size(), 1u);
    EXPECT_THAT(fonts->missing().front().message, testing::HasSubstr("No Such Family"));
}
