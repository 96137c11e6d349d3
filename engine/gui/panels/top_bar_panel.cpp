// Title, search, according to whom, language, appearance, help.

#include "gui/panels/panel_room.hpp"

#include <algorithm>
#include <array>

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
    const float width = std::min(theme.px(360), room.width - theme.px(16));
    begin_panel("##found", ImVec2(std::min(below.x, room.width - theme.px(8) - width), below.y),
                ImVec2(width, std::min(height, room.height - below.y - theme.px(8))), theme,
                Stacking::OnTop);
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

float button_width(const char* label) {
    return ImGui::CalcTextSize(label).x + 2 * ImGui::GetStyle().FramePadding.x;
}

void search_box(PanelRoom& room, float width) {
    WindowState& state = room.state;
    if (state.focus_search) {
        ImGui::SetKeyboardFocusHere();
        state.focus_search = false;
    }
    ImGui::SetNextItemWidth(width);
    const char* hint = room.say(Word::FindHint);
    if (button_width(hint) > width)
        hint = room.say("find ...");
    const bool entered =
        ImGui::InputTextWithHint("##search", hint, state.search.data(), state.search.size(),
                                 ImGuiInputTextFlags_EnterReturnsTrue);
    room.name("field:search");
    tooltip(room.say(Word::KeyFind), "Ctrl+F");
    if (entered && !room.answers.found().empty()) {
        const app::SearchHit hit = room.answers.found().front();
        go_to(state, hit.id, hit.position);
        state.search[0] = '\0';
    }
}

bool is_segment(const app::BasisChoice& choice) {
    return choice.basis.kind == chronicle::Basis::Kind::All ||
           choice.basis.kind == chronicle::Basis::Kind::Side;
}

/// How much the bar says: what there is no room for is left out or said in one.
struct BarForm {
    bool title = true;
    bool according_to = true; ///< in words before the voices
    bool segments = true;     ///< a button for each voice, else one list of all
    bool both_languages = true;
    float search_px = 264, source_px = 208; ///< at 100 %
};
constexpr std::array<BarForm, 6> kForms{
    {{},
     {.search_px = 160, .source_px = 136},
     {.title = false, .search_px = 160, .source_px = 136},
     {.title = false, .according_to = false, .search_px = 160, .source_px = 112},
     {.title = false, .segments = false, .search_px = 160, .source_px = 184},
     {.title = false,
      .according_to = false,
      .segments = false,
      .both_languages = false,
      .search_px = 104,
      .source_px = 132}}};

float title_width(const PanelRoom& room) {
    return room.fonts.title
               ->CalcTextSizeA(room.fonts.title->FontSize, 1e9f, 0, room.say(Word::Title))
               .x +
           room.theme.px(24);
}

float right_width(const PanelRoom& room, const BarForm& form) {
    const float gap = room.theme.px(8);
    float width = button_width("FR") + gap + room.theme.px(32) + gap + button_width("?");
    if (form.both_languages)
        width += button_width("EN") + room.theme.px(2);
    return width;
}

float voices_width(const PanelRoom& room, const BarForm& form) {
    float width = room.theme.px(form.source_px);
    if (form.according_to)
        width += ImGui::CalcTextSize(room.say(Word::AccordingTo)).x + room.theme.px(8);
    if (form.segments)
        for (const app::BasisChoice& choice : room.answers.bases())
            if (is_segment(choice))
                width += button_width(choice.title.c_str()) + room.theme.px(2);
    return width;
}

/// Of the bar's ends and between its parts.
float margin_of(const PanelRoom& room) {
    return room.theme.px(room.width < room.theme.px(720) ? 8 : 16);
}

const BarForm& form_of(const PanelRoom& room) {
    const float parts = 4 * margin_of(room);
    const auto fits = [&](const BarForm& form) {
        return (form.title ? title_width(room) : 0) + room.theme.px(form.search_px) +
                   voices_width(room, form) + right_width(room, form) + parts <=
               room.width;
    };
    const auto found = std::find_if(kForms.begin(), kForms.end(), fits);
    return found == kForms.end() ? kForms.back() : *found;
}

/// A list of the voices that have no button of their own.
void voices_list(PanelRoom& room, const BarForm& form) {
    WindowState& state = room.state;
    const auto listed = [&](const app::BasisChoice& choice) {
        return !form.segments || !is_segment(choice);
    };
    std::string shown = room.say(Word::OneSource);
    bool chosen = false;
    for (const app::BasisChoice& choice : room.answers.bases())
        if (listed(choice) && choice.basis == state.view.basis) {
            shown = choice.title;
            chosen = form.segments;
        }
    ImGui::SetNextItemWidth(room.theme.px(form.source_px));
    if (chosen) {
        ImGui::PushStyleColor(ImGuiCol_FrameBg, room.theme.accent);
        ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, room.theme.accent);
        ImGui::PushStyleColor(ImGuiCol_Text, room.theme.accent_text);
    }
    const bool open = ImGui::BeginCombo(
        "##source", shown.c_str(),
        ImGuiComboFlags_HeightLarge |
            (form.segments ? ImGuiComboFlags_NoArrowButton : ImGuiComboFlags_None));
    if (chosen)
        ImGui::PopStyleColor(3);
    if (!open) {
        room.name("list:voices");
        return tooltip(std::string(room.say(Word::AccordingTo)) + " " + shown);
    }
    for (const app::BasisChoice& choice : room.answers.bases())
        if (listed(choice) &&
            ImGui::Selectable(choice.title.c_str(), choice.basis == state.view.basis))
            state.view.basis = choice.basis;
    ImGui::EndCombo();
}

void basis_chooser(PanelRoom& room, const BarForm& form) {
    if (form.according_to) {
        ImGui::AlignTextToFramePadding();
        ImGui::TextDisabled("%s", room.say(Word::AccordingTo));
        ImGui::SameLine(0, room.theme.px(8));
    }
    int number = 0;
    for (const app::BasisChoice& choice : room.answers.bases()) {
        ++number;
        if (!form.segments || !is_segment(choice))
            continue;
        ImGui::PushID(number);
        if (segment(choice.title.c_str(), choice.basis == room.state.view.basis, room.theme))
            room.state.view.basis = choice.basis;
        ImGui::PopID();
        room.name(("voice:" + std::to_string(number)).c_str());
        tooltip(choice.title, std::to_string(number).c_str());
        ImGui::SameLine(0, room.theme.px(2));
    }
    voices_list(room, form);
}

void languages(PanelRoom& room, const BarForm& form) {
    std::string& language = room.state.view.language;
    const bool french = language == "fr";
    if (!form.both_languages) { // the other one
        if (ImGui::Button(french ? "EN" : "FR"))
            language = french ? "en" : "fr";
        room.name(french ? "button:en" : "button:fr");
        return tooltip(french ? "English" : "français");
    }
    if (segment("EN", !french, room.theme))
        language = "en";
    room.name("button:en");
    tooltip("English");
    ImGui::SameLine(0, room.theme.px(2));
    if (segment("FR", french, room.theme))
        language = "fr";
    room.name("button:fr");
    tooltip("français");
}

} // namespace

void top_bar_panel(PanelRoom& room) {
    const Theme& theme = room.theme;
    WindowState& state = room.state;
    const BarForm& form = form_of(room);
    const float margin = margin_of(room), gap = theme.px(8);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(margin, theme.px(8)));
    begin_panel("##top", ImVec2(0, 0), ImVec2(room.width, theme.px(kTopBar_px)), theme);
    ImGui::PopStyleVar(2);
    float search_left = margin;
    if (form.title) {
        ImGui::PushFont(room.fonts.title);
        ImGui::SetCursorPosY(theme.px(kTopBar_px / 2) - ImGui::GetTextLineHeight() / 2);
        ImGui::TextUnformatted(room.say(Word::Title));
        ImGui::PopFont();
        search_left += title_width(room);
    }
    ImGui::SetCursorPos(ImVec2(search_left, theme.px(8)));
    search_box(room, theme.px(form.search_px));
    const float right = room.width - margin - right_width(room, form);
    ImGui::SetCursorPos(ImVec2(right - margin - voices_width(room, form), theme.px(8)));
    basis_chooser(room, form);

    ImGui::SetCursorPos(ImVec2(right, theme.px(8)));
    languages(room, form);
    ImGui::SameLine(0, gap);
    if (sign_button("appearance", Sign::Moon, theme))
        state.appearance =
            state.appearance == Appearance::Paper ? Appearance::Dark : Appearance::Paper;
    tooltip(room.say(Word::Appearance), "D");
    ImGui::SameLine(0, gap);
    if (segment("?", state.help_open, theme))
        state.help_open = !state.help_open;
    room.name("button:help");
    tooltip(room.say(Word::Help), "?");

    ImGui::End();
    result_list(room, ImVec2(search_left, theme.px(kTopBar_px + 4)));
}

} // namespace panjshir::gui
