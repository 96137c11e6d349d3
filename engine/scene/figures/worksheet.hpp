#pragma once
// Pages of exercises on paper, A4 landscape: a numbered map with lines to write on, a profile to
// draw, a table of who said what, and the key.

#include "display/display_list.hpp"
#include "text/font_store.hpp"

#include <string>
#include <utility>
#include <vector>

namespace panjshir::scene {

inline constexpr double kWorksheetWidth_mm = 297, kWorksheetHeight_mm = 210;
/// Of the map on the first page, which stands at its left; the lines to write on at its right.
inline constexpr double kWorksheetMap_mm = 222;

/// What stands on every page.
struct WorksheetHead {
    std::string title, task; ///< the task may take several lines
    std::string foot;        ///< "Sheet 7 · Panjshir 2021"
    std::string language = "en";
};

/// The map with a numbered line for each place. Requires: the map is kWorksheetMap_mm wide and as
/// high as the page.
display::DisplayList draw_map_exercise(const WorksheetHead& head, display::DisplayList map,
                                       std::size_t places, const text::FontStore& fonts);

struct ProfileExerciseStop {
    std::string name;
    double distance_m = 0, height_m = 0;
    bool given = false; ///< its point is drawn on the page
};
struct ProfileExercise {
    std::vector<ProfileExerciseStop> stops;      ///< in order of distance, at least two
    std::vector<std::pair<double, double>> line; ///< distance and height: the answer
};
/// Axes, some points and a table of heights.
display::DisplayList draw_profile_exercise(const WorksheetHead& head,
                                           const ProfileExercise& exercise,
                                           const text::FontStore& fonts);

struct WhoSaidExercise {
    std::vector<std::string> said;     ///< what was claimed
    std::vector<std::string> speakers; ///< A, B, C, ...
};
display::DisplayList draw_who_said_exercise(const WorksheetHead& head,
                                            const WhoSaidExercise& exercise,
                                            const text::FontStore& fonts);

struct WorksheetKey {
    std::string places_title, said_title, profile_title;
    std::vector<std::string> places;                       ///< number 1 is the first
    std::vector<std::pair<std::string, std::string>> said; ///< "1", "C  Amrullah Saleh"
    ProfileExercise profile;
};
display::DisplayList draw_worksheet_key(const WorksheetHead& head, const WorksheetKey& key,
                                        const text::FontStore& fonts);

/// "A", "B", ... as the page numbers its speakers; Persian letters in Dari. Requires: index < 26.
std::string answer_letter(std::size_t index, std::string_view language);

} // namespace panjshir::scene
