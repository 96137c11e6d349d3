// Tours: which there are, the words of a step, and a step made from the map as it stands.

#include "gui/panels/panel_room.hpp"
#include "gui/tour_walk.hpp"

#include "io/atlas.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>

namespace panjshir::gui {

namespace {

/// The heading with its closing cross; true when it is pressed.
bool heading(PanelRoom& room, const std::string& text) {
    const bool close = close_cross(room);
    ImGui::PushFont(room.fonts.title);
    ImGui::PushTextWrapPos(ImGui::GetWindowContentRegionMax().x - room.theme.px(36));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    return close;
}

void wrapped(const std::string& text) {
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
}

void go(PanelRoom& room, const std::string& tour, int step) {
    WindowState& state = room.state;
    const auto gone = state.tour.go(room.session, tour, step, state.view, tour_room(state),
                                    state.overlays, TourWalk::Clock::now());
    if (!gone)
        room.workspace().tell(gone.error().message);
}

void choice(PanelRoom& room) {
    WindowState& state = room.state;
    if (heading(room, room.say("Tours")))
        return state.tour.leave(state.overlays);
    const bool french = state.view.language == "fr";
    const io::TourShelf& shelf = state.tour.shelf(room.session);
    std::string chosen;
    for (const io::Tour& tour : shelf.tours) {
        ImGui::PushID(tour.id.c_str());
        const std::string& title = french ? tour.title_fr : tour.title_en;
        if (ImGui::Button(title.c_str(), ImVec2(-1, 0)))
            chosen = tour.id;
        room.must_fit(title);
        room.name(("tour:" + tour.id).c_str());
        ImGui::PopID();
        ImGui::PushFont(room.fonts.small);
        ImGui::PushStyleColor(ImGuiCol_Text, room.theme.quiet);
        wrapped(fmt::format("{} {} · {}", tour.steps.size(), room.say("steps"),
                            french ? tour.summary_fr : tour.summary_en));
        ImGui::PopStyleColor();
        ImGui::PopFont();
    }
    for (const Diagnostic& fault : shelf.diagnostics)
        wrapped(to_string(fault));
    if (!chosen.empty())
        go(room, chosen, 0);
}

void add_step(PanelRoom& room, const io::Tour& tour) {
    WindowState& state = room.state;
    if (!ImGui::TreeNode(room.say("Add a step from this view")))
        return;
    const auto field = [&](const char* id, const char* hint, std::array<char, 600>& text,
                           int lines) {
        ImGui::SetNextItemWidth(-1);
        if (lines == 1)
            ImGui::InputTextWithHint(id, hint, text.data(), text.size());
        else
            ImGui::InputTextMultiline(
                id, text.data(), text.size(),
                ImVec2(-1, ImGui::GetTextLineHeight() * static_cast<float>(lines)));
    };
    TourDraft& draft = state.tour_draft;
    field("##title_en", "title (English)", draft.title_en, 1);
    field("##title_fr", "titre (français)", draft.title_fr, 1);
    ImGui::TextDisabled("English");
    field("##text_en", "", draft.text_en, 4);
    ImGui::TextDisabled("français");
    field("##text_fr", "", draft.text_fr, 4);
    if (ImGui::Button(room.say("Add"))) {
        io::TourStep step =
            app::step_from_view(state.view, fmt::format("step-{}", tour.steps.size() + 1));
        step.title_en = draft.title_en.data();
        step.title_fr = draft.title_fr.data();
        step.text_en = draft.text_en.data();
        step.text_fr = draft.text_fr.data();
        const auto file = room.session.atlas().folder / tour.file;
        if (const auto added = io::append_tour_step(file, step, room.session.atlas())) {
            room.workspace().tell(fmt::format("{} {}", room.say("written:"), tour.file));
            draft = {};
            state.tour.forget();
        } else {
            room.workspace().tell(added.error().message);
        }
    }
    ImGui::TreePop();
}

void step(PanelRoom& room, const io::Tour& tour) {
    WindowState& state = room.state;
    const int count = static_cast<int>(tour.steps.size()), at = state.tour.step();
    if (heading(room, state.tour.shown()->title))
        return state.tour.leave(state.overlays);
    ImGui::PushFont(room.fonts.small);
    ImGui::TextDisabled("%s",
                        fmt::format("{} · {} / {}",
                                    state.view.language == "fr" ? tour.title_fr : tour.title_en,
                                    at + 1, count)
                            .c_str());
    ImGui::PopFont();
    wrapped(state.tour.shown()->text);
    int wanted = at;
    if (sign_button("back", Sign::Previous, at > 0 ? Choice::Plain : Choice::Idle, room.theme))
        wanted = at - 1;
    room.name("button:tour-back");
    tooltip(room.say("The step before"), room.say("Left"));
    ImGui::SameLine();
    if (sign_button("on", Sign::Next, at + 1 < count ? Choice::Plain : Choice::Idle, room.theme))
        wanted = at + 1;
    room.name("button:tour-on");
    tooltip(room.say("The next step"), room.say("Right"));
    ImGui::SameLine();
    const bool others = ImGui::Button(room.say("Other tours"));
    tooltip(room.say("Leave this one and choose another"));
    if (others) {
        state.tour.leave(state.overlays);
        state.tour.open = true;
        return;
    }
    const std::string id = tour.id;
    add_step(room, tour);
    if (wanted != at)
        go(room, id, wanted);
}

} // namespace

void tour_panel(PanelRoom& room) {
    if (!room.state.tour.open)
        return;
    room.state.tour.retell(room.session, room.state.view, room.state.map, room.state.overlays);
    if (!begin_floating(room, "##tour", Panel::Tour))
        return;
    const io::Tour* tour = room.state.tour.tour(room.session);
    if (tour && room.state.tour.shown())
        step(room, *tour);
    else
        choice(room);
    ImGui::End();
}

} // namespace panjshir::gui
