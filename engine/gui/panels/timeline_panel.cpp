// The days: play and step, the slider with events as ticks and claims as bars by voice, the second
// clock.

#include "gui/panels/timeline_axis.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace panjshir::gui {

namespace {

void day_tooltip(PanelRoom& room, CivilDay day) {
    const auto mark = std::find_if(room.answers.marks().begin(), room.answers.marks().end(),
                                   [&](const app::DayMark& m) { return m.day == day; });
    ImGui::BeginTooltip();
    ImGui::PushFont(room.fonts.bold);
    ImGui::TextUnformatted(scene::long_date(day, room.state.view.language).c_str());
    ImGui::PopFont();
    if (mark == room.answers.marks().end() || mark->events.empty()) {
        ImGui::TextDisabled("%s", room.say(Word::NoEvents));
    } else {
        ImGui::PushTextWrapPos(std::min(room.theme.px(360), room.width * 0.8f));
        for (const app::DayMark::EventTick& event : mark->events) {
            if (ImGui::GetCursorPosY() >
                room.height * 0.7f) { // the rest of a long day stands on the map
                ImGui::TextUnformatted("…");
                break;
            }
            const ImVec2 at = ImGui::GetCursorScreenPos();
            ImGui::GetWindowDrawList()->AddRectFilled(
                ImVec2(at.x, at.y + room.theme.px(3)),
                ImVec2(at.x + room.theme.px(3),
                       at.y + ImGui::GetTextLineHeight() - room.theme.px(2)),
                side_colour(event.side, room.theme));
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room.theme.px(10));
            ImGui::TextUnformatted(event.title.c_str());
        }
        ImGui::PopTextWrapPos();
    }
    if (mark != room.answers.marks().end()) {
        int claims = 0;
        for (const app::DayMark::ClaimBar& bar : mark->claims)
            claims += bar.count;
        if (claims > 0)
            ImGui::TextDisabled("%s %d", room.say(Word::ClaimsSpeakOf), claims);
    }
    ImGui::EndTooltip();
}

/// Pressing and dragging sets the day; a press on a tick selects its event too.
void slider(PanelRoom& room, const DayAxis& axis, float top) {
    const Theme& theme = room.theme;
    ImGui::SetCursorScreenPos(ImVec2(static_cast<float>(axis.left_px), top + theme.px(4)));
    ImGui::InvisibleButton(
        "##days", ImVec2(static_cast<float>(axis.width_px), room.height - top - theme.px(8)));
    room.name("slider:days");
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    std::optional<CivilDay> pointed_at;
    if (ImGui::IsItemHovered())
        pointed_at = axis.day_at(mouse.x);
    if (ImGui::IsItemActive())
        room.state.view.on = axis.day_at(mouse.x);
    if (ImGui::IsItemActivated() &&
        mouse.y < top + theme.px(axis_heights(room.plan.timeline).track_px - 4))
        if (const std::string id = tick_at(room, axis, room.state.view.on, mouse.x); !id.empty())
            room.state.view.selected = id;
    const bool held = ImGui::IsItemActive();
    paint_axis(room, axis, top, pointed_at ? pointed_at : room.state.strip.lit_day());
    if (pointed_at && !held)
        day_tooltip(room, *pointed_at);
}

/// The day in words; pressed, a field in which another is typed.
void date_line(PanelRoom& room, float left, float top, float field_width) {
    const Theme& theme = room.theme;
    WindowState& state = room.state;
    ImGui::SetCursorScreenPos(ImVec2(left, top));
    if (!state.date_open) {
        ImGui::PushFont(room.plan.timeline == TimelineForm::Slim ? room.fonts.bold
                                                                 : room.fonts.title);
        const std::string date = scene::long_date(state.view.on, state.view.language);
        const ImVec2 size = ImGui::CalcTextSize(date.c_str());
        const bool pressed = ImGui::InvisibleButton("##date", ImVec2(size.x, size.y + theme.px(4)));
        const ImVec2 a = ImGui::GetItemRectMin();
        ImGui::GetWindowDrawList()->AddText(
            a, packed(ImGui::IsItemHovered() ? theme.accent : theme.text), date.c_str());
        ImGui::PopFont();
        room.name("button:date");
        tooltip(room.say("Type a day"), "J");
        if (pressed)
            open_date_field(state);
        return;
    }
    const bool opened_now = state.focus_date;
    if (std::exchange(state.focus_date, false))
        ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(field_width);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(theme.px(6), theme.px(3)));
    const bool entered =
        ImGui::InputTextWithHint("##day", "2021-08-23, 23/8", state.date_text.data(),
                                 state.date_text.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::PopStyleVar();
    room.name("field:date");
    if (!entered) {
        if (!opened_now && ImGui::IsItemDeactivated())
            state.date_open = false;
        return;
    }
    const auto day = typed_day(state.date_text.data(), room.answers.days());
    if (day && room.answers.days().contains(*day))
        state.view.on = *day;
    else
        state.workspace->tell(
            std::string(room.say(day ? "the map does not reach that day:" : "this is no day:")) +
            " " + state.date_text.data());
    state.date_open = false;
}

/// How fast the days play, from half to four times the usual.
void speed_button(PanelRoom& room, float top) {
    WindowState& state = room.state;
    const Theme& theme = room.theme;
    ImGui::SetCursorScreenPos(ImVec2(theme.px(16), top));
    ImGui::PushFont(room.fonts.small);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(theme.px(2), 0));
    for (const double speed : {0.5, 1.0, 2.0, 4.0}) {
        if (speed != 0.5)
            ImGui::SameLine(0, theme.px(2));
        const std::string label =
            speed == 0.5 ? "\u00BD\u00D7" : std::to_string(static_cast<int>(speed)) + "\u00D7";
        const bool chosen = state.play_speed == speed;
        ImGui::PushStyleColor(ImGuiCol_Button, chosen ? theme.field_hovered : theme.panel);
        ImGui::PushStyleColor(ImGuiCol_Text, chosen ? theme.text : theme.quiet);
        if (ImGui::Button(label.c_str(), ImVec2(theme.px(32), theme.px(17))))
            state.play_speed = speed;
        room.must_fit(label);
        ImGui::PopStyleColor(2);
        room.name(("speed:" + std::to_string(speed).substr(0, 3)).c_str());
        tooltip(room.say("How fast the days play"), ",  .");
    }
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
}

struct Control {
    const char* id;
    Sign sign;
    Word tip;
    const char* key;
};

void press(WindowState& state, Sign sign, DayInterval days) {
    switch (sign) {
    case Sign::First:
        state.view.on = days.first;
        break;
    case Sign::Previous:
        state.view.on = stepped(state.view.on, -1, days);
        break;
    case Sign::Next:
        state.view.on = stepped(state.view.on, 1, days);
        break;
    case Sign::Last:
        state.view.on = days.last;
        break;
    default:
        state.playing = !state.playing;
        break;
    }
}

void play_controls(PanelRoom& room, float left, float top) {
    WindowState& state = room.state;
    const bool slim = room.plan.timeline == TimelineForm::Slim;
    ImGui::SetCursorScreenPos(ImVec2(left, top));
    const std::array<Control, 5> controls{{{"first", Sign::First, Word::FirstDay, ""},
                                           {"previous", Sign::Previous, Word::PreviousDay, "Left"},
                                           {"play", state.playing ? Sign::Pause : Sign::Play,
                                            state.playing ? Word::Pause : Word::Play, "Space"},
                                           {"next", Sign::Next, Word::NextDay, "Right"},
                                           {"last", Sign::Last, Word::LastDay, ""}}};
    for (std::size_t i = slim ? 1 : 0; i < controls.size() - (slim ? 1 : 0); ++i) {
        if (i > (slim ? 1u : 0u))
            ImGui::SameLine(0, room.theme.px(4));
        const Control& control = controls[i];
        if (sign_button(control.id, control.sign, room.theme))
            press(state, control.sign, room.answers.days());
        room.name((std::string("button:") + control.id).c_str());
        tooltip(room.say(control.tip), *control.key ? room.say(control.key) : "");
    }
}

} // namespace

void known_on_combo(PanelRoom& room, float width) {
    WindowState& state = room.state;
    const std::string& language = state.view.language;
    ImGui::SetNextItemWidth(width);
    const std::string shown = state.view.known_on
                                  ? scene::short_date(*state.view.known_on, language)
                                  : room.say(Word::Everything);
    const bool open = ImGui::BeginCombo("##known", shown.c_str(), ImGuiComboFlags_HeightLarge);
    room.must_fit(shown, ImGui::GetFrameHeight());
    if (!open)
        tooltip(std::string(room.say(Word::KnownOn)) + ": " + shown);
    if (!open)
        return;
    if (ImGui::Selectable(room.say(Word::Everything), !state.view.known_on))
        state.view.known_on.reset();
    const DayInterval days = room.answers.days();
    for (CivilDay day = days.first; day <= days.last; day += std::chrono::days(1))
        if (ImGui::Selectable(scene::short_date(day, language).c_str(), state.view.known_on == day))
            state.view.known_on = day;
    ImGui::EndCombo();
}

bool known_on_in_layers(const PanelRoom& room) {
    return room.plan.timeline == TimelineForm::Slim && room.width < room.theme.px(620);
}

namespace {

void whole_timeline(PanelRoom& room, float top) {
    const Theme& theme = room.theme;
    const float known_width = theme.px(184), known_left = room.width - known_width - theme.px(16);
    play_controls(room, theme.px(16), top + theme.px(14));
    date_line(room, theme.px(16), top + theme.px(55), theme.px(176));
    speed_button(room, top + theme.px(85));
    const float left = theme.px(216);
    slider(room, {room.answers.days(), left, known_left - theme.px(16) - left}, top);
    ImGui::SetCursorScreenPos(ImVec2(known_left, top + theme.px(14)));
    ImGui::PushFont(room.fonts.small);
    ImGui::TextDisabled("%s", room.say(Word::KnownOn));
    ImGui::PopFont();
    ImGui::SetCursorScreenPos(ImVec2(known_left, top + theme.px(36)));
    known_on_combo(room, known_width);
}

/// Three buttons and the day under them; the rest is the axis, with the second clock where there is
/// room.
void slim_timeline(PanelRoom& room, float top) {
    const Theme& theme = room.theme;
    play_controls(room, theme.px(8), top + theme.px(6));
    date_line(room, theme.px(8), top + theme.px(43), theme.px(124));
    const float left = theme.px(148);
    float right = room.width - theme.px(16);
    if (!known_on_in_layers(room)) {
        const float known_width = theme.px(168);
        right -= known_width + theme.px(8);
        ImGui::SetCursorScreenPos(ImVec2(right + theme.px(16), top + theme.px(8)));
        ImGui::PushFont(room.fonts.small);
        ImGui::TextDisabled("%s", room.say(Word::KnownOn));
        ImGui::SetCursorScreenPos(ImVec2(right + theme.px(16), top + theme.px(30)));
        known_on_combo(room, known_width);
        ImGui::PopFont();
    }
    if (right - left > theme.px(48))
        slider(room, {room.answers.days(), left, right - left}, top);
}

} // namespace

void timeline_panel(PanelRoom& room) {
    const Theme& theme = room.theme;
    const auto top = static_cast<float>(room.state.map.top_px + room.state.map.height_px);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme.px(16), 0));
    begin_panel("##timeline", ImVec2(0, top), ImVec2(room.width, room.height - top), theme);
    ImGui::PopStyleVar(2);
    if (room.plan.timeline == TimelineForm::Slim)
        slim_timeline(room, top);
    else
        whole_timeline(room, top);
    ImGui::End();
}

} // namespace panjshir::gui
