#include "text/shape_line.hpp"

#include "base/utf8.hpp"
#include "text/script.hpp"

#include <algorithm>

namespace panjshir::text {
namespace {

/// A stretch that is never broken, and the spaces behind it.
struct Piece {
    std::size_t first_byte, end_byte, next_byte;
    bool ends_line; ///< a '\n' follows
};

bool is_breaking_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\u200B' || c == U'\r';
}

/// French sets these off with a space; the line must not begin with them.
bool clings_to_previous(char32_t c) {
    return c == U';' || c == U':' || c == U'!' || c == U'?' || c == U'\u00BB' || c == U'%';
}

bool breaks_after(char32_t c, char32_t next) {
    const bool dash = c == U'-' || c == U'/' || c == U'\u2010' || c == U'\u2013' || c == U'\u2014';
    return dash && !is_shared(script_of(next)); // before a letter only, never within "15-23"
}

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    std::size_t first = 0;
    for (std::size_t byte = 0; byte < text.size();) {
        const std::size_t here = byte;
        const char32_t c = utf8::decode(text, byte);
        std::size_t after = byte;
        const char32_t next = byte < text.size() ? utf8::decode(text, after) : U'\n';
        if (c == U'\n') {
            pieces.push_back({first, here, byte, true});
            first = byte;
        } else if (is_breaking_space(c)) {
            std::size_t spaces_end = byte;
            char32_t follower = next;
            while (byte < text.size()) {
                std::size_t look = byte;
                follower = utf8::decode(text, look);
                if (!is_breaking_space(follower))
                    break;
                byte = spaces_end = look;
            }
            if (clings_to_previous(follower) || (here > 1 && text.substr(here - 2, 2) == "\u00AB"))
                continue;
            pieces.push_back({first, here, spaces_end, false});
            first = spaces_end;
        } else if (byte < text.size() && breaks_after(c, next)) {
            pieces.push_back({first, byte, byte, false});
            first = byte;
        }
    }
    if (first < text.size() || pieces.empty())
        pieces.push_back({first, text.size(), text.size(), false});
    return pieces;
}

} // namespace

Paragraph shape_paragraph(const FontStore& fonts, std::string_view text,
                          const ShapeOptions& options, const ParagraphOptions& layout) {
    Paragraph paragraph;
    paragraph.line_height_mm = layout.line_spacing * options.size_mm;
    BaseDirection base = base_direction(options);
    if (base == BaseDirection::ByFirstLetter &&
        shape_line(fonts, text, options, base).right_to_left)
        base = BaseDirection::RightToLeft;

    const auto width_of = [&](std::size_t first, std::size_t end) {
        return shape_line(fonts, text.substr(first, end - first), options, base).advance_mm;
    };
    const auto add_line = [&](std::size_t first, std::size_t end) {
        paragraph.lines.push_back(
            shape_line(fonts, text.substr(first, end - first), options, base));
        paragraph.width_mm = std::max(paragraph.width_mm, paragraph.lines.back().advance_mm);
    };

    const std::vector<Piece> pieces = pieces_of(text);
    std::size_t line_first = pieces.front().first_byte, line_end = line_first;
    double used_mm = 0; // up to the next piece, with the spaces before it
    bool line_is_empty = true;
    for (const Piece& piece : pieces) {
        const double width = width_of(piece.first_byte, piece.end_byte);
        if (!line_is_empty && used_mm + width > layout.width_mm) {
            add_line(line_first, line_end);
            line_first = piece.first_byte;
            used_mm = 0;
        }
        line_end = piece.end_byte;
        line_is_empty = false;
        used_mm += width + width_of(piece.end_byte, piece.next_byte);
        if (piece.ends_line) {
            add_line(line_first, line_end);
            line_first = line_end = piece.next_byte;
            used_mm = 0;
            line_is_empty = true;
        }
    }
    if (!line_is_empty)
        add_line(line_first, line_end);

    const Font& font = fonts[fonts.font(options.font)];
    double ascent = font.ascent_em() * options.size_mm,
           descent = font.descent_em() * options.size_mm;
    if (!paragraph.lines.front().runs.empty())
        ascent = paragraph.lines.front().ascent_mm;
    if (!paragraph.lines.back().runs.empty())
        descent = paragraph.lines.back().descent_mm;
    double baseline = ascent;
    for (ShapedText& line : paragraph.lines) {
        const double room = layout.width_mm - line.advance_mm;
        const bool to_the_right =
            layout.align != Align::Centre &&
            (layout.align == Align::End) != (base == BaseDirection::RightToLeft);
        const double x = layout.align == Align::Centre ? room / 2 : to_the_right ? room : 0;
        line = moved(std::move(line), x, baseline);
        baseline += paragraph.line_height_mm;
    }
    paragraph.height_mm = baseline - paragraph.line_height_mm + descent;
    return paragraph;
}

} // namespace panjshir::text
