// What is told in one line at the map's foot, work to be recovered, and the words of a text
// annotation.

#include "gui/panels/panel_room.hpp"

#include <algorithm>
#include <cstring>

namespace panjshir::gui {

namespace {

/// Where it is told: between the panels, or over them where they leave too little.
PanelBox foot_room(const PanelRoom& room) {
    const PanelBox& free = room.plan.free;
    if (free.width >= room.theme.px(300) && free.height >= room.theme.px(100))
        return free;
    const MapFrame& map = room.state.map;
    const float margin = room.theme.px(8);
    return {margin, static_cast<float>(map.top_px), room.width - 2 * margin,
            static_cast<float>(map.height_px) - margin};
}

void begin_at_foot(PanelRoom& room, const char* id, float lift_px) {
    const PanelBox foot = foot_room(room);
    ImGui::SetNextWindowPos(
        ImVec2(foot.left + foot.width / 2, foot.bottom() - room.theme.px(lift_px)),
        ImGuiCond_Always, ImVec2(0.5f, 1));
    ImGui::SetNextWindowSizeConstraints(ImVec2(0, 0), ImVec2(foot.width, room.height));
    ImGui::Begin(id, nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoFocusOnAppearing);
}

void recovery(PanelRoom& room) {
    if (!room.workspace().recovery())
        return;
    begin_at_foot(room, "##recovery", 56);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(room.say("Work from last time was not saved."));
    if (foot_room(room).width > room.theme.px(500))
        ImGui::SameLine();
    const bool again = segment(room.say("Take it up again"), true, room.theme);
    room.name("button:recover");
    if (again)
        room.workspace().accept_recovery(room.state.view);
    ImGui::SameLine();
    if (ImGui::Button(room.say("No")))
        room.workspace().dismiss_recovery();
    ImGui::End();
}

void words_of_text(PanelRoom& room) {
    WindowState& state = room.state;
    if (!state.tools.text_at())
        return;
    const display::Point at = window_position(state.view, state.map, *state.tools.text_at());
    const float width = room.theme.px(240);
    ImGui::SetNextWindowPos(
        ImVec2(std::clamp(static_cast<float>(at.x), 0.0f, room.width - width),
               std::clamp(static_cast<float>(at.y) + room.theme.px(12), 0.0f,
                          static_cast<float>(state.map.top_px + state.map.height_px) -
                              room.theme.px(60))));
    ImGui::SetNextWindowSize(ImVec2(width, 0));
    ImGui::Begin("##words", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavInputs);
    if (ImGui::IsWindowAppearing()) {
        state.text_words[0] = '\0';
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1);
    if (ImGui::InputTextWithHint("##text", room.say("words, then Enter"), state.text_words.data(),
                                 state.text_words.size(), ImGuiInputTextFlags_EnterReturnsTrue))
        state.tools.write(state.text_words.data(), room.session.projection(), room.workspace());
    ImGui::End();
}

} // namespace

void message_panel(PanelRoom& room) {
    recovery(room);
    words_of_text(room);
    if (!room.workspace().message_is_fresh(Workspace::Clock::now()))
        return;
    begin_at_foot(room, "##message", 0);
    ImGui::PushTextWrapPos(std::min(foot_room(room).width - room.theme.px(32), room.theme.px(720)));
    ImGui::TextUnformatted(room.workspace().message().c_str());
    ImGui::PopTextWrapPos();
    ImGui::End();
}

} // namespace panjshir::gui
