#pragma once
// The layers of the map, each in a file of its own, in painting order. They append to one display
// list and tell each other only which boxes of the page are taken.

#include "scene/content.hpp"
#include "text/shaper.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::scene {

/// What every layer is given.
struct Drawing {
    const SceneContent& content;
    const MapRequest& request;
    const MapView& view;
    Layout layout;
    display::DisplayList& list;
    std::vector<PageBox> taken; ///< symbols and furniture that labels must keep clear of
    std::vector<std::string> legend_holders; ///< actor ids whose fill is shown, for the legend
    bool contested_shown = false, aged_shown = false, besieged_shown = false, blocked_shown = false;
    std::vector<chronicle::EventKind> legend_events;
    std::vector<std::string> event_sides; ///< whose colour rings of events have, for the legend
    bool coarse_shown = false;            ///< positions were made coarse

    bool has(Layer layer) const { return request.layers.has(layer); }
    double metres_per_mm() const { return 1.0 / view.mm_per_m(); }
    /// Whether any of a box lies in the frame.
    bool visible(const MapBox& box) const;
    bool visible(MapPoint p, double margin_mm = 0) const;
    /// Where a happening or claim at a place is drawn, made coarse if that is asked for, and
    /// whether it was.
    struct Anchor {
        MapPoint at;
        bool coarse = false;
    };
    std::optional<Anchor> anchor(std::string_view place_id) const;
    bool grey() const { return request.look.style == PrintStyle::Grey; }
    const std::string& name_of(const gazetteer::Place& place) const {
        return place.name_in(request.language);
    }
};

/// Opens the clip of the map's frame, which the caller closes, and draws all layers but lettering
/// and furniture.
void draw_ground_and_marks(Drawing& drawing);
void draw_relief(Drawing& drawing);
void draw_contours(Drawing& drawing);
void set_contour_figures(Drawing& drawing); ///< when all names have found room; breaks the lines
void draw_rivers(Drawing& drawing);
void draw_roads(Drawing& drawing);
void draw_borders(Drawing& drawing);
void draw_claims(Drawing& drawing);
void draw_blockades(Drawing& drawing); ///< over roads and rivers
void draw_events(Drawing& drawing);
void draw_places(Drawing& drawing); ///< symbols and all lettering
void draw_graticule(Drawing& drawing);
void draw_overlays_on_ground(Drawing& drawing); ///< their areas and lines
void draw_overlay_marks(Drawing& drawing);      ///< their marks and texts
void draw_degrees(Drawing& drawing); ///< the graticule's figures: a sheet's border, a window's edge
void draw_furniture(Drawing& drawing);

/// A circle of the page. All circles are one path, so that painters keep what they made of it.
display::PlacedPath circle_at(display::Point centre, double radius_mm);

/// Colour of a side or actor who can hold ground; grey for any other.
display::Colour holder_colour(const chronicle::Chronicle& chronicle, std::string_view actor);

} // namespace panjshir::scene
