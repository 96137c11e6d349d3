// The list of sources: when each was published, by whom, what it carries; a tick draws the map
// according to it alone.

#include "gui/panels/reader_parts.hpp"

#include "gui/source_rows.hpp"
#include "io/atlas.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::gui {

namespace {

void source_row(PanelRoom& room, const SourceRow& row) {
    const Theme& theme = room.theme;
    app::ViewState& view = room.state.view;
    ImGui::PushID(row.source->id.c_str());
    const chronicle::Basis own{chronicle::Basis::Kind::Source, row.source->id};
    bool ticked = view.basis == own;
    if (ImGui::Checkbox("##tick", &ticked))
        view.basis = ticked ? own : chronicle::Basis{};
    room.name(("tick:" + row.source->id).c_str());
    tooltip(room.say("Draw the map according to this source alone"));
    ImGui::SameLine();
    const ImVec2 begin = ImGui::GetCursorScreenPos();
    ImGui::BeginGroup();
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(row.source->title.c_str());
    ImGui::PushFont(room.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, theme.quiet);
    std::string about = row.source->publisher;
    if (const auto day = row.source->published.first_day())
        about = scene::short_date(*day, view.language) + " · " + about;
    ImGui::TextUnformatted(about.c_str());
    ImGui::TextUnformatted(
        fmt::format("{} {} · {} {}", row.claims, room.say("claims"), row.events, room.say("events"))
            .c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ImGui::PopTextWrapPos();
    ImGui::EndGroup();
    const ImVec2 end = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(begin);
    if (ImGui::InvisibleButton("##card", ImVec2(std::max(1.0f, ImGui::GetContentRegionAvail().x),
                                                std::max(1.0f, end.y - begin.y - theme.px(6)))))
        view.selected = "source:" + row.source->id;
    room.name(("source:" + row.source->id).c_str());
    if (ImGui::IsItemHovered())
        ImGui::GetWindowDrawList()->AddRectFilled(
            ImVec2(begin.x - theme.px(5), begin.y),
            ImVec2(begin.x - theme.px(2), end.y - theme.px(8)), packed(theme.accent), theme.px(1));
    ImGui::SetCursorScreenPos(end);
    ImGui::PopID();
}

} // namespace

void source_list(PanelRoom& room) {
    Reading& reading = room.state.reading;
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##source-filter", room.say("part of a title, publisher or date"),
                             reading.source_filter.data(), reading.source_filter.size());
    room.name("field:source-filter");
    const auto rows = source_rows(room.session.atlas().chronicle, reading.source_filter.data());
    ImGui::BeginChild("##sources", ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(room.theme.px(3), room.theme.px(2)));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, room.theme.px(4));
    if (rows.empty())
        ImGui::TextDisabled("%s", room.say(Word::NothingFound));
    for (const SourceRow& row : rows)
        source_row(room, row);
    ImGui::PopStyleVar(2);
    ImGui::EndChild();
}

} // namespace panjshir::gui
