#pragma once
// A finished map in a file: what `panjshir render` and the window's export share.

#include "app/session.hpp"
#include "app/sheet_file.hpp"
#include "app/sheet_panels.hpp"

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

/// Sizes as users name them. "1400x1114" in pixels (96 an inch; of a slide or square as many as
/// make it 135 or 180 mm high, so that letters grow with the picture); "a4", "a3", "a2", "a1",
/// "a0", "letter" with an optional "-portrait". Errors: not that form, a side of 0 or above 60,000
/// pixels.
Result<PaperOptions> parse_size(std::string_view text,
                                scene::SheetTemplate page = scene::SheetTemplate::Sheet);
Result<PaperOptions> parse_paper(std::string_view text, double dpi);

/// The page of a template when no size is asked for: a sheet of 1400x1190 pixels, a slide of
/// 1920x1080, a square of 1080x1080.
PaperOptions default_paper(scene::SheetTemplate page);

/// Error: a language of the view has letters that no font of this machine holds (Missing); it names
/// the script and the package to install. Whatever draws a page for a file asks first.
Result<void> check_letters(const Session& session, const ViewState& view);

/// Draws the sheet and writes it by the extension: .png, .pdf, .svg or .tif. The file tells its own
/// date, basis, sources and view in its metadata. Errors: as write_sheet; the old file stays
/// untouched.
Result<void> export_map(const Session& session, const ViewState& view, const PaperOptions& paper,
                        const std::filesystem::path& file,
                        const std::vector<scene::Overlay>& overlays = {},
                        WorldFile world_file = WorldFile::None);

/// The same for a page of panels; its view is that of the first. Errors: as panel_views too.
Result<void> export_panels(const Session& session, const ViewState& view,
                           const PanelRequest& request, const PaperOptions& paper,
                           const std::filesystem::path& file);

/// Sets what "template", "style", "coarsen" or "symbols" names. Errors: as their parsers.
Result<void> set_look(scene::SheetLook& look, std::string_view key, std::string_view value);

/// "315", "315,45" or "315,45,1.6": where the light comes from, its height above the horizon, how
/// much the heights are raised for it. Errors: no number, an altitude outside 15..75 degrees, an
/// exaggeration outside 0..5.
Result<LightChoice> parse_light(std::string_view text);

/// The view as one line of text that describes it wholly, and back.
/// "on=2021-08-23;according-to=all;centre=521000,3925000;scale=600000;language=en;layers=..."
std::string view_string(const ViewState& view);
Result<ViewState> parse_view_string(std::string_view text, const chronicle::Chronicle& chronicle);

} // namespace panjshir::app
