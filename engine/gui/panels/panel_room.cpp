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

} // namespace panjshir::gui
