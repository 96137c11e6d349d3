#include "app/sight_map.hpp"

#include "projection/projection.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

constexpr display::Colour kSeenGround = display::Colour::rgb(0xE8A000, 0.62f);
constexpr display::Colour kSeenEdge = display::Colour::rgb(0x9A5B00, 0.8f);
constexpr display::Colour kObserver = display::Colour::rgb(0x1B1B1B);
constexpr int kLeastCells = 5; // smaller specks only make the map restless

std::string word(std::string_view language, const char* english, const char* french) {
    return scene::in_words(language, english, french);
}

} // namespace

scene::Overlay viewshed_overlay(const Session& session, const terrain::Viewshed& viewshed,
                                const Projection& plane, MapPoint observer, double radius_m,
                                std::string_view language) {
    const auto moved = [&](MapPoint p) { return session.projection().to_map(plane.to_lon_lat(p)); };
    MapArea area = terrain::seen_area(viewshed, kLeastCells);
    if (plane.well_known_text() != session.projection().well_known_text())
        for (MapLine& ring : area.rings)
            for (MapPoint& p : ring)
                p = moved(p);
    scene::Overlay overlay;
    overlay.legend = word(language, "Ground that is seen", "Terrain visible");
    overlay.items.push_back(scene::OverlayFill{std::move(area), kSeenGround, kSeenEdge, 0.12});
    MapLine circle;
    for (int i = 0; i <= 180; ++i) {
        const double angle = i * M_PI / 90;
        circle.push_back(moved({observer.easting_m + radius_m * std::cos(angle),
                                observer.northing_m + radius_m * std::sin(angle)}));
    }
    overlay.items.push_back(scene::OverlayStroke{{std::move(circle)},
                                                 kObserver.with_alpha(0.6f),
                                                 0.25,
                                                 {1.2, 1.0},
                                                 scene::LineEnd::Plain,
                                                 0});
    overlay.items.push_back(
        scene::OverlayMark{moved(observer), scene::MarkShape::Observer, kObserver, 2.2, {}});
    return overlay;
}

Result<void> export_viewshed(const Session& session, const terrain::Viewshed& viewshed,
                             const Projection& plane, MapPoint observer, const ViewshedWords& words,
                             const PaperOptions& paper, const std::filesystem::path& file) {
    ViewState view = session.initial_view(paper.page);
    view.language = words.language;
    view.layers = view.layers.without(scene::Layer::Claims).without(scene::Layer::Events);
    const double cell = viewshed.cell_size_m;
    const MapPoint low{viewshed.north_west.easting_m,
                       viewshed.north_west.northing_m - viewshed.window.rows * cell};
    const MapPoint high{low.easting_m + viewshed.window.columns * cell,
                        viewshed.north_west.northing_m};
    const LonLat south_west = plane.to_lon_lat(low), north_east = plane.to_lon_lat(high);
    view = session.fitted_view(view,
                               {south_west.longitude_deg(), south_west.latitude_deg(),
                                north_east.longitude_deg(), north_east.latitude_deg()},
                               paper.page);
    const std::string height =
        scene::own_digits(fmt::format("{:.4g}", words.above_ground_m), words.language) +
        word(words.language, " m", " m");
    view.heading = MapHeading{
        fmt::format(fmt::runtime(word(words.language, "What is seen from {}, {} above the ground",
                                      "Ce que l'on voit de {}, à {} au-dessus du sol")),
                    words.observer, height),
        fmt::format(fmt::runtime(word(words.language, "Within {}: {} km² of the ground",
                                      "Dans un rayon de {} : {} km² de terrain")),
                    scene::kilometres(words.radius_m, words.language),
                    scene::grouped_number(std::round(viewshed.seen_area_m2() / 1e6),
                                          scene::language_of_figures(words.language))),
        word(words.language,
             "computed from the terrain with the earth's curvature and refraction; no trees, "
             "houses or haze",
             "calculé sur le terrain avec la courbure de la terre et la réfraction ; sans arbres, "
             "maisons ni brume")};
    return export_map(
        session, view, paper, file,
        {viewshed_overlay(session, viewshed, plane, observer, words.radius_m, words.language)});
}

} // namespace panjshir::app
