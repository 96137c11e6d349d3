// The card of what is selected: who says so, through whom, where it stands, what others say.

#include "gui/panels/reader_parts.hpp"
#include "io/atlas.hpp"

#include <algorithm>

namespace panjshir::gui {

namespace {

void wrapped(const std::string& text) {
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
}

void heading(PanelRoom& room, const app::CardSection& section) {
    ImGui::Dummy(ImVec2(0, room.theme.px(2)));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(at, ImVec2(at.x + ImGui::GetContentRegionAvail().x, at.y),
                                        packed(room.theme.rule), room.theme.px(1));
    ImGui::Dummy(ImVec2(0, room.theme.px(1)));
    if (section.heading.empty())
        return;
    ImGui::PushFont(room.fonts.bold);
    if (section.link.empty()) {
        wrapped(section.heading);
    } else {
        ImGui::PushStyleColor(ImGuiCol_Text, room.theme.accent);
        wrapped(section.heading);
        ImGui::PopStyleColor();
        if (ImGui::IsItemHovered()) {
            const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
            ImGui::GetWindowDrawList()->AddLine(ImVec2(a.x, b.y), b, packed(room.theme.accent),
                                                room.theme.px(1));
        }
        if (ImGui::IsItemClicked())
            room.state.view.selected = section.link;
    }
    ImGui::PopFont();
}

void rows(PanelRoom& room, const app::CardSection& section) {
    const float label_width = room.theme.px(92);
    for (const app::CardRow& row : section.rows) {
        if (row.label.empty()) {
            wrapped(row.text);
            continue;
        }
        const float left = ImGui::GetCursorPosX();
        ImGui::PushFont(room.fonts.small);
        ImGui::PushStyleColor(ImGuiCol_Text, room.theme.quiet);
        const float top = ImGui::GetCursorPosY();
        ImGui::SetCursorPosY(top + room.theme.px(1));
        ImGui::PushTextWrapPos(left + label_width - room.theme.px(8));
        ImGui::TextUnformatted(row.label.c_str());
        ImGui::PopTextWrapPos();
        const float label_end = ImGui::GetCursorPosY();
        ImGui::PopStyleColor();
        ImGui::PopFont();
        ImGui::SetCursorPos(ImVec2(left + label_width, top));
        if (has_arabic(row.text))
            shaped_text(room, row.text, room.theme.px(16), room.theme.text);
        else
            wrapped(row.text);
        ImGui::SetCursorPosY(std::max(label_end, ImGui::GetCursorPosY()));
    }
}

// Opens the reader at the passage of a claim, event or source.
void passage_link(PanelRoom& room, const std::string& id) {
    const auto passage = app::passage_of(room.session.atlas(), id);
    if (!passage)
        return;
    ImGui::PushFont(room.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, room.theme.accent);
    ImGui::TextUnformatted(room.say("Read it in the source"));
    ImGui::PopStyleColor();
    ImGui::PopFont();
    room.name(("passage:" + id).c_str());
    tooltip(passage->file);
    if (!ImGui::IsItemClicked())
        return;
    room.state.reading.own_selection = room.state.view.selected; // the card makes room
    room.state.reading.open_passage(room.session, room.workspace(), *passage);
}

} // namespace

void card_panel(PanelRoom& room) {
    if (!room.answers.card())
        return;
    const app::Card& card = *room.answers.card();
    const Theme& theme = room.theme;
    if (!begin_floating(room, "##card", Panel::Card))
        return;
    if (close_cross(room))
        room.state.view.selected.clear();
    ImGui::PushFont(room.fonts.title);
    ImGui::PushTextWrapPos(ImGui::GetWindowContentRegionMax().x - theme.px(36));
    ImGui::TextUnformatted(card.title.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    if (!card.persian_name.empty()) {
        const NamePicture name =
            room.persian.picture(card.persian_name, theme.px(18), theme.text, theme.panel);
        if (name.size.x > 0)
            ImGui::Image(name.texture, name.size, ImVec2(0, 1), ImVec2(1, 0));
    }
    if (!card.subtitle.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, theme.quiet);
        wrapped(card.subtitle);
        ImGui::PopStyleColor();
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(theme.px(8), theme.px(5)));
    std::string passage =
        room.state.view.selected; // of the first part, where it is of a claim or event
    for (const app::CardSection& section : card.sections) {
        heading(room, section);
        rows(room, section);
        passage_link(room, section.link.empty() ? passage : section.link);
        passage.clear();
    }
    ImGui::PopStyleVar();
    constexpr std::string_view kPlace = "place:";
    if (const std::string selected = room.state.view.selected;
        selected.rfind(kPlace, 0) == 0 && card.position)
        way_buttons(room, selected.substr(kPlace.size()));
    ImGui::End();
}

} // namespace panjshir::gui
