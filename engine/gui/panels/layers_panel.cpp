// The layers to switch, and what the map cannot show. Folded away it is one button.

#include "gui/panels/panel_room.hpp"

#include "io/atlas.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string>

namespace panjshir::gui {

namespace {

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
    const auto fold = [&](const std::string& label, const char* id,
                          const std::vector<app::ListedItem>& items, ImGuiTreeNodeFlags flags) {
        if (items.empty())
            return;
        ImGui::PushFont(room.fonts.bold);
        // Its label may count what it holds: the fold is known by its id alone.
        const bool open = ImGui::CollapsingHeader((label + "###" + id).c_str(), flags);
        ImGui::PopFont();
        room.name((std::string("fold:") + id).c_str());
        if (open)
            listed(room, items);
    };
    ImGui::Dummy(ImVec2(0, room.theme.px(2)));
    fold(room.say(Word::BesideTheMap), "unlocated", unlocated, ImGuiTreeNodeFlags_DefaultOpen);
    const std::vector<app::ListedItem>& silent = room.answers.silent();
    fold(fmt::format("{} ({})", room.say("Nobody speaks of"), silent.size()), "silent", silent, 0);
}

/// One of the light's three numbers; Ctrl and a click type it.
void light_slider(PanelRoom& room, const char* id, const char* label, double& value, float least,
                  float most, const char* form) {
    ImGui::PushFont(room.fonts.small);
    ImGui::TextDisabled("%s", room.say(label));
    ImGui::SameLine(room.theme.px(96));
    ImGui::SetNextItemWidth(-1);
    auto moved = static_cast<float>(value);
    ImGui::PushStyleColor(ImGuiCol_SliderGrab,
                          packed(room.theme.accent, 0.4f)); // the number shows through
    if (ImGui::SliderFloat(id, &moved, least, most, form, ImGuiSliderFlags_AlwaysClamp))
        value = std::round(static_cast<double>(moved) * 10) / 10;
    ImGui::PopStyleColor();
    ImGui::PopFont();
    room.name((std::string("slider:") + (id + 2)).c_str());
    tooltip(room.say("Ctrl and a click: type it"));
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

/// What opens the layers, and the tools where they are folded.
void buttons(PanelRoom& room) {
    const auto& box = room.plan.buttons;
    if (!box)
        return;
    const Theme& theme = room.theme;
    WindowState& state = room.state;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme.px(4), theme.px(4)));
    begin_panel("##buttons", ImVec2(box->left, box->top), ImVec2(box->width, box->height), theme);
    ImGui::PopStyleVar();
    if (sign_button("open", Sign::Layers, theme))
        toggle(state, Panel::Layers, state.layers_open);
    room.name("button:layers");
    tooltip(room.say(Word::Layers), "L");
    if (room.plan.tools_folded) {
        ImGui::SameLine(0, theme.px(4));
        const auto choice =
            state.tools_open || state.tools.draws() ? Choice::Chosen : Choice::Plain;
        if (sign_button("tools", sign_of(state.tools.tool()), choice, theme))
            toggle(state, Panel::Tools, state.tools_open);
        room.name("button:tools");
        tooltip(room.say("Tools"), "B");
    }
    ImGui::End();
}

} // namespace

void layers_panel(PanelRoom& room) {
    buttons(room);
    if (!begin_floating(room, "##layers", Panel::Layers))
        return;
    ImGui::PushFont(room.fonts.bold);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(room.say(Word::Layers));
    ImGui::PopFont();
    if (close_cross(room, "L"))
        room.state.layers_open = false;
    layer_switches(room);
    light_sliders(room);
    if (known_on_in_layers(room)) {
        ImGui::TextDisabled("%s", room.say(Word::KnownOn));
        known_on_combo(room, -1);
    }
    beside_the_map(room);
    ImGui::End();
}

} // namespace panjshir::gui
