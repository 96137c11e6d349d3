#pragma once
// Text to placed glyphs: direction by FriBidi, fonts by coverage, shaping by HarfBuzz.

#include "display/display_list.hpp"
#include "text/font_store.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::text {

enum class Numerals { Proportional, Tabular };

struct ShapeOptions {
    FontSpec font;
    double size_mm = 3; ///< the em
    /// Added between letters. Scripts whose letters join (Persian, Arabic) are never letterspaced.
    double letter_spacing_mm = 0;
    std::string language =
        "en"; ///< BCP 47; "prs", "fa", "ps" and "ar" set a paragraph from right to left
    Numerals numerals = Numerals::Proportional;
    display::Colour colour{0, 0, 0, 1};
    display::Colour halo{1, 1, 1, 1};
    double halo_mm = 0;
};

/// A rectangle, y down.
struct InkBox {
    double left_mm = 0, top_mm = 0, right_mm = 0, bottom_mm = 0;
    bool empty() const { return !(right_mm > left_mm && bottom_mm > top_mm); }
};

/// What turns as one piece when text is laid along a line: a letter with its marks, or, in scripts
/// whose letters join, a whole word.
struct TextUnit {
    std::uint32_t run = 0;         ///< index into ShapedText::runs
    std::uint32_t first_glyph = 0; ///< index into that run's glyphs
    std::uint32_t glyph_count = 0;
    double start_mm = 0;   ///< along the baseline, from the text's start
    double advance_mm = 0; ///< without letterspacing
};

/// One line of text: glyphs from left to right, baseline from (0, 0) to (advance_mm, 0), y down.
/// Each run holds its own part of the text, in logical order.
struct ShapedText {
    std::vector<display::GlyphRun> runs;
    std::vector<TextUnit> units;          ///< from left to right
    double advance_mm = 0;                ///< without letterspacing after the last letter
    double ascent_mm = 0, descent_mm = 0; ///< of the fonts met, positive away from the baseline
    double cap_height_mm = 0;
    InkBox ink; ///< what is inked, without the halo; for rotated text the box around it
    bool right_to_left = false; ///< of the paragraph
};

/// Shapes one line. Line breaks read as spaces; malformed UTF-8 as U+FFFD. Positions and glyph ids
/// are HarfBuzz's own, in font units scaled to size_mm.
ShapedText shape(const FontStore& fonts, std::string_view utf8, const ShapeOptions& options);

/// The text set apart (Unicode's first-strong isolate), so that a name of the other direction
/// within a line does not turn the numbers and signs beside it about.
std::string isolated(std::string_view utf8);

/// The same text elsewhere.
ShapedText moved(ShapedText text, double dx_mm, double dy_mm);
/// Turned about (0, 0), clockwise on the page, then moved.
ShapedText turned(ShapedText text, double clockwise_deg, double dx_mm = 0, double dy_mm = 0);

struct AlongOptions {
    /// Where the text's middle comes, as a share of the line's length.
    double middle = 0.5;
    /// The baseline is moved this far from the line, to the reader's up side.
    double above_mm = 0;
};
struct TextAlong {
    ShapedText text;
    double largest_turn_deg =
        0; ///< between neighbouring units; above some 30 degrees it reads badly
};
/// Lays the text along a line of page points, so that it reads from left to right (the line is
/// taken backwards where it must be). Each unit stands on the chord of its own stretch. Nothing, if
/// the line is shorter than the text or does not leave room on both sides of `middle`.
std::optional<TextAlong> along(const ShapedText& text, std::span<const display::Point> line,
                               const AlongOptions& options = {});

/// Lines of a paragraph, each moved to its place: the first baseline lies at ascent_mm below y = 0.
struct Paragraph {
    std::vector<ShapedText> lines;
    double width_mm = 0;  ///< of the longest line
    double height_mm = 0; ///< ascent of the first line to descent of the last
    double line_height_mm = 0;
};
enum class Align { Start, Centre, End };
struct ParagraphOptions {
    double width_mm = 60;
    double line_spacing = 1.3;  ///< in ems
    Align align = Align::Start; ///< start is the right side for text from right to left
};
/// Breaks at spaces, after hyphens, dashes and slashes, and at '\n'; never at no-break spaces. A
/// word longer than the width stands alone and overhangs.
Paragraph shape_paragraph(const FontStore& fonts, std::string_view utf8,
                          const ShapeOptions& options, const ParagraphOptions& paragraph);

/// All glyph runs of the text as commands at the end of the list.
void append(display::DisplayList& list, const ShapedText& text);

} // namespace panjshir::text
