#include "print/command_painter.hpp"

#include "base/utf8.hpp"
#include "print/glyph_segments.hpp"

#include <algorithm>
#include <cairo-ft.h>
#include <cmath>
#include <numbers>
#include <span>

namespace panjshir::print {
namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;

/// Cairo keeps a face as long as it likes; the face is shared with it until then.
FontFaceHandle make_font_face(const text::Font& font) {
    static const cairo_user_data_key_t key{};
    // FT_LOAD_NO_HINTING is 1 << 1; FreeType's headers belong to text/ alone.
    constexpr int kLoadNoHinting = 1 << 1;
    FontFaceHandle face(cairo_ft_font_face_create_for_ft_face(font.face(), kLoadNoHinting));
    using Shared = std::shared_ptr<FT_FaceRec_>;
    auto held = std::make_unique<Shared>(font.shared_face());
    const cairo_status_t status = cairo_font_face_set_user_data(
        face.get(), &key, held.get(), [](void* data) { delete static_cast<Shared*>(data); });
    if (status == CAIRO_STATUS_SUCCESS)
        held.release(); // now the face's
    return face;
}

class TextGlyphPainter final : public GlyphPainter {
public:
    explicit TextGlyphPainter(const text::FontStore& fonts)
        : m_fonts(fonts), m_options(cairo_font_options_create()) {
        cairo_font_options_set_hint_style(m_options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(m_options.get(), CAIRO_HINT_METRICS_OFF);
    }

    void paint(cairo_t* context, const display::GlyphRun& run) override {
        const std::vector<GlyphSegment> segments = segments_of(run);
        cairo_save(context);
        cairo_set_font_face(context, face(run.font));
        cairo_set_font_options(context, m_options.get());
        cairo_set_font_size(context, run.size_mm);
        if (run.halo_mm > 0 && run.halo.alpha > 0)
            paint_halo(context, run, segments);
        cairo_set_source_rgba(context, run.colour.red, run.colour.green, run.colour.blue,
                              run.colour.alpha);
        for (const GlyphSegment& segment : segments)
            paint_text(context, run, segment);
        cairo_restore(context);
    }

private:
    cairo_font_face_t* face(display::FontNumber number) {
        FontFaceHandle& known = m_faces[number];
        if (!known)
            known = make_font_face(m_fonts[number]);
        return known.get();
    }

    /// Turns the context about the segment's first glyph; the glyphs then stand on a level
    /// baseline.
    static std::vector<cairo_glyph_t> turn_to(cairo_t* context, const display::GlyphRun& run,
                                              const GlyphSegment& segment) {
        const display::Point origin = run.glyphs[segment.first_glyph].position;
        const double angle = segment.rotation_deg * kRadiansPerDegree;
        const double c = std::cos(angle), s = std::sin(angle);
        cairo_translate(context, origin.x, origin.y);
        cairo_rotate(context, angle);
        std::vector<cairo_glyph_t> glyphs;
        for (std::uint32_t i = 0; i < segment.glyph_count; ++i) {
            const display::Glyph& glyph = run.glyphs[segment.first_glyph + i];
            const double x = glyph.position.x - origin.x, y = glyph.position.y - origin.y;
            glyphs.push_back({glyph.id, c * x + s * y, -s * x + c * y});
        }
        return glyphs;
    }

    /// Glyphs that are shown together, and the bytes of text for which they stand.
    struct Piece {
        std::uint32_t first_byte = 0, byte_count = 0;
        std::vector<cairo_glyph_t> glyphs;
        std::vector<cairo_text_cluster_t> clusters;
        double stretch = 1;                ///< of the glyphs' widths
        std::vector<cairo_glyph_t> shapes; ///< drawn besides, as shapes without text
    };

    static Piece whole(const GlyphSegment& segment, std::vector<cairo_glyph_t> glyphs) {
        Piece piece{segment.first_byte, segment.byte_count, std::move(glyphs), {}, 1, {}};
        for (const TextCluster& cluster : segment.clusters)
            piece.clusters.push_back(
                {static_cast<int>(cluster.byte_count), static_cast<int>(cluster.glyph_count)});
        return piece;
    }

    /// A joiner or non-joiner has no width; readers take a glyph where another stands for a repeat
    /// of it. So it shares the glyphs of the letter before it.
    static std::vector<TextCluster> with_joiners_merged(const display::GlyphRun& run,
                                                        const std::vector<TextCluster>& clusters) {
        std::vector<TextCluster> merged;
        for (const TextCluster& cluster : clusters) {
            const std::string_view letters =
                std::string_view(run.text).substr(cluster.first_byte, cluster.byte_count);
            const bool joiner = letters == "\u200C" || letters == "\u200D";
            if (joiner && !merged.empty())
                merged.back().byte_count += cluster.byte_count;
            else
                merged.push_back(cluster);
        }
        return merged;
    }

    /// Readers of PDF order glyphs from right to left but the letters of one glyph from left to
    /// right, which turns lam-alef about. So each letter gets a glyph of its own: those of its
    /// cluster from the right, or, where they are too few or stand over each other (a hamza above),
    /// blanks side by side, as wide as the cluster's glyphs, which become shapes. From left to
    /// right.
    static std::vector<Piece> letter_by_letter(const display::GlyphRun& run,
                                               const GlyphSegment& segment,
                                               const std::vector<cairo_glyph_t>& glyphs,
                                               const text::Font& font) {
        std::vector<Piece> pieces; // in the text's order, their glyphs from the right
        bool begin = true;
        for (const TextCluster& cluster : with_joiners_merged(run, segment.clusters)) {
            const std::string_view letters =
                std::string_view(run.text).substr(cluster.first_byte, cluster.byte_count);
            const auto count = static_cast<std::uint32_t>(utf8::length(letters));
            const std::span own = std::span(glyphs).subspan(
                cluster.first_glyph - segment.first_glyph, cluster.glyph_count);
            const bool too_few = cluster.glyph_count < count || (count > 1 && has_mark(own, font));
            if (begin || too_few)
                pieces.push_back({cluster.first_byte, 0, {}, {}, 1, {}});
            begin = too_few;
            pieces.back().byte_count += cluster.byte_count;
            if (too_few)
                add_blanks(pieces.back(), letters, count, own, font, run.size_mm);
            else
                add_letters(pieces.back(), letters, count, own);
        }
        for (Piece& piece : pieces)
            std::reverse(piece.glyphs.begin(), piece.glyphs.end());
        std::reverse(pieces.begin(), pieces.end());
        return pieces;
    }

    static bool has_mark(std::span<const cairo_glyph_t> glyphs, const text::Font& font) {
        return std::any_of(glyphs.begin(), glyphs.end(), [&](const cairo_glyph_t& glyph) {
            return font.advance_em(static_cast<std::uint32_t>(glyph.index)) <= 0;
        });
    }

    static void add_letters(Piece& piece, std::string_view letters, std::uint32_t count,
                            std::span<const cairo_glyph_t> own) {
        piece.glyphs.insert(piece.glyphs.end(), own.rbegin(), own.rend());
        if (own.size() > count) { // a letter drawn in parts
            piece.clusters.push_back(
                {static_cast<int>(letters.size()), static_cast<int>(own.size())});
            return;
        }
        for (std::size_t byte = 0; byte < letters.size();) {
            const std::size_t from = byte;
            utf8::decode(letters, byte);
            piece.clusters.push_back({static_cast<int>(byte - from), 1});
        }
    }

    static void add_blanks(Piece& piece, std::string_view letters, std::uint32_t count,
                           std::span<const cairo_glyph_t> own, const text::Font& font,
                           double size_mm) {
        const std::uint32_t blank = font.glyph_of(U' ');
        double width_mm = 0, left = own.front().x;
        for (const cairo_glyph_t& glyph : own) {
            const double advance_em = font.advance_em(static_cast<std::uint32_t>(glyph.index));
            if (width_mm == 0 && advance_em > 0) // marks stand somewhere over their letter
                left = glyph.x;
            width_mm += advance_em * size_mm;
        }
        piece.shapes.assign(own.begin(), own.end());
        piece.stretch = std::max(0.01, width_mm / count / (font.advance_em(blank) * size_mm));
        std::uint32_t letter = 0;
        for (std::size_t byte = 0; byte < letters.size(); ++letter) {
            const std::size_t from = byte;
            utf8::decode(letters, byte);
            const double x = left + width_mm * (count - 1 - letter) / count;
            piece.glyphs.push_back({blank, x, own.front().y});
            piece.clusters.push_back({static_cast<int>(byte - from), 1});
        }
    }

    void paint_text(cairo_t* context, const display::GlyphRun& run, const GlyphSegment& segment) {
        cairo_save(context);
        std::vector<cairo_glyph_t> level = turn_to(context, run, segment);
        const text::Font& font = m_fonts[run.font];
        const bool by_letter = run.right_to_left && font.advance_em(font.glyph_of(U' ')) > 0;
        const std::vector<Piece> pieces = by_letter ? letter_by_letter(run, segment, level, font)
                                                    : std::vector{whole(segment, std::move(level))};
        for (const Piece& piece : pieces) {
            if (!piece.shapes.empty()) {
                cairo_new_path(context);
                cairo_glyph_path(context, piece.shapes.data(),
                                 static_cast<int>(piece.shapes.size()));
                cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
                cairo_fill(context);
            }
            cairo_matrix_t size;
            cairo_matrix_init_scale(&size, run.size_mm * piece.stretch, run.size_mm);
            cairo_set_font_matrix(context, &size);
            cairo_show_text_glyphs(context, run.text.data() + piece.first_byte,
                                   static_cast<int>(piece.byte_count), piece.glyphs.data(),
                                   static_cast<int>(piece.glyphs.size()), piece.clusters.data(),
                                   static_cast<int>(piece.clusters.size()),
                                   run.right_to_left ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
                                                     : cairo_text_cluster_flags_t{});
            cairo_set_font_size(context, run.size_mm);
        }
        cairo_restore(context);
    }

    /// Three strokes one over the other, the widest the faintest: soft at the edge.
    static void paint_halo(cairo_t* context, const display::GlyphRun& run,
                           const std::vector<GlyphSegment>& segments) {
        cairo_new_path(context);
        for (const GlyphSegment& segment : segments) {
            cairo_save(context);
            const std::vector<cairo_glyph_t> glyphs = turn_to(context, run, segment);
            cairo_glyph_path(context, glyphs.data(), static_cast<int>(glyphs.size()));
            cairo_restore(context);
        }
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
        cairo_set_dash(context, nullptr, 0, 0);
        constexpr struct {
            double reach, strength;
        } kStrokes[] = {{1.0, 0.3}, {0.85, 0.5}, {0.7, 1.0}};
        for (const auto& stroke : kStrokes) {
            cairo_set_source_rgba(context, run.halo.red, run.halo.green, run.halo.blue,
                                  run.halo.alpha * stroke.strength);
            cairo_set_line_width(context, 2 * run.halo_mm * stroke.reach);
            cairo_stroke_preserve(context);
        }
        cairo_new_path(context);
    }

    const text::FontStore& m_fonts;
    FontOptionsHandle m_options;
    std::map<display::FontNumber, FontFaceHandle> m_faces;
};

} // namespace

std::unique_ptr<GlyphPainter> make_text_glyph_painter(const text::FontStore& fonts) {
    return std::make_unique<TextGlyphPainter>(fonts);
}

} // namespace panjshir::print
