// The days' axis: events as ticks by kind, claims as bars by voice, the days' names.

#include "gui/panels/timeline_axis.hpp"

#include "scene/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace panjshir::gui {

namespace {

using chronicle::EventKind;

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
          m_at(axis_heights(room.plan.timeline)), m_top(top) {}

    void paint(std::optional<CivilDay> pointed_at) {
        const auto left = static_cast<float>(m_axis.left_px);
        const auto right = left + static_cast<float>(m_axis.width_px);
        if (pointed_at)
            column(*pointed_at, packed(m_theme.field));
        column(m_room.state.view.on, packed(m_theme.accent, 0.16f));
        m_draw.AddLine(ImVec2(left, y(m_at.track_px)), ImVec2(right, y(m_at.track_px)),
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
        m_draw.AddRectFilled(ImVec2(x - half, y(6)), ImVec2(x + half, y(m_at.foot_px)), colour,
                             m_theme.px(4));
    }

    void ticks(const app::DayMark& mark) {
        for (const Tick& tick : ticks_of(mark, m_axis, m_theme)) {
            const bool selected = m_room.state.view.selected == tick.event->id;
            const ImU32 ink = side_colour(tick.event->side, m_theme);
            const float bottom = y(m_at.ticks_bottom_px);
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
                m_draw.AddCircleFilled(ImVec2(tick.x, y(m_at.ticks_bottom_px - 25)),
                                       m_theme.px(2.5f), packed(m_theme.text));
        }
    }

    void bars(const app::DayMark& mark) {
        const auto x = static_cast<float>(m_axis.x_of(mark.day)),
                   half = static_cast<float>(m_axis.day_width_px()) / 2;
        for (const app::DayMark::ClaimBar& bar : mark.claims) {
            const auto row = std::find(kBarSides.begin(), kBarSides.end(), bar.side);
            const auto index =
                static_cast<float>(row == kBarSides.end() ? 2 : row - kBarSides.begin());
            const float thick = m_theme.px(
                std::min(m_at.bar_step_px - 2, 2.0f + static_cast<float>(bar.count) * 0.5f));
            const float middle = y(m_at.bars_px + index * m_at.bar_step_px);
            if (bar.count > 0)
                m_draw.AddRectFilled(ImVec2(x - half, middle - thick / 2),
                                     ImVec2(x + half, middle + thick / 2),
                                     side_colour(bar.side, m_theme, 0.85f));
        }
    }

    /// The days with their month first; the others where these leave room.
    void labels() {
        ImGui::PushFont(m_room.fonts.small);
        std::vector<std::pair<float, float>> taken;
        for (const bool with_month : {true, false})
            for (CivilDay day = m_axis.days.first; day <= m_axis.days.last;
                 day += std::chrono::days(1)) {
                const auto number = static_cast<unsigned>(std::chrono::year_month_day(day).day());
                if (with_month == (day == m_axis.days.first || number == 1))
                    label(day, number, with_month, taken);
            }
        ImGui::PopFont();
    }

    void label(CivilDay day, unsigned number, bool with_month,
               std::vector<std::pair<float, float>>& taken) {
        const std::string words =
            with_month ? with_short_month(scene::short_date(day, m_room.state.view.language))
                       : std::to_string(number);
        const float width = ImGui::CalcTextSize(words.c_str()).x, gap = m_theme.px(4);
        // No label leaves the axis's panel.
        const float x = std::clamp(static_cast<float>(m_axis.x_of(day)) - width / 2, m_theme.px(2),
                                   m_room.width - width - m_theme.px(2));
        if (std::any_of(taken.begin(), taken.end(), [&](const auto& other) {
                return x < other.second + gap && other.first < x + width + gap;
            }))
            return;
        taken.emplace_back(x, x + width);
        const bool strong = with_month || day == m_room.state.view.on;
        m_draw.AddText(ImVec2(x, y(m_at.labels_px)), packed(strong ? m_theme.text : m_theme.quiet),
                       words.c_str());
    }

    void handle() {
        const auto x = static_cast<float>(m_axis.x_of(m_room.state.view.on));
        m_draw.AddCircleFilled(ImVec2(x, y(m_at.track_px)), m_theme.px(7), packed(m_theme.accent),
                               24);
        m_draw.AddCircleFilled(ImVec2(x, y(m_at.track_px)), m_theme.px(2.5f), packed(m_theme.panel),
                               16);
    }

    PanelRoom& m_room;
    const DayAxis& m_axis;
    const Theme& m_theme;
    ImDrawList& m_draw;
    const AxisHeights m_at;
    float m_top;
};

} // namespace

AxisHeights axis_heights(TimelineForm form) {
    if (form == TimelineForm::Slim)
        return {28, 33, 37, 58, 4, 67};
    return {38, 44, 52, 79, 8, 104};
}

void paint_axis(PanelRoom& room, const DayAxis& axis, float top,
                std::optional<CivilDay> pointed_at) {
    AxisPainter(room, axis, top).paint(pointed_at);
}

std::string tick_at(const PanelRoom& room, const DayAxis& axis, CivilDay day, float x) {
    std::string id;
    for (const app::DayMark& mark : room.answers.marks())
        if (mark.day == day)
            for (const Tick& tick : ticks_of(mark, axis, room.theme))
                if (std::abs(tick.x - x) <= room.theme.px(3))
                    id = tick.event->id;
    return id;
}

} // namespace panjshir::gui
