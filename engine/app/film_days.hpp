#pragma once
// The days of a view, one after another, as a film.

#include "app/export_map.hpp"
#include "app/session.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace panjshir::app {

struct FilmRequest {
    std::string from, to;         ///< days; empty: the atlas's own
    double seconds_per_day = 1.2; ///< 0.1 to 60; the last day stands twice as long
    double fade_s =
        0.3; ///< soft change of the map to the next day's, within its own time; not in a .gif
};

/// Told after each day; false ends the film, and nothing is written.
using FilmProgress = std::function<bool(CivilDay day, int done, int of)>;

inline constexpr int kMostFilmDays = 366;

/// Draws every day as a finished page and writes them as .gif, .webm or .mp4. Errors: no date, days
/// that end before they begin or lie wholly outside the atlas's, too many, seconds out of range; as
/// film::FilmWriter; "given up" when `progress` says so. An old file stays untouched on any error.
Result<void> export_film(const Session& session, const ViewState& view, const FilmRequest& request,
                         const PaperOptions& paper, const std::filesystem::path& file,
                         const FilmProgress& progress = {});

} // namespace panjshir::app
