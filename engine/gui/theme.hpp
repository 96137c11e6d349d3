#pragma once
// Colours, fonts and measures of the interface: paper, or dark for the projector; one accent.

#include "gui/window.hpp"
#include "text/font_store.hpp"

#include <imgui.h>
#include <string_view>

namespace panjshir::gui {

struct Theme {
    ImVec4 panel, text, quiet, rule, field, field_hovered, accent, accent_text;
    float scale = 1;

    /// A length of the 8-pixel grid at the interface's scale.
    float px(float at_100_percent) const { return at_100_percent * scale; }
};

struct Fonts {
    ImFont* text = nullptr;  ///< 15 px
    ImFont* small = nullptr; ///< 13 px
    ImFont* bold = nullptr;  ///< 15 px
    ImFont* title = nullptr; ///< 18 px, bold
};

Theme theme_for(Appearance appearance, double scale);
/// Puts the theme's colours and measures into the toolkit's style.
void apply(const Theme& theme);
/// Noto Sans with the letters of European languages and the punctuation of the texts. Requires: a
/// toolkit context, before its first frame.
Fonts load_fonts(const text::FontStore& store, double scale);

/// "resistance", "taliban", anything else: blue, vermilion, grey.
ImU32 side_colour(std::string_view side, const Theme& theme, float alpha = 1);

inline ImU32 packed(ImVec4 colour, float alpha = 1) {
    return ImGui::ColorConvertFloat4ToU32(ImVec4(colour.x, colour.y, colour.z, colour.w * alpha));
}

} // namespace panjshir::gui
