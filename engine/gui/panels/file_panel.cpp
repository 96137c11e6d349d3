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

/// The files used last, by name; where several have the same one, each with its folder.
void recent_files(PanelRoom& room) {
    WindowState& state = room.state;
    for (const auto& file : state.recent) {
        const std::string name = file.filename().string();
        const auto alike =
            std::count_if(state.recent.begin(), state.recent.end(),
                          [&](const auto& other) { return other.filename() == file.filename(); });
        ImGui::PushID(file.c_str());
        const bool taken = ImGui::Selectable(name.c_str());
        room.name(("recent:" + name).c_str());
        tooltip(file.string());
        if (alike > 1) {
            ImGui::PushFont(room.fonts.small);
            ImGui::PushTextWrapPos(0);
            ImGui::TextDisabled("%s", file.parent_path().c_str());
            ImGui::PopTextWrapPos();
            ImGui::PopFont();
        }
        ImGui::PopID();
        if (taken) {
            set_text(state.session_name, file.string());
            room.workspace().open(file, state.view);
        }
    }
}

void sessions(PanelRoom& room) {
    WindowState& state = room.state;
    Workspace& workspace = room.workspace();
    ImGui::PushFont(room.fonts.bold);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(room.say("Your work"));
    ImGui::PopFont();
    if (state.session_name[0] == '\0')
        set_text(state.session_name,
                 workspace.file().empty() ? "panjshir-session.json" : workspace.file().string());
    if (state.focus_session_name) {
        ImGui::SetKeyboardFocusHere();
        state.focus_session_name = false;
    }
    ImGui::SetNextItemWidth(-1);
    const bool entered =
        ImGui::InputText("##session", state.session_name.data(), state.session_name.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue);
    if (ImGui::Button(room.say("Save")) || entered)
        workspace.save(state.session_name.data());
    tooltip(room.say("Save the view, annotations and corrections"), "Ctrl+S");
    ImGui::SameLine();
    if (ImGui::Button(room.say("Open")))
        workspace.open(state.session_name.data(), state.view);
    tooltip(room.say("A session, or a GeoJSON file of annotations"));
    recent_files(room);
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
        tooltip(room.say("Write no file after all"));
    }
    if (pressed && !state.export_running)
        state.export_wanted = kPapers[static_cast<std::size_t>(state.export_paper)];
}

void imports(PanelRoom& room) {
    WindowState& state = room.state;
    heading(room, room.say("Terrain from a file"));
    ImGui::SetNextItemWidth(-1);
    const bool entered = ImGui::InputTextWithHint(
        "##import", room.say(".hgt, .tif, .asc or DTED"), state.import_name.data(),
        state.import_name.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    room.name("field:import");
    tooltip(room.say("An elevation file’s name"), room.say("Enter"));
    const bool pressed =
        ImGui::Button(state.import_running ? room.say("Taking in ...") : room.say("Take in"));
    room.name("button:import");
    tooltip(room.say("Stored by the file’s name, for panjshir --terrain"));
    if (state.import_running) {
        ImGui::SameLine();
        if (ImGui::Button((std::string(room.say("Give up")) + "##import").c_str()))
            state.import_given_up = true;
        room.name("button:give-up-import");
        tooltip(room.say("Keep no terrain after all"));
    }
    if ((pressed || entered) && !state.import_running && state.import_name[0] != '\0')
        state.import_wanted = true;
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
            state.view = room.session.clamp_view(room.workspace().in_known_letters(*view));
        else
            room.workspace().tell(view.error().message);
    }
    tooltip("panjshir --view ...");
}

} // namespace

void file_panel(PanelRoom& room) {
    if (!begin_floating(room, "##file", Panel::File)) {
        room.state.file_frames = 0;
        return;
    }
    if (room.state.file_frames == 0)
        room.state.recent = room.workspace().recent();
    if (room.state.file_frames++ < 4) // a field that takes the keyboard would scroll to itself
        ImGui::SetScrollY(0);
    if (close_cross(room))
        room.state.file_open = false;
    sessions(room);
    exports(room);
    imports(room);
    view_line(room);
    ImGui::End();
}

} // namespace panjshir::gui
