#pragma once
// A drawn page in a file, with what it says of itself and where it lies on earth; and the view read
// back from such a file.

#include "app/session.hpp"
#include "display/display_list.hpp"
#include "io/geo_page.hpp"
#include "print/page_painter.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace panjshir::app {

enum class WorldFile { None, Beside };

/// Where the page's one map lies; a page of panels has none.
struct SheetGround {
    io::PageGround page;
    display::Point frame_top_left, frame_bottom_right; ///< of the map on the page
};

struct SheetFile {
    double dpi = 300;
    io::PageTexts texts; ///< "Title", "Description", ..., "View" as the last
    std::optional<SheetGround> ground;
    WorldFile world_file = WorldFile::None; ///< beside a PNG: .pgw and .png.aux.xml
};

/// By the extension: .png, .svg; .pdf, placed on earth if it has one map; .tif, the map's frame
/// alone as a GeoTIFF. Errors: as print::write_page; a .tif or world file without one map; the
/// message names the file, an old file stays untouched.
Result<void> write_sheet(const display::DisplayList& list, const text::FontStore& fonts,
                         const std::filesystem::path& file, const SheetFile& options);

/// The view string in a map's own text: of a PNG, PDF, SVG or TIFF that write_sheet wrote. Errors:
/// no such file, another kind of file, one that names no view.
Result<std::string> view_of_file(const std::filesystem::path& file);

} // namespace panjshir::app
