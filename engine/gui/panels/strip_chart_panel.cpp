// The valley strip chart beside the map: the hand on either is seen on both, and on the days.

#include "app/strip_told.hpp"
#include "gui/chart_picture.hpp"
#include "gui/panels/panel_room.hpp"
#include "gui/strip_link.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace panjshir::gui {

namespace {

using Over = StripLink::Cursor::Over;

constexpr float kNear_px = 22; ///< the hand is on the river so near it

ImVec2 im(display::Point p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

/// Title and closing cross, then one line of what the hand points at.
void heading(PanelRoom& room, StripLink& strip) {
    const Theme& theme = room.theme;
    const float width = ImGui::GetWindowWidth();
    const ImVec2 begin = ImGui::GetCursorPos();
    ImGui::SetCursorPos(ImVec2(width - theme.px(40), theme.px(8)));
    ImGui::PushStyleColor(ImGuiCol_Button, theme.panel);
    if (sign_button("close", Sign::Close, theme))
        strip.open = false;
    ImGui::PopStyleColor();
    room.name("button:strip-close");
    tooltip(room.say(Word::Close), "Esc");
    ImGui::SetCursorPos(begin);
    ImGui::PushFont(room.fonts.bold);
    ImGui::PushTextWrapPos(width - theme.px(48));
    ImGui::TextUnformatted(strip.fault().empty() ? strip.figure().title.c_str()
                                                 : room.say("Strip chart"));
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    const StripLink::Cursor& cursor = strip.cursor();
    std::string words;
    if (cursor.day)
        words = scene::long_date(*cursor.day, room.state.view.language);
    if (cursor.along_m) {
        words += words.empty() ? "" : "  ·  ";
        words += strip.place_words(*cursor.along_m, room.state.view.language);
    }
    if (words.empty())
        words = room.say("Point at the chart or the river; a click on the chart leads there");
    ImGui::PushFont(room.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, cursor.over == Over::Nothing ? theme.quiet : theme.text);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(words.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

/// The hand on the chart, else on the river.
void point(PanelRoom& room, StripLink& strip, bool on_chart) {
    const ImGuiIO& io = ImGui::GetIO();
    const display::Point hand{io.MousePos.x, io.MousePos.y};
    const WindowState& state = room.state;
    if (on_chart)
        return strip.point_at_chart(strip.place.to_page(hand));
    if (io.WantCaptureMouse || !state.map.contains(hand))
        return strip.point_away();
    const double near_m =
        room.theme.px(kNear_px) / state.map.px_per_mm * state.view.scale_denominator / 1000;
    strip.point_at_map(room.session.to_map(state.view, state.map.page(), state.map.to_page(hand)),
                       near_m);
}

class ChartMarks {
public:
    ChartMarks(PanelRoom& room, const StripLink& strip)
        : m_room(room), m_strip(strip), m_layout(strip.layout()),
          m_draw(*ImGui::GetWindowDrawList()) {}

    void draw() {
        const StripLink::Cursor& cursor = m_strip.cursor();
        const Theme& theme = m_room.theme;
        if (cursor.day && *cursor.day != m_room.state.view.on)
            column(*cursor.day, packed(theme.accent, 0.1f), 0);
        column(m_room.state.view.on, packed(theme.accent, 0.14f), packed(theme.accent, 0.75f));
        if (cursor.along_m)
            for (std::size_t band = 0; band < m_layout.band_top.size(); ++band)
                level(band, *cursor.along_m);
    }

private:
    void column(CivilDay day, ImU32 fill, ImU32 edge) {
        const auto index = static_cast<double>((day - m_strip.figure().first_day).count());
        if (index < 0 || index >= m_strip.figure().days)
            return;
        const double top = m_layout.days_baseline - 3.4 * m_layout.unit,
                     bottom = m_layout.row_top.back();
        const ImVec2 a = im(m_strip.place.to_window({m_layout.x(index), top}));
        const ImVec2 b = im(m_strip.place.to_window({m_layout.x(index + 1), bottom}));
        m_draw.AddRectFilled(a, b, fill, m_room.theme.px(3));
        if (edge)
            m_draw.AddRect(a, b, edge, m_room.theme.px(3), 0, m_room.theme.px(1.4f));
    }

    void level(std::size_t band, double along_m) {
        const double y = m_layout.y(m_strip.figure(), band, along_m);
        const ImVec2 a = im(m_strip.place.to_window({m_layout.left - m_layout.profile_mm, y}));
        const ImVec2 b = im(m_strip.place.to_window({m_layout.right, y}));
        m_draw.AddLine(a, b, packed(m_room.theme.accent, 0.9f), m_room.theme.px(1.2f));
        const ImVec2 foot = im(m_strip.place.to_window({m_layout.left - m_layout.profile_mm, y}));
        m_draw.AddCircleFilled(foot, m_room.theme.px(2.6f), packed(m_room.theme.accent), 12);
    }

    PanelRoom& m_room;
    const StripLink& m_strip;
    const scene::StripLayout& m_layout;
    ImDrawList& m_draw;
};

/// The river's place on the map under what the hand points at.
void light_on_map(PanelRoom& room, const StripLink& strip) {
    const StripLink::Cursor& cursor = strip.cursor();
    const WindowState& state = room.state;
    if (!cursor.along_m)
        return;
    const Theme& theme = room.theme;
    const ImVec2 at =
        im(window_position(state.view, state.map, strip.answer().axis.at(*cursor.along_m)));
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    const ImVec2 a = im({state.map.left_px, state.map.top_px});
    draw.PushClipRect(a, ImVec2(a.x + static_cast<float>(state.map.width_px),
                                a.y + static_cast<float>(state.map.height_px)));
    draw.AddCircle(at, theme.px(9), IM_COL32(255, 255, 255, 230), 32, theme.px(5));
    draw.AddCircle(at, theme.px(9), packed(theme.accent), 32, theme.px(2.6f));
    draw.AddCircleFilled(at, theme.px(2.4f), packed(theme.accent), 12);
    const std::string words = strip.place_words(*cursor.along_m, state.view.language);
    const ImVec2 size = ImGui::CalcTextSize(words.c_str());
    const bool to_the_left =
        at.x + theme.px(24) + size.x > a.x + static_cast<float>(state.map.width_px);
    const ImVec2 corner(to_the_left ? at.x - theme.px(16) - size.x : at.x + theme.px(16),
                        at.y - size.y / 2);
    draw.AddRectFilled(ImVec2(corner.x - theme.px(6), corner.y - theme.px(3)),
                       ImVec2(corner.x + size.x + theme.px(6), corner.y + size.y + theme.px(3)),
                       packed(theme.panel), theme.px(6));
    draw.AddText(corner, packed(theme.text), words.c_str());
    draw.PopClipRect();
}

/// What is told of the day and voice under the hand.
void tell(PanelRoom& room, const StripLink& strip) {
    const StripLink::Cursor& cursor = strip.cursor();
    const scene::StripSpot& spot = cursor.spot;
    if (!cursor.day || !(spot.band || spot.outside || spot.whole))
        return;
    const std::vector<std::string> told = app::told_in(
        room.session, strip.answer(), {*cursor.day, spot.band, spot.outside, cursor.along_m});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(room.theme.px(340));
    if (told.empty())
        ImGui::TextDisabled("%s", room.say("Nobody speaks of it."));
    for (const std::string& line : told)
        ImGui::TextUnformatted(line.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

/// The picture, scrolled where it is higher than its room. True where the hand is on it.
bool chart(PanelRoom& room, StripLink& strip, ChartPicture& pictures) {
    const double px_per_mm = 96 / 25.4 * static_cast<double>(room.theme.scale);
    const ImVec2 size(static_cast<float>(std::floor(strip.figure().width_mm * px_per_mm)),
                      static_cast<float>(std::floor(strip.figure().height_mm * px_per_mm)));
    const auto picture = pictures.picture(strip.list(), strip.stamp(), static_cast<int>(size.x),
                                          static_cast<int>(size.y), px_per_mm);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    strip.place = {{std::round(corner.x), std::round(corner.y)}, px_per_mm};
    ImGui::InvisibleButton("##chart", size);
    room.name("strip:chart");
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 a = im(strip.place.corner_px);
    if (picture)
        ImGui::GetWindowDrawList()->AddImage(*picture, a, ImVec2(a.x + size.x, a.y + size.y),
                                             ImVec2(0, 1), ImVec2(1, 0));
    if (ImGui::IsItemClicked()) {
        strip.point_at_chart(
            strip.place.to_page({ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y}));
        WindowState& state = room.state;
        const app::ViewState to = strip.followed(room.session, state.view);
        state.tour.glide(state.view, to, TourWalk::Clock::now());
    }
    return hovered;
}

} // namespace

void strip_chart_panel(PanelRoom& room, ChartPicture& pictures) {
    StripLink& strip = room.state.strip;
    if (!strip.open)
        strip.seen = false;
    // Opened in this very frame, the map has not made room for it yet.
    if (!strip.open || !room.plan.strip_shown)
        return strip.point_away();
    const Theme& theme = room.theme;
    const MapFrame& map = room.state.map;
    const auto left = static_cast<float>(map.left_px + map.width_px),
               top = static_cast<float>(map.top_px);
    begin_panel("##strip", ImVec2(left, top),
                ImVec2(room.width - left, static_cast<float>(map.height_px)), theme);
    const ImGuiStyle& style = ImGui::GetStyle();
    const double px_per_mm = 96 / 25.4 * static_cast<double>(theme.scale);
    const float heading_px = ImGui::GetTextLineHeight() * 2 + theme.px(24);
    const float width_px = ImGui::GetContentRegionAvail().x - style.ScrollbarSize;
    strip.update(room.session, room.state.view,
                 {std::floor(width_px) / px_per_mm,
                  std::floor(ImGui::GetContentRegionAvail().y - heading_px) / px_per_mm});
    heading(room, strip);
    if (!strip.fault().empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(strip.fault().c_str());
        ImGui::PopTextWrapPos();
        ImGui::End();
        return;
    }
    if (!std::exchange(strip.seen, true)) // opened now
        room.state.tour.glide(room.state.view,
                              strip.with_river_in_sight(room.session, room.state.view, map),
                              TourWalk::Clock::now(), TourWalk::By::Window);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ImVec4(1, 1, 1, 0));
    ImGui::BeginChild("##strip-scroll", ImGui::GetContentRegionAvail());
    point(room, strip, chart(room, strip, pictures));
    ChartMarks(room, strip).draw();
    light_on_map(room, strip);
    if (strip.cursor().over == Over::Chart)
        tell(room, strip);
    ImGui::EndChild();
    ImGui::PopStyleColor();
    ImGui::End();
}

} // namespace panjshir::gui
