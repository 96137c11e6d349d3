#include "scene/layer_parts.hpp"
#include "scene/relief_source.hpp"
#include "scene/style.hpp"

namespace panjshir::scene {

void draw_relief(Drawing& drawing) {
    std::optional<ReliefRasters> finer;
    if (drawing.content.relief && drawing.has(Layer::Relief))
        finer = drawing.content.relief->rasters(drawing.view.extent(), drawing.metres_per_mm());
    const ReliefRasters& rasters = finer ? *finer : drawing.content.ground->relief;
    if (!drawing.has(Layer::Relief) || !rasters.heights)
        return;
    const terrain::ReliefStyle& look = drawing.content.relief_style;
    const double cell = rasters.heights->cell_size_m;
    const double mm = drawing.view.mm_per_m() * cell; // of a cell
    const display::Point first = drawing.view.to_page(
        {rasters.north_west.easting_m + cell / 2, rasters.north_west.northing_m - cell / 2});

    display::Relief relief;
    const PageBox& frame = drawing.view.frame();
    relief.top_left = {frame.left, frame.top};
    relief.bottom_right = {frame.right, frame.bottom};
    relief.heights = rasters.heights;
    relief.sky_view = rasters.sky_view;
    relief.texture = rasters.texture;
    relief.light_turn = rasters.light_turn;
    relief.to_page = {mm, 0, 0, mm, first.x, first.y};
    relief.light = {look.azimuth_deg,    look.altitude_deg,     look.exaggeration,
                    look.shade_strength, look.texture_strength, look.sky_strength};
    for (const terrain::ReliefTint& tint : look.tints)
        relief.tints.push_back(
            {tint.elevation_m, {tint.colour.red, tint.colour.green, tint.colour.blue, 1}});
    relief.void_colour = style::kPaper;
    drawing.list.commands.push_back(display::BeginGroup{"relief"});
    drawing.list.commands.push_back(std::move(relief));
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
