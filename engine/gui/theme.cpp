#include "gui/theme.hpp"

#include <array>
#include <cmath>

namespace panjshir::gui {

namespace {

ImVec4 rgb(unsigned hex, float alpha = 1) {
    return {static_cast<float>((hex >> 16) & 0xFF) / 255.0f,
            static_cast<float>((hex >> 8) & 0xFF) / 255.0f, static_cast<float>(hex & 0xFF) / 255.0f,
            alpha};
}

ImVec4 between(ImVec4 a, ImVec4 b, float t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t,
            a.w + (b.w - a.w) * t};
}

// Latin with its extensions, general punctuation, superscripts, currency, arrows, a few signs.
constexpr std::array<ImWchar, 13> kRanges{0x0020, 0x024F, 0x02B0, 0x02FF, 0x1E00, 0x1EFF, 0x2000,
                                          0x206F, 0x2190, 0x2193, 0x2212, 0x2212, 0};

ImFont* load(const text::FontStore& store, int weight, double size_px) {
    text::FontSpec spec;
    spec.weight = weight;
    const std::string& file = store[store.font(spec)].file();
    ImFontConfig config;
    config.OversampleH = 2;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    return ImGui::GetIO().Fonts->AddFontFromFileTTF(
        file.c_str(), static_cast<float>(std::round(size_px)), &config, kRanges.data());
}

} // namespace

Theme theme_for(Appearance appearance, double scale) {
    Theme theme;
    theme.scale = static_cast<float>(scale);
    if (appearance == Appearance::Paper) {
        theme.panel = rgb(0xFBFAF6);
        theme.text = rgb(0x23262B);
        theme.quiet = rgb(0x5D6169);
        theme.rule = rgb(0xD8D3C6);
        theme.field = rgb(0xF0EDE4);
        theme.field_hovered = rgb(0xE7E2D5);
        theme.accent = rgb(0x2E5C58);
        theme.accent_text = rgb(0xFFFFFF);
    } else {
        theme.panel = rgb(0x1F2226);
        theme.text = rgb(0xECE9E1);
        theme.quiet = rgb(0xA5A6A4);
        theme.rule = rgb(0x3B4046);
        theme.field = rgb(0x2B2F34);
        theme.field_hovered = rgb(0x363B41);
        theme.accent = rgb(0x7FBFB8);
        theme.accent_text = rgb(0x14201F);
    }
    return theme;
}

void apply(const Theme& theme) {
    ImGuiStyle style;
    style.WindowPadding = ImVec2(16, 12);
    style.FramePadding = ImVec2(10, 7);
    style.ItemSpacing = ImVec2(8, 8);
    style.ItemInnerSpacing = ImVec2(8, 8);
    style.ScrollbarSize = 10;
    style.WindowRounding = style.FrameRounding = style.PopupRounding = style.GrabRounding = 6;
    style.ScrollbarRounding = 6;
    style.WindowBorderSize = 0;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 0;
    style.WindowMinSize = ImVec2(8, 8);
    style.ScaleAllSizes(theme.scale);

    const ImVec4 clear{0, 0, 0, 0};
    const ImVec4 soft_accent = between(theme.panel, theme.accent, 0.22f);
    ImVec4* c = style.Colors;
    for (int i = 0; i < ImGuiCol_COUNT; ++i)
        c[i] = theme.field;
    c[ImGuiCol_Text] = theme.text;
    c[ImGuiCol_TextDisabled] = theme.quiet;
    c[ImGuiCol_WindowBg] = c[ImGuiCol_PopupBg] = theme.panel;
    c[ImGuiCol_ChildBg] = c[ImGuiCol_BorderShadow] = clear;
    c[ImGuiCol_Border] = c[ImGuiCol_Separator] = theme.rule;
    c[ImGuiCol_FrameBg] = c[ImGuiCol_Button] = theme.field;
    c[ImGuiCol_FrameBgHovered] = c[ImGuiCol_ButtonHovered] = theme.field_hovered;
    c[ImGuiCol_FrameBgActive] = c[ImGuiCol_ButtonActive] = soft_accent;
    c[ImGuiCol_Header] = soft_accent;
    c[ImGuiCol_HeaderHovered] = theme.field_hovered;
    c[ImGuiCol_HeaderActive] = soft_accent;
    c[ImGuiCol_CheckMark] = c[ImGuiCol_SliderGrab] = c[ImGuiCol_SliderGrabActive] = theme.accent;
    c[ImGuiCol_TextSelectedBg] = soft_accent;
    c[ImGuiCol_NavHighlight] = theme.accent;
    c[ImGuiCol_ScrollbarBg] = clear;
    c[ImGuiCol_ScrollbarGrab] = theme.rule;
    c[ImGuiCol_ScrollbarGrabHovered] = c[ImGuiCol_ScrollbarGrabActive] = theme.quiet;
    ImGui::GetStyle() = style;
}

Fonts load_fonts(const text::FontStore& store, double scale) {
    Fonts fonts;
    fonts.text = load(store, 400, 15 * scale);
    fonts.small = load(store, 400, 13 * scale);
    fonts.bold = load(store, 700, 15 * scale);
    fonts.title = load(store, 700, 18 * scale);
    return fonts;
}

ImU32 side_colour(std::string_view side, const Theme& theme, float alpha) {
    if (side == "resistance")
        return packed(rgb(0x0072B2), alpha);
    if (side == "taliban")
        return packed(rgb(0xD55E00), alpha);
    return packed(theme.quiet, alpha);
}

} // namespace panjshir::gui
