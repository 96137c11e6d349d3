// What users and questions lay over the map: areas and lines under the symbols, marks and texts
// over them.

#include "scene/layer_parts.hpp"
#include "scene/style.hpp"

#include "base/overloaded.hpp"
#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace panjshir::scene {
namespace {

constexpr double kWidthThatNamesAvoid_mm = 0.7;

display::PathPtr ground_path(const std::vector<MapLine>& lines, bool closed) {
    display::Path path;
    for (const MapLine& line : lines) {
        display::Contour contour;
        contour.closed = closed;
        contour.points.reserve(line.size());
        for (const MapPoint p : line)
            contour.points.push_back({p.easting_m, p.northing_m});
        path.contours.push_back(std::move(contour));
    }
    return display::share(std::move(path));
}

MapBox box_of(const std::vector<MapLine>& lines) {
    MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (const MapLine& line : lines)
        for (const MapPoint p : line)
            box = {std::min(box.west_m, p.easting_m), std::min(box.south_m, p.northing_m),
                   std::max(box.east_m, p.easting_m), std::max(box.north_m, p.northing_m)};
    return box;
}

class OverlayPainter {
public:
    OverlayPainter(Drawing& drawing, const Overlay& overlay)
        : m_drawing(drawing), m_overlay(overlay) {}

    void fill(const OverlayFill& item) {
        if (item.area.empty() || !m_drawing.visible(box_of(item.area.rings)))
            return;
        const display::PlacedPath shape{ground_path(item.area.rings, true),
                                        m_drawing.view.ground()};
        if (item.colour.alpha > 0)
            add(display::FillPath{shape, item.colour, display::Blend::Multiply});
        if (item.edge_mm > 0)
            add(display::InnerStrokePath{shape, item.edge, item.edge_mm, {}});
        hit_area(shape);
    }

    void stroke(const OverlayStroke& item) {
        if (item.lines.empty() || !m_drawing.visible(box_of(item.lines)))
            return;
        display::StrokePath command;
        command.shape = {ground_path(item.lines, false), m_drawing.view.ground()};
        if (item.casing_mm > 0) {
            display::StrokePath casing = command;
            casing.colour = style::kPaper.with_alpha(0.85f);
            casing.width_mm = item.width_mm + 2 * item.casing_mm;
            add(std::move(casing));
        }
        command.colour = item.colour;
        command.width_mm = item.width_mm;
        command.dashes_mm = item.dashes_mm;
        if (!item.dashes_mm.empty())
            command.cap = display::Cap::Butt;
        add(std::move(command));
        if (item.end == LineEnd::Arrow)
            for (const MapLine& line : item.lines)
                arrow_head(line, item);
        for (const MapLine& line : item.lines)
            hits_along(line);
        // On sheets names keep clear of what is told by a line; in a window they hang on the scale
        // alone.
        if (m_drawing.layout == Layout::Sheet && item.width_mm >= kWidthThatNamesAvoid_mm)
            for (const MapLine& line : item.lines)
                take_along(line, item.width_mm / 2 + 0.2);
    }

    void mark(const OverlayMark& item) {
        if (!m_drawing.visible(item.at, item.radius_mm + 2))
            return;
        const display::Point c = m_drawing.view.to_page(item.at);
        const double r = item.radius_mm;
        switch (item.shape) {
        case MarkShape::Dot:
            add(display::FillPath{circle_at(c, r + 0.35), style::kPaper});
            add(display::FillPath{circle_at(c, r), item.colour});
            break;
        case MarkShape::Ring:
            ring(c, r, style::kPaper.with_alpha(0.85f), 1.5);
            ring(c, r, item.colour, 0.7);
            break;
        case MarkShape::Cross:
            cross(c, r, style::kPaper, 1.5);
            cross(c, r, item.colour, 0.8);
            break;
        case MarkShape::Disc:
            add(display::FillPath{circle_at(c, r), style::kPaper});
            ring(c, r - 0.2, item.colour, 0.4);
            break;
        case MarkShape::Observer:
            add(display::FillPath{circle_at(c, r), style::kPaper});
            ring(c, r - 0.15, item.colour, 0.5);
            add(display::FillPath{circle_at(c, r * 0.4), item.colour});
            break;
        }
        if (item.shape == MarkShape::Disc && !item.text.empty()) {
            const text::ShapedText number = set(item.text, r * 1.25, 700, item.colour, 0);
            text::append(m_drawing.list, text::moved(number, c.x - number.advance_mm / 2,
                                                     c.y + number.cap_height_mm / 2));
        }
        m_drawing.taken.push_back({c.x - r, c.y - r, c.x + r, c.y + r});
        hit_point(c, r + 0.8);
    }

    void write(const OverlayText& item) {
        if (item.text.empty() || !m_drawing.visible(item.at, 40))
            return;
        const display::Point at = m_drawing.view.to_page(item.at);
        std::vector<text::ShapedText> lines;
        std::istringstream parts(item.text);
        double widest = 0;
        for (std::string part; std::getline(parts, part);) {
            lines.push_back(
                set(part, item.size_mm, item.weight, item.colour, style::kHaloWidth_mm));
            widest = std::max(widest, lines.back().advance_mm);
        }
        const double leading = item.size_mm * 1.25;
        const double height = leading * static_cast<double>(lines.size());
        constexpr double kGap_mm = 2;
        double left = at.x - widest / 2;
        if (item.place == TextPlace::Beside)
            left = at.x + kGap_mm + widest > m_drawing.view.frame().right - 1
                       ? at.x - kGap_mm - widest
                       : at.x + kGap_mm;
        const double top = at.y - height / 2;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double x =
                item.place == TextPlace::Centred
                    ? at.x - lines[i].advance_mm / 2
                    : (lines[i].right_to_left ? left + widest - lines[i].advance_mm : left);
            text::append(m_drawing.list,
                         text::moved(lines[i], x,
                                     top + leading * (static_cast<double>(i) + 0.5) +
                                         lines[i].cap_height_mm / 2));
        }
        const PageBox box{left, top, left + widest, top + height};
        m_drawing.taken.push_back(box);
        if (!m_overlay.id.empty())
            m_drawing.list.hits.push_back(
                {m_overlay.id,
                 {display::share(display::rectangle({box.left, box.top}, {box.right, box.bottom})),
                  {}},
                 {},
                 0});
    }

private:
    void add(display::Command command) { m_drawing.list.commands.push_back(std::move(command)); }

    text::ShapedText set(const std::string& text, double size_mm, int weight,
                         display::Colour colour, double halo_mm) const {
        text::ShapeOptions options;
        options.font.weight = weight;
        options.size_mm = size_mm;
        options.colour = colour;
        options.halo = style::kHalo.with_alpha(0.92f);
        options.halo_mm = halo_mm;
        options.language = m_drawing.request.language == "prs" ? "en" : m_drawing.request.language;
        return text::shape(*m_drawing.content.fonts, text, options);
    }

    void ring(display::Point c, double radius, display::Colour colour, double width) {
        display::StrokePath command;
        command.shape = circle_at(c, radius);
        command.colour = colour;
        command.width_mm = width;
        add(std::move(command));
    }

    void cross(display::Point c, double r, display::Colour colour, double width) {
        display::PathBuilder pen;
        pen.move_to({c.x - r, c.y - r}).line_to({c.x + r, c.y + r});
        pen.move_to({c.x + r, c.y - r}).line_to({c.x - r, c.y + r});
        display::StrokePath command;
        command.shape = {std::move(pen).shared(), {}};
        command.colour = colour;
        command.width_mm = width;
        add(std::move(command));
    }

    // The head points along the last few millimetres, so that a jagged way does not turn it about.
    void arrow_head(const MapLine& line, const OverlayStroke& item) {
        if (line.size() < 2)
            return;
        const display::Point tip = m_drawing.view.to_page(line.back());
        const double reach = std::max(3.0, item.width_mm * 5);
        display::Point from = m_drawing.view.to_page(line.front());
        for (std::size_t i = line.size() - 1; i-- > 0;) {
            const display::Point p = m_drawing.view.to_page(line[i]);
            if (std::hypot(p.x - tip.x, p.y - tip.y) >= reach) {
                from = p;
                break;
            }
        }
        const double length = std::hypot(tip.x - from.x, tip.y - from.y);
        if (length < 1e-6)
            return;
        const double ux = (tip.x - from.x) / length, uy = (tip.y - from.y) / length;
        const double h = std::max(2.2, item.width_mm * 3.6), w = h * 0.42;
        const display::Point head[] = {
            {tip.x + ux * h * 0.35, tip.y + uy * h * 0.35},
            {tip.x - ux * h * 0.65 - uy * w, tip.y - uy * h * 0.65 + ux * w},
            {tip.x - ux * h * 0.4, tip.y - uy * h * 0.4},
            {tip.x - ux * h * 0.65 + uy * w, tip.y - uy * h * 0.65 - ux * w}};
        add(display::FillPath{{display::share(display::polygon(head)), {}}, item.colour});
    }

    void hit_area(const display::PlacedPath& shape) {
        if (!m_overlay.id.empty())
            m_drawing.list.hits.push_back({m_overlay.id, shape, {}, 0});
    }
    void hit_point(display::Point at, double radius) {
        if (!m_overlay.id.empty())
            m_drawing.list.hits.push_back({m_overlay.id, {}, at, radius});
    }
    void hits_along(const MapLine& line) {
        if (m_overlay.id.empty())
            return;
        constexpr double kStep_mm = 2;
        display::Point last{-1e9, -1e9};
        for (std::size_t i = 0; i < line.size(); ++i) {
            const display::Point p = m_drawing.view.to_page(line[i]);
            if (i > 0) {
                const display::Point from = m_drawing.view.to_page(line[i - 1]);
                const double length = std::hypot(p.x - from.x, p.y - from.y);
                if (length > 2000)
                    continue;
                for (double d = kStep_mm; d < length; d += kStep_mm)
                    hit_seen({from.x + (p.x - from.x) * d / length,
                              from.y + (p.y - from.y) * d / length},
                             last);
            }
            hit_seen(p, last);
        }
    }
    void take_along(const MapLine& line, double half_mm) {
        constexpr double kStep_mm = 1;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const display::Point a = m_drawing.view.to_page(line[i - 1]),
                                 b = m_drawing.view.to_page(line[i]);
            const double steps =
                std::clamp(std::ceil(std::hypot(b.x - a.x, b.y - a.y) / kStep_mm), 1.0, 2000.0);
            for (double step = 0; step <= steps; ++step) {
                const display::Point p{a.x + (b.x - a.x) * step / steps,
                                       a.y + (b.y - a.y) * step / steps};
                if (m_drawing.view.frame().contains(p))
                    m_drawing.taken.push_back(
                        {p.x - half_mm, p.y - half_mm, p.x + half_mm, p.y + half_mm});
            }
        }
    }
    void hit_seen(display::Point p, display::Point& last) {
        if (!m_drawing.view.frame().contains(p) || std::hypot(p.x - last.x, p.y - last.y) < 1.5)
            return;
        last = p;
        hit_point(p, 1.5);
    }

    Drawing& m_drawing;
    const Overlay& m_overlay;
};

} // namespace

void draw_overlays_on_ground(Drawing& drawing) {
    for (const Overlay& overlay : drawing.request.overlays) {
        OverlayPainter painter(drawing, overlay);
        drawing.list.commands.push_back(display::BeginGroup{"overlay " + overlay.id});
        for (const OverlayItem& item : overlay.items)
            if (const auto* area = std::get_if<OverlayFill>(&item))
                painter.fill(*area);
        for (const OverlayItem& item : overlay.items)
            if (const auto* line = std::get_if<OverlayStroke>(&item))
                painter.stroke(*line);
        drawing.list.commands.push_back(display::EndGroup{});
    }
}

void draw_overlay_marks(Drawing& drawing) {
    for (const Overlay& overlay : drawing.request.overlays) {
        OverlayPainter painter(drawing, overlay);
        drawing.list.commands.push_back(display::BeginGroup{"overlay " + overlay.id});
        for (const OverlayItem& item : overlay.items)
            std::visit(overloaded{[&](const OverlayMark& mark) { painter.mark(mark); },
                                  [&](const OverlayText& text) { painter.write(text); },
                                  [](const auto&) {}},
                       item);
        drawing.list.commands.push_back(display::EndGroup{});
    }
}

} // namespace panjshir::scene
