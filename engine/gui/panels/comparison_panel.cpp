// Two maps side by side: the divider to drag, and what the second one shows.

#include "gui/panels/panel_room.hpp"

#include "gui/day_axis.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <string>

namespace panjshir::gui {

namespace {

/// Whether a panel lies where the grip would; what passes over it, and the second map's own panel,
/// do not count.
bool is_covered(const WindowState& state, const PanelBox& grip) {
    return std::any_of(state.panels.begin(), state.panels.end(), [&](const ShownPanel& panel) {
        return !panel.popup && panel.id != "##divider" && panel.id != "##second" &&
               panel.box.meets(grip);
    });
}

void divider(PanelRoom& room, const app::Comparison& comparison) {
    const MapFrame& map = room.state.map;
    const Theme& theme = room.theme;
    const auto left = static_cast<float>(map.left_px), width = static_cast<float>(map.width_px);
    const auto top = static_cast<float>(map.top_px), height = static_cast<float>(map.height_px);
    const float x = left + width * static_cast<float>(comparison.divider);
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    draw.AddLine(ImVec2(x, top), ImVec2(x, top + height), packed(theme.panel), theme.px(4));
    draw.AddLine(ImVec2(x, top), ImVec2(x, top + height), packed(theme.accent), theme.px(1.5f));
    // A grip in the middle, which is what the hand takes; where a panel covers it, that has to be
    // closed first. Once in the hand it stays there.
    const ImVec2 grip(x, top + height / 2);
    const PanelBox taken{grip.x - theme.px(12), grip.y - theme.px(20), theme.px(24), theme.px(40)};
    bool& held = room.state.divider_held;
    if (!held && is_covered(room.state, taken))
        return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.px(12));
    begin_panel("##divider", ImVec2(grip.x - theme.px(12), grip.y - theme.px(20)),
                ImVec2(theme.px(24), theme.px(40)), theme, Stacking::OnTop);
    ImGui::PopStyleVar(2);
    ImGui::InvisibleButton("grip", ImVec2(theme.px(24), theme.px(40)));
    held = ImGui::IsItemActive();
    if (!held)
        tooltip(room.say("Border between the two maps"));
    if (ImGui::IsItemHovered() || held)
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    for (const float dx : {-3.0f, 3.0f})
        ImGui::GetWindowDrawList()->AddLine(ImVec2(grip.x + theme.px(dx), grip.y - theme.px(7)),
                                            ImVec2(grip.x + theme.px(dx), grip.y + theme.px(7)),
                                            packed(held ? theme.accent : theme.quiet),
                                            theme.px(1.5f));
    ImGui::End();
    if (!held)
        return;
    app::Comparison moved = comparison;
    moved.divider = std::clamp((ImGui::GetIO().MousePos.x - left) / width, 0.1f, 0.9f);
    room.workspace().run(app::Compare{moved}, app::Document::Step::JoinsLast);
}

void second_map(PanelRoom& room, const app::Comparison& comparison) {
    const Theme& theme = room.theme;
    const WindowState& state = room.state;
    const MapFrame& map = state.map;
    const PanelBox& free = room.plan.free;
    if (free.width < theme.px(200))
        return; // what is open has to be closed first
    const float divider =
        static_cast<float>(map.left_px + map.width_px * comparison.divider) + theme.px(16);
    const float width = std::min(theme.px(272), free.width);
    ImGui::SetNextWindowSizeConstraints(ImVec2(width, 0),
                                        ImVec2(width, std::max(theme.px(48), free.height)));
    ImGui::SetNextWindowPos(ImVec2(std::clamp(divider, free.left, free.right() - width), free.top));
    ImGui::Begin("##second", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    app::Comparison wanted = comparison;
    const CivilDay on = comparison.on.value_or(state.view.on);
    if (sign_button("before", Sign::Previous, theme))
        wanted.on = stepped(on, -1, room.answers.days());
    tooltip(room.say("Second map: the day before"));
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::PushFont(room.fonts.bold);
    ImGui::TextUnformatted(scene::long_date(on, state.view.language).c_str());
    ImGui::PopFont();
    ImGui::SameLine();
    if (sign_button("after", Sign::Next, theme))
        wanted.on = stepped(on, 1, room.answers.days());
    tooltip(room.say("Second map: the day after"));
    const chronicle::Basis basis = comparison.basis.value_or(state.view.basis);
    const auto& bases = room.answers.bases();
    const auto shown =
        std::find_if(bases.begin(), bases.end(),
                     [&](const app::BasisChoice& choice) { return choice.basis == basis; });
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo("##basis", shown == bases.end() ? "" : shown->title.c_str())) {
        for (const app::BasisChoice& choice : bases)
            if (ImGui::Selectable(choice.title.c_str(), choice.basis == basis))
                wanted.basis = choice.basis;
        ImGui::EndCombo();
    }
    tooltip(room.say("According to whom the second map is drawn"));
    ImGui::End();
    if (!(wanted == comparison))
        room.workspace().run(app::Compare{wanted});
}

} // namespace

void comparison_panel(PanelRoom& room) {
    const auto comparison = room.workspace().content().comparison;
    if (!comparison) {
        room.state.divider_held = false;
        return;
    }
    divider(room, *comparison);
    second_map(room, *comparison);
}

} // namespace panjshir::gui
