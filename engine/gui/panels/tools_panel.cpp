// The strip of tools: what the hand draws, undo and redo, side by side, files.

#include "gui/panels/panel_room.hpp"

#include <array>
#include <cmath>
#include <string>

namespace panjshir::gui {

namespace {

constexpr int kActionCount = 8;

struct ToolButton {
    Tool tool;
    Sign sign;
    const char* english;
    const char* key;
};
constexpr std::array<ToolButton, kToolCount> kButtons{{
    {Tool::Explore, Sign::Hand, "Explore", "V"},
    {Tool::Text, Sign::Text, "Write on the map", "T"},
    {Tool::Arrow, Sign::Arrow, "Draw an arrow", "A"},
    {Tool::Freehand, Sign::Freehand, "Draw by hand", "F"},
    {Tool::Area, Sign::Area, "Draw an area: click its corners, then Enter", "G"},
    {Tool::Measure, Sign::Measure, "Measure: click the points, then Enter", "M"},
    {Tool::Profile, Sign::Profile, "Profile: click a line, then Enter", "P"},
    {Tool::Observer, Sign::Observer, "What is seen from here: drag the observer", "O"},
}};

constexpr std::array<std::uint32_t, 5> kColours{0xB5342B, 0x23262B, 0x2E5C58, 0x7A4F9E, 0xB07A00};
constexpr std::array<float, 3> kWidths_px{1.5f, 2.5f, 5};

// Cells of one size from left to right, then the next row.
class Cells {
public:
    Cells(int columns, float gap) : m_columns(columns), m_gap(gap) {}
    void next() {
        if (m_count % m_columns != 0)
            ImGui::SameLine(0, m_gap);
        ++m_count;
    }
    void new_row() { m_count = 0; }

private:
    int m_columns;
    float m_gap;
    int m_count = 0;
};

void colours(PanelRoom& room, Cells& cells) {
    MapTools& tools = room.state.tools;
    const Theme& theme = room.theme;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImVec2 size(theme.px(32), theme.px(22));
    for (const std::uint32_t colour : kColours) {
        cells.next();
        ImGui::PushID(static_cast<int>(colour));
        if (ImGui::InvisibleButton("colour", size))
            tools.colour = colour;
        ImGui::PopID();
        const ImVec2 a = ImGui::GetItemRectMin();
        const ImVec2 c(a.x + size.x / 2, a.y + size.y / 2);
        draw.AddCircleFilled(
            c, theme.px(6.5f),
            IM_COL32((colour >> 16) & 0xFF, (colour >> 8) & 0xFF, colour & 0xFF, 255), 20);
        if (tools.colour == colour)
            draw.AddCircle(c, theme.px(9.5f), packed(theme.text), 24, theme.px(1.2f));
        tooltip(room.say("Colour of what is drawn"));
    }
    for (const float width : kWidths_px) {
        cells.next();
        ImGui::PushID(static_cast<int>(width * 10));
        if (ImGui::InvisibleButton("width", size))
            tools.width_px = width;
        ImGui::PopID();
        const ImVec2 a = ImGui::GetItemRectMin();
        const float y = a.y + size.y / 2;
        const bool chosen = std::abs(tools.width_px - width) < 0.01;
        draw.AddLine(ImVec2(a.x + theme.px(6), y), ImVec2(a.x + theme.px(26), y),
                     packed(chosen ? theme.text : theme.quiet, chosen ? 1 : 0.6f), theme.px(width));
        tooltip(room.say("Width of what is drawn"));
    }
}

void actions(PanelRoom& room, Cells& cells) {
    const Theme& theme = room.theme;
    WindowState& state = room.state;
    Workspace& workspace = room.workspace();
    const std::string& language = state.view.language;
    const app::Document& document = workspace.document();
    cells.next();
    if (sign_button("undo", Sign::Undo, document.can_undo() ? Choice::Plain : Choice::Idle, theme))
        workspace.undo(state.view);
    tooltip(std::string(room.say("Undo")) + " " + std::string(document.undo_name(language)),
            "Ctrl+Z");
    cells.next();
    if (sign_button("redo", Sign::Redo, document.can_redo() ? Choice::Plain : Choice::Idle, theme))
        workspace.redo(state.view);
    tooltip(std::string(room.say("Redo")) + " " + std::string(document.redo_name(language)),
            "Ctrl+Shift+Z");
    cells.next();
    if (sign_button("compare", Sign::Compare,
                    workspace.content().comparison ? Choice::Chosen : Choice::Plain, theme))
        toggle_comparison(state, room.answers);
    tooltip(room.say("Two maps side by side"), "C");
    cells.next();
    if (sign_button("file", Sign::File, state.file_open ? Choice::Chosen : Choice::Plain, theme))
        toggle(state, Panel::File, state.file_open);
    room.name("button:file");
    tooltip(room.say("Save, open, export"), "Ctrl+S");
    cells.next();
    if (sign_button("tour", Sign::Tour, state.tour.open ? Choice::Chosen : Choice::Plain, theme))
        toggle_tour(state);
    room.name("button:tour");
    tooltip(room.say("Tours"), "F2");
    cells.next();
    if (sign_button("reader", Sign::Book, state.reading.open ? Choice::Chosen : Choice::Plain,
                    theme))
        toggle_reading(state, state.reading.tab);
    room.name("button:reader");
    tooltip(room.say("Articles and sources"), "R");
    cells.next();
    if (sign_button("teaching", Sign::Question,
                    state.teaching.open ? Choice::Chosen : Choice::Plain, theme))
        toggle(state, Panel::Teaching, state.teaching.open);
    room.name("button:teaching");
    tooltip(room.say("Quiz, said and measured, silence"), "F3");
    cells.next();
    if (sign_button("strip", Sign::Strip, state.strip.open ? Choice::Chosen : Choice::Plain, theme))
        toggle(state, Panel::Strip, state.strip.open);
    room.name("button:strip");
    tooltip(room.say("Strip chart: the valley, day by day"), "F4");
}

} // namespace

void tools_panel(PanelRoom& room) {
    const Theme& theme = room.theme;
    WindowState& state = room.state;
    const bool with_colours = state.tools.draws() && state.tools.tool() != Tool::Observer;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme.px(4), theme.px(4)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(theme.px(2), theme.px(2)));
    const int columns = room.plan.tool_columns;
    if (const auto& strip = room.plan.tool_strip) {
        const auto rows_of = [columns](int count) {
            return static_cast<float>((count + columns - 1) / columns);
        };
        float height =
            (rows_of(kToolCount) + rows_of(kActionCount)) * theme.px(34) + theme.px(8 + 8);
        if (with_colours)
            height += theme.px(4) + rows_of(8) * theme.px(24);
        begin_panel("##tools", ImVec2(strip->left, strip->top), ImVec2(strip->width, height),
                    theme);
    } else if (!begin_floating(room, "##tools", Panel::Tools)) {
        ImGui::PopStyleVar(2);
        return;
    }
    Cells cells(columns, theme.px(2));
    for (const ToolButton& button : kButtons) {
        cells.next();
        const auto choice = state.tools.tool() == button.tool ? Choice::Chosen : Choice::Plain;
        if (sign_button(button.key, button.sign, choice, theme))
            state.tools.take(button.tool);
        room.name((std::string("tool:") + button.key).c_str());
        tooltip(room.say(button.english), button.key);
    }
    cells.new_row();
    if (with_colours) {
        ImGui::Dummy(ImVec2(0, theme.px(2)));
        colours(room, cells);
        cells.new_row();
    }
    ImGui::Dummy(ImVec2(0, theme.px(4)));
    actions(room, cells);
    ImGui::End();
    ImGui::PopStyleVar(2);
}

Sign sign_of(Tool tool) {
    for (const ToolButton& button : kButtons)
        if (button.tool == tool)
            return button.sign;
    return Sign::Hand;
}

} // namespace panjshir::gui
