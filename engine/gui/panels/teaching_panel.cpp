// The quiz, what sources say of the land beside what is measured, and of whom nobody speaks.

#include "gui/panels/panel_room.hpp"
#include "gui/teaching.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::gui {

namespace {

void wrapped(const std::string& text) {
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
}

/// Whose quiz it is. The name is taken upon Enter and when the field is left, so that what it shows
/// is always in force.
void pupil_field(PanelRoom& room, Teaching& teaching) {
    ImGui::SetNextItemWidth(room.theme.px(176));
    const bool entered = ImGui::InputTextWithHint(
        "##pupil", room.say("pupil's name, then Enter"), teaching.pupil_text.data(),
        teaching.pupil_text.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    room.name("field:pupil");
    const bool left = ImGui::IsItemDeactivatedAfterEdit(), typing = ImGui::IsItemActive();
    tooltip(room.say("Whose results are kept"), room.say("Enter"));
    if (entered || left)
        teaching.take_pupil(teaching.pupil_text.data());
    if (!typing)
        teaching.show_pupil();
}

/// The score, whose it is, and where it is kept.
void results(PanelRoom& room, Teaching& teaching) {
    if (std::string fault = teaching.take_fault(); !fault.empty())
        room.workspace().tell(std::move(fault));
    ImGui::Separator();
    pupil_field(room, teaching);
    ImGui::SameLine();
    ImGui::TextUnformatted(
        fmt::format(fmt::runtime(room.say("{} of {} right")), teaching.right(), teaching.asked())
            .c_str());
    const auto file = teaching.results_file();
    if (file.empty())
        return;
    ImGui::PushFont(room.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, room.theme.quiet);
    wrapped(fmt::format("{} {}", room.say("Results are kept in"), file.string()));
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void quiz(PanelRoom& room, Teaching& teaching) {
    const study::QuizRound* round = teaching.round();
    if (!round)
        return wrapped(room.say("Nothing can be asked of this atlas."));
    wrapped(round->prompt);
    std::string chosen;
    for (std::size_t i = 0; i < round->choices.size(); ++i) {
        const auto& choice = round->choices[i];
        std::string label = fmt::format("{}  {}", i + 1, choice.text);
        if (round->kind == study::QuizKind::Find && !teaching.answered())
            label = fmt::format("{}", i + 1); // the name would tell
        const bool is_answer = teaching.answered() && choice.id == round->answer;
        ImGui::PushID(static_cast<int>(i));
        if (segment((label + "##choice").c_str(), is_answer, room.theme) && !teaching.answered())
            chosen = choice.id;
        ImGui::PopID();
        room.name(("choice:" + std::to_string(i + 1)).c_str());
    }
    if (!chosen.empty())
        teaching.answer(chosen);
    if (teaching.answered()) {
        ImGui::PushFont(room.fonts.bold);
        ImGui::TextUnformatted(teaching.given() == round->answer ? room.say("Right.")
                                                                 : room.say("Not so."));
        ImGui::PopFont();
        wrapped(teaching.feedback());
        if (ImGui::Button(room.say("Next question")))
            teaching.next();
        room.name("button:next-question");
        tooltip(room.say("What was missed is asked again"));
    }
    results(room, teaching);
}

void checks(PanelRoom& room, const Teaching& teaching) {
    for (const CheckLine& line : teaching.checks()) {
        ImGui::PushFont(room.fonts.bold);
        wrapped(line.verdict);
        ImGui::PopFont();
        wrapped(line.reason);
        ImGui::PushFont(room.fonts.small);
        ImGui::PushStyleColor(ImGuiCol_Text, room.theme.quiet);
        wrapped(fmt::format("{}  |  {}", line.said, line.measured));
        ImGui::PopStyleColor();
        ImGui::PopFont();
        ImGui::Separator();
    }
}

void silence(PanelRoom& room, Teaching& teaching) {
    wrapped(room.say(
        "Districts of which nobody speaks in the days up to the one shown. A blank is not calm."));
    ImGui::SliderInt(room.say("days"), &teaching.silence_days, 1, 14);
    tooltip(room.say("So many days, up to the one shown"));
    ImGui::TextUnformatted(
        fmt::format("{} {}", teaching.silent_districts(), room.say("districts")).c_str());
}

} // namespace

void teaching_panel(PanelRoom& room) {
    Teaching& teaching = room.state.teaching;
    teaching.update(room.session, room.state.view, room.state.overlays);
    if (!teaching.open)
        return;
    const Theme& theme = room.theme;
    if (!begin_floating(room, "##teaching", Panel::Teaching))
        return;
    if (close_cross(room))
        teaching.open = false;
    const auto page = [&](const char* label, Teaching::Page which, const char* control,
                          const char* tip) {
        if (segment(label, teaching.page == which, theme))
            teaching.page = which;
        room.name(control);
        tooltip(room.say(tip));
        ImGui::SameLine(0, theme.px(2));
    };
    page(room.say("Quiz"), Teaching::Page::Quiz, "page:quiz",
         "Questions about the land and the days");
    page(room.say("Said and measured"), Teaching::Page::Checks, "page:checks",
         "What sources say of the land, measured");
    page(room.say("Silence"), Teaching::Page::Silence, "page:silence", "Of whom nobody speaks");
    if (segment(room.say("Strip chart"), room.state.strip.open, theme))
        toggle(room.state, Panel::Strip, room.state.strip.open);
    room.name("page:strip");
    tooltip(room.say("Strip chart: the valley, day by day"), "F4");
    ImGui::SameLine(0, 0);
    ImGui::NewLine();
    switch (teaching.page) {
    case Teaching::Page::Quiz:
        quiz(room, teaching);
        break;
    case Teaching::Page::Checks:
        checks(room, teaching);
        break;
    case Teaching::Page::Silence:
        silence(room, teaching);
        break;
    }
    ImGui::End();
}

} // namespace panjshir::gui
