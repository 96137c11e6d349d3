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
        ImGui::TextUnformatted(teaching.given() == round->answer ? room.say("Right.") : room.say("Not so."));
        ImGui::PopFont();
        wrapped(teaching.feedback());
        if (ImGui::Button(room.say("Next question")))
            teaching.next();
        room.name("button:next-question");
    }
    ImGui::PushFont(room.fonts.small);
    ImGui::TextDisabled("%s", fmt::format("{} / {}", teaching.right(), teaching.asked()).c_str());
    if (teaching.asked() > 0) {
        ImGui::SameLine();
        if (ImGui::SmallButton(room.say("Save results"))) {
            const auto saved = teaching.save_results("quiz-results.csv");
            room.workspace().tell(saved ? std::string(room.say("written:")) + " quiz-results.csv"
                                        : saved.error().message);
        }
    }
    ImGui::PopFont();
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
    wrapped(room.say("Districts of which nobody speaks in the days up to the one shown. A blank is not calm."));
    ImGui::SliderInt(room.say("days"), &teaching.silence_days, 1, 14);
    ImGui::TextUnformatted(fmt::format("{} {}", teaching.silent_districts(), room.say("districts")).c_str());
}

} // namespace

void teaching_panel(PanelRoom& room) {
    Teaching& teaching = room.state.teaching;
    teaching.update(room.session, room.state.view, room.state.overlays);
    if (!teaching.open)
        return;
    const Theme& theme = room.theme;
    const MapFrame& map = room.state.map;
    const float width = std::min(theme.px(344), room.width * 0.5f);
    ImGui::SetNextWindowPos(ImVec2(theme.px(16 + 120), static_cast<float>(map.top_px) + theme.px(72)));
    ImGui::SetNextWindowSizeConstraints(
        ImVec2(width, theme.px(64)),
        ImVec2(width, std::max(theme.px(64), static_cast<float>(map.height_px) - theme.px(88))));
    ImGui::Begin("##teaching", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    const auto page = [&](const char* label, Teaching::Page which, const char* control) {
        if (segment(label, teaching.page == which, theme))
            teaching.page = which;
        room.name(control);
        ImGui::SameLine(0, theme.px(2));
    };
    page(room.say("Quiz"), Teaching::Page::Quiz, "page:quiz");
    page(room.say("Said and measured"), Teaching::Page::Checks, "page:checks");
    page(room.say("Silence"), Teaching::Page::Silence, "page:silence");
    ImGui::SameLine(width - theme.px(44));
    if (sign_button("close", Sign::Close, theme))
        teaching.open = false;
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
