#pragma once
// What every panel is given, and the small parts that several use.

#include "base/translations.hpp"
#include "gui/persian_pictures.hpp"
#include "gui/theme.hpp"
#include "gui/window_state.hpp"
#include "gui/words.hpp"

#include <string>

namespace panjshir::gui {

class ChartPicture;

struct PanelRoom {
    const app::Session& session;
    WindowState& state;
    const Answers& answers;
    const Theme& theme;
    const Fonts& fonts;
    PersianPictures& persian;
    float width = 0, height = 0; ///< of the window, px
    const PanelPlan& plan;

    const char* say(Word word) const { return gui::word(word, state.view.language); }
    /// English, which assets/locale translates.
    const char* say(const char* english) const { return translated(english, state.view.language); }
    /// The control drawn last can be found by that name, where it is in sight: "button:export".
    void name(const char* control) const {
        if (!ImGui::IsItemVisible())
            return;
        const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
        state.controls[control] = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    }
    Workspace& workspace() const { return *state.workspace; }
    /// Notes for tests from outside where that text is wider than the control drawn last, less what
    /// the control needs besides.
    void must_fit(const std::string& text, float besides = 0) const {
        if (ImGui::CalcTextSize(text.c_str(), nullptr, true).x + besides >
            ImGui::GetItemRectSize().x + 0.5f)
            state.clipped.insert(text);
    }
};

/// A panel that stays where it is put; ended by ImGui::End().
enum class Stacking { Furniture, OnTop };
void begin_panel(const char* id, ImVec2 position, ImVec2 size, const Theme& theme,
                 Stacking stacking = Stacking::Furniture);

/// A panel in its place, as high as what it holds and scrolled where that is too high. False where
/// it is folded away: then nothing is begun; otherwise it is ended by ImGui::End().
bool begin_floating(const PanelRoom& room, const char* id, Panel panel);

/// "What it does  ·  Key" under the pointer.
void tooltip(const std::string& text, const char* key = "");

/// One of several buttons side by side; returns true when it is chosen.
bool segment(const char* label, bool chosen, const Theme& theme);

/// A square button with a sign drawn in it.
enum class Sign {
    First,
    Previous,
    Play,
    Pause,
    Next,
    Last,
    Layers,
    Close,
    Moon,
    Hand,
    Text,
    Arrow,
    Freehand,
    Area,
    Measure,
    Profile,
    Observer,
    Undo,
    Redo,
    File,
    Compare,
    Tour,
    Book,
    Question,
    Strip
};
bool sign_button(const char* id, Sign sign, const Theme& theme);
/// The same, filled with the accent where it is chosen, and pale where it has nothing to do.
enum class Choice { Plain, Chosen, Idle };
bool sign_button(const char* id, Sign sign, Choice choice, const Theme& theme);

/// What is published until when: the second clock, and whether it stands among the layers for want
/// of room at the foot.
void known_on_combo(PanelRoom& room, float width);
bool known_on_in_layers(const PanelRoom& room);

/// The cross at the right of a floating panel's first line; true when it is pressed.
bool close_cross(const PanelRoom& room, const char* key = "Esc");
/// The sign of a tool.
Sign sign_of(Tool tool);

void top_bar_panel(PanelRoom& room);
void layers_panel(PanelRoom& room);
void card_panel(PanelRoom& room);
void timeline_panel(PanelRoom& room);
void help_panel(PanelRoom& room);
void tools_panel(PanelRoom& room);
void file_panel(PanelRoom& room);
void comparison_panel(PanelRoom& room);
void message_panel(PanelRoom& room);
void reader_panel(PanelRoom& room);
void tour_panel(PanelRoom& room);
void teaching_panel(PanelRoom& room);
void strip_chart_panel(PanelRoom& room, ChartPicture& pictures);
void ground_panel(PanelRoom& room, GroundTools& tools);
/// On a place's card: where a way begins or ends.
bool way_buttons(PanelRoom& room, const std::string& place);

} // namespace panjshir::gui
