#include "display/path_geometry.hpp"
#include "text/glyph_bitmap.hpp"
#include "text/glyph_outline.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

using namespace panjshir;

namespace {

class Glyphs : public testing::Test {
protected:
    void SetUp() override {
        auto opened = text::FontStore::open();
        ASSERT_TRUE(opened) << opened.error().message;
        m_fonts = std::move(*opened);
    }
    const text::Font& font() const { return (*m_fonts)[m_fonts->font({})]; }
    std::unique_ptr<text::FontStore> m_fonts;
};

double ink(const text::GlyphBitmap& bitmap) {
    return std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0.0) / 255;
}

/// Where the ink's middle lies, from the glyph's origin.
double middle_x(const text::GlyphBitmap& bitmap) {
    double sum = 0, weighted = 0;
    for (int row = 0; row < bitmap.rows; ++row)
        for (int x = 0; x < bitmap.columns; ++x) {
            const double c = bitmap.coverage[static_cast<std::size_t>(row * bitmap.columns + x)];
            sum += c;
            weighted += c * (bitmap.left_px + x + 0.5);
        }
    return weighted / sum;
}

} // namespace

TEST_F(Glyphs, OutlineAndPictureHoldTheSameInk) {
    for (const char32_t letter : U"HOgiB8") {
        if (letter == 0)
            break;
        const auto glyph = font().glyph_of(letter);
        double area = 0; // letters' holes run the other way round
        for (const display::Contour& contour : text::glyph_outline(font(), glyph).contours)
            area += display::signed_area(contour.points);
        const text::GlyphBitmap bitmap = text::glyph_bitmap(font(), glyph, {.em_px = 100});
        EXPECT_NEAR(std::abs(area) * 100 * 100, ink(bitmap), 0.01 * ink(bitmap) + 2);
    }
}

TEST_F(Glyphs, LettersStandAboveTheBaseline) {
    const display::Box box = display::bounds(text::glyph_outline(font(), font().glyph_of(U'H')));
    EXPECT_NEAR(box.top, -0.714, 1e-6);
    EXPECT_NEAR(box.bottom, 0, 1e-6);
    const text::GlyphBitmap bitmap =
        text::glyph_bitmap(font(), font().glyph_of(U'H'), {.em_px = 100});
    EXPECT_EQ(bitmap.top_px, -72);
    EXPECT_EQ(bitmap.top_px + bitmap.rows, 0);
}

TEST_F(Glyphs, PartsOfAPixelMoveTheInkByThatPart) {
    const auto glyph = font().glyph_of(U'l');
    const double at_0 = middle_x(text::glyph_bitmap(font(), glyph, {.em_px = 200}));
    const double at_40 =
        middle_x(text::glyph_bitmap(font(), glyph, {.em_px = 200, .offset_x_px = 0.4}));
    EXPECT_NEAR(at_40 - at_0, 0.4, 0.03);
}

TEST_F(Glyphs, SpacesAndAbsurdSizesGiveEmptyPictures) {
    EXPECT_TRUE(text::glyph_bitmap(font(), font().glyph_of(U' '), {}).empty());
    EXPECT_TRUE(text::glyph_bitmap(font(), font().glyph_of(U'a'), {.em_px = 0}).empty());
    EXPECT_TRUE(text::glyph_bitmap(font(), font().glyph_of(U'a'), {.em_px = 1e9}).empty());
    EXPECT_TRUE(text::glyph_outline(font(), font().glyph_of(U' ')).contours.empty());
    EXPECT_TRUE(text::glyph_outline(font(), 999'999).contours.empty());
}

TEST_F(Glyphs, HaloCoversTheGlyphAndFadesWithinItsWidth) {
    const auto glyph = font().glyph_of(U'o');
    const text::GlyphBitmap bitmap = text::glyph_bitmap(font(), glyph, {.em_px = 40});
    const text::GlyphBitmap halo = text::halo_bitmap(font(), glyph, {.em_px = 40}, 6);
    const int margin = bitmap.left_px - halo.left_px;
    ASSERT_GE(margin, 6);
    for (int row = 0; row < bitmap.rows; ++row)
        for (int x = 0; x < bitmap.columns; ++x)
            EXPECT_GE(
                halo.coverage[static_cast<std::size_t>((row + margin) * halo.columns + x + margin)],
                bitmap.coverage[static_cast<std::size_t>(row * bitmap.columns + x)]);
    const auto across = [&](int distance_px) { // left of the letter's leftmost ink, at its middle
        const int row = halo.rows / 2;
        return halo.coverage[static_cast<std::size_t>(row * halo.columns + margin - distance_px)];
    };
    EXPECT_GT(across(3), 200);
    EXPECT_LT(across(6), 100);
    EXPECT_GE(across(3), across(5));
}
