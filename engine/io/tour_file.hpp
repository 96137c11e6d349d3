#pragma once
// Tours: Markdown files that lead a class over the map, step by step. A file begins with front
// matter between two lines of `---` (title_en, title_fr, summary_en, summary_fr); each step is a
// heading of level two with its id, a list of settings and one text a language:
//
//     ## one-door
//     - title_en: One door
//     - title_fr: Une seule porte
//     - area: 69.1,35.0,69.9,35.5      (or `view:` with a whole view string)
//     - date: 2021-08-22
//     - according-to: all              (optional, as are all that follow)
//     - known-on: 2021-08-24
//     - layers: -claims,-events
//     - ring: bazarak, rukha           (a ring round each place, with its name)
//     - outline: panjshir-valley       (an area's edge)
//     - follow: panjshir-river         (a river or road)
//     - line: kabul > panjshir-gorge   (with distance and direction)
//     - circle: kabul 80 km
//     - select: claim:c-000-andarab-taken
//     ### en
//     Text in plain words.
//     ### fr
//     ...

#include "base/error.hpp"
#include "io/atlas.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panjshir::io {

struct TourCircle {
    std::string place;
    double radius_km = 0;
};

struct TourStep {
    std::string id;
    int line = 0; ///< of its heading
    std::string title_en, title_fr;
    std::optional<LonLatBox> area; ///< nothing: `view` says where
    std::string view;              ///< a view string, or empty
    std::optional<CivilDay> date;  ///< nothing only where `view` tells the day
    std::optional<CivilDay> known_on;
    std::string according_to = "all", layers;
    std::vector<std::string> rings, outlines, follows;      ///< place ids
    std::vector<std::pair<std::string, std::string>> lines; ///< place ids
    std::vector<TourCircle> circles;
    std::string select;           ///< "claim:ID" or "event:ID", or empty
    std::string text_en, text_fr; ///< paragraphs parted by an empty line
};

struct Tour {
    std::string id;   ///< the file's name without extension
    std::string file; ///< "tours/seventeen-days.md"
    std::string title_en, title_fr, summary_en, summary_fr;
    std::vector<TourStep> steps;
};

struct TourShelf {
    std::vector<Tour> tours; ///< by file name
    Diagnostics diagnostics;
    const Tour* tour(std::string_view id) const;
};

/// Reads one tour from its text. Faults, by line: no front matter, a title or text missing in a
/// language, an unknown setting, place, claim, event, voice or layer setting without value, a date
/// that is none or outside the atlas's days, an area or circle that is none, HTML in a text, an id
/// used twice. A step at fault is left out, the others stand.
Tour parse_tour(std::string_view text, const std::string& file, const Atlas& atlas,
                Diagnostics& diagnostics);

/// Every tours/*.md of the atlas's folder; no such folder is no tours. Files that cannot be read
/// are faults.
TourShelf load_tours(const Atlas& atlas);

/// The step as it stands in a file.
std::string to_markdown(const TourStep& step);

/// Adds a step at the end of a tour's file; nothing else of it changes, and it appears whole or not
/// at all. Errors: the file cannot be read, or with the step would have a fault that it did not
/// have.
Result<void> append_tour_step(const std::filesystem::path& file, const TourStep& step,
                              const Atlas& atlas);

} // namespace panjshir::io
