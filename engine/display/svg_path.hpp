#pragma once
// Reads the path data of SVG ("M0 0 L10 0 ..."), as icons are drawn in.

#include "base/error.hpp"
#include "display/display_list.hpp"
#include "display/path_builder.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace panjshir::display {

/// All commands (M L H V C S Q T A Z, absolute and relative), in the units of the data; curves
/// flattened to `tolerance` of those units. Error: the first thing that is not path data, with its
/// character position; nothing of such a path is kept. Grammar: SVG 1.1, 8.3.9.
Result<Path> parse_svg_path(std::string_view data, double tolerance = kFlatness_mm);

/// What an icon file holds: a box and the filled paths in it.
struct SvgIcon {
    Point top_left;
    double width = 0, height = 0; ///< of the viewBox
    struct Part {
        Path path;
        FillRule rule = FillRule::NonZero;
        std::string id; ///< the element's id, may be empty
    };
    std::vector<Part> parts;
};
/// Reads the `viewBox` and each `<path d="...">` of an SVG file drawn for this map; other elements,
/// styles and transforms are not read. `file` is for the message. Errors: no <svg>, no viewBox, no
/// path, bad data.
Result<SvgIcon> parse_svg_icon(std::string_view svg, const std::string& file,
                               double tolerance = kFlatness_mm);

} // namespace panjshir::display
