#include "text/shaper.hpp"

#include "text/itemise.hpp"
#include "text/library_handles.hpp"
#include "text/shape_line.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace panjshir::text {
namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;

bool reads_from_right(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    constexpr std::array<std::string_view, 6> languages{"prs", "fa", "ps", "ar", "ur", "he"};
    return std::find(languages.begin(), languages.end(), primary) != languages.end();
}

/// Dari is written by the rules that fonts know as Persian's.
hb_language_t shaping_language(const std::string& language) {
    const std::string known = language == "prs" ? "fa" : language;
    return hb_language_from_string(known.c_str(), -1);
}

struct Ink {
    double left = std::numeric_limits<double>::infinity(), top = left, right = -left,
           bottom = -left;
    void add(double x, double y) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    InkBox box() const { return left <= right ? InkBox{left, top, right, bottom} : InkBox{}; }
};

void add_ink(Ink& ink, const Font& font, const display::Glyph& glyph, double mm_per_unit) {
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(font.shaping_font(), glyph.id, &extents) || extents.width == 0)
        return;
    const double x = glyph.position.x + extents.x_bearing * mm_per_unit;
    const double y = glyph.position.y - extents.y_bearing * mm_per_unit;
    ink.add(x, y);
    ink.add(x + extents.width * mm_per_unit,
            y - extents.height * mm_per_unit); // height is negative
}

std::vector<hb_feature_t> features_for(const ShapeOptions& options, bool letterspaced) {
    const auto feature = [](const char* tag, std::uint32_t value) {
        return hb_feature_t{hb_tag_from_string(tag, 4), value, HB_FEATURE_GLOBAL_START,
                            HB_FEATURE_GLOBAL_END};
    };
    std::vector<hb_feature_t> features;
    if (letterspaced) { // letters set apart are not drawn as one
        features.push_back(feature("liga", 0));
        features.push_back(feature("clig", 0));
    }
    if (options.numerals == Numerals::Tabular)
        features.push_back(feature("tnum", 1));
    return features;
}

/// Shapes one item from `pen` on; returns where the next begins.
class ItemShaper {
public:
    ItemShaper(const FontStore& fonts, const ShapeOptions& options, const ItemisedLine& line)
        : m_fonts(fonts), m_options(options), m_line(line), m_buffer(hb_buffer_create()) {}

    void shape(const TextItem& item, ShapedText& text) {
        const Font& font = m_fonts[item.font];
        const Joining joining = joining_of(item.script);
        const double spacing = joining == Joining::Separate ? m_options.letter_spacing_mm : 0;

        hb_buffer_t* buffer = m_buffer.get();
        hb_buffer_reset(buffer);
        hb_buffer_set_direction(buffer, item.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer, static_cast<hb_script_t>(item.script));
        hb_buffer_set_language(buffer, shaping_language(m_options.language));
        // The whole line goes in, so that letters join across items as they should.
        hb_buffer_add_utf8(buffer, m_line.utf8.data(), static_cast<int>(m_line.utf8.size()),
                           static_cast<unsigned>(item.first_byte),
                           static_cast<int>(item.byte_count));
        const std::vector<hb_feature_t> features = features_for(m_options, spacing != 0);
        hb_shape(font.shaping_font(), buffer, features.data(),
                 static_cast<unsigned>(features.size()));

        display::GlyphRun run;
        run.font = item.font;
        run.size_mm = m_options.size_mm;
        run.colour = m_options.colour;
        run.halo = m_options.halo;
        run.halo_mm = m_options.halo_mm;
        run.text = m_line.utf8.substr(item.first_byte, item.byte_count);
        run.right_to_left = item.right_to_left;
        place_glyphs(item, font, joining, spacing, run, text);
        text.runs.push_back(std::move(run));

        text.ascent_mm = std::max(text.ascent_mm, font.ascent_em() * m_options.size_mm);
        text.descent_mm = std::max(text.descent_mm, font.descent_em() * m_options.size_mm);
        text.cap_height_mm = std::max(text.cap_height_mm, font.cap_height_em() * m_options.size_mm);
    }

    void finish(ShapedText& text) const {
        text.advance_mm = m_pen_mm - m_last_spacing_mm;
        text.ink = m_ink.box();
    }

private:
    void place_glyphs(const TextItem& item, const Font& font, Joining joining, double spacing,
                      display::GlyphRun& run, ShapedText& text) {
        const double mm_per_unit = m_options.size_mm / font.units_per_em();
        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(m_buffer.get(), &count);
        const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(m_buffer.get(), &count);
        run.glyphs.reserve(count);
        bool unit_is_space = false;
        for (unsigned i = 0; i < count; ++i) {
            const bool new_cluster = i == 0 || infos[i].cluster != infos[i - 1].cluster;
            const bool space = m_line.utf8[infos[i].cluster] == ' ';
            const bool new_unit =
                i == 0 || (joining == Joining::Joined ? space || unit_is_space : new_cluster);
            if (new_cluster && i > 0)
                m_pen_mm += spacing;
            if (new_unit)
                text.units.push_back(
                    {static_cast<std::uint32_t>(text.runs.size()), i, 0, m_pen_mm, 0});
            unit_is_space = space;

            display::Glyph glyph;
            glyph.id = infos[i].codepoint;
            glyph.position = {m_pen_mm + places[i].x_offset * mm_per_unit,
                              -places[i].y_offset * mm_per_unit};
            glyph.cluster = infos[i].cluster - static_cast<std::uint32_t>(item.first_byte);
            add_ink(m_ink, font, glyph, mm_per_unit);
            run.glyphs.push_back(glyph);
            m_pen_mm += places[i].x_advance * mm_per_unit;
            text.units.back().glyph_count += 1;
            text.units.back().advance_mm = m_pen_mm - text.units.back().start_mm;
        }
        m_pen_mm += spacing;
        m_last_spacing_mm = spacing;
    }

    const FontStore& m_fonts;
    const ShapeOptions& m_options;
    const ItemisedLine& m_line;
    BufferHandle m_buffer;
    double m_pen_mm = 0, m_last_spacing_mm = 0;
    Ink m_ink;
};

} // namespace

BaseDirection base_direction(const ShapeOptions& options) {
    return reads_from_right(options.language) ? BaseDirection::RightToLeft
                                              : BaseDirection::ByFirstLetter;
}

ShapedText shape_line(const FontStore& fonts, std::string_view utf8, const ShapeOptions& options,
                      BaseDirection base) {
    ShapedText text;
    const ItemisedLine line = itemise(fonts, utf8, options.font, base);
    text.right_to_left = line.right_to_left;
    ItemShaper shaper(fonts, options, line);
    for (const TextItem& item : line.items)
        shaper.shape(item, text);
    shaper.finish(text);
    return text;
}

ShapedText shape(const FontStore& fonts, std::string_view utf8, const ShapeOptions& options) {
    return shape_line(fonts, utf8, options, base_direction(options));
}

std::string isolated(std::string_view utf8) {
    return "\u2068" + std::string(utf8) + "\u2069";
}

ShapedText moved(ShapedText text, double dx, double dy) {
    for (display::GlyphRun& run : text.runs)
        for (display::Glyph& glyph : run.glyphs) {
            glyph.position.x += dx;
            glyph.position.y += dy;
        }
    text.ink = {text.ink.left_mm + dx, text.ink.top_mm + dy, text.ink.right_mm + dx,
                text.ink.bottom_mm + dy};
    return text;
}

ShapedText turned(ShapedText text, double clockwise_deg, double dx, double dy) {
    const double c = std::cos(clockwise_deg * kRadiansPerDegree);
    const double s = std::sin(clockwise_deg * kRadiansPerDegree);
    const display::Affine turn{c, -s, s, c, dx, dy}; // y down: clockwise as seen
    for (display::GlyphRun& run : text.runs)
        for (display::Glyph& glyph : run.glyphs) {
            glyph.position = turn.apply(glyph.position);
            glyph.rotation_deg += static_cast<float>(clockwise_deg);
        }
    const InkBox old = text.ink;
    Ink ink;
    for (const double x : {old.left_mm, old.right_mm})
        for (const double y : {old.top_mm, old.bottom_mm}) {
            const display::Point p = turn.apply({x, y});
            ink.add(p.x, p.y);
        }
    text.ink = ink.box();
    return text;
}

void append(display::DisplayList& list, const ShapedText& text) {
    for (const display::GlyphRun& run : text.runs)
        list.commands.emplace_back(run);
}

} // namespace panjshir::text
