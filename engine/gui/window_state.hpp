#pragma once
// What the window knows besides the atlas: the view, what is open, and the answers to what it
// shows.

#include "app/session.hpp"
#include "gui/ground_tools.hpp"
#include "gui/map_tools.hpp"
#include "gui/motion.hpp"
#include "gui/navigation.hpp"
#include "gui/overlay_shelf.hpp"
#include "gui/panel_places.hpp"
#include "gui/reading.hpp"
#include "gui/strip_link.hpp"
#include "gui/teaching.hpp"
#include "gui/theme.hpp"
#include "gui/tour_walk.hpp"
#include "gui/workspace.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace panjshir::gui {

/// What a teacher writes for a new step.
struct TourDraft {
    std::array<char, 600> title_en{}, title_fr{}, text_en{}, text_fr{};
};

/// A panel as it was shown last, for the grip between two maps and for tests from outside.
struct ShownPanel {
    std::string id;
    PanelBox box;
    float lacking_px = 0;  ///< what it holds is wider than it by so much
    float scrolled_px = 0; ///< how far it can be scrolled
    bool popup = false;
};

struct WindowState {
    app::ViewState view;
    MapFrame map;
    Appearance appearance = Appearance::Paper;
    bool layers_open = false;
    bool tools_open = false; ///< where they are folded behind a button
    bool help_open = false;
    bool playing = false;
    double play_speed = 1;      ///< 0.5, 1, 2 or 4: so many times the usual
    double interface_scale = 1; ///< 0.75 to 3
    Motion motion;
    bool date_open = false, focus_date = false; ///< a day is being typed
    std::array<char, 32> date_text{};
    bool focus_search = false; ///< the search box takes the keyboard in the next frame
    bool full_screen = false;
    bool quit = false;
    std::array<char, 128> search{};
    std::unique_ptr<Workspace> workspace; ///< never null once the window is open
    MapTools tools;
    GroundTools ground;
    TourWalk tour;
    Teaching teaching;
    StripLink strip;
    TourDraft tour_draft;
    Reading reading;
    OverlayShelf overlays; ///< besides annotations and what is being drawn
    bool file_open = false;
    bool focus_session_name = false;
    int file_frames = 0; ///< since the file panel opened
    std::array<char, 1024> session_name{}, export_name{};
    std::array<char, 256> text_words{};
    std::vector<std::filesystem::path> recent; ///< read when the file panel opens
    int export_paper = 0;
    std::string export_wanted; ///< a paper: begin to write `export_name`; or empty
    bool export_running = false, export_given_up = false;
    std::array<char, 1024> import_name{};
    bool import_wanted = false, import_running = false, import_given_up = false;
    PanelPlan plan;            ///< where what is open stands; made anew for every frame
    std::vector<Panel> opened; ///< what is open, in the order of opening
    std::string
        selected_before;       ///< in the last frame: a mark newly selected brings its card forward
    bool divider_held = false; ///< the hand drags the border between two maps
    std::string gl_version;    ///< "3.0": what the window draws with
    std::uint64_t frames = 0, events = 0; ///< drawn and come since the window opened
    std::vector<ShownPanel> panels;
    std::set<std::string>
        clipped; ///< texts drawn in the last frame that are wider than their controls
    /// Where named controls were drawn last, in the window, for tests from outside.
    std::map<std::string, display::Point> controls;
};

/// Asked of the session only when what they depend on has changed.
class Answers {
public:
    void update(const app::Session& session, const WindowState& state);

    DayInterval days() const { return m_days; }
    const std::vector<app::DayMark>& marks() const { return m_marks; }
    const std::vector<app::BasisChoice>& bases() const { return m_bases; }
    const std::vector<app::ListedItem>& unlocated() const { return m_unlocated; }
    /// The places of which nobody speaks.
    const std::vector<app::ListedItem>& silent() const { return m_silent; }
    const std::vector<app::SearchHit>& found() const { return m_found; }
    const std::optional<app::Card>& card() const { return m_card; }

private:
    std::optional<app::ViewState> m_asked;
    std::string m_query;
    DayInterval m_days{};
    std::vector<app::DayMark> m_marks;
    std::vector<app::BasisChoice> m_bases;
    std::vector<app::ListedItem> m_unlocated, m_silent;
    std::vector<app::SearchHit> m_found;
    std::optional<app::Card> m_card;
};

/// The next or previous day on which an event is marked; the day itself where there is none.
CivilDay day_with_events(const std::vector<app::DayMark>& marks, CivilDay from, int direction);
/// The basis of a digit key: 1 is the first choice. Nothing for a digit without one.
std::optional<chronicle::Basis> basis_of_digit(const std::vector<app::BasisChoice>& bases,
                                               int digit);

/// One step slower (-1) or faster, from half to four times the usual.
double next_play_speed(double speed, int direction);
/// One step smaller (-1) or larger, from 75 to 300 %.
double next_interface_scale(double scale, int direction);
/// Opens the field in which a day is typed.
void open_date_field(WindowState& state);

/// Puts a second map beside the first, of the next voice; or takes it away.
void toggle_comparison(WindowState& state, const Answers& answers);

/// What a panel's key and button do: they open it, close it where it is seen, and bring it forward
/// where it is open but folded away. `open`: the panel's own.
void toggle(WindowState& state, Panel panel, bool& open);

/// Opens the reader at that part; closes it where that part is what is seen.
void toggle_reading(WindowState& state, Reading::Tab tab);

/// Opens the tours, or leaves them.
void toggle_tour(WindowState& state);

/// What the tour's panel and a card leave of the map.
TourRoom tour_room(const WindowState& state);

/// Selects a mark and, where it has a position outside the map's inner part, moves the map to it.
void go_to(WindowState& state, const std::string& id, const std::optional<MapPoint>& position);

} // namespace panjshir::gui
