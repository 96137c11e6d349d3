#include "scene/content.hpp"
#include "scene/grey_style.hpp"
#include "scene/layer_parts.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"

#include <cmath>

namespace panjshir::scene {

bool Drawing::visible(const MapBox& box) const {
    const MapBox seen = view.extent().grown(metres_per_mm() * 2);
    return box.west_m <= seen.east_m && box.east_m >= seen.west_m && box.south_m <= seen.north_m &&
           box.north_m >= seen.south_m;
}

bool Drawing::visible(MapPoint p, double margin_mm) const {
    return view.extent().grown(metres_per_mm() * margin_mm).contains(p);
}

display::Colour holder_colour(const chronicle::Chronicle& chronicle, std::string_view actor) {
    const chronicle::Actor* found = chronicle.actor(actor);
    if (found && !found->colour && !found->side.empty())
        found = chronicle.actor(found->side);
    return found && found->colour ? display::Colour::rgb(*found->colour) : style::kQuietInk;
}

display::PlacedPath circle_at(display::Point centre, double radius_mm) {
    static const display::PathPtr unit = display::share(display::circle({0, 0}, 1, 0.004));
    return {unit, {radius_mm, 0, 0, radius_mm, centre.x, centre.y}};
}

PageBox map_frame(Layout layout, double width_mm, double height_mm, SheetTemplate page) {
    return layout == Layout::Window ? PageBox{0, 0, width_mm, height_mm}
                                    : plan_sheet(page, width_mm, height_mm).frame;
}

std::optional<Drawing::Anchor> Drawing::anchor(std::string_view place_id) const {
    const auto at = content.anchor(place_id);
    if (!at)
        return std::nullopt;
    const double side = request.look.coarsen_m;
    // Areas and roads say no more than where the valley or the road is.
    if (!(side > 0) || content.ground->area(place_id) || content.ground->road(place_id))
        return Anchor{*at, false};
    const auto middle = [&](double v) { return (std::floor(v / side) + 0.5) * side; };
    return Anchor{{middle(at->easting_m), middle(at->northing_m)}, true};
}

void draw_ground_and_marks(Drawing& drawing) {
    const PageBox& frame = drawing.view.frame();
    drawing.list.commands.push_back(display::PushClip{
        {display::share(display::rectangle({frame.left, frame.top}, {frame.right, frame.bottom})),
         {}}});
    draw_relief(drawing);
    draw_contours(drawing);
    draw_claims(drawing); // under the rivers and borders, which must stay readable
    draw_rivers(drawing);
    draw_borders(drawing);
    draw_roads(drawing);
    draw_overlays_on_ground(drawing);
    draw_blockades(drawing);
    draw_graticule(drawing);
    draw_events(drawing);
    draw_overlay_marks(drawing);
}

display::DisplayList build_map(const SceneContent& content, const MapRequest& request,
                               const MapView& view, Layout layout, double width_mm,
                               double height_mm) {
    if (content.shaped_names->size() > 4000)
        content.shaped_names->clear();
    display::DisplayList list;
    list.width_mm = width_mm;
    list.height_mm = height_mm;
    list.paper = style::kPaper;
    Drawing drawing{content, request, view, layout, list};
    draw_ground_and_marks(drawing);
    // Furniture and degrees laid over the window's map are drawn last but take their room before
    // the labels do.
    display::DisplayList furniture;
    if (layout == Layout::Window) {
        Drawing over{content, request, view, layout, furniture};
        over.legend_holders = drawing.legend_holders;
        over.legend_events = drawing.legend_events;
        over.event_sides = drawing.event_sides;
        over.contested_shown = drawing.contested_shown;
        over.aged_shown = drawing.aged_shown;
        over.besieged_shown = drawing.besieged_shown;
        over.blocked_shown = drawing.blocked_shown;
        over.coarse_shown = drawing.coarse_shown;
        draw_furniture(over);
        draw_degrees(over);
        drawing.taken.insert(drawing.taken.end(), over.taken.begin(), over.taken.end());
    }
    draw_places(drawing);
    set_contour_figures(drawing);
    list.commands.push_back(display::PopClip{});
    if (layout == Layout::Sheet) { // about the map, telling what it shows
        draw_degrees(drawing);
        draw_furniture(drawing);
    }
    list.commands.insert(list.commands.end(), furniture.commands.begin(), furniture.commands.end());
    if (request.look.style == PrintStyle::Grey)
        turn_grey(list);
    return list;
}

} // namespace panjshir::scene
