#include "text/shaper.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <hb-ot.h>
#include <hb.h>
#include <set>

using namespace panjshir;
using text::FontStore;
using text::ShapedText;
using text::ShapeOptions;

namespace {

class Shaper : public testing::Test {
protected:
    void SetUp() override {
        auto opened = FontStore::open();
        ASSERT_TRUE(opened) << opened.error().message;
        m_fonts = std::move(*opened);
    }
    const FontStore& fonts() const { return *m_fonts; }

    std::unique_ptr<FontStore> m_fonts;
};

struct Reference {
    std::vector<unsigned> ids;
    std::vector<double> x, y;
    double advance = 0;
};

/// HarfBuzz by itself, as its command line tool does it: own face from the file, segment properties
/// guessed.
Reference harfbuzz_alone(const std::string& file, const std::string& name, const char* language,
                         double size_mm) {
    hb_blob_t* blob = hb_blob_create_from_file(file.c_str());
    hb_face_t* face = hb_face_create(blob, 0);
    hb_font_t* font = hb_font_create(face);
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, name.c_str(), -1, 0, -1);
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    const double scale = size_mm / hb_face_get_upem(face);
    Reference result;
    for (unsigned i = 0; i < count; ++i) {
        result.ids.push_back(infos[i].codepoint);
        result.x.push_back(result.advance + places[i].x_offset * scale);
        result.y.push_back(-places[i].y_offset * scale);
        result.advance += places[i].x_advance * scale;
    }
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return result;
}

ShapeOptions in_language(const char* language) {
    ShapeOptions options;
    options.language = language;
    return options;
}

std::string all_text(const ShapedText& text) {
    std::string all;
    for (const auto& run : text.runs)
        all += run.text;
    return all;
}

} // namespace

TEST_F(Shaper, GivesTheGlyphsAndPlacesOfHarfBuzz) {
    const char* const latin[] = {"Bazarak",     "Rukha",      "Anaba",    "Gulbahar",
                                 "Jabal Saraj", "Khenj",      "Paryan",   "Dasht-e Rewat",
                                 "Pul-e Hisar", "Deh Salah",  "Banu",     "Khawak",
                                 "Anjoman",     "Salang",     "Charikar", "Tôle",
                                 "Affluent",    "AVATAR To.", "Office",   "Émirat"};
    const char* const persian[] = {
        "پنجشیر", "بازارک",      "رخه",        "عنابه", "گلبهار",  "جبل‌السراج",
        "خنج",    "پریان",       "اندراب",     "بغلان", "پل حصار", "ده صلاح",
        "بنو",    "کوتل خاواک",  "کوتل انجمن", "سالنگ", "چاریکار", "دریای پنجشیر",
        "هندوکش", "ولایت کاپیسا"};
    const auto compare = [&](const char* name, const char* language, const char* reference_language,
                             bool right_to_left) {
        ShapeOptions options;
        options.size_mm = 3.4;
        options.language = language;
        const ShapedText shaped = text::shape(fonts(), name, options);
        ASSERT_EQ(shaped.runs.size(), 1u) << name;
        const auto& run = shaped.runs.front();
        EXPECT_EQ(run.right_to_left, right_to_left) << name;
        EXPECT_EQ(run.text, name);
        const Reference expected =
            harfbuzz_alone(fonts()[run.font].file(), name, reference_language, 3.4);
        ASSERT_EQ(run.glyphs.size(), expected.ids.size()) << name;
        for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
            EXPECT_EQ(run.glyphs[i].id, expected.ids[i]) << name << " glyph " << i;
            EXPECT_NEAR(run.glyphs[i].position.x, expected.x[i], 1e-9) << name << " glyph " << i;
            EXPECT_NEAR(run.glyphs[i].position.y, expected.y[i], 1e-9) << name << " glyph " << i;
        }
        EXPECT_NEAR(shaped.advance_mm, expected.advance, 1e-9) << name;
    };
    for (const char* name : latin)
        compare(name, "en", "en", false);
    for (const char* name : persian)
        compare(name, "prs", "fa", true);
}

TEST_F(Shaper, SetsLatinApartByTheGivenAmountAndPersianNever) {
    ShapeOptions plain, spaced;
    spaced.letter_spacing_mm = 1.5;
    const double added = text::shape(fonts(), "PANJSHIR", spaced).advance_mm -
                         text::shape(fonts(), "PANJSHIR", plain).advance_mm;
    EXPECT_NEAR(added, 7 * 1.5, 1e-9) << "between the letters, not behind the last";

    const ShapedText persian = text::shape(fonts(), "پنجشیر", plain);
    const ShapedText persian_spaced = text::shape(fonts(), "پنجشیر", spaced);
    EXPECT_EQ(persian.advance_mm, persian_spaced.advance_mm);
    EXPECT_EQ(persian.runs.front().glyphs.back().position,
              persian_spaced.runs.front().glyphs.back().position);
}

TEST_F(Shaper, OrdersMixedTextAsItIsReadAndKeepsEachPartInLogicalOrder) {
    const ShapedText english = text::shape(fonts(), "Panjshir (پنجشیر) 23", ShapeOptions());
    EXPECT_FALSE(english.right_to_left);
    ASSERT_GE(english.runs.size(), 3u);
    EXPECT_EQ(english.runs.front().text.substr(0, 8), "Panjshir");
    EXPECT_TRUE(english.runs[1].right_to_left);
    EXPECT_EQ(english.runs[1].text, "پنجشیر");

    ShapeOptions dari;
    dari.language = "prs";
    const ShapedText persian = text::shape(fonts(), "پنجشیر BBC", dari);
    EXPECT_TRUE(persian.right_to_left);
    EXPECT_EQ(persian.runs.front().text, "BBC") << "the end of the line stands at the left";
}

TEST_F(Shaper, AnIsolatedNameDoesNotTurnTheNumbersBesideItAbout) {
    const ShapedText drawn_in = text::shape(fonts(), "a پنجشیر 12 b", ShapeOptions());
    const ShapedText apart =
        text::shape(fonts(), "a " + text::isolated("پنجشیر") + " 12 b", ShapeOptions());
    EXPECT_EQ(all_text(apart), "a پنجشیر 12 b") << "the marks themselves are gone";
    const auto x_of_12 = [&](const ShapedText& text) {
        for (const auto& run : text.runs)
            for (const auto& glyph : run.glyphs)
                if (run.text.compare(glyph.cluster, 2, "12") == 0)
                    return glyph.position.x;
        return -1.0;
    };
    const double name_mm = text::shape(fonts(), "پنجشیر", ShapeOptions()).advance_mm;
    EXPECT_LT(x_of_12(drawn_in), name_mm);
    EXPECT_GT(x_of_12(apart), name_mm);
}

TEST_F(Shaper, TabularNumeralsAllAdvanceAlike) {
    ShapeOptions options;
    options.numerals = text::Numerals::Tabular;
    std::set<long> widths;
    for (const char* digit : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})
        widths.insert(std::lround(text::shape(fonts(), digit, options).advance_mm * 1e6));
    EXPECT_EQ(widths.size(), 1u);
}

TEST_F(Shaper, MeasuresTheInk) {
    ShapeOptions options;
    options.size_mm = 10;
    const ShapedText shaped = text::shape(fonts(), "H", options);
    EXPECT_NEAR(shaped.ink.top_mm, -7.14, 1e-6); // Noto Sans' capitals are 0.714 em high
    EXPECT_NEAR(shaped.ink.bottom_mm, 0, 1e-6);
    EXPECT_GT(shaped.ink.left_mm, 0);
    EXPECT_LT(shaped.ink.right_mm, shaped.advance_mm);
    const ShapedText turned = text::turned(shaped, 90, 100, 50);
    EXPECT_NEAR(turned.ink.left_mm, 100, 1e-6) << "turned clockwise the letter's top looks right";
    EXPECT_NEAR(turned.ink.right_mm, 107.14, 1e-6);
}

TEST_F(Shaper, NothingAndBrokenTextDoNoHarm) {
    EXPECT_TRUE(text::shape(fonts(), "", ShapeOptions()).runs.empty());
    EXPECT_TRUE(text::shape(fonts(), "", ShapeOptions()).ink.empty());
    const ShapedText broken = text::shape(fonts(),
                                          "a\xFF"
                                          "b",
                                          {});
    EXPECT_EQ(all_text(broken), "a\uFFFDb");
}

TEST_F(Shaper, ALevelLineLeavesTextAsItWas) {
    const ShapedText name = text::shape(fonts(), "Andarab", ShapeOptions());
    const display::Point line[] = {{0, 20}, {100, 20}};
    const auto laid = text::along(name, line, {.middle = 0.5, .above_mm = 1});
    ASSERT_TRUE(laid);
    EXPECT_NEAR(laid->largest_turn_deg, 0, 1e-6);
    const ShapedText expected = text::moved(name, 50 - name.advance_mm / 2, 19);
    for (std::size_t i = 0; i < name.runs.front().glyphs.size(); ++i) {
        const auto &is = laid->text.runs.front().glyphs[i],
                   &should = expected.runs.front().glyphs[i];
        EXPECT_NEAR(is.position.x, should.position.x, 1e-6);
        EXPECT_NEAR(is.position.y, should.position.y, 1e-6);
    }
}

TEST_F(Shaper, ALineDrawnFromTheRightIsReadFromTheLeft) {
    const ShapedText name = text::shape(fonts(), "Andarab", ShapeOptions());
    const display::Point line[] = {{100, 40}, {0, 20}};
    const auto laid = text::along(name, line);
    ASSERT_TRUE(laid);
    const auto& glyphs = laid->text.runs.front().glyphs;
    EXPECT_LT(glyphs.front().position.x, glyphs.back().position.x);
    EXPECT_NEAR(glyphs.front().rotation_deg, std::atan2(20, 100) * 180 / M_PI, 1e-3);
}

TEST_F(Shaper, AlongABendLettersTurnSinglyAndPersianWordsWhole) {
    std::vector<display::Point> bend;
    for (int i = 0; i <= 90; ++i)
        bend.push_back({50 - 30 * std::cos(i * M_PI / 90), 50 - 30 * std::sin(i * M_PI / 90)});
    ShapeOptions options;
    options.size_mm = 5;
    const auto rotations = [&](const char* name, const char* language) {
        options.language = language;
        const auto laid = text::along(text::shape(fonts(), name, options), bend);
        std::set<float> different;
        if (laid)
            for (const auto& run : laid->text.runs)
                for (const auto& glyph : run.glyphs)
                    different.insert(glyph.rotation_deg);
        return different;
    };
    EXPECT_EQ(rotations("Panjshir", "en").size(), 8u);
    EXPECT_EQ(rotations("پنجشیر", "prs").size(), 1u);
    EXPECT_EQ(rotations("دریای پنجشیر", "prs").size(), 3u) << "two words and the space";
}

TEST_F(Shaper, ALineThatIsTooShortTakesNoText) {
    const ShapedText name = text::shape(fonts(), "Panjshir", ShapeOptions());
    const display::Point shorter[] = {{0, 0}, {name.advance_mm * 0.9, 0}};
    EXPECT_FALSE(text::along(name, shorter));
    const display::Point longer[] = {{0, 0}, {name.advance_mm * 1.5, 0}};
    EXPECT_TRUE(text::along(name, longer));
    EXPECT_FALSE(text::along(name, longer, {.middle = 0.1})) << "no room at the start";
}

TEST_F(Shaper, ParagraphsKeepToTheirWidthAndLoseNoWord) {
    const std::string sentence =
        "The map shows who is said to hold which valley on a day, and who says so.";
    const text::Paragraph paragraph =
        text::shape_paragraph(fonts(), sentence, ShapeOptions(), {.width_mm = 30});
    ASSERT_GT(paragraph.lines.size(), 2u);
    std::string joined;
    double baseline = 0;
    for (const ShapedText& line : paragraph.lines) {
        EXPECT_LE(line.advance_mm, 30);
        joined += (joined.empty() ? "" : " ") + all_text(line);
        const double y = line.runs.front().glyphs.front().position.y;
        EXPECT_GT(y, baseline);
        baseline = y;
    }
    EXPECT_EQ(joined, sentence);
}

TEST_F(Shaper, FrenchLinesDoNotBeginWithASemicolonNorBreakWithinNumbers) {
    for (double width = 8; width < 40; width += 0.5) {
        const text::Paragraph paragraph =
            text::shape_paragraph(fonts(), "Vallée ; du 15-23 août : col « fermé » !",
                                  in_language("fr"), {.width_mm = width});
        for (const ShapedText& line : paragraph.lines) {
            const std::string text = all_text(line);
            ASSERT_FALSE(text.empty());
            EXPECT_EQ(std::string(";:!").find(text.front()), std::string::npos) << text;
            EXPECT_NE(text.rfind("»", 0), 0u) << text;
            EXPECT_NE(text.rfind("23", 0), 0u) << text;
        }
    }
}

TEST_F(Shaper, PersianParagraphsStartAtTheRight) {
    const text::Paragraph paragraph =
        text::shape_paragraph(fonts(), "پنجشیر", in_language("prs"), {.width_mm = 50});
    ASSERT_EQ(paragraph.lines.size(), 1u);
    const double width = paragraph.lines.front().advance_mm;
    EXPECT_NEAR(paragraph.lines.front().runs.front().glyphs.front().position.x, 50 - width, 0.5);
}
