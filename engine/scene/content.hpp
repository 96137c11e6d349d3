#pragma once
// All that a map can be drawn from, and what is asked of one drawing.

#include "chronicle/day_state.hpp"
#include "chronicle/model.hpp"
#include "display/display_list.hpp"
#include "gazetteer/place.hpp"
#include "projection/projection.hpp"
#include "scene/contour_strokes.hpp"
#include "scene/ground.hpp"
#include "scene/layers.hpp"
#include "scene/lettering_lines.hpp"
#include "scene/map_view.hpp"
#include "scene/overlay.hpp"
#include "scene/river_strokes.hpp"
#include "scene/sheet_template.hpp"
#include "terrain/relief.hpp"
#include "text/font_store.hpp"
#include "text/shaper.hpp"

#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace panjshir::scene {

/// One icon a kind of event, drawn in a box of -1..1 both ways, filled by the even-odd rule.
using IconSet = std::map<chronicle::EventKind, display::PathPtr>;

/// Icons from SVG texts by file name without extension ("clash", "change-of-power"). Errors: a kind
/// without an icon, an icon that is none.
Result<IconSet> make_icons(const std::map<std::string, std::string>& svg_by_name);

/// A place with where it stands on the plane.
struct PlacePoint {
    const gazetteer::Place* place = nullptr;
    MapPoint at;
};

/// For the inset: where the sheet lies in its country.
struct Locator {
    std::vector<Polyline> country; ///< its generalised outline; empty: there is no inset
    const gazetteer::Place* name = nullptr;
    const gazetteer::Place* capital = nullptr;
};

/// Lives as long as the atlas is open; what it refers to outlives it.
struct SceneContent {
    const Projection* projection = nullptr;
    const chronicle::Chronicle* chronicle = nullptr;
    const Ground* ground = nullptr;
    const class ReliefSource* relief =
        nullptr; ///< finer than the ground's, or none: relief_source.hpp
    const text::FontStore* fonts = nullptr;
    std::vector<PlacePoint> places; ///< those with a position
    IconSet icons;
    std::unique_ptr<RiverStrokes> rivers;                                          ///< of `ground`
    std::unique_ptr<ContourStrokes> contours = std::make_unique<ContourStrokes>(); ///< of `ground`
    std::unique_ptr<LetteringLines> lettering = std::make_unique<LetteringLines>();
    /// Names as they were shaped before, by name and lettering; only a cache. Spreading letters
    /// gives other shapes at each scale, so it is emptied when it grows large.
    std::unique_ptr<std::map<std::string, text::ShapedText>> shaped_names =
        std::make_unique<std::map<std::string, text::ShapedText>>();
    terrain::ReliefStyle relief_style;
    LonLatBox area; ///< the atlas's own sheet
    Locator locator;

    const PlacePoint* place(std::string_view id) const;
    /// Where an event or claim about a place is drawn: the middle of its area, on its road, or its
    /// point.
    std::optional<MapPoint> anchor(std::string_view place_id) const;
};

/// What is asked of one drawing.
struct MapRequest {
    chronicle::DayState state;
    std::vector<chronicle::EventOnDay> events;
    std::string language = "en", second_language;
    LayerSet layers = LayerSet::usual();
    std::string selected;
    std::string headline;              ///< the title in one line
    std::string basis;                 ///< "According to all voices"
    std::string clocks;                ///< "said to be so on 23 August · known by 24 August"
    std::string credits;               ///< sources and data, at the foot
    std::string besides;               ///< "3 items without a position are listed beside the map"
    std::vector<std::string> unplaced; ///< what is told of the day and has no place on the map
    SheetLook look;
    std::vector<Overlay> overlays; ///< laid over the ground and the symbols
};

enum class Layout {
    Sheet, ///< a page as plan_sheet lays it out
    Window ///< edge to edge, with title, legend and scale bar laid over the map
};

/// The frame of the map within a page.
PageBox map_frame(Layout layout, double width_mm, double height_mm,
                  SheetTemplate page = SheetTemplate::Sheet);

/// The whole picture. The same content, request and view give the same list.
display::DisplayList build_map(const SceneContent& content, const MapRequest& request,
                               const MapView& view, Layout layout, double width_mm,
                               double height_mm);

} // namespace panjshir::scene
