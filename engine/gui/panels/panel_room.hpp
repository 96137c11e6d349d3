#pragma once
// What every panel is given, and the small parts that several use.

#include "base/translations.hpp"
#include "gui/persian_pictures.hpp"
#include "gui/theme.hpp"
#include "gui/window_state.hpp"
#include "gui/words.hpp"

#include <string>

namespace panjshir::gui {

struct PanelRoom {
    const app::Session& session;
    WindowState& state;
    const Answers& answers;
    const Theme& theme;
    const Fonts& fonts;
    PersianPictures& persian;
    float width = 0, height = 0; ///< of the window, px

    const char* say(Word word) const { return gui::word(word, state.view.language); }
    /// English, which assets/locale translates.
    const char* say(const char* english) const { return translated(english, state.view.language); }
    /// The control drawn last can be found by that name: "button:export".
    void name(const char* control) const {
        const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
        state.controls[control] = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    }
    Workspace& workspace() const { return *state.workspace; }
};

inline constexpr float kTopBar_px = 48;
inline constexpr float kTimeline_px = 112;

/// The map's rectangle in a window of that size.
MapFrame map_frame(float width_px, float height_px, double scale);

/// A panel that stays where it is put; ended by ImGui::End().
enum class Stacking { Furniture, OnTop };
void begin_panel(const char* id, ImVec2 position, ImVec2 size, const Theme& theme,
                 Stacking stacking = Stacking::Furniture);

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
    Book
};
bool sign_button(const char* id, Sign sign, const Theme& theme);
/// The same, filled with the accent where it is chosen, and pale where it has nothing to do.
enum class Choice { Plain, Chosen, Idle };
bool sign_button(const char* id, Sign sign, Choice choice, const Theme& theme);

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
void ground_panel(PanelRoom& room, GroundTools& tools);
/// On a place's card: where a way begins or ends.
bool way_buttons(PanelRoom& room, const std::string& place);

} // namespace panjshir::gui
