#pragma once
// One page as an SVG file, written here: Cairo would turn its text into shapes and its blends into
// pixels.

#include "print/page_painter.hpp"

namespace panjshir::print {

/// Units are millimetres. Text stays text, by font family, so it looks as here only where the fonts
/// are installed; words whose letters join are shaped by the viewer. Multiplied fills use
/// mix-blend-mode. The relief is an embedded PNG. Groups carry their names as data-name. Errors as
/// write_page.
Result<void> write_svg_page(const display::DisplayList& list, const text::FontStore& fonts,
                            const std::filesystem::path& file, const PageOptions& options);

} // namespace panjshir::print
