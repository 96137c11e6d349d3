// Contours: thin lines, every fifth stronger and broken for its height.

#include "scene/contour_strokes.hpp"
#include "scene/layer_parts.hpp"
#include "scene/lettering.hpp"
#include "scene/lettering_room.hpp"
#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace panjshir::scene {
namespace {

constexpr std::string_view kGroup = "contours";
constexpr double kFigure_mm = 1.85;       // the em of a height
constexpr double kBetweenFigures_mm = 16; // heights nearer than this crowd the map

const ContourSheet& sheet_of(const Drawing& drawing) {
    return drawing.content.contours->at(*drawing.content.ground, drawing.view.scale_denominator());
}

void stroke(Drawing& drawing, const display::PathPtr& path, display::Colour colour,
            double width_mm) {
    if (path->contours.empty())
        return;
    display::StrokePath command;
    command.shape = {path, drawing.view.ground()};
    command.colour = colour;
    command.width_mm = width_mm;
    command.cap = display::Cap::Butt; // pieces meet without a dot where they overlap
    drawing.list.commands.push_back(std::move(command));
}

class FigureSetter {
public:
    explicit FigureSetter(Drawing& drawing) : m_drawing(drawing), m_room(drawing) {
        m_lettering.size_mm = kFigure_mm;
        m_lettering.weight = 500;
        m_lettering.colour = style::kContourFigure;
    }

    /// Returns the frame with a gap for each height that was set.
    display::Path set_all() {
        const PageBox& frame = m_drawing.view.frame();
        m_gaps = display::rectangle({frame.left, frame.top}, {frame.right, frame.bottom});
        for (const ContourStation& station : sheet_of(m_drawing).stations)
            set(station);
        return std::move(m_gaps);
    }

private:
    void set(const ContourStation& station) {
        if (!m_drawing.visible(station.at))
            return;
        const display::Point at = m_drawing.view.to_page(station.at);
        const auto is_near = [&](display::Point p) {
            return std::hypot(p.x - at.x, p.y - at.y) < kBetweenFigures_mm;
        };
        if (std::any_of(m_set.begin(), m_set.end(), is_near))
            return;
        // Tops uphill, but never upside down.
        double angle = station.angle_rad;
        if (std::cos(angle) < -0.05)
            angle += M_PI;
        const text::ShapedText& figures =
            shape_name(m_drawing, figures_of(station.elevation_m), m_lettering, language());
        const double half = figures.advance_mm / 2, high = figures.cap_height_mm / 2;
        if (!m_room.try_text(
                text::turned(text::moved(figures, -half, high), -angle * 180 / M_PI, at.x, at.y)))
            return;
        m_set.push_back(at);
        add_gap(at, angle, half + 0.5, high + 0.35);
    }

    std::string figures_of(double elevation_m) const {
        return language() == "prs" ? grouped_number(elevation_m, language())
                                   : fmt::format("{:.0f}", elevation_m);
    }
    const std::string& language() const { return m_drawing.request.language; }

    void add_gap(display::Point at, double angle, double half_mm, double high_mm) {
        display::Contour gap;
        gap.closed = true;
        constexpr std::array<std::pair<int, int>, 4> kCorners{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
        for (const auto& [x, y] : kCorners) {
            const double u = x * half_mm, v = y * high_mm;
            gap.points.push_back({at.x + u * std::cos(angle) + v * std::sin(angle),
                                  at.y - u * std::sin(angle) + v * std::cos(angle)});
        }
        m_gaps.contours.push_back(std::move(gap));
    }

    Drawing& m_drawing;
    LetteringRoom m_room;
    Lettering m_lettering;
    display::Path m_gaps;
    std::vector<display::Point> m_set;
};

} // namespace

void draw_contours(Drawing& drawing) {
    if (!drawing.has(Layer::Contours))
        return;
    drawing.list.commands.push_back(display::BeginGroup{std::string(kGroup)});
    const ContourSheet& sheet = sheet_of(drawing);
    for (const ContourTile& tile : sheet.tiles)
        if (drawing.visible(tile.box)) {
            stroke(drawing, tile.thin, style::kContour, 0.1);
            stroke(drawing, tile.index, style::kIndexContour, 0.2);
        }
    drawing.list.commands.push_back(display::EndGroup{});
}

void set_contour_figures(Drawing& drawing) {
    if (!drawing.has(Layer::Contours) || !drawing.has(Layer::Labels))
        return;
    auto& commands = drawing.list.commands;
    const auto is_group = [](const display::Command& command) {
        const auto* group = std::get_if<display::BeginGroup>(&command);
        return group && group->name == kGroup;
    };
    const auto begin = std::find_if(commands.begin(), commands.end(), is_group);
    if (begin == commands.end())
        return;
    const auto group = begin - commands.begin();
    commands.push_back(display::BeginGroup{"contour-figures"});
    display::Path gaps = FigureSetter(drawing).set_all();
    commands.push_back(display::EndGroup{});
    if (gaps.contours.size() < 2)
        return;
    // The lines were drawn long before it was known where their heights find room.
    const auto end = std::find_if(commands.begin() + group, commands.end(), [](const auto& c) {
        return std::holds_alternative<display::EndGroup>(c);
    });
    commands.insert(end, display::PopClip{});
    commands.insert(commands.begin() + group + 1,
                    display::PushClip{{display::share(std::move(gaps)), {}}});
}

} // namespace panjshir::scene
