#pragma once
// Draws a display list on paper: PNG, PDF and SVG files, or pixels in memory.

#include "base/error.hpp"
#include "display/display_list.hpp"
#include "text/font_store.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace panjshir::print {

struct PageOptions {
    /// Pixels of PNG and memory pages, 10 to 2400; of the relief in PDF and SVG, there lowered so
    /// that it takes at most 40 million pixels.
    double dpi = 300;
    /// Said in the file itself: PNG text chunks (tEXt, or iTXt beyond Latin 1), PDF document
    /// information, SVG title and description. Keys as PNG's: "Title", "Author", "Description",
    /// "Software", "Source", "Creation Time", and any of the project's own (1..79 Latin letters).
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// Pixels, rows from the top, 4 bytes each: red, green, blue, alpha (255: the paper is opaque).
struct RasterPage {
    int columns = 0, rows = 0;
    std::vector<std::uint8_t> rgba;
};

/// Largest side of a page in pixels, and the most pixels of a page kept in memory at once.
inline constexpr int kMaxSide_px = 60000;
inline constexpr double kMaxPagePixels = 400e6;

/// Size of the page in pixels: each side rounded. Errors: a side below 1 or above kMaxSide_px, more
/// than kMaxPagePixels, a dpi out of range; sides that are no numbers.
Result<std::pair<int, int>> page_size_px(const display::DisplayList& list, double dpi);

/// Paints the whole page into memory. Errors: as page_size_px.
Result<RasterPage> paint_page(const display::DisplayList& list, const text::FontStore& fonts,
                              const PageOptions& options = {});

/// Paints the page in bands from the top; the sink is given each band's rows, 3 bytes a pixel, and
/// may refuse, which ends the painting with its error. Errors: as page_size_px, and the sink's.
Result<void> paint_rows(const display::DisplayList& list, const text::FontStore& fonts,
                        const PageOptions& options,
                        const std::function<Result<void>(std::span<const std::uint8_t>)>& sink);

/// Writes .png, .pdf or .svg by the file's extension. The file appears whole or not at all; an old
/// one stays untouched on any error. PNG pages are painted and written in bands of rows. Errors: as
/// page_size_px, another extension, a folder that cannot be written, a full disk; the message names
/// the file.
Result<void> write_page(const display::DisplayList& list, const text::FontStore& fonts,
                        const std::filesystem::path& file, const PageOptions& options = {});

/// Pixels as a PNG file. Errors as write_page.
Result<void> write_png(const RasterPage& page, const std::filesystem::path& file,
                       const PageOptions& options = {});

} // namespace panjshir::print
