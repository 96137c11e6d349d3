// The days: play and step, the slider with events as ticks and claims as bars by voice, the second
// clock.

#include "gui/day_axis.hpp"
#include "gui/panels/panel_room.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace panjshir::gui {

namespace {

using chronicle::EventKind;

// Heights within the panel, at 100 %.
constexpr float kTicksBottom_px = 38, kTrack_px = 44, kLabels_px = 52, kBars_px = 76,
                kBarStep_px = 8;
constexpr std::array<const char*, 3> kBarSides{"resistance", "taliban", ""};

bool is_armed(EventKind kind) {
    return kind == EventKind::Clash || kind == EventKind::Offensive || kind == EventKind::Ambush ||
           kind == EventKind::Blockade;
}
bool is_spoken(EventKind kind) {
    return kind == EventKind::Talks || kind == EventKind::Ultimatum || kind == EventKind::Statement;
}

/// "15 August" to "15 Aug", "1er septembre" to "1er sept.", "15 août" as it is.
std::string with_short_month(std::string date) {
    const std::size_t month = date.find(' ') + 1;
    const bool french = date.find("septembre") != std::string::npos;
    if (french)
        return date.substr(0, month + 4) + ".";
    constexpr std::size_t kShort = 5; // bytes of the longest name that stays whole
    return date.size() - month <= kShort ? date : date.substr(0, month + 3);
}

struct Tick {
    const app::DayMark::EventTick* event;
    float x, width;
};

/// The day's ticks side by side about its middle.
std::vector<Tick> ticks_of(const app::DayMark& mark, const DayAxis& axis, const Theme& theme) {
    std::vector<Tick> ticks;
    const auto count = static_cast<float>(mark.events.size());
    const float step = std::min(theme.px(6), static_cast<float>(axis.day_width_px()) * 0.9f /
                                                 std::max(1.0f, count));
    float x = static_cast<float>(axis.x_of(mark.day)) - step * (count - 1) / 2;
    for (const app::DayMark::EventTick& event : mark.events) {
        ticks.push_back({&event, x, std::min(theme.px(3), step * 0.7f)});
        x += step;
    }
    return ticks;
}

class AxisPainter {
public:
    AxisPainter(PanelRoom& room, const DayAxis& axis, float top)
        : m_room(room), m_axis(axis), m_theme(room.theme), m_draw(*ImGui::GetWindowDrawList()),
          m_top(top) {}

    void paint(std::optional<CivilDay> pointed_at) {
        const auto left = static_cast<float>(m_axis.left_px);
        const auto right = left + static_cast<float>(m_axis.width_px);
        if (pointed_at)
            column(*pointed_at, packed(m_theme.field));
        column(m_room.state.view.on, packed(m_theme.accent, 0.16f));
        m_draw.AddLine(ImVec2(left, y(kTrack_px)), ImVec2(right, y(kTrack_px)),
                       packed(m_theme.rule), m_theme.px(2));
        for (const app::DayMark& mark : m_room.answers.marks()) {
            if (!m_axis.days.contains(mark.day))
                continue;
            ticks(mark);
            bars(mark);
        }
        labels();
        handle();
    }

private:
    float y(float at_100_percent) const { return m_top + m_theme.px(at_100_percent); }

    void column(CivilDay day, ImU32 colour) {
        const auto x = static_cast<float>(m_axis.x_of(day)),
                   half = static_cast<float>(m_axis.day_width_px()) / 2;
        m_draw.AddRectFilled(ImVec2(x - half, y(6)), ImVec2(x + half, y(104)), colour,
                             m_theme.px(4));
    }

    void ticks(const app::DayMark& mark) {
        for (const Tick& tick : ticks_of(mark, m_axis, m_theme)) {
            const bool selected = m_room.state.view.selected == tick.event->id;
            const ImU32 ink = side_colour(tick.event->side, m_theme);
            const float bottom = y(kTicksBottom_px);
            if (is_spoken(tick.event->kind)) {
                m_draw.AddLine(ImVec2(tick.x, bottom - m_theme.px(9)), ImVec2(tick.x, bottom), ink,
                               tick.width / 2);
                m_draw.AddCircleFilled(ImVec2(tick.x, bottom - m_theme.px(10)),
                                       std::min(m_theme.px(2.5f), tick.width), ink);
            } else {
                const float tall = m_theme.px(is_armed(tick.event->kind) ? 20 : 12);
                m_draw.AddRectFilled(ImVec2(tick.x - tick.width / 2, bottom - tall),
                                     ImVec2(tick.x + tick.width / 2, bottom), ink);
            }
            if (selected)
                m_draw.AddCircleFilled(ImVec2(tick.x, y(kTicksBottom_px - 25)), m_theme.px(2.5f),
                                       packed(m_theme.text));
        }
    }

    void bars(const app::DayMark& mark) {
        const auto x = static_cast<float>(m_axis.x_of(mark.day)),
                   half = static_cast<float>(m_axis.day_width_px()) / 2;
        for (const app::DayMark::ClaimBar& bar : mark.claims) {
            const auto row = std::find(kBarSides.begin(), kBarSides.end(), bar.side);
            const auto index =
                static_cast<float>(row == kBarSides.end() ? 2 : row - kBarSides.begin());
            const float thick =
                m_theme.px(std::min(6.0f, 2.0f + static_cast<float>(bar.count) * 0.5f));
            const float middle = y(kBars_px + index * kBarStep_px + 3);
            if (bar.count > 0)
                m_draw.AddRectFilled(ImVec2(x - half, middle - thick / 2),
                                     ImVec2(x + half, middle + thick / 2),
                                     side_colour(bar.side, m_theme, 0.85f));
        }
    }

    void labels() {
        ImGui::PushFont(m_room.fonts.small);
        const std::string& language = m_room.state.view.language;
        float free_from = -1e6f;
        for (CivilDay day = m_axis.days.first; day <= m_axis.days.last;
             day += std::chrono::days(1)) {
            const auto date = std::chrono::year_month_day(day);
            const bool named = day == m_axis.days.first || static_cast<unsigned>(date.day()) == 1;
            std::string label = std::to_string(static_cast<unsigned>(date.day()));
            if (named)
                label = with_short_month(scene::short_date(day, language));
            const float width = ImGui::CalcTextSize(label.c_str()).x;
            const float x = static_cast<float>(m_axis.x_of(day)) - width / 2;
            if (x < free_from)
                continue;
            free_from = x + width + m_theme.px(4);
            const bool strong = named || day == m_room.state.view.on;
            m_draw.AddText(ImVec2(x, y(kLabels_px)), packed(strong ? m_theme.text : m_theme.quiet),
                           label.c_str());
        }
        ImGui::PopFont();
    }

    void handle() {
        const auto x = static_cast<float>(m_axis.x_of(m_room.state.view.on));
        m_draw.AddCircleFilled(ImVec2(x, y(kTrack_px)), m_theme.px(7), packed(m_theme.accent), 24);
        m_draw.AddCircleFilled(ImVec2(x, y(kTrack_px)), m_theme.px(2.5f), packed(m_theme.panel),
                               16);
    }

    PanelRoom& m_room;
    const DayAxis& m_axis;
    const Theme& m_theme;
    ImDrawList& m_draw;
    float m_top;
};

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
        ImGui::PushTextWrapPos(room.theme.px(360));
        for (const app::DayMark::EventTick& event : mark->events) {
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
    ImGui::InvisibleButton("##days",
                           ImVec2(static_cast<float>(axis.width_px), theme.px(kTimeline_px - 8)));
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    std::optional<CivilDay> pointed_at;
    if (ImGui::IsItemHovered())
        pointed_at = axis.day_at(mouse.x);
    if (ImGui::IsItemActive())
        room.state.view.on = axis.day_at(mouse.x);
    if (ImGui::IsItemActivated() && mouse.y < top + theme.px(kTrack_px - 4))
        for (const app::DayMark& mark : room.answers.marks())
            for (const Tick& tick : ticks_of(mark, axis, theme))
                if (mark.day == room.state.view.on && std::abs(tick.x - mouse.x) <= theme.px(3))
                    room.state.view.selected = tick.event->id;
    AxisPainter(room, axis, top).paint(pointed_at);
    if (pointed_at && !ImGui::IsItemActive())
        day_tooltip(room, *pointed_at);
}

/// The day in words; pressed, a field in which another is typed.
void date_line(PanelRoom& room, float top) {
    const Theme& theme = room.theme;
    WindowState& state = room.state;
    ImGui::SetCursorScreenPos(ImVec2(theme.px(16), top));
    if (!state.date_open) {
        ImGui::PushFont(room.fonts.title);
        const std::string date = scene::long_date(state.view.on, state.view.language);
        const ImVec2 size = ImGui::CalcTextSize(date.c_str());
        const bool pressed = ImGui::InvisibleButton("##date", ImVec2(size.x, size.y + theme.px(4)));
        const ImVec2 a = ImGui::GetItemRectMin();
        ImGui::GetWindowDrawList()->AddText(a, packed(ImGui::IsItemHovered() ? theme.accent : theme.text), date.c_str());
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
    ImGui::SetNextItemWidth(theme.px(176));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(theme.px(6), theme.px(3)));
    const bool entered = ImGui::InputTextWithHint("##day", "2021-08-23, 23/8", state.date_text.data(),
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
        state.workspace->tell(std::string(room.say(day ? "the map does not reach that day:" : "this is no day:")) +
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
        ImGui::PopStyleColor(2);
        room.name(("speed:" + std::to_string(speed).substr(0, 3)).c_str());
        tooltip(room.say("How fast the days play"), ",  .");
    }
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
}

void play_controls(PanelRoom& room, float top) {
    const Theme& theme = room.theme;
    WindowState& state = room.state;
    const DayInterval days = room.answers.days();
    ImGui::SetCursorScreenPos(ImVec2(theme.px(16), top + theme.px(14)));
    struct Control {
        const char* id;
        Sign sign;
        Word tip;
        const char* key;
    };
    const std::array<Control, 5> controls{{{"first", Sign::First, Word::FirstDay, ""},
                                           {"previous", Sign::Previous, Word::PreviousDay, "Left"},
                                           {"play", state.playing ? Sign::Pause : Sign::Play,
                                            state.playing ? Word::Pause : Word::Play, "Space"},
                                           {"next", Sign::Next, Word::NextDay, "Right"},
                                           {"last", Sign::Last, Word::LastDay, ""}}};
    for (std::size_t i = 0; i < controls.size(); ++i) {
        if (i > 0)
            ImGui::SameLine(0, theme.px(4));
        const Control& control = controls[i];
        if (sign_button(control.id, control.sign, theme)) {
            switch (control.sign) {
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
        tooltip(room.say(control.tip), control.key);
    }
    date_line(room, top + theme.px(55));
    speed_button(room, top + theme.px(85));
}

void known_on_chooser(PanelRoom& room, float left, float top, float width) {
    WindowState& state = room.state;
    const std::string& language = state.view.language;
    ImGui::SetCursorScreenPos(ImVec2(left, top + room.theme.px(14)));
    ImGui::PushFont(room.fonts.small);
    ImGui::TextDisabled("%s", room.say(Word::KnownOn));
    ImGui::PopFont();
    ImGui::SetCursorScreenPos(ImVec2(left, top + room.theme.px(36)));
    ImGui::SetNextItemWidth(width);
    const std::string shown = state.view.known_on
                                  ? scene::short_date(*state.view.known_on, language)
                                  : room.say(Word::Everything);
    const bool open = ImGui::BeginCombo("##known", shown.c_str(), ImGuiComboFlags_HeightLarge);
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

} // namespace

void timeline_panel(PanelRoom& room) {
    const Theme& theme = room.theme;
    const auto top = static_cast<float>(room.state.map.top_px + room.state.map.height_px);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme.px(16), 0));
    begin_panel("##timeline", ImVec2(0, top), ImVec2(room.width, room.height - top), theme);
    ImGui::PopStyleVar(2);
    const float known_width = theme.px(176);
    const float left = theme.px(216), right = room.width - known_width - theme.px(32);
    play_controls(room, top);
    if (right - left > theme.px(120))
        slider(room, {room.answers.days(), left, right - left}, top);
    known_on_chooser(room, room.width - known_width - theme.px(16), top, known_width);
    ImGui::End();
}

} // namespace panjshir::gui
