#pragma once
// The legend: only what the map shows, by groups under headings.

#include "scene/furniture_pen.hpp"

#include <string>
#include <vector>

namespace panjshir::scene {

struct LegendItem {
    enum class Kind {
        Held,
        Contested,
        Aged,
        Besieged,
        Blocked,
        Silent,
        Event,
        Ring,   ///< of an event, in the colour of who acts
        Coarse, ///< a square of ground in which something happened
        Overlay,
        Place,
        Contour,
        River,
        Road,
        RoadTunnel,
        Border
    };
    Kind kind = Kind::Held;
    std::string label;
    std::vector<std::string> holders; ///< actor ids whose colour or hatch the sign has
    chronicle::EventKind event = chronicle::EventKind::Clash;
    gazetteer::PlaceKind place = gazetteer::PlaceKind::Town;
    const OverlayItem* overlay = nullptr;
};

struct LegendGroup {
    std::string heading;
    std::vector<LegendItem> items;
};

/// "Who is said to hold", "Events", "Signs"; empty groups are left out. What is shown is read from
/// the drawing and from the marks in its list, so that it is asked for when the map is drawn.
std::vector<LegendGroup> legend_groups(const FurniturePen& pen);

/// Claims and overlays, then events, for a legend without headings.
std::vector<LegendItem> legend_in_short(const FurniturePen& pen);

/// Width of the room that a sign takes, at a scale of 1.
double swatch_width_mm(const LegendItem& item);
/// The sign, its left edge and middle at a point, `scale` times its size of 3 mm in height.
void draw_swatch(FurniturePen& pen, const LegendItem& item, display::Point middle_left,
                 double scale = 1);

/// Items under each other in as many columns as their labels allow (one or two).
struct LegendBlock {
    Type label;
    double row_mm = 4.6;
    double scale = 1; ///< of the signs
};
double legend_group_height(const FurniturePen& pen, const LegendGroup& group, double width_mm,
                           const LegendBlock& block);
/// Returns the height.
double draw_legend_group(FurniturePen& pen, const LegendGroup& group, display::Point top_left,
                         double width_mm, const LegendBlock& block);

/// The items in rows that run from left to right within the box; what finds no room is left out.
void draw_legend_rows(FurniturePen& pen, const std::vector<LegendItem>& items, const PageBox& box,
                      const LegendBlock& block);

} // namespace panjshir::scene
