// The list of keys.

#include "gui/panels/panel_room.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace panjshir::gui {

void help_panel(PanelRoom& room) {
    if (!room.state.help_open)
        return;
    const Theme& theme = room.theme;
    const std::array<std::pair<const char*, const char*>, 27> keys{{
        {"Left  Right", room.say(Word::KeyDays)},
        {"Shift + Left  Right", room.say(Word::KeyEvents)},
        {"Space", room.say(Word::KeyPlay)},
        {",  .", room.say("Play slower, faster")},
        {"J", room.say("Type a day")},
        {"1  2  3 ...", room.say(Word::KeyBasis)},
        {"Ctrl + F", room.say(Word::KeyFind)},
        {"+  -", room.say(Word::KeyZoom)},
        {"Ctrl + arrows", room.say(Word::KeyPan)},
        {"Home", room.say(Word::KeyWhole)},
        {"Tab", room.say(Word::KeyMarks)},
        {"L", room.say(Word::KeyLayers)},
        {"B", room.say("Tools, where they are folded")},
        {"R", room.say(Word::KeyReader)},
        {"S", room.say(Word::KeySources)},
        {"V T A F G M P O", room.say("the tools")},
        {"C", room.say("two maps side by side")},
        {"F2", room.say("tours")},
        {"F3", room.say("quiz, said and measured, silence")},
        {"F4", room.say("the valley, day by day")},
        {"Ctrl + Z  Y", room.say("undo, redo")},
        {"Ctrl + S  O", room.say("save, open")},
        {"D", room.say(Word::KeyDark)},
        {"Ctrl + +  -  0", room.say("Larger, smaller, usual letters")},
        {"F11", room.say(Word::KeyFull)},
        {"Esc", room.say(Word::KeyEscape)},
        {"Ctrl + Q", room.say("close the window")},
    }};
    const float most_width = room.width - theme.px(16), most_height = room.height - theme.px(16);
    const float width = std::min(theme.px(440), most_width);
    ImGui::SetNextWindowSizeConstraints(ImVec2(width, 0), ImVec2(width, most_height));
    ImGui::SetNextWindowPos(ImVec2(room.width / 2, room.height / 2), ImGuiCond_Always,
                            ImVec2(0.5f, 0.5f));
    ImGui::Begin("##help", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PushFont(room.fonts.title);
    ImGui::TextUnformatted(room.say(Word::Keys));
    ImGui::PopFont();
    if (close_cross(room, "?"))
        room.state.help_open = false;
    ImGui::Dummy(ImVec2(0, theme.px(2)));
    for (const auto& [key, meaning] : keys) {
        ImGui::TextDisabled("%s", room.say(key));
        ImGui::SameLine(width < theme.px(440) ? theme.px(160) : theme.px(192));
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(meaning);
        ImGui::PopTextWrapPos();
    }
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(room.say(Word::Mouse));
    ImGui::PopTextWrapPos();
    ImGui::End();
}

} // namespace panjshir::gui
