// Roads and borders.

#include "scene/layer_parts.hpp"
#include "scene/style.hpp"

namespace panjshir::scene {
namespace {

void stroke(Drawing& drawing, const LineShape& line, display::Colour colour, double width_mm,
            std::vector<double> dashes = {}) {
    display::StrokePath command;
    command.shape = {line.path.at(drawing.metres_per_mm()), drawing.view.ground()};
    command.colour = colour;
    command.width_mm = width_mm;
    command.cap = dashes.empty() ? display::Cap::Round : display::Cap::Butt;
    command.dashes_mm = std::move(dashes);
    drawing.list.commands.push_back(std::move(command));
}

} // namespace

void draw_roads(Drawing& drawing) {
    if (!drawing.has(Layer::Roads))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"roads"});
    const auto& roads = drawing.content.ground->roads;
    const auto is_tunnel = [](const LineShape& road) {
        return road.kind == gazetteer::PlaceKind::Tunnel;
    };
    for (const LineShape& road : roads)
        if (!is_tunnel(road))
            stroke(drawing, road, style::kRoadCasing, 0.75);
    for (const LineShape& road : roads)
        if (is_tunnel(road))
            stroke(drawing, road, style::kRoad, 0.5, {0.5, 0.5});
        else
            stroke(drawing, road, style::kRoad, 0.32);
    drawing.list.commands.push_back(display::EndGroup{});
}

void draw_borders(Drawing& drawing) {
    if (!drawing.has(Layer::Borders))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"borders"});
    for (const LineShape& border : drawing.content.ground->borders) {
        stroke(drawing, border, style::kBorder.with_alpha(0.10f), 1.1);
        stroke(drawing, border, style::kBorder, 0.24, {2.2, 0.7, 0.35, 0.7});
    }
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
