#include "screen/gl_fixture.hpp"
#include "terrain/relief.hpp"
#include "text/glyph_bitmap.hpp"
#include "text/shaper.hpp"

#include <cmath>

namespace panjshir::screen::testing {

using display::Colour;

class ScreenPictures : public WithGl {
protected:
    display::DisplayList word(const std::string& text, const text::ShapeOptions& options) {
        auto list = page(40, 12);
        text::append(list, text::moved(text::shape(fonts(), text, options), 3, 8));
        return list;
    }
};

double ink(const Picture& picture) {
    double sum = 0;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
        sum += (255 - picture.rgba[i]) / 255.0;
    return sum;
}

TEST_F(ScreenPictures, AGlyphInksWhatItsBitmapCovers) {
    const auto list = word("H", {.size_mm = 6});
    ASSERT_EQ(list.commands.size(), 1u);
    const auto& run = std::get<display::GlyphRun>(list.commands[0]);
    const auto bitmap = text::glyph_bitmap(fonts()[run.font], run.glyphs[0].id, {.em_px = 60});
    double covered = 0;
    for (std::uint8_t c : bitmap.coverage)
        covered += c / 255.0;
    EXPECT_NEAR(ink(painted(list)), covered, 0.01 * covered);
}

TEST_F(ScreenPictures, TextMovesByTheOffsetAlone) {
    const auto list = word("Panjshir", {.size_mm = 3});
    const Picture still = painted(list), moved = painted(list, 10, {7, -5});
    for (int y = 0; y + 5 < still.height; ++y)
        for (int x = 0; x + 7 < still.width; ++x)
            if (y >= 5) {
                ASSERT_EQ(still.at(x, y), moved.at(x + 7, y - 5)) << x << ", " << y;
            }
}

TEST_F(ScreenPictures, AHaloLiesUnderTheInkOfItsRun) {
    auto list = word("ll", {.size_mm = 6, .halo = Colour::rgb(0xFF0000), .halo_mm = 0.5});
    const auto picture = painted(list);
    int black = 0, red = 0;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        black += picture.rgba[i] < 20 && picture.rgba[i + 1] < 20;
        red += picture.rgba[i] > 230 && picture.rgba[i + 1] < 20;
    }
    const auto bare = painted(word("ll", {.size_mm = 6}));
    int bare_black = 0;
    for (std::size_t i = 0; i < bare.rgba.size(); i += 4)
        bare_black += bare.rgba[i] < 20;
    EXPECT_EQ(black, bare_black);
    EXPECT_GT(red, 100);
}

TEST_F(ScreenPictures, MoreLettersThanTheAtlasHoldsAreAllDrawn) {
    auto list = page(100, 100);
    // Every size another set of pictures: several atlases full.
    int rows = 0;
    for (double size = 8; size < 14; size += 0.5, ++rows)
        text::append(list, text::moved(text::shape(fonts(), "ABCDEFGHIJKLM", {.size_mm = size}), 1,
                                       8 + rows * 7.5));
    const auto picture = painted(list);
    for (int row = 0; row < rows; ++row) {
        const int baseline = static_cast<int>(10 * (8 + row * 7.5));
        int dark = 0;
        for (int x = 0; x < picture.width; ++x)
            dark += picture.at(x, baseline - 20)[0] < 100;
        EXPECT_GT(dark, 60) << "row " << row;
    }
    EXPECT_GT(painter().statistics().glyphs_made, 100u);
}

/// A cone of 1000 m in the middle of a void-rimmed plain.
display::Relief cone() {
    auto raster = std::make_shared<display::HeightRaster>();
    raster->columns = raster->rows = 81;
    raster->cell_size_m = 50;
    for (int y = 0; y < 81; ++y)
        for (int x = 0; x < 81; ++x)
            raster->heights_m.push_back(
                static_cast<float>(std::fmax(0, 1000 - 40 * std::hypot(x - 40, y - 40)) + 1500));
    display::Relief relief;
    relief.top_left = {2, 2};
    relief.bottom_right = {38, 38};
    relief.heights = raster;
    relief.to_page = {0.5, 0, 0, 0.5, 0, 0};
    relief.tints = {{0, Colour::rgb(0xD8D0B0)}, {3000, Colour::rgb(0xF4F2EE)}};
    relief.void_colour = Colour::rgb(0x112233);
    return relief;
}

TEST_F(ScreenPictures, TheReliefIsTheProcessorsReferenceWithinAFewLevels) {
    auto list = page(40, 40);
    const auto relief = cone();
    list.commands.push_back(relief);
    const auto picture = painted(list);
    EXPECT_EQ(painter().relief_note(), "");
    terrain::ReliefField field{81, 81, 50, relief.heights->heights_m, {}, {}, {}};
    terrain::ReliefStyle style;
    for (const auto& stop : relief.tints)
        style.tints.push_back(
            {stop.elevation_m, {stop.colour.red, stop.colour.green, stop.colour.blue}});
    terrain::ReliefView view{.width = 400, .height = 400};
    view.column_x = view.row_y = 0.2;
    view.column_0 = view.row_0 = 0;
    std::vector<std::uint8_t> reference(3 * 400 * 400);
    terrain::shade_relief(field, style, view, reference);
    int far = 0;
    for (int y = 20; y < 380; ++y)
        for (int x = 20; x < 380; ++x)
            for (std::size_t c = 0; c < 3; ++c)
                far += std::abs(picture.at(x, y)[c] -
                                reference[3 * (static_cast<std::size_t>(y) * 400 +
                                               static_cast<std::size_t>(x)) +
                                          c]) > 3;
    EXPECT_LT(far, 360 * 360 * 3 / 500);
    expect_colour(picture, 10, 200, 255, 255, 255); // outside its rectangle
}

TEST_F(ScreenPictures, BeyondTheRasterLiesTheVoidColour) {
    auto list = page(40, 40);
    auto relief = cone();
    relief.to_page = {0.25, 0, 0, 0.25, 0, 0}; // the raster ends at 20 mm
    list.commands.push_back(relief);
    const auto picture = painted(list);
    expect_colour(picture, 300, 300, 0x11, 0x22, 0x33);
}

TEST_F(ScreenPictures, AReliefKeepsWithinAClipOfAnyForm) {
    auto list = page(40, 40);
    list.commands = {display::PushClip{{closed_path({{{5, 5}, {35, 5}, {5, 35}}}), {}}}, cone(),
                     display::PopClip{}};
    const auto picture = painted(list);
    EXPECT_LT(picture.at(100, 100)[2], 240);
    expect_colour(picture, 300, 300, 255, 255, 255);
}

TEST_F(ScreenPictures, MovingTheReliefWithinWhatIsShadedShadesNothing) {
    auto list = page(40, 40);
    list.commands.push_back(cone());
    painted(list);
    const std::size_t made = painter().statistics().relief_tiles_made;
    EXPECT_GT(made, 0u);
    painted(list, 10, {3, 2});
    EXPECT_EQ(painter().statistics().relief_tiles_made, made);
}

// The same rippled ground as two rasters, the second beginning some cells further south-east.
display::Relief ripples(int first_column, int first_row) {
    constexpr int kCells = 1500;
    auto raster = std::make_shared<display::HeightRaster>();
    raster->columns = raster->rows = kCells;
    raster->cell_size_m = 30;
    for (int y = first_row; y < first_row + kCells; ++y)
        for (int x = first_column; x < first_column + kCells; ++x)
            raster->heights_m.push_back(
                static_cast<float>(2000 + 15 * std::sin(x * 1.3) + 15 * std::cos(y * 1.1)));
    display::Relief relief = cone();
    relief.heights = raster;
    relief.to_page = {0.1, 0, 0, 0.1, 0.1 * (first_column - 500), 0.1 * (first_row - 500)};
    return relief;
}

TEST_F(ScreenPictures, AnotherRasterOfTheSameGroundDoesNotFlash) {
    auto before = page(40, 40), after = page(40, 40);
    before.commands.push_back(ripples(0, 0));
    after.commands.push_back(ripples(137, 90));
    auto target = Offscreen::create(400, 400);
    ASSERT_TRUE(target) << target.error().message;
    using std::chrono::milliseconds;
    const auto picture_of = [&](const display::DisplayList& list, milliseconds budget,
                                Painted expected) {
        target->bind();
        EXPECT_EQ(painter().paint(list, {400, 400, 10, {}}, budget), expected);
        return target->pixels();
    };
    const auto mean_difference = [](const Picture& a, const Picture& b) {
        double sum = 0;
        for (std::size_t i = 0; i < a.rgba.size(); ++i)
            sum += std::abs(a.rgba[i] - b.rgba[i]);
        return sum / static_cast<double>(a.rgba.size());
    };
    const Picture old = picture_of(before, milliseconds(100000), Painted::Whole);
    const Picture first = picture_of(after, milliseconds(0), Painted::Provisional);
    const Picture last = picture_of(after, milliseconds(100000), Painted::Whole);
    EXPECT_LT(mean_difference(old, last), 0.2); // the same ground
    EXPECT_LT(mean_difference(first, last), 0.2);
}

TEST_F(ScreenPictures, WithoutABudgetAnotherScaleIsProvisionalThenRefined) {
    auto list = page(40, 40);
    list.commands.push_back(cone());
    auto target = Offscreen::create(400, 400);
    ASSERT_TRUE(target) << target.error().message;
    target->bind();
    using std::chrono::milliseconds;
    EXPECT_EQ(painter().paint(list, {400, 400, 10, {}}), Painted::Whole);
    EXPECT_EQ(painter().paint(list, {400, 400, 11, {}}, milliseconds(0)), Painted::Provisional);
    const Picture enlarged = target->pixels();
    target->bind();
    EXPECT_EQ(painter().paint(list, {400, 400, 11, {}}, milliseconds(100000)), Painted::Whole);
    const Picture refined = target->pixels();
    double difference = 0;
    for (std::size_t i = 0; i < refined.rgba.size(); ++i)
        difference += std::abs(refined.rgba[i] - enlarged.rgba[i]);
    EXPECT_LT(difference / static_cast<double>(refined.rgba.size()), 3);
}

} // namespace panjshir::screen::testing
