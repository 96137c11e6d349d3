#include "print/svg_page.hpp"

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "display/path_geometry.hpp"
#include "print/glyph_segments.hpp"
#include "print/png_writer.hpp"
#include "print/relief_image.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <numbers>

namespace panjshir::print {
namespace {

/// Up to three decimals, none that say nothing.
std::string number(double value) {
    std::string text = fmt::format("{:.3f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

/// Escaped for text and attributes; control characters, which XML forbids, become spaces.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group =
                group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k <= bytes.size() ? kDigits[(group >> (18 - 6 * k)) & 63] : '=';
    }
    return out;
}

std::string hex(const display::Colour& c) {
    const auto byte = [](float v) { return static_cast<int>(std::lround(v * 255)); };
    return fmt::format("#{:02x}{:02x}{:02x}", byte(c.red), byte(c.green), byte(c.blue));
}

/// Paint and opacity under a property's name.
std::string paint(std::string_view property, const display::Colour& c) {
    std::string text = fmt::format(" {}=\"{}\"", property, hex(c));
    if (c.alpha < 1)
        text += fmt::format(" {}-opacity=\"{}\"", property, number(c.alpha));
    return text;
}

std::string path_data(const display::Path& path) {
    std::string data;
    for (const display::Contour& contour : path.contours) {
        char letter = 'M';
        for (const display::Point& p : contour.points) {
            if (!std::isfinite(p.x) || !std::isfinite(p.y))
                continue;
            fmt::format_to(std::back_inserter(data), "{}{} {}", letter, number(p.x), number(p.y));
            letter = 'L';
        }
        if (contour.closed && letter == 'L')
            data += 'Z';
    }
    return data;
}

std::string look(display::Blend blend, display::FillRule rule) {
    return std::string(rule == display::FillRule::EvenOdd ? " fill-rule=\"evenodd\"" : "") +
           (blend == display::Blend::Multiply ? " style=\"mix-blend-mode:multiply\"" : "");
}

std::string dash_list(const std::vector<double>& dashes) {
    std::string text;
    for (const double dash : dashes)
        text.append(text.empty() ? "" : " ").append(number(dash));
    return text.empty() ? text : fmt::format(" stroke-dasharray=\"{}\"", text);
}

class SvgWriter {
public:
    SvgWriter(const text::FontStore& fonts, const PageOptions& options)
        : m_fonts(fonts), m_options(options) {}

    std::string write(const display::DisplayList& list) {
        m_page = {0, 0, list.width_mm, list.height_mm};
        add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}mm\" height=\"{1}mm\" "
            "viewBox=\"0 0 {0} {1}\" style=\"isolation:isolate\">\n",
            number(list.width_mm), number(list.height_mm));
        write_metadata();
        add("<rect width=\"100%\" height=\"100%\"{}/>\n", paint("fill", list.paper));
        for (const display::Command& command : list.commands)
            std::visit([this](const auto& c) { write(c); }, command);
        for (; !m_open.empty(); m_open.pop_back())
            m_svg += "</g>\n";
        m_svg += "</svg>\n";
        return std::move(m_svg);
    }

private:
    enum class Open { Group, Clip };

    template <typename... Args>
    void add(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(m_svg), format, std::forward<Args>(args)...);
    }

    void write_metadata() {
        std::string description;
        for (const auto& [key, text] : m_options.metadata) {
            if (key == "Title")
                add("<title>{}</title>\n", escaped(text));
            else
                description.append(description.empty() ? "" : "; ")
                    .append(key)
                    .append(": ")
                    .append(text);
        }
        if (!description.empty())
            add("<desc>{}</desc>\n", escaped(description));
    }

    /// Writes a clip path and returns its number.
    int define_clip(const std::string& data, display::FillRule rule) {
        add("<clipPath id=\"clip{}\"><path d=\"{}\"{}/></clipPath>\n", ++m_clips, data,
            rule == display::FillRule::EvenOdd ? " clip-rule=\"evenodd\"" : "");
        return m_clips;
    }

    void write(const display::FillPath& c) {
        add("<path d=\"{}\"{}{}/>\n", path_data(on_page(c.shape)), paint("fill", c.colour),
            look(c.blend, c.rule));
    }

    void write(const display::HatchPath& c) {
        display::Box box = bounds(c.shape);
        if (!box.intersects(m_page))
            return;
        box = {std::max(box.left, m_page.left), std::max(box.top, m_page.top),
               std::min(box.right, m_page.right), std::min(box.bottom, m_page.bottom)};
        const int clip = define_clip(path_data(on_page(c.shape)), c.rule);
        const std::vector<display::HatchBand> bands = hatch_bands(c, box);
        // The blend stands on the clipped group: a clip isolates what lies within it.
        add("<g clip-path=\"url(#clip{})\"{}>\n", clip,
            c.blend == display::Blend::Multiply ? " style=\"mix-blend-mode:multiply\"" : "");
        for (std::size_t colour = 0; colour < c.bands.size(); ++colour) {
            display::Path path;
            for (const display::HatchBand& band : bands)
                if (band.colour == colour)
                    path.contours.push_back({{band.corners, band.corners + 4}, true});
            if (!path.contours.empty())
                add("<path d=\"{}\"{}/>\n", path_data(path), paint("fill", c.bands[colour]));
        }
        m_svg += "</g>\n";
    }

    void write(const display::StrokePath& c) {
        if (c.end_width_mm >= 0) {
            display::Path area;
            for (const display::Contour& contour : on_page(c.shape).contours)
                for (display::Contour& outline :
                     tapered_outline(contour.points, c.width_mm, c.end_width_mm, c.cap).contours)
                    area.contours.push_back(std::move(outline));
            add("<path d=\"{}\"{}/>\n", path_data(area), paint("fill", c.colour));
            return;
        }
        add("<path d=\"{}\" fill=\"none\"{} stroke-width=\"{}\"{}{}{}/>\n",
            path_data(on_page(c.shape)), paint("stroke", c.colour), number(c.width_mm),
            dash_list(c.dashes_mm), c.cap == display::Cap::Round ? " stroke-linecap=\"round\"" : "",
            c.join == display::Join::Round ? " stroke-linejoin=\"round\"" : "");
    }

    void write(const display::InnerStrokePath& c) {
        const std::string data = path_data(on_page(c.shape));
        const int clip = define_clip(data, display::FillRule::EvenOdd);
        add("<path clip-path=\"url(#clip{})\" d=\"{}\" fill=\"none\"{} stroke-width=\"{}\"{} "
            "stroke-linejoin=\"round\"/>\n",
            clip, data, paint("stroke", c.colour), number(2 * c.width_mm), dash_list(c.dashes_mm));
    }

    void write(const display::GlyphRun& run) {
        for (const GlyphSegment& segment : segments_of(run))
            write_segment(run, segment);
    }

    void write_segment(const display::GlyphRun& run, const GlyphSegment& segment) {
        const text::Font& font = m_fonts[run.font];
        const display::Point origin = run.glyphs[segment.first_glyph].position;
        std::string place;
        if (segment.rotation_deg != 0)
            place = fmt::format(" transform=\"rotate({} {} {})\"", number(segment.rotation_deg),
                                number(origin.x), number(origin.y));
        if (run.right_to_left) {
            // The viewer joins the letters itself; in this direction the text's end is its left
            // side.
            place +=
                fmt::format(" x=\"{}\" direction=\"rtl\" text-anchor=\"end\"", number(origin.x));
        } else {
            place += fmt::format(" x=\"{}\"", x_positions(run, segment));
            // For viewers that know one position a text only.
            if (const double spacing = letter_spacing(run, segment, font);
                spacing > 0.02 * run.size_mm)
                place += fmt::format(" letter-spacing=\"{}\"", number(spacing));
        }
        std::string style;
        if (font.weight() != 400)
            style += fmt::format(" font-weight=\"{}\"", font.weight());
        if (font.slant() == text::Slant::Italic)
            style += " font-style=\"italic\"";
        if (run.halo_mm > 0 && run.halo.alpha > 0)
            style += fmt::format("{} stroke-width=\"{}\" stroke-linejoin=\"round\" "
                                 "paint-order=\"stroke\"",
                                 paint("stroke", run.halo), number(2 * run.halo_mm));
        add("<text{} y=\"{}\" font-family=\"{}\" font-size=\"{}\"{}{} "
            "xml:space=\"preserve\">{}</text>\n",
            place, number(origin.y), escaped(font.family()), number(run.size_mm),
            paint("fill", run.colour), style,
            escaped(run.text.substr(segment.first_byte, segment.byte_count)));
    }

    /// What lies between the letters besides their advances, in the mean.
    static double letter_spacing(const display::GlyphRun& run, const GlyphSegment& segment,
                                 const text::Font& font) {
        if (segment.glyph_count < 2)
            return 0;
        const display::Glyph& first = run.glyphs[segment.first_glyph];
        const display::Glyph& last = run.glyphs[segment.first_glyph + segment.glyph_count - 1];
        double advances = 0;
        for (std::uint32_t i = 0; i + 1 < segment.glyph_count; ++i)
            advances += font.advance_em(run.glyphs[segment.first_glyph + i].id) * run.size_mm;
        const double reach =
            std::hypot(last.position.x - first.position.x, last.position.y - first.position.y);
        return (reach - advances) / (segment.glyph_count - 1);
    }

    /// One x a character, so that spacing and kerning are this map's. A letter drawn with its
    /// neighbour as one glyph takes its share of that glyph.
    static std::string x_positions(const display::GlyphRun& run, const GlyphSegment& segment) {
        const display::Point origin = run.glyphs[segment.first_glyph].position;
        const double angle = segment.rotation_deg * std::numbers::pi / 180;
        const double c = std::cos(angle), s = std::sin(angle);
        const auto level_x = [&](const TextCluster& cluster) {
            const display::Point p = run.glyphs[cluster.first_glyph].position;
            return origin.x + c * (p.x - origin.x) + s * (p.y - origin.y);
        };
        std::string positions;
        for (std::size_t i = 0; i < segment.clusters.size(); ++i) {
            const TextCluster& cluster = segment.clusters[i];
            const double x = level_x(cluster);
            const double next =
                i + 1 < segment.clusters.size() ? level_x(segment.clusters[i + 1]) : x;
            const std::size_t letters = utf8::length(
                std::string_view(run.text).substr(cluster.first_byte, cluster.byte_count));
            for (std::size_t k = 0; k < letters; ++k)
                positions.append(positions.empty() ? "" : " ")
                    .append(number(x + (next - x) * static_cast<double>(k) /
                                           static_cast<double>(letters)));
        }
        return positions;
    }

    void write(const display::Relief& c) {
        const double px_per_mm = relief_px_per_mm(c, m_options.dpi);
        const PixelBox page{0, 0, static_cast<int>(std::ceil(m_page.right * px_per_mm)),
                            static_cast<int>(std::ceil(m_page.bottom * px_per_mm))};
        const PixelBox box = relief_pixels(c, px_per_mm, page);
        if (box.empty())
            return;
        PngEncoder encoder({box.columns, box.rows, 0, {}});
        constexpr int kRowsAtOnce = 256;
        for (int row = 0; row < box.rows; row += kRowsAtOnce)
            encoder.add_rows(shade_relief_pixels(
                c, px_per_mm,
                {box.left, box.top + row, box.columns, std::min(kRowsAtOnce, box.rows - row)}));
        const int clip = define_clip(path_data({{{{c.top_left,
                                                   {c.bottom_right.x, c.top_left.y},
                                                   c.bottom_right,
                                                   {c.top_left.x, c.bottom_right.y}},
                                                  true}}}),
                                     display::FillRule::NonZero);
        add("<image clip-path=\"url(#clip{})\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" "
            "preserveAspectRatio=\"none\" href=\"data:image/png;base64,{}\"/>\n",
            clip, number(box.left / px_per_mm), number(box.top / px_per_mm),
            number(box.columns / px_per_mm), number(box.rows / px_per_mm),
            base64(encoder.finish()));
    }

    void write(const display::PushClip& c) {
        const int clip = define_clip(path_data(on_page(c.shape)), display::FillRule::EvenOdd);
        add("<g clip-path=\"url(#clip{})\">\n", clip);
        m_open.push_back(Open::Clip);
    }
    void write(const display::PopClip&) { close(Open::Clip); }
    void write(const display::BeginGroup& c) {
        add("<g data-name=\"{}\">\n", escaped(c.name));
        m_open.push_back(Open::Group);
    }
    void write(const display::EndGroup&) { close(Open::Group); }

    /// Elements must nest; what was not opened last is left open.
    void close(Open kind) {
        if (m_open.empty() || m_open.back() != kind)
            return;
        m_open.pop_back();
        m_svg += "</g>\n";
    }

    const text::FontStore& m_fonts;
    const PageOptions& m_options;
    display::Box m_page;
    std::string m_svg;
    std::vector<Open> m_open;
    int m_clips = 0;
};

} // namespace

Result<void> write_svg_page(const display::DisplayList& list, const text::FontStore& fonts,
                            const std::filesystem::path& file, const PageOptions& options) {
    return write_file(file, SvgWriter(fonts, options).write(list));
}

} // namespace panjshir::print
