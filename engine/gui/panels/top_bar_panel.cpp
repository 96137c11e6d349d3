// Title, search, according to whom, language, appearance, help.

#include "gui/panels/panel_room.hpp"

#include <algorithm>

namespace panjshir::gui {

namespace {

void result_list(PanelRoom& room, ImVec2 below) {
    const std::vector<app::SearchHit>& found = room.answers.found();
    if (room.state.search[0] == '\0')
        return;
    const Theme& theme = room.theme;
    const std::size_t shown = std::min<std::size_t>(found.size(), 8);
    const float row = ImGui::GetTextLineHeight() * 2 + theme.px(16);
    const float height =
        shown == 0 ? theme.px(44) : static_cast<float>(shown) * (row + theme.px(8)) + theme.px(20);
    begin_panel("##found", below, ImVec2(theme.px(360), height), theme, Stacking::OnTop);
    if (shown == 0)
        ImGui::TextDisabled("%s", room.say(Word::NothingFound));
    for (std::size_t i = 0; i < shown; ++i) {
        const app::SearchHit& hit = found[i];
        ImGui::PushID(static_cast<int>(i));
        const ImVec2 at = ImGui::GetCursorPos();
        const bool pressed = ImGui::Selectable("##hit", i == 0, 0, ImVec2(0, row));
        room.name(("found:" + hit.id).c_str());
        if (pressed) {
            go_to(room.state, hit.id, hit.position);
            room.state.search[0] = '\0';
        }
        const ImVec2 after = ImGui::GetCursorPos();
        ImGui::SetCursorPos(ImVec2(at.x + theme.px(8), at.y + theme.px(4)));
        ImGui::TextUnformatted(hit.title.c_str());
        ImGui::SetCursorPos(
            ImVec2(at.x + theme.px(8), at.y + theme.px(8) + ImGui::GetTextLineHeight()));
        ImGui::PushFont(room.fonts.small);
        ImGui::TextDisabled("%s", hit.detail.c_str());
        ImGui::PopFont();
        ImGui::SetCursorPos(after);
        ImGui::PopID();
    }
    ImGui::End();
}

void search_box(PanelRoom& room) {
    WindowState& state = room.state;
    if (state.focus_search) {
        ImGui::SetKeyboardFocusHere();
        state.focus_search = false;
    }
    ImGui::SetNextItemWidth(room.theme.px(room.width > room.theme.px(1100) ? 264 : 160));
    const bool entered =
        ImGui::InputTextWithHint("##search", room.say(Word::FindHint), state.search.data(),
                                 state.search.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    tooltip(room.say(Word::KeyFind), "Ctrl+F");
    if (entered && !room.answers.found().empty()) {
        const app::SearchHit hit = room.answers.found().front();
        go_to(state, hit.id, hit.position);
        state.search[0] = '\0';
    }
}

float button_width(const char* label) {
    return ImGui::CalcTextSize(label).x + 2 * ImGui::GetStyle().FramePadding.x;
}

bool is_segment(const app::BasisChoice& choice) {
    return choice.basis.kind == chronicle::Basis::Kind::All ||
           choice.basis.kind == chronicle::Basis::Kind::Side;
}

void basis_chooser(PanelRoom& room, float source_width) {
    WindowState& state = room.state;
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", room.say(Word::AccordingTo));
    int number = 0;
    std::string of_one = room.say(Word::OneSource);
    bool one_chosen = false;
    for (const app::BasisChoice& choice : room.answers.bases()) {
        ++number;
        const bool chosen = choice.basis == state.view.basis;
        if (!is_segment(choice)) {
            if (chosen) {
                of_one = choice.title;
                one_chosen = true;
            }
            continue;
        }
        ImGui::SameLine(0, number == 1 ? room.theme.px(8) : room.theme.px(2));
        ImGui::PushID(number);
        if (segment(choice.title.c_str(), chosen, room.theme))
            state.view.basis = choice.basis;
        ImGui::PopID();
        tooltip(choice.title, std::to_string(number).c_str());
    }
    ImGui::SameLine(0, room.theme.px(2));
    ImGui::SetNextItemWidth(source_width);
    if (one_chosen) {
        ImGui::PushStyleColor(ImGuiCol_FrameBg, room.theme.accent);
        ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, room.theme.accent);
        ImGui::PushStyleColor(ImGuiCol_Text, room.theme.accent_text);
    }
    const bool open = ImGui::BeginCombo(
        "##source", of_one.c_str(), ImGuiComboFlags_HeightLarge | ImGuiComboFlags_NoArrowButton);
    if (one_chosen)
        ImGui::PopStyleColor(3);
    if (!open)
        tooltip(of_one);
    if (open) {
        for (const app::BasisChoice& choice : room.answers.bases())
            if (!is_segment(choice) &&
                ImGui::Selectable(choice.title.c_str(), choice.basis == state.view.basis))
                state.view.basis = choice.basis;
        ImGui::EndCombo();
    }
}

} // namespace

void top_bar_panel(PanelRoom& room) {
    const Theme& theme = room.theme;
    WindowState& state = room.state;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme.px(16), theme.px(8)));
    begin_panel("##top", ImVec2(0, 0), ImVec2(room.width, theme.px(kTopBar_px)), theme);
    ImGui::PopStyleVar(2);

    ImGui::PushFont(room.fonts.title);
    ImGui::SetCursorPosY(theme.px(kTopBar_px / 2) - ImGui::GetTextLineHeight() / 2);
    ImGui::TextUnformatted(room.say(Word::Title));
    ImGui::PopFont();
    ImGui::SameLine(0, theme.px(24));
    ImGui::SetCursorPosY(theme.px(8));
    const float search_left = ImGui::GetCursorPosX();
    search_box(room);
    const float search_right = search_left + ImGui::GetItemRectSize().x;

    // From the right: help, appearance, languages; then the voices.
    const float gap = theme.px(8);
    const float languages = button_width("EN") + button_width("FR") + theme.px(2);
    const float right = languages + theme.px(32) + gap + button_width("?") + 2 * gap + theme.px(16);
    float voices = ImGui::CalcTextSize(room.say(Word::AccordingTo)).x + gap;
    for (const app::BasisChoice& choice : room.answers.bases())
        if (is_segment(choice))
            voices += button_width(choice.title.c_str()) + theme.px(2);
    const float room_left = room.width - right - search_right - theme.px(40) - voices;
    const float source_width = std::clamp(room_left, theme.px(96), theme.px(208));
    ImGui::SameLine(
        std::max(search_right + gap, room.width - right - voices - source_width - theme.px(32)));
    basis_chooser(room, source_width);

    ImGui::SameLine(room.width - right);
    for (const char* language : {"en", "fr"}) {
        const bool english = *language == 'e';
        if (!english)
            ImGui::SameLine(0, theme.px(2));
        const bool chosen = english == (state.view.language != "fr");
        if (segment(english ? "EN" : "FR", chosen, theme))
            state.view.language = language;
        tooltip(english ? "English" : "français");
    }
    ImGui::SameLine(0, gap);
    if (sign_button("appearance", Sign::Moon, theme))
        state.appearance =
            state.appearance == Appearance::Paper ? Appearance::Dark : Appearance::Paper;
    tooltip(room.say(Word::Appearance), "D");
    ImGui::SameLine(0, gap);
    if (segment("?", state.help_open, theme))
        state.help_open = !state.help_open;
    tooltip(room.say(Word::Help), "?");

    const ImVec2 below(search_left, theme.px(kTopBar_px + 4));
    ImGui::End();
    result_list(room, below);
}

} // namespace panjshir::gui
