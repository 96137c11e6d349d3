// The signs of the legend, drawn as the map draws them.

#include "scene/legend.hpp"

#include "scene/event_frames.hpp"
#include "scene/grey_style.hpp"
#include "scene/place_symbols.hpp"

#include "display/path_builder.hpp"

#include <algorithm>

namespace panjshir::scene {
namespace {

using Kind = LegendItem::Kind;

const display::Colour kGroundSample = display::Colour::rgb(0xEFE8DA);

class Swatch {
public:
    Swatch(FurniturePen& pen, const LegendItem& item, display::Point middle_left, double scale)
        : m_pen(pen), m_item(item), m_scale(scale),
          m_width(swatch_width_mm(item) * scale), m_a{middle_left.x, middle_left.y - 1.5 * scale},
          m_b{middle_left.x + m_width, middle_left.y + 1.5 * scale}, m_middle{middle_left.x +
                                                                                  m_width / 2,
                                                                              middle_left.y},
          m_box(display::rectangle(m_a, m_b)) {}

    void draw() {
        switch (m_item.kind) {
        case Kind::Held:
        case Kind::Contested:
            claimed();
            break;
        case Kind::Aged:
            m_pen.fill(m_box, kGroundSample);
            edge(style::kQuietInk, 0.45, {1.4, 0.8});
            break;
        case Kind::Besieged:
            m_pen.fill(m_box, kGroundSample);
            across(colour(0).with_alpha(0.85f), 1.5, {0.5, 1.0});
            break;
        case Kind::Blocked:
            m_pen.fill(display::circle(m_middle, 1.6 * m_scale), colour(0));
            m_pen.fill(display::rectangle({m_middle.x - m_scale, m_middle.y - 0.32 * m_scale},
                                          {m_middle.x + m_scale, m_middle.y + 0.32 * m_scale}),
                       style::kPaper);
            break;
        case Kind::Silent:
            m_pen.fill(m_box, kGroundSample);
            edge(style::kRule, 0.2, {});
            break;
        case Kind::Event:
            event();
            break;
        case Kind::Ring:
            rings();
            break;
        case Kind::Coarse:
            m_pen.stroke(display::rectangle({m_middle.x - 1.5 * m_scale, m_a.y},
                                            {m_middle.x + 1.5 * m_scale, m_b.y}),
                         style::kInk.with_alpha(0.7f), 0.25, {0.8, 0.6});
            break;
        case Kind::Overlay:
            overlay();
            break;
        case Kind::Place:
            place();
            break;
        case Kind::Contour:
            contours();
            break;
        case Kind::River:
            across(style::kWater, 0.45);
            break;
        case Kind::Road:
            across(style::kRoadCasing, 0.75);
            across(style::kRoad, 0.4);
            break;
        case Kind::RoadTunnel:
            across(style::kRoad, 0.5, {0.5, 0.5});
            break;
        case Kind::Border:
            across(style::kBorder.with_alpha(0.10f), 1.1);
            across(style::kBorder, 0.28, {2.2, 0.7, 0.35, 0.7});
            break;
        }
    }

private:
    bool grey() const { return m_pen.request().look.style == PrintStyle::Grey; }
    const chronicle::Chronicle& chronicle() const { return *m_pen.drawing().content.chronicle; }
    display::Colour colour(std::size_t holder) const {
        return holder < m_item.holders.size() ? holder_colour(chronicle(), m_item.holders[holder])
                                              : style::kQuietInk;
    }

    void edge(display::Colour colour, double width_mm, std::vector<double> dashes_mm) {
        m_pen.add(display::InnerStrokePath{FurniturePen::here(m_box), colour, width_mm,
                                           std::move(dashes_mm)});
    }

    // Two slopes of contours, the middle one an index contour.
    void contours() {
        for (const double y : {-1.0, 0.0, 1.0}) {
            const double x0 = m_a.x, x1 = m_b.x, middle = m_middle.y + y * m_scale;
            display::PathBuilder line;
            line.move_to({x0, middle + 0.35 * m_scale})
                .cubic_to({x0 + (x1 - x0) * 0.35, middle - 0.7 * m_scale},
                          {x0 + (x1 - x0) * 0.6, middle + 0.8 * m_scale},
                          {x1, middle - 0.3 * m_scale});
            m_pen.stroke(std::move(line).path(), y == 0 ? style::kIndexContour : style::kContour,
                         y == 0 ? 0.22 : 0.12);
        }
    }

    void across(display::Colour colour, double width_mm, std::vector<double> dashes_mm = {}) {
        const display::Point ends[] = {{m_a.x, m_middle.y}, {m_b.x, m_middle.y}};
        m_pen.stroke(display::polyline(ends), colour, width_mm, std::move(dashes_mm));
    }

    void claimed() {
        m_pen.fill(m_box, kGroundSample);
        const bool contested = m_item.kind == Kind::Contested;
        if (grey()) {
            append_hatches(m_pen.drawing().list, FurniturePen::here(m_box),
                           hatches_of(chronicle(), m_item.holders), m_a);
            return edge(style::kInk, 0.3, {});
        }
        if (!contested) {
            const auto alpha = static_cast<float>(style::kClaimAlpha);
            m_pen.add(display::FillPath{FurniturePen::here(m_box), colour(0).with_alpha(alpha),
                                        display::Blend::Multiply});
            return edge(colour(0), 0.45, {});
        }
        display::HatchPath hatch;
        hatch.shape = FurniturePen::here(m_box);
        for (std::size_t i = 0; i < m_item.holders.size(); ++i)
            hatch.bands.push_back(colour(i).with_alpha(static_cast<float>(style::kBandAlpha)));
        if (hatch.bands.size() == 1)
            hatch.bands.push_back(style::kPaper.with_alpha(0));
        hatch.band_mm = 1.1;
        hatch.anchor = m_a;
        m_pen.add(std::move(hatch));
        edge(style::kInk.with_alpha(0.6f), 0.25, {});
    }

    void event() {
        m_pen.fill(display::circle(m_middle, 1.75 * m_scale), style::kPaper);
        m_pen.stroke(display::circle(m_middle, 1.6 * m_scale), style::kQuietInk, 0.28);
        const auto& icons = m_pen.drawing().content.icons;
        const auto icon = icons.find(m_item.event);
        const double size = 1.1 * m_scale;
        if (icon != icons.end())
            m_pen.add(display::FillPath{{icon->second, {size, 0, 0, size, m_middle.x, m_middle.y}},
                                        style::kInk});
    }

    void rings() {
        const double r = 1.3 * m_scale;
        const std::size_t count = std::min<std::size_t>(m_item.holders.size(), 2);
        for (std::size_t i = 0; i < count; ++i) {
            const double along = count == 1 ? 0 : i == 0 ? -0.5 : 0.5;
            const display::Point at{m_middle.x + along * 2.5 * r, m_middle.y};
            const auto outline = [&](double radius) {
                return event_outline(chronicle(), m_pen.request().look.symbols, m_item.holders[i],
                                     at, radius);
            };
            m_pen.add(display::FillPath{outline(r), style::kPaper});
            display::StrokePath edge;
            edge.shape = outline(r - 0.2);
            edge.colour = colour(i);
            edge.width_mm = 0.45;
            edge.cap = display::Cap::Butt;
            edge.join = display::Join::Miter;
            if (grey())
                edge.dashes_mm = ring_dashes(chronicle(), m_item.holders[i]);
            m_pen.add(std::move(edge));
        }
    }

    void place() {
        gazetteer::Place sample;
        sample.kind = m_item.place;
        sample.rank = 2;
        draw_place_symbol(m_pen.drawing(), sample, m_middle);
    }

    void overlay() {
        if (const auto* area = std::get_if<OverlayFill>(m_item.overlay)) {
            m_pen.fill(m_box, kGroundSample);
            m_pen.add(display::FillPath{FurniturePen::here(m_box), area->colour,
                                        display::Blend::Multiply});
            if (area->edge_mm > 0)
                edge(area->edge, area->edge_mm, {});
        } else if (const auto* line = std::get_if<OverlayStroke>(m_item.overlay)) {
            across(line->colour, line->width_mm, line->dashes_mm);
        } else if (const auto* mark = std::get_if<OverlayMark>(m_item.overlay)) {
            m_pen.fill(display::circle(m_middle, 1.3 * m_scale), mark->colour);
        } else if (const auto* words = std::get_if<OverlayText>(m_item.overlay)) {
            const text::ShapedText letter = m_pen.set("a", {2.6 * m_scale, 600, words->colour});
            text::append(m_pen.drawing().list,
                         text::moved(letter, m_middle.x - letter.advance_mm / 2,
                                     m_middle.y + letter.cap_height_mm / 2));
        }
    }

    FurniturePen& m_pen;
    const LegendItem& m_item;
    double m_scale, m_width;
    display::Point m_a, m_b, m_middle;
    display::Path m_box;
};

} // namespace

double swatch_width_mm(const LegendItem& item) {
    switch (item.kind) {
    case Kind::Event:
    case Kind::Coarse:
        return 3.6;
    case Kind::Place:
        return 4.4;
    default:
        return 6.2;
    }
}

void draw_swatch(FurniturePen& pen, const LegendItem& item, display::Point middle_left,
                 double scale) {
    Swatch(pen, item, middle_left, scale).draw();
}

} // namespace panjshir::scene
