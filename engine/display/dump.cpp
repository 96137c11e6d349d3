#include "display/dump.hpp"

#include "base/overloaded.hpp"
#include "display/path_geometry.hpp"

#include <cmath>
#include <fmt/format.h>

namespace panjshir::display {
namespace {

/// Two decimals, without a sign on zero.
std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    return text == "-0.00" ? "0.00" : text;
}

std::string point(Point p) {
    return number(p.x) + "," + number(p.y);
}

std::string colour(const Colour& c) {
    const auto byte = [](float v) { return static_cast<int>(std::lround(v * 255)); };
    std::string text = fmt::format("#{:02X}{:02X}{:02X}", byte(c.red), byte(c.green), byte(c.blue));
    if (byte(c.alpha) != 255)
        text += fmt::format(" {}%", std::lround(c.alpha * 100));
    return text;
}

std::string dashes(const std::vector<double>& lengths) {
    std::string text;
    for (const double length : lengths)
        text.append(text.empty() ? " dashes " : " ").append(number(length));
    return text;
}

std::string look(Blend blend, FillRule rule) {
    return std::string(blend == Blend::Multiply ? " multiply" : "") +
           (rule == FillRule::NonZero ? " nonzero" : "");
}

/// In quotes; what cannot be seen is escaped.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\x{:02x}", static_cast<int>(c));
        else
            out += c;
    }
    out += '"';
    return out;
}

class Dumper {
public:
    explicit Dumper(const DumpOptions& options) : m_options(options) {}

    std::string text(const DisplayList& list) {
        line(fmt::format("page {} x {} mm paper {}", number(list.width_mm), number(list.height_mm),
                         colour(list.paper)));
        for (const Command& command : list.commands)
            std::visit([this](const auto& c) { write(c); }, command);
        if (m_groups > 0)
            line(fmt::format("! {} groups left open", m_groups));
        if (m_clips > 0)
            line(fmt::format("! {} clips left open", m_clips));
        if (m_options.hits == HitDetail::List)
            for (const HitArea& hit : list.hits)
                write_hit(hit);
        return std::move(m_text);
    }

private:
    void line(const std::string& content) {
        m_text.append(2 * static_cast<std::size_t>(m_groups + m_clips), ' ').append(content) +=
            '\n';
    }

    std::string shape(const PlacedPath& placed) const {
        const Path path = on_page(placed);
        std::size_t points = 0, closed = 0;
        for (const Contour& contour : path.contours) {
            points += contour.points.size();
            closed += contour.closed ? 1 : 0;
        }
        const Box box = bounds(path);
        std::string text = fmt::format(
            " [{},{} {},{}] {} open {} closed {} points", number(box.left), number(box.top),
            number(box.right), number(box.bottom), path.contours.size() - closed, closed, points);
        if (m_options.paths == PathDetail::Points)
            for (const Contour& contour : path.contours) {
                text += " (";
                for (std::size_t i = 0; i < contour.points.size(); ++i)
                    text.append(i == 0 ? "" : " ").append(point(contour.points[i]));
                text += contour.closed ? " closed)" : ")";
            }
        return text;
    }

    std::string font(FontNumber number_of_font) const {
        return m_options.font_name ? m_options.font_name(number_of_font)
                                   : fmt::format("font {}", number_of_font);
    }

    void write(const FillPath& c) {
        line("fill " + colour(c.colour) + look(c.blend, c.rule) + shape(c.shape));
    }
    void write(const HatchPath& c) {
        std::string bands;
        for (const Colour& band : c.bands)
            bands.append(bands.empty() ? "" : " / ").append(colour(band));
        line(fmt::format("hatch {} of {} at {} from {}{}{}", bands, number(c.band_mm),
                         number(c.angle_deg), point(c.anchor), look(c.blend, c.rule),
                         shape(c.shape)));
    }
    void write(const StrokePath& c) {
        std::string text = "stroke " + colour(c.colour) + " " + number(c.width_mm);
        if (c.end_width_mm >= 0)
            text += " to " + number(c.end_width_mm);
        text += dashes(c.dashes_mm);
        text += std::string(c.cap == Cap::Butt ? " butt" : "") +
                (c.join == Join::Miter ? " miter" : "");
        line(text + shape(c.shape));
    }
    void write(const InnerStrokePath& c) {
        line("inner stroke " + colour(c.colour) + " " + number(c.width_mm) + dashes(c.dashes_mm) +
             shape(c.shape));
    }
    void write(const GlyphRun& c) {
        std::string text = fmt::format("text {} {} {} {}", quoted(c.text), font(c.font),
                                       number(c.size_mm), colour(c.colour));
        if (c.halo_mm > 0)
            text += " halo " + colour(c.halo) + " " + number(c.halo_mm);
        if (c.right_to_left)
            text += " right-to-left";
        if (!c.glyphs.empty()) {
            const Glyph &first = c.glyphs.front(), &last = c.glyphs.back();
            text += " from " + point(first.position) + " to " + point(last.position);
            if (first.rotation_deg != 0 || last.rotation_deg != 0)
                text +=
                    " turned " + number(first.rotation_deg) + " to " + number(last.rotation_deg);
        }
        line(fmt::format("{} {} glyphs", text, c.glyphs.size()));
    }
    void write(const Relief& c) {
        std::string text = fmt::format("relief [{} {}]", point(c.top_left), point(c.bottom_right));
        if (c.heights)
            text += fmt::format(" {} x {} cells of {} m", c.heights->columns, c.heights->rows,
                                number(c.heights->cell_size_m));
        text += fmt::format(" light {} {} tints {}", number(c.light.azimuth_deg),
                            number(c.light.altitude_deg), c.tints.size());
        line(text);
    }
    void write(const PushClip& c) {
        line("clip" + shape(c.shape));
        ++m_clips;
    }
    void write(const PopClip&) {
        if (m_clips == 0)
            return line("! a clip ends that never began");
        --m_clips;
        line("end clip");
    }
    void write(const BeginGroup& c) {
        line("group " + quoted(c.name));
        ++m_groups;
    }
    void write(const EndGroup&) {
        if (m_groups == 0)
            return line("! a group ends that never began");
        --m_groups;
        line("end group");
    }
    void write_hit(const HitArea& hit) {
        std::string text = "hit " + quoted(hit.id);
        if (hit.radius_mm > 0)
            text += " " + point(hit.centre) + " radius " + number(hit.radius_mm);
        else
            text += shape(hit.shape);
        line(text);
    }

    const DumpOptions& m_options;
    std::string m_text;
    int m_groups = 0, m_clips = 0;
};

} // namespace

std::string dump(const DisplayList& list, const DumpOptions& options) {
    return Dumper(options).text(list);
}

} // namespace panjshir::display
