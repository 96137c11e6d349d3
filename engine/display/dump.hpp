#pragma once
// A display list as text that people read and tests compare.

#include "display/display_list.hpp"

#include <functional>
#include <string>

namespace panjshir::display {

enum class PathDetail { Summary, Points };
enum class HitDetail { Leave, List };

struct DumpOptions {
    PathDetail paths = PathDetail::Summary;
    HitDetail hits = HitDetail::Leave;
    /// What a font is called; its number where this is empty.
    std::function<std::string(FontNumber)> font_name;
};

/// One command a line, groups indented, millimetres to two decimals ("-0.00" never), colours as
/// #RRGGBB with the alpha in percent where it is not whole. A path's summary is its bounding box on
/// the page, contours and points. The same list always gives the same text; unmatched groups and
/// clips are said.
std::string dump(const DisplayList& list, const DumpOptions& options = {});

} // namespace panjshir::display
