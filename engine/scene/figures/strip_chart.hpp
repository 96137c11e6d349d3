#pragma once
// The valley strip chart as a page: distance along the river upward, days to the right, a band a
// voice with the river's profile beside it, and below them what lies outside the valley.

#include "chronicle/model.hpp"
#include "display/display_list.hpp"
#include "scene/content.hpp"
#include "text/font_store.hpp"
#include "time/civil_day.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::scene {

enum class StripFill {
    Held,   ///< holds, takes, retakes: filled
    Around, ///< besieges, blocks, enters: an edge of dashes
    Denied  ///< loses, denied: an edge, struck through
};

/// A claim. Days count from 0, the first of the chart, both ends included.
struct StripBar {
    int voice = 0; ///< index into StripFigure::voices
    double from_m = 0, to_m = 0;
    int first_day = 0, last_day = 0;
    display::Colour colour; ///< of the holder
    StripFill fill = StripFill::Held;
    std::string speaker;
};

/// An event. Without a stretch (rows below the bands) both ends are nought.
struct StripDisc {
    int voice = 0;
    double from_m = 0, to_m = 0; ///< equal: a point
    int first_day = 0, last_day = 0;
    chronicle::EventKind kind = chronicle::EventKind::Statement;
    display::Colour ring; ///< of who acts
    std::string id;
};

/// Who is said to hold a place on one day: no colour where nobody speaks, several where they
/// differ.
struct StripState {
    std::vector<display::Colour> holders;
    double strength = 0; ///< of the freshest claim, 0..1
};

struct StripLine {
    std::string name;
    std::vector<StripState> states; ///< one a day, or none
    std::vector<StripBar> bars;     ///< only Around and Denied are drawn, as marks
    std::vector<StripDisc> discs;
};

struct StripStop {
    std::string name;
    double distance_m = 0;
    int rank = 5; ///< the least are named first where there is no room
    bool beside =
        true; ///< lies at the river itself; otherwise up a side stream that joins it there
};

struct StripVoice {
    std::string title; ///< "The resistance says"
    display::Colour colour;
};

struct StripKey {
    display::Colour colour;
    std::string name;
};

/// Where the chart stands: a finished page, or beside a map that tells the rest.
enum class StripForm {
    Page, ///< with title, key and credits
    Panel ///< the chart alone, its letters for a screen; many events of a day become one disc with
          ///< their number
};

struct StripFigure {
    StripForm form = StripForm::Page;
    std::string title, subtitle, credits;
    std::string language = "en"; ///< en, fr or prs
    CivilDay first_day;
    int days = 1;
    double from_m = 0, to_m = 1;                ///< the stretch of river that is shown
    std::vector<std::pair<double, double>> bed; ///< distance and height in metres, upstream
    std::vector<StripStop> stops;
    std::vector<StripVoice> voices;
    std::vector<StripBar> bars;
    std::vector<StripDisc> discs;
    StripLine whole;                ///< the valley by all voices together
    std::vector<StripLine> outside; ///< the last may be the one without a place
    std::vector<StripKey> key;      ///< the holders that occur
    const IconSet* icons = nullptr; ///< outlives the drawing
    double width_mm = 420, height_mm = 297;
    bool blank = false; ///< a sheet to fill in: no bars, states and discs; all else
};

/// Marks are grouped as "event:ID". The same figure gives the same list. In a panel each disc of
/// one event is a hit area of that name.
display::DisplayList draw_strip_chart(const StripFigure& figure, const text::FontStore& fonts);

/// "23", and the month's name: as charts write days.
std::string strip_month(CivilDay day, std::string_view language);

} // namespace panjshir::scene
