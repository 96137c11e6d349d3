#include "gui/panels/panel_room.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::gui {

MapFrame map_frame(float width_px, float height_px, double scale) {
    MapFrame frame;
    frame.top_px = std::round(kTopBar_px * scale);
    frame.width_px = std::max(64.0, static_cast<double>(width_px));
    frame.height_px = std::max(64.0, static_cast<double>(height_px) - frame.top_px -
                                         std::round(kTimeline_px * scale));
    frame.px_per_mm = 96 / 25.4 * scale;
    return frame;
}

void begin_panel(const char* id, ImVec2 position, ImVec2 size, const Theme& theme,
                 Stacking stacking) {
    ImGui::SetNextWindowPos(position);
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme.panel);
    ImGui::Begin(
        id, nullptr,
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
            ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoFocusOnAppearing |
            (stacking == Stacking::Furniture ? ImGuiWindowFlags_NoBringToFrontOnFocus : 0));
    ImGui::PopStyleColor();
}

void tooltip(const std::string& text, const char* key) {
    if (!ImGui::IsItemHovered())
        return;
    ImGui::BeginTooltip();
    ImGui::TextUnformatted(text.c_str());
    if (*key != '\0') {
        ImGui::SameLine();
        ImGui::TextDisabled("%s", key);
    }
    ImGui::EndTooltip();
}

bool segment(const char* label, bool chosen, const Theme& theme) {
    if (chosen) {
        ImGui::PushStyleColor(ImGuiCol_Button, theme.accent);
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, theme.accent);
        ImGui::PushStyleColor(ImGuiCol_ButtonActive, theme.accent);
        ImGui::PushStyleColor(ImGuiCol_Text, theme.accent_text);
    }
    const bool pressed = ImGui::Button(label);
    if (chosen)
        ImGui::PopStyleColor(4);
    return pressed;
}

bool sign_button(const char* id, Sign sign, const Theme& theme) {
    const float side = theme.px(32);
    ImGui::PushID(id);
    const bool pressed = ImGui::Button("##sign", ImVec2(side, side));
    ImGui::PopID();
    const ImVec2 a = ImGui::GetItemRectMin();
    const ImVec2 c(a.x + side / 2, a.y + side / 2);
    const float r = theme.px(6);
    const ImU32 ink = packed(theme.text);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const auto triangle = [&](float x, float direction) {
        draw.AddTriangleFilled(ImVec2(x + direction * r, c.y),
                               ImVec2(x - direction * r * 0.6f, c.y - r),
                               ImVec2(x - direction * r * 0.6f, c.y + r), ink);
    };
    const auto bar = [&](float x, float width) {
        draw.AddRectFilled(ImVec2(x - width / 2, c.y - r), ImVec2(x + width / 2, c.y + r), ink);
    };
    const auto chevron = [&](float direction) {
        const float x = c.x + direction * r * 0.4f, back = x - direction * r * 0.9f;
        draw.AddLine(ImVec2(back, c.y - r * 0.9f), ImVec2(x, c.y), ink, theme.px(1.8f));
        draw.AddLine(ImVec2(back, c.y + r * 0.9f), ImVec2(x, c.y), ink, theme.px(1.8f));
    };
    switch (sign) {
    case Sign::First:
        bar(c.x - r, theme.px(1.8f));
        chevron(-1);
        break;
    case Sign::Previous:
        chevron(-1);
        break;
    case Sign::Play:
        triangle(c.x, 1);
        break;
    case Sign::Pause:
        bar(c.x - r * 0.5f, theme.px(3));
        bar(c.x + r * 0.5f, theme.px(3));
        break;
    case Sign::Next:
        chevron(1);
        break;
    case Sign::Last:
        bar(c.x + r, theme.px(1.8f));
        chevron(1);
        break;
    case Sign::Layers:
        for (int i = -1; i <= 1; ++i) {
            const float y = c.y + static_cast<float>(i) * r * 0.6f;
            draw.AddQuad(ImVec2(c.x - r * 1.2f, y), ImVec2(c.x, y - r * 0.6f),
                         ImVec2(c.x + r * 1.2f, y), ImVec2(c.x, y + r * 0.6f), ink, theme.px(1.2f));
        }
        break;
    case Sign::Close:
        draw.AddLine(ImVec2(c.x - r * 0.7f, c.y - r * 0.7f), ImVec2(c.x + r * 0.7f, c.y + r * 0.7f),
                     ink, theme.px(1.5f));
        draw.AddLine(ImVec2(c.x - r * 0.7f, c.y + r * 0.7f), ImVec2(c.x + r * 0.7f, c.y - r * 0.7f),
                     ink, theme.px(1.5f));
        break;
    case Sign::Moon:
        draw.AddCircle(c, r, ink, 24, theme.px(1.3f));
        draw.PathArcTo(c, r, -1.5708f, 1.5708f, 16);
        draw.PathFillConvex(ink);
        break;
    }
    return pressed;
}

} // namespace panjshir::gui
