#include "gui/panels/panel_room.hpp"

#include <algorithm>

namespace panjshir::gui {

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

bool begin_floating(const PanelRoom& room, const char* id, Panel panel) {
    const auto& box = room.plan.box(panel);
    if (!box)
        return false;
    const float least = std::min(room.theme.px(48), box->height);
    ImGui::SetNextWindowPos(ImVec2(box->left, box->top));
    ImGui::SetNextWindowSizeConstraints(ImVec2(box->width, least), ImVec2(box->width, box->height));
    ImGui::Begin(id, nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    return true;
}

bool close_cross(const PanelRoom& room, const char* key) {
    const Theme& theme = room.theme;
    const ImVec2 after = ImGui::GetCursorPos();
    ImGui::SetCursorPos(
        ImVec2(ImGui::GetWindowContentRegionMax().x + theme.px(4) - theme.px(32), theme.px(8)));
    ImGui::PushStyleColor(ImGuiCol_Button, theme.panel);
    const bool pressed = sign_button("close", Sign::Close, theme);
    ImGui::PopStyleColor();
    room.name("button:close");
    tooltip(room.say(Word::Close), *key ? room.say(key) : "");
    ImGui::SetCursorPos(after);
    return pressed;
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
