#pragma once
// A finished figure in a file, whatever it shows: a profile, a chart, a sheet of exercises.

#include "base/error.hpp"
#include "display/display_list.hpp"
#include "text/font_store.hpp"

#include <filesystem>
#include <string>

namespace panjshir::app {

struct FigureWords {
    std::string title, description, source; ///< said in the file's metadata; an empty one is not
};

/// Whether a file's extension is that of a picture: .png, .pdf or .svg, in any case.
bool is_picture(const std::filesystem::path& file);

/// Writes .png, .pdf or .svg by the extension. Errors: as print::write_page; the old file stays
/// untouched.
Result<void> export_figure(const display::DisplayList& list, const text::FontStore& fonts,
                           const std::filesystem::path& file, const FigureWords& words,
                           double dpi = 200);

} // namespace panjshir::app
