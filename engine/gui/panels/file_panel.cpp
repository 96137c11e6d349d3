// Saving, opening and exporting by the name of a file; the view as one line to copy and paste.

#include "gui/panels/panel_room.hpp"

#include "app/export_map.hpp"
#include "io/atlas.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <string>

namespace panjshir::gui {

namespace {

constexpr std::array<const char*, 6> kPapers{"a4", "a3", "a2", "a1", "a0", "letter"};

void heading(const PanelRoom& room, const char* text) {
    ImGui::Dummy(ImVec2(0, room.theme.px(2)));
    ImGui::PushFont(room.fonts.bold);
    ImGui::TextUnformatted(text);
    ImGui::PopFont();
}

template <std::size_t N>
void set_text(std::array<char, N>& field, const std::string& text) {
    const std::size_t size = std::min(text.size(), N - 1);
    std::memcpy(field.data(), text.data(), size);
    field[size] = '\0';
}

void sessions(PanelRoom& room) {
    WindowState& state = room.state;
    Workspace& workspace = room.workspace();
    heading(room, room.say("Your work"));
    if (state.session_name[0] == '\0')
        set_text(state.session_name,
                 workspace.file().empty() ? "panjshir-session.json" : workspace.file().string());
    if (state.focus_session_name) {
        ImGui::SetKeyboardFocusHere();
        state.focus_session_name = false;
    }
    ImGui::SetNextItemWidth(-1);
    const bool entered = ImGui::InputText("##session", state.session_name.data(), state.session_name.size(),
                                          ImGuiInputTextFlags_EnterReturnsTrue);
    if (ImGui::Button(room.say("Save")) || entered)
        workspace.save(state.session_name.data());
    tooltip(room.say("Save the view, annotations and corrections"), "Ctrl+S");
    ImGui::SameLine();
    if (ImGui::Button(room.say("Open")))
        workspace.open(state.session_name.data(), state.view);
    tooltip(room.say("A session, or a GeoJSON file of annotations"));
    for (const auto& file : state.recent)
        if (ImGui::Selectable(file.filename().string().c_str())) {
            set_text(state.session_name, file.string());
            workspace.open(file, state.view);
        }
}

void exports(PanelRoom& room) {
    WindowState& state = room.state;
    heading(room, room.say("The map as a file"));
    if (state.export_name[0] == '\0')
        set_text(state.export_name, "panjshir-" + to_text(state.view.on) + ".pdf");
    ImGui::SetNextItemWidth(-1);
    ImGui::InputText("##export", state.export_name.data(), state.export_name.size());
    room.name("field:export");
    ImGui::PushFont(room.fonts.small);
    ImGui::TextDisabled("%s", room.say(".png, .pdf, .svg or .tif"));
    ImGui::PopFont();
    ImGui::SetNextItemWidth(room.theme.px(88));
    if (ImGui::BeginCombo("##paper", kPapers[static_cast<std::size_t>(state.export_paper)])) {
        for (std::size_t i = 0; i < kPapers.size(); ++i)
            if (ImGui::Selectable(kPapers[i], static_cast<int>(i) == state.export_paper))
                state.export_paper = static_cast<int>(i);
        ImGui::EndCombo();
    }
    ImGui::SameLine();
    const bool pressed =
        ImGui::Button(state.export_running ? room.say("Exporting ...") : room.say("Export"));
    room.name("button:export");
    if (state.export_running) {
        ImGui::SameLine();
        if (ImGui::Button(room.say("Give up")))
            state.export_given_up = true;
    }
    if (pressed && !state.export_running)
        state.export_wanted = kPapers[static_cast<std::size_t>(state.export_paper)];
}

void view_line(PanelRoom& room) {
    WindowState& state = room.state;
    heading(room, room.say("This view in one line"));
    if (ImGui::Button(room.say("Copy"))) {
        ImGui::SetClipboardText(app::view_string(state.view).c_str());
        room.workspace().tell(room.say("the view is in the clipboard"));
    }
    ImGui::SameLine();
    if (ImGui::Button(room.say("Paste"))) {
        const char* text = ImGui::GetClipboardText();
        const auto view = app::parse_view_string(text ? text : "", room.session.atlas().chronicle);
        if (view)
            state.view = room.session.clamp_view(*view);
        else
            room.workspace().tell(view.error().message);
    }
    tooltip("panjshir --view ...");
}

} // namespace

void file_panel(PanelRoom& room) {
    if (!room.state.file_open)
        return;
    const Theme& theme = room.theme;
    const float top = static_cast<float>(room.state.map.top_px) + theme.px(72);
    const float width = theme.px(320);
    ImGui::SetNextWindowPos(ImVec2(theme.px(16 + 120), top));
    ImGui::SetNextWindowSizeConstraints(ImVec2(width, theme.px(64)), ImVec2(width, room.height - top));
    ImGui::Begin("##file", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoNavInputs);
    ImGui::SetCursorPos(ImVec2(width - theme.px(40), theme.px(8)));
    ImGui::PushStyleColor(ImGuiCol_Button, theme.panel);
    if (sign_button("close", Sign::Close, theme))
        room.state.file_open = false;
    ImGui::PopStyleColor();
    ImGui::SetCursorPosY(theme.px(10));
    sessions(room);
    exports(room);
    view_line(room);
    ImGui::End();
}

} // namespace panjshir::gui
