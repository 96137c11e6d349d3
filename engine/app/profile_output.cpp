#include "app/profile_output.hpp"

#include "app/figure_export.hpp"
#include "base/csv.hpp"
#include "base/file.hpp"
#include "scene/figures/profile_figure.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

double length_of(const MapLine& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        length += distance_m(line[i - 1], line[i]);
    return length;
}

// Lines joined where they end at the same place; the longest of what comes of it.
MapLine longest_chain(std::vector<MapLine> lines) {
    constexpr double kSamePlace_m = 300;
    for (bool joined = true; joined;) {
        joined = false;
        for (std::size_t i = 0; i < lines.size() && !joined; ++i)
            for (std::size_t k = i + 1; k < lines.size() && !joined; ++k) {
                MapLine &a = lines[i], &b = lines[k];
                if (a.empty() || b.empty())
                    continue;
                if (distance_m(a.front(), b.front()) < kSamePlace_m ||
                    distance_m(a.front(), b.back()) < kSamePlace_m)
                    std::reverse(a.begin(), a.end());
                if (distance_m(a.back(), b.back()) < kSamePlace_m)
                    std::reverse(b.begin(), b.end());
                if (distance_m(a.back(), b.front()) >= kSamePlace_m)
                    continue;
                a.insert(a.end(), b.begin(), b.end());
                lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(k));
                joined = true;
            }
    }
    return *std::max_element(lines.begin(), lines.end(), [](const MapLine& a, const MapLine& b) {
        return length_of(a) < length_of(b);
    });
}

std::string credits_of(const ProfileAnswer& answer) {
    const std::string& language = answer.language;
    if (answer.terrain.schematic)
        return language == "fr" ? "bâti sur les points cotés de l'atlas ; hauteurs des lieux : "
                                  "valeurs adoptées par l'atlas"
               : language == "prs" ? "از نقاط ارتفاعی اطلس؛ ارتفاع جای‌ها "
                                     "مطابق "
                                     "اطلس"
                                   : "built from the atlas's spot heights; heights beside names "
                                     "are those that the atlas adopts";
    return (language == "fr"    ? "Terrain : "
            : language == "prs" ? "زمین: "
                                : "Terrain: ") +
           answer.terrain.file;
}

} // namespace

Result<ProfileAnswer> make_profile(const io::Atlas& atlas, const GroundOptions& options,
                                   const ProfileRequest& request) {
    auto part = load_terrain_part(&atlas, options, request.corners, 3000);
    if (!part)
        return tl::unexpected(part.error());
    const terrain::ToMap to_map = [&](LonLat place) { return part->projection->to_map(place); };
    auto profile = terrain::make_profile(
        part->grid, request.corners, to_map,
        {.dead_band_m = request.dead_band_m,
         .lowest_within_m = request.river ? 1.5 * part->grid.cell_size_m() : 0});
    if (!profile)
        return fail(fmt::format("{}: {}", part->schematic ? "the built-in relief" : part->file,
                                profile.error().message),
                    profile.error().kind);
    auto stops = scene::places_along(*profile, atlas.places, request.ids, to_map, request.language,
                                     request.beside_m);
    return ProfileAnswer{std::move(*profile), std::move(stops), request.title, request.language,
                         std::move(*part)};
}

Result<FollowedLine> line_along(const io::Atlas& atlas, const GroundOptions& options,
                                const std::vector<std::string>& places,
                                const std::optional<std::pair<LonLat, LonLat>>& between) {
    const auto projection = make_projection(atlas.projection);
    if (!projection)
        return tl::unexpected(projection.error());
    Diagnostics diagnostics;
    const auto ground = load_ground(atlas, **projection, options, diagnostics);
    if (!ground)
        return tl::unexpected(ground.error());
    MapLine line;
    bool is_river = false;
    for (const std::string& place : places) {
        for (const scene::RiverShape& river : ground->rivers)
            if (river.place == place && length_of(river.line) > length_of(line))
                line = river.line;
        is_river = !line.empty();
        if (const scene::LineShape* road = ground->road(place);
            line.empty() && road && !road->lines.empty())
            line = longest_chain(road->lines);
        if (!line.empty())
            break;
    }
    if (line.size() < 2)
        return fail(fmt::format("the atlas draws no river or road '{}'", places.front()));
    if (between)
        line = terrain::part_between(line, (*projection)->to_map(between->first),
                                     (*projection)->to_map(between->second));
    Polyline corners;
    for (const MapPoint p : line)
        corners.push_back((*projection)->to_lon_lat(p));
    return FollowedLine{std::move(corners), is_river};
}

std::string profile_csv(const ProfileAnswer& answer) {
    std::string text = "distance_m,longitude,latitude,elevation_m,place\n";
    const auto& points = answer.profile.points;
    std::size_t next = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::string names;
        while (next < answer.stops.size() && answer.stops[next].distance_m <= points[i].distance_m)
            names += (names.empty() ? "" : "; ") + answer.stops[next++].name;
        text += fmt::format(
            "{:.1f},{:.6f},{:.6f},{},{}\n", points[i].distance_m, points[i].at.longitude_deg(),
            points[i].at.latitude_deg(),
            std::isnan(points[i].elevation_m) ? "" : fmt::format("{:.1f}", points[i].elevation_m),
            csv_escape(names));
    }
    return text;
}

Result<void> write_profile(const ProfileAnswer& answer, const std::filesystem::path& file,
                           const std::optional<terrain::LineOfSight>& sight,
                           const terrain::SightRules& rules) {
    if (file.extension() == ".csv")
        return write_file(file, profile_csv(answer));
    if (!is_picture(file))
        return fail(
            fmt::format("{}: a profile is written as .png, .pdf, .svg or .csv", file.string()),
            ErrorKind::Usage);
    const auto fonts = text::FontStore::open();
    if (!fonts)
        return tl::unexpected(fonts.error());
    scene::ProfileFigure figure{.profile = answer.profile,
                                .stops = answer.stops,
                                .title = answer.title,
                                .credits = credits_of(answer),
                                .schematic = answer.terrain.schematic,
                                .language = answer.language,
                                .sight = sight,
                                .rules = rules};
    const std::string words = fmt::format(
        "{:.1f} km, ascent {:.0f} m, descent {:.0f} m, heights {:.1f} times as large as distances",
        answer.profile.length_m / 1000, answer.profile.ascent_m, answer.profile.descent_m,
        scene::vertical_exaggeration(figure));
    return export_figure(scene::draw_profile(figure, **fonts), **fonts, file,
                         {answer.title, words, figure.credits});
}

} // namespace panjshir::app
