#pragma once
// Where things stand on a page: the map's frame, the title, the legend, the foot, and how large the
// furniture's letters are. Each template is a page of its own, for paper in the hand, for a wall of
// a room and for a square picture.

#include "base/error.hpp"
#include "scene/map_view.hpp"

#include <optional>
#include <string_view>

namespace panjshir::scene {

enum class SheetTemplate {
    Sheet, ///< paper of any size, upright or lying
    Slide, ///< read from the back of a room
    Square ///< read on a telephone
};
std::string_view to_string(SheetTemplate page); ///< "sheet", "slide", "square"
/// Error: none of these; the message lists them.
Result<SheetTemplate> parse_sheet_template(std::string_view text);

enum class PrintStyle {
    Colour,
    Grey ///< for copying machines: who holds is told by hatches alone
};
std::string_view to_string(PrintStyle style); ///< "colour", "grey"
Result<PrintStyle> parse_print_style(std::string_view text);

/// The signs of happenings.
enum class EventSymbols {
    Discs, ///< all round; the ring has the colour of who acts
    Frames ///< the shape tells who acts as well, as on military maps, but none says friend or foe
};
std::string_view to_string(EventSymbols symbols); ///< "discs", "frames"
Result<EventSymbols> parse_event_symbols(std::string_view text);

/// How a map looks, whatever it shows.
struct SheetLook {
    SheetTemplate page = SheetTemplate::Sheet;
    PrintStyle style = PrintStyle::Colour;
    /// Happenings and claims at a point are moved to the middle of a square of this side on the
    /// plane, so that nobody is found by the map; 0: they stand where they are.
    double coarsen_m = 0;
    EventSymbols symbols = EventSymbols::Discs;
    bool operator==(const SheetLook&) const = default;
};

/// "5km", "800m". Errors: not that form, less than 100 m or more than 100 km.
Result<double> parse_coarsening(std::string_view text);

/// Lengths in page millimetres.
struct SheetPlan {
    enum class Legend {
        Column, ///< to the right of the map
        Strip   ///< beneath it
    };
    Legend arrangement = Legend::Column;
    bool panels = false;  ///< the frame holds several maps, each with an edge of its own
    bool compact = false; ///< too small for inset, border of degrees and lists
    PageBox frame;        ///< of the map
    PageBox title;        ///< title in its upper part, basis and clocks in its lower
    PageBox legend;
    PageBox foot;
    double border_mm = 0; ///< strip around the frame for degrees; 0: they stand in the map
    double title_mm = 0, subtitle_mm = 0, text_mm = 0, small_mm = 0; ///< ems
};

/// Requires: positive sides. The legend stands as `arrangement` says, or else beside the map on
/// pages that lie. Letters grow with the page (on paper with the fourth root of its area: a wall
/// map is read from further off, but not in proportion).
SheetPlan plan_sheet(SheetTemplate page, double width_mm, double height_mm,
                     std::optional<SheetPlan::Legend> arrangement = {});

/// Least em of any letter of the furniture: 6 points, read at arm's length.
inline constexpr double kLeastText_mm = 2.1;

} // namespace panjshir::scene
