// The list of keys.

#include "gui/panels/panel_room.hpp"

#include <array>
#include <utility>

namespace panjshir::gui {

void help_panel(PanelRoom& room) {
    if (!room.state.help_open)
        return;
    const Theme& theme = room.theme;
    constexpr std::array<std::pair<const char*, Word>, 13> keys{{
        {"Left  Right", Word::KeyDays},
        {"Shift + Left  Right", Word::KeyEvents},
        {"Space", Word::KeyPlay},
        {"1  2  3 ...", Word::KeyBasis},
        {"Ctrl + F", Word::KeyFind},
        {"+  -", Word::KeyZoom},
        {"Ctrl + arrows", Word::KeyPan},
        {"Home", Word::KeyWhole},
        {"Tab", Word::KeyMarks},
        {"L", Word::KeyLayers},
        {"D", Word::KeyDark},
        {"F11", Word::KeyFull},
        {"Esc", Word::KeyEscape},
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
        ImGui::TextUnformatted(room.say(meaning));
    }
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(room.say(Word::Mouse));
    ImGui::PopTextWrapPos();
    ImGui::End();
}

} // namespace panjshir::gui
