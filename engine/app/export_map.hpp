#pragma once
// A finished map in a file: what `panjshir render` and the window's export share.

#include "app/session.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace panjshir::app {

struct PaperOptions {
    PageSize page; ///< millimetres
    double dpi = 300;
};

/// "1400x1114" in pixels. Errors: not that form, a side of less than 200x150 or above 60,000
/// pixels.
Result<std::pair<int, int>> parse_pixels(std::string_view text);

/// Sizes as users name them. "1400x1114" in pixels (96 an inch); "a4", "a3", "a2", "a1", "a0",
/// "letter" with an optional "-portrait". Errors: not that form, a side of 0 or above 60,000
/// pixels.
Result<PaperOptions> parse_size(std::string_view text);
Result<PaperOptions> parse_paper(std::string_view text, double dpi);

/// Draws the sheet and writes it by the extension: .png, .pdf or .svg. The file tells its own date,
/// basis, sources and view in its metadata. Errors: as print::write_page; the old file stays
/// untouched.
Result<void> export_map(const Session& session, const ViewState& view, const PaperOptions& paper,
                        const std::filesystem::path& file,
                        const std::vector<scene::Overlay>& overlays = {});

/// The view as one line of text that describes it wholly, and back.
/// "on=2021-08-23;according-to=all;centre=521000,3925000;scale=600000;language=en;layers=..."
std::string view_string(const ViewState& view);
Result<ViewState> parse_view_string(std::string_view text, const chronicle::Chronicle& chronicle);

} // namespace panjshir::app
