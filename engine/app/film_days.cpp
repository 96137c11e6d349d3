#include "app/film_days.hpp"

#include "film/film_writer.hpp"
#include "print/page_painter.hpp"
#include "scene/content.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <vector>

namespace panjshir::app {
namespace {

using Pixels = std::vector<std::uint8_t>; // 3 bytes each

Result<CivilDay> day_or(const char* option, const std::string& text, CivilDay otherwise) {
    if (text.empty())
        return otherwise;
    auto day = parse_day(text);
    if (!day)
        return fail(fmt::format("{}: {}", option, day.error().message), ErrorKind::Usage);
    return day;
}

Result<DayInterval> days_of(const Session& session, const FilmRequest& request) {
    const DayInterval own = session.days();
    const auto from = day_or("--from", request.from, own.first);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = day_or("--to", request.to, own.last);
    if (!to)
        return tl::unexpected(to.error());
    const DayInterval days{*from, *to};
    const std::string asked = fmt::format("--from {} --to {}", to_text(*from), to_text(*to));
    if (*to < *from)
        return fail(asked + ": the days end before they begin", ErrorKind::Usage);
    if (!days.overlaps(own))
        return fail(fmt::format("{}: the atlas tells of {} to {}", asked, to_text(own.first),
                                to_text(own.last)),
                    ErrorKind::Usage);
    if (days.length_days() > kMostFilmDays)
        return fail(fmt::format("{}: at most {} days make a film", asked, kMostFilmDays),
                    ErrorKind::Usage);
    return days;
}

Result<void> check_times(const FilmRequest& request) {
    if (!(request.seconds_per_day >= 0.1 && request.seconds_per_day <= 60))
        return fail(
            fmt::format("{} seconds a day: from 0.1 to 60 can be shown", request.seconds_per_day),
            ErrorKind::Usage);
    if (!(request.fade_s >= 0 && request.fade_s < request.seconds_per_day))
        return fail(fmt::format("a change of {} seconds: it must be shorter than a day's {}",
                                request.fade_s, request.seconds_per_day),
                    ErrorKind::Usage);
    return {};
}

Result<Pixels> paint(const Session& session, const ViewState& view, const PaperOptions& paper) {
    Pixels pixels;
    print::PageOptions options;
    options.dpi = paper.dpi;
    const auto painted =
        print::paint_rows(session.draw_sheet(view, paper.page), session.fonts(), options,
                          [&](std::span<const std::uint8_t> rows) -> Result<void> {
                              pixels.insert(pixels.end(), rows.begin(), rows.end());
                              return {};
                          });
    if (!painted)
        return tl::unexpected(painted.error());
    return pixels;
}

/// The pixels of the map within a picture.
struct MapPixels {
    std::size_t left, top, right, bottom, columns;
};

MapPixels map_pixels(const ViewState& view, const PaperOptions& paper) {
    const scene::PageBox frame = scene::map_frame(scene::Layout::Sheet, paper.page.width_mm,
                                                  paper.page.height_mm, view.look.page);
    const double inch = paper.dpi / 25.4;
    const auto pixel = [&](double mm) {
        return static_cast<std::size_t>(std::lround(std::max(0.0, mm) * inch));
    };
    return {pixel(frame.left), pixel(frame.top), pixel(frame.right), pixel(frame.bottom),
            pixel(paper.page.width_mm)};
}

// Only the map changes softly: two titles over each other could be read neither. 0 gives all of
// `before`, 256 all of `after`.
void blend(const Pixels& before, const Pixels& after, const MapPixels& map, int share,
           Pixels& mixed) {
    mixed = after;
    const std::size_t rows = after.size() / (3 * map.columns);
    for (std::size_t row = map.top; row < std::min(map.bottom, rows); ++row) {
        const std::size_t start = 3 * (row * map.columns + map.left),
                          end = 3 * (row * map.columns + std::min(map.right, map.columns));
        for (std::size_t i = start; i < end; ++i)
            mixed[i] = static_cast<std::uint8_t>(
                (before[i] * (256 - share) + after[i] * share + 128) >> 8);
    }
}

Result<void> add_fade(film::FilmWriter& film, const Pixels& before, const Pixels& after,
                      const MapPixels& map, double fade_s) {
    const int steps = static_cast<int>(std::lround(fade_s * film::kFramesPerSecond));
    Pixels mixed;
    for (int step = 1; step <= steps; ++step) {
        blend(before, after, map, 256 * step / (steps + 1), mixed);
        if (auto added = film.add(mixed, fade_s / steps); !added)
            return added;
    }
    return {};
}

} // namespace

Result<void> export_film(const Session& session, const ViewState& view, const FilmRequest& request,
                         const PaperOptions& paper, const std::filesystem::path& file,
                         const FilmProgress& progress) {
    const auto days = days_of(session, request);
    if (!days)
        return tl::unexpected(days.error());
    if (auto good = check_times(request); !good)
        return good;
    if (auto letters = check_letters(session, view); !letters)
        return letters;
    const double inch = paper.dpi / 25.4;
    auto film = film::FilmWriter::open(
        file, {static_cast<int>(std::lround(paper.page.width_mm * inch)),
               static_cast<int>(std::lround(paper.page.height_mm * inch)), session.headline(view)});
    if (!film)
        return tl::unexpected(film.error());
    const bool soft = !film::shows_stills(file) && request.fade_s * film::kFramesPerSecond >= 1;
    Pixels before;
    int done = 0;
    for (CivilDay day = days->first; day <= days->last; day += std::chrono::days(1)) {
        ViewState shown = view;
        shown.on = day;
        auto pixels = paint(session, shown, paper);
        if (!pixels)
            return tl::unexpected(pixels.error());
        double seconds = day == days->last ? 2 * request.seconds_per_day : request.seconds_per_day;
        if (soft && !before.empty()) {
            if (auto added =
                    add_fade(*film, before, *pixels, map_pixels(view, paper), request.fade_s);
                !added)
                return added;
            seconds -= request.fade_s;
        }
        if (auto added = film->add(*pixels, seconds); !added)
            return added;
        before = std::move(*pixels);
        if (progress && !progress(day, ++done, days->length_days()))
            return fail(fmt::format("{}: given up; nothing was written", file.string()));
    }
    return film->finish();
}

} // namespace panjshir::app
