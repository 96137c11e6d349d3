// The layers to switch, and what the map cannot show. Folded away it is one button.

#include "gui/panels/panel_room.hpp"

#include "app/silent_list.hpp"
#include "io/atlas.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <fmt/format.h>

namespace panjshir::gui {

namespace {

constexpr float kLight_px = 78; ///< the three sliders of the light

void layer_switches(PanelRoom& room) {
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(room.theme.px(3), room.theme.px(2)));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, room.theme.px(4));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(room.theme.px(8), room.theme.px(6)));
    for (const scene::Layer layer : scene::all_layers()) {
        bool on = room.state.view.layers.has(layer);
        if (ImGui::Checkbox(layer_name(layer, room.state.view.language), &on))
            room.state.view.layers =
                on ? room.state.view.layers.with(layer) : room.state.view.layers.without(layer);
    }
    ImGui::PopStyleVar(3);
}

void listed(PanelRoom& room, const std::vector<app::ListedItem>& items) {
    int number = 0;
    for (const app::ListedItem& item : items) {
        ImGui::PushID(number++);
        const ImVec2 begin = ImGui::GetCursorScreenPos();
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(item.title.c_str());
        ImGui::PushFont(room.fonts.small);
        ImGui::PushStyleColor(ImGuiCol_Text, room.theme.quiet);
        ImGui::TextUnformatted(item.detail.c_str());
        ImGui::PopStyleColor();
        ImGui::PopFont();
        ImGui::PopTextWrapPos();
        const ImVec2 end = ImGui::GetCursorScreenPos();
        ImGui::SetCursorScreenPos(begin);
        if (ImGui::InvisibleButton("##item",
                                   ImVec2(std::max(1.0f, ImGui::GetContentRegionAvail().x),
                                          std::max(1.0f, end.y - begin.y - room.theme.px(4)))))
            room.state.view.selected = item.id;
        if (ImGui::IsItemHovered())
            ImGui::GetWindowDrawList()->AddRectFilled(
                ImVec2(begin.x - room.theme.px(8), begin.y),
                ImVec2(begin.x - room.theme.px(5), end.y - room.theme.px(8)),
                packed(room.theme.accent), room.theme.px(1));
        ImGui::SetCursorScreenPos(end);
        ImGui::PopID();
    }
}

// Two folds: what the map cannot show, and the places of which nobody speaks.
void beside_the_map(PanelRoom& room) {
    const std::vector<app::ListedItem>& unlocated = room.answers.unlocated();
    const auto fold = [&](const std::string& label, const char* id, const std::vector<app::ListedItem>& items,
                          ImGuiTreeNodeFlags flags) {
        if (items.empty())
            return;
        ImGui::PushFont(room.fonts.bold);
        const bool open = ImGui::CollapsingHeader((label + "##" + id).c_str(), flags);
        ImGui::PopFont();
        room.name((std::string("fold:") + id).c_str());
        if (open)
            listed(room, items);
    };
    ImGui::Dummy(ImVec2(0, room.theme.px(2)));
    fold(room.say(Word::BesideTheMap), "unlocated", unlocated, ImGuiTreeNodeFlags_DefaultOpen);
    const auto silent = app::silent_list(room.session, room.state.view);
    fold(fmt::format("{} ({})", room.say("Nobody speaks of"), silent.size()), "silent", silent, 0);
}

/// One of the light's three numbers; Ctrl and a click type it.
void light_slider(PanelRoom& room, const char* id, const char* label, double& value, float least, float most,
                  const char* form) {
    ImGui::PushFont(room.fonts.small);
    ImGui::TextDisabled("%s", room.say(label));
    ImGui::SameLine(room.theme.px(96));
    ImGui::SetNextItemWidth(room.theme.px(224 - 96 - 16));
    auto moved = static_cast<float>(value);
    if (ImGui::SliderFloat(id, &moved, least, most, form, ImGuiSliderFlags_AlwaysClamp))
        value = std::round(static_cast<double>(moved) * 10) / 10;
    ImGui::PopFont();
    room.name((std::string("slider:") + (id + 2)).c_str());
}

void light_sliders(PanelRoom& room) {
    app::LightChoice& light = room.state.view.light;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(room.theme.px(4), room.theme.px(2)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(room.theme.px(8), room.theme.px(6)));
    light_slider(room, "##light", "Light from", light.azimuth_deg, 0, 360, "%.0f\u00B0");
    light_slider(room, "##height", "Its height", light.altitude_deg, 15, 75, "%.0f\u00B0");
    light_slider(room, "##exaggeration", "Relief", light.exaggeration, 0, 5, "%.1f\u00D7");
    ImGui::PopStyleVar(2);
}

} // namespace

void layers_panel(PanelRoom& room) {
    const Theme& theme = room.theme;
    const float top = static_cast<float>(room.state.map.top_px) + theme.px(72);
    if (!room.state.layers_open) {
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme.px(4), theme.px(4)));
        begin_panel("##layers", ImVec2(theme.px(16), top), ImVec2(theme.px(40), theme.px(40)),
                    theme);
        ImGui::PopStyleVar();
        if (sign_button("open", Sign::Layers, theme))
            room.state.layers_open = true;
        tooltip(room.say(Word::Layers), "L");
        ImGui::End();
        return;
    }
    const auto count = static_cast<float>(scene::kLayerCount);
    const float row = ImGui::GetTextLineHeight() + theme.px(10);
    float height = theme.px(12 + 32 + 8 + 12 + kLight_px) + count * row;
    height += theme.px(48); // the fold of silence
    if (!room.answers.unlocated().empty())
        height += theme.px(40) +
                  static_cast<float>(std::min<std::size_t>(room.answers.unlocated().size(), 4)) *
                      theme.px(64);
    const float most =
        static_cast<float>(room.state.map.top_px + room.state.map.height_px) - top - theme.px(16);
    begin_panel("##layers", ImVec2(theme.px(16), top),
                ImVec2(theme.px(224), std::min(height, most)), theme);
    ImGui::PushFont(room.fonts.bold);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(room.say(Word::Layers));
    ImGui::PopFont();
    ImGui::SameLine(theme.px(224 - 32 - 12));
    ImGui::PushStyleColor(ImGuiCol_Button, theme.panel);
    if (sign_button("close", Sign::Close, theme))
        room.state.layers_open = false;
    ImGui::PopStyleColor();
    tooltip(room.say(Word::Close), "L");
    layer_switches(room);
    light_sliders(room);
    ImGui::BeginChild("##beside");
    beside_the_map(room);
    ImGui::EndChild();
    ImGui::End();
}

} // namespace panjshir::gui
