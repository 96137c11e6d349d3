// The list of keys.

#include "gui/panels/panel_room.hpp"

#include <array>
#include <utility>

namespace panjshir::gui {

void help_panel(PanelRoom& room) {
    if (!room.state.help_open)
        return;
    const Theme& theme = room.theme;
    const std::array<std::pair<const char*, const char*>, 18> keys{{
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
        {"R", room.say(Word::KeyReader)},
        {"S", room.say(Word::KeySources)},
        {"D", room.say(Word::KeyDark)},
        {"Ctrl + +  -  0", room.say("Larger, smaller, usual letters")},
        {"F11", room.say(Word::KeyFull)},
        {"Esc", room.say(Word::KeyEscape)},
    }};
    const float line = ImGui::GetTextLineHeight() + theme.px(8);
    const ImVec2 size(theme.px(440), theme.px(64) + line * static_cast<float>(keys.size() + 1));
    begin_panel("##help", ImVec2((room.width - size.x) / 2, (room.height - size.y) / 2), size,
                theme, Stacking::OnTop);
    ImGui::PushFont(room.fonts.title);
    ImGui::TextUnformatted(room.say(Word::Keys));
    ImGui::PopFont();
    ImGui::SameLine(size.x - theme.px(32 + 12));
    ImGui::PushStyleColor(ImGuiCol_Button, theme.panel);
    if (sign_button("close", Sign::Close, theme))
        room.state.help_open = false;
    ImGui::PopStyleColor();
    for (const auto& [key, meaning] : keys) {
        ImGui::TextDisabled("%s", key);
        ImGui::SameLine(theme.px(192));
        ImGui::TextUnformatted(meaning);
    }
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(room.say(Word::Mouse));
    ImGui::PopTextWrapPos();
    ImGui::End();
}

} // namespace panjshir::gui
