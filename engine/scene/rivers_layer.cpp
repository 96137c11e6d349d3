#include "scene/layer_parts.hpp"
#include "scene/river_strokes.hpp"
#include "scene/style.hpp"

namespace panjshir::scene {

void draw_rivers(Drawing& drawing) {
    if (!drawing.has(Layer::Rivers) || !drawing.content.rivers)
        return;
    drawing.list.commands.push_back(display::BeginGroup{"rivers"});
    for (const RiverStroke& river : drawing.content.rivers->at(drawing.view.scale_denominator())) {
        display::StrokePath stroke;
        stroke.shape = {river.path, drawing.view.ground()};
        stroke.colour = style::kWater;
        stroke.width_mm = river.start_width_mm;
        stroke.end_width_mm = river.end_width_mm == river.start_width_mm ? -1 : river.end_width_mm;
        drawing.list.commands.push_back(std::move(stroke));
    }
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
