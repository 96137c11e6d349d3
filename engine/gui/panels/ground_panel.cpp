// Under the map: the profile of a drawn line with a pointer linked to the map; ways between two
// places with passes open or closed; how much an observer sees.

#include "gui/panels/panel_room.hpp"

#include "app/reach_output.hpp"
#include "io/atlas.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::gui {

namespace {

std::string metres_of(const PanelRoom& room, double value) {
    return scene::metres(std::round(value), room.state.view.language);
}

std::string kilometres_of(const PanelRoom& room, double metres) {
    std::string text = fmt::format("{:.1f} km", metres / 1000);
    if (room.state.view.language == "fr")
        std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string name_of(const PanelRoom& room, const std::string& id) {
    const gazetteer::Place* place = room.session.atlas().place(id);
    return place ? place->name_in(room.state.view.language) : id;
}

class ProfileChart {
public:
    ProfileChart(const PanelRoom& room, const terrain::Profile& profile, ImVec2 at, ImVec2 size)
        : m_room(room), m_profile(profile), m_at(at), m_size(size) {
        m_low = profile.points[profile.lowest].elevation_m;
        m_high = std::max(m_low + 100, profile.points[profile.highest].elevation_m);
        m_low -= (m_high - m_low) * 0.08;
    }

    void draw() {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const Theme& theme = m_room.theme;
        const ImU32 ground = ImGui::ColorConvertFloat4ToU32(ImVec4(0.72f, 0.62f, 0.46f, 0.55f));
        const float foot = m_at.y + m_size.y;
        // As many samples as there are pixels.
        ImVec2 last = point_at(0);
        const auto columns = static_cast<int>(m_size.x);
        for (int x = 1; x <= columns; ++x) {
            const std::size_t index = index_at(static_cast<double>(x) / columns);
            const ImVec2 p(m_at.x + static_cast<float>(x),
                           y_of(m_profile.points[index].elevation_m));
            list.AddRectFilled(ImVec2(p.x - 1, std::min(p.y, foot)), ImVec2(p.x, foot), ground);
            list.AddLine(last, p, packed(theme.text), theme.px(1.2f));
            last = p;
        }
        list.AddLine(ImVec2(m_at.x, foot), ImVec2(m_at.x + m_size.x, foot), packed(theme.rule),
                     theme.px(1));
    }

    /// The sample under the pointer, with its height written beside it.
    std::optional<std::size_t> pointer() {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        if (mouse.x < m_at.x || mouse.x > m_at.x + m_size.x || mouse.y < m_at.y ||
            mouse.y > m_at.y + m_size.y + m_room.theme.px(8))
            return std::nullopt;
        const std::size_t index = index_at((mouse.x - m_at.x) / m_size.x);
        const auto& point = m_profile.points[index];
        if (!std::isfinite(point.elevation_m))
            return index;
        const ImVec2 p(mouse.x, y_of(point.elevation_m));
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddLine(ImVec2(p.x, m_at.y), ImVec2(p.x, m_at.y + m_size.y),
                     packed(m_room.theme.quiet, 0.5f));
        list.AddCircleFilled(p, m_room.theme.px(4), IM_COL32(0x7A, 0x1F, 0xA2, 255));
        const std::string text = metres_of(m_room, point.elevation_m) + "  ·  " +
                                 kilometres_of(m_room, point.distance_m);
        const float width = ImGui::CalcTextSize(text.c_str()).x;
        const float x = std::clamp(p.x + m_room.theme.px(8), m_at.x, m_at.x + m_size.x - width);
        list.AddText(ImVec2(x, m_at.y - ImGui::GetTextLineHeight() - m_room.theme.px(2)),
                     packed(m_room.theme.text), text.c_str());
        return index;
    }

private:
    std::size_t index_at(double share) const {
        const double wanted = share * m_profile.length_m;
        const auto it = std::lower_bound(m_profile.points.begin(), m_profile.points.end(), wanted,
                                         [](const auto& p, double d) { return p.distance_m < d; });
        return it == m_profile.points.end()
                   ? m_profile.points.size() - 1
                   : static_cast<std::size_t>(it - m_profile.points.begin());
    }
    float y_of(double elevation) const {
        if (!std::isfinite(elevation))
            return m_at.y + m_size.y;
        return m_at.y + m_size.y * static_cast<float>((m_high - elevation) / (m_high - m_low));
    }
    ImVec2 point_at(std::size_t index) const {
        return {m_at.x, y_of(m_profile.points[index].elevation_m)};
    }

    const PanelRoom& m_room;
    const terrain::Profile& m_profile;
    ImVec2 m_at, m_size;
    double m_low = 0, m_high = 0;
};

void profile_panel(PanelRoom& room, GroundTools& tools) {
    const terrain::Profile* profile = tools.profile();
    if (!profile)
        return;
    const Theme& theme = room.theme;
    const auto& box = room.plan.box(Panel::Profile);
    if (!box)
        return tools.point_at(std::nullopt);
    const ImVec2 at(box->left, box->top);
    const float width = box->width, height = box->height;
    begin_panel("##profile", at, ImVec2(width, height), theme);
    ImGui::PushFont(room.fonts.small);
    ImGui::TextUnformatted(
        fmt::format("{}  ·  +{}  –{}  ·  {} – {}", kilometres_of(room, profile->length_m),
                    metres_of(room, profile->ascent_m), metres_of(room, profile->descent_m),
                    metres_of(room, profile->points[profile->lowest].elevation_m),
                    metres_of(room, profile->points[profile->highest].elevation_m))
            .c_str());
    if (room.session.terrain_is_schematic()) {
        ImGui::SameLine();
        ImGui::TextDisabled("%s", room.say("schematic relief"));
    }
    ImGui::PopFont();
    const float lettering =
        ImGui::GetTextLineHeight() + theme.px(2); // the pointer's words stand above the ground
    const ImVec2 cursor(ImGui::GetCursorScreenPos().x, ImGui::GetCursorScreenPos().y + lettering);
    ProfileChart chart(room, *profile, cursor,
                       ImVec2(width - theme.px(32), at.y + height - theme.px(12) - cursor.y));
    chart.draw();
    tools.point_at(ImGui::IsWindowHovered() ? chart.pointer() : std::nullopt);
    ImGui::End();
}

void passes(PanelRoom& room) {
    // Every pass and tunnel of the atlas that a claim or a way may close.
    for (const gazetteer::Place& place : room.session.atlas().places) {
        if (place.kind != gazetteer::PlaceKind::Pass && place.kind != gazetteer::PlaceKind::Tunnel)
            continue;
        const auto& closed = room.workspace().content().closed.items();
        bool open = !std::binary_search(closed.begin(), closed.end(), place.id);
        if (ImGui::Checkbox(place.name_in(room.state.view.language).c_str(), &open))
            room.workspace().run(app::SetClosed{place.id, open ? app::SetClosed::Way::Open
                                                               : app::SetClosed::Way::Closed});
        room.name(("pass:" + place.id).c_str());
    }
}

void ways_panel(PanelRoom& room, GroundTools& tools) {
    const WayQuestion ways = tools.ways(); // a copy: the document's command changes it
    app::AskedWay way = room.workspace().content().way;
    if (ways.from.empty() && ways.to.empty())
        return;
    const Theme& theme = room.theme;
    if (!begin_floating(room, "##ways", Panel::Ways))
        return;
    const bool close = close_cross(room);
    ImGui::PushTextWrapPos(ImGui::GetWindowContentRegionMax().x - theme.px(36));
    ImGui::PushFont(room.fonts.bold);
    ImGui::TextUnformatted(fmt::format("{} – {}",
                                       ways.from.empty() ? "…" : name_of(room, ways.from),
                                       ways.to.empty() ? "…" : name_of(room, ways.to))
                               .c_str());
    ImGui::PopFont();
    ImGui::PopTextWrapPos();
    if (segment(room.say("On foot"), !ways.by_road, theme))
        way.by_road = false;
    tooltip(room.say("Over the terrain"));
    ImGui::SameLine(0, theme.px(2));
    if (segment(room.say("By road"), ways.by_road, theme))
        way.by_road = true;
    tooltip(room.say("Along the roads, on foot to them"));
    ImGui::PushTextWrapPos(0);
    if (!ways.whole())
        ImGui::TextDisabled("%s",
                            room.say("Select another place and say that the way leads there."));
    else if (tools.asking())
        ImGui::TextDisabled("%s", room.say("working it out ..."));
    ImGui::PopTextWrapPos();
    for (const WayAnswer& answer : tools.way_answers()) {
        const bool first = answer.what == "way";
        std::string text = app::hours_text(answer.hours, room.state.view.language) + "  ·  " +
                           kilometres_of(room, answer.length_m) + "  ·  +" +
                           metres_of(room, answer.ascent_m);
        for (const std::string& pass : answer.passes)
            text += "\n" + name_of(room, pass);
        ImGui::PushStyleColor(ImGuiCol_Text, first ? ImVec4(0.69f, 0.06f, 0.23f, 1)
                                                   : ImVec4(0.3f, 0.36f, 0.66f, 1));
        ImGui::TextUnformatted(text.c_str());
        ImGui::PopStyleColor();
    }
    if (!tools.way_fault().empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(tools.way_fault().c_str());
        ImGui::PopTextWrapPos();
    }
    ImGui::PushFont(room.fonts.small);
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", room.say("Open passes and tunnels:"));
    passes(room);
    ImGui::TextDisabled("%s", app::reach_caution(room.state.view.language).c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::End();
    if (close)
        way = {};
    if (!(way == room.workspace().content().way))
        room.workspace().run(app::AskWay{way});
}

void observer_line(PanelRoom& room, const GroundTools& tools) {
    const PanelBox& free = room.plan.free;
    if (!tools.seen_km2() || free.width < room.theme.px(160))
        return;
    // Under the second map's panel where there is one.
    const float down = room.workspace().content().comparison ? room.theme.px(112) : 0;
    ImGui::SetNextWindowPos(ImVec2(free.left + free.width / 2, free.top + down), ImGuiCond_Always,
                            ImVec2(0.5f, 0));
    ImGui::Begin("##seen", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoInputs);
    ImGui::TextUnformatted(fmt::format("{} {:.0f} km²  ·  {:.0f} km", room.say("Seen from here:"),
                                       *tools.seen_km2(), GroundTools::kObserverRadius_m / 1000)
                               .c_str());
    ImGui::End();
}

} // namespace

void ground_panel(PanelRoom& room, GroundTools& tools) {
    profile_panel(room, tools);
    ways_panel(room, tools);
    observer_line(room, tools);
}

bool way_buttons(PanelRoom& room, const std::string& place) {
    app::AskedWay way = room.workspace().content().way;
    bool any = false;
    if (ImGui::Button(room.say("Way from here"))) {
        way.from = place;
        any = true;
    }
    room.name("button:way-from");
    ImGui::SameLine();
    if (ImGui::Button(room.say("Way to here"))) {
        way.to = place;
        any = true;
    }
    room.name("button:way-to");
    if (any)
        room.workspace().run(app::AskWay{way});
    return any;
}

} // namespace panjshir::gui
