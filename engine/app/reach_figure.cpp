// Ways drawn over the map.

#include "app/reach_output.hpp"
#include "geo/simplify.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/content.hpp"
#include "scene/ground.hpp"
#include "scene/phrases.hpp"
#include "terrain/reach_isochrones.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace panjshir::app {
namespace {

using display::Colour;

constexpr Colour kWay = Colour::rgb(0xB3123A);
constexpr Colour kOpenWay = Colour::rgb(0x3A4A8C);
constexpr Colour kIsochrone = Colour::rgb(0x5B2A57, 0.55f);
constexpr Colour kClosed = Colour::rgb(0x1B1B1B);
constexpr double kMostLines = 9;         // isochrones on one map
constexpr double kTextsApart_mm = 11;    // so that hours do not stand on one another
constexpr double kTextOff_mm = 3.4;      // a way's hours from its line
constexpr double kIsochroneText_mm = 14; // an isochrone's hours from the way

std::string word(std::string_view language, const char* english, const char* french) {
    return scene::in_words(language, english, french);
}

// Rounded corners, without the steps of the cells.
MapLine drawn_line(const Session& session, const ReachWay& way) {
    return smooth_line(simplify_line(way.line, 0.6 * session.ground().heights.cell_size_m()), 2);
}

MapPoint middle_of(const MapLine& line, double share) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        length += distance_m(line[i - 1], line[i]);
    double left = length * share;
    for (std::size_t i = 1; i < line.size(); ++i) {
        left -= distance_m(line[i - 1], line[i]);
        if (left <= 0)
            return line[i];
    }
    return line.back();
}

double most_hours(const ReachAnswer& answer) {
    double most = answer.open_way ? answer.open_way->hours : 0;
    for (const ReachWay& way : answer.ways)
        most = std::max(most, way.hours);
    return most;
}

double isochrone_step(double most) {
    constexpr std::array kSteps{0.5, 1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 48.0};
    for (const double step : kSteps)
        if (most / step <= kMostLines)
            return step;
    return 96;
}

MapBox box_of(const ReachAnswer& answer) {
    MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    const auto see = [&](const MapLine& line) {
        for (const MapPoint p : line)
            box = {std::min(box.west_m, p.easting_m), std::min(box.south_m, p.northing_m),
                   std::max(box.east_m, p.easting_m), std::max(box.north_m, p.northing_m)};
    };
    for (const ReachWay& way : answer.ways)
        see(way.line);
    if (answer.open_way)
        see(answer.open_way->line);
    for (const Closure& closure : answer.closures)
        if (closure.area.empty())
            for (const MapLine& line : closure.lines)
                if (line.size() >= 2 && distance_m(line.front(), line.back()) < 20000)
                    see(line);
    return box;
}

class FigureMaker {
public:
    FigureMaker(const Session& session, const ReachAnswer& answer, const ViewState& view)
        : m_session(session), m_answer(answer), m_language(view.language),
          m_metres_per_mm(view.scale_denominator / 1000) {}

    std::vector<scene::Overlay> make() {
        if (m_answer.mode == ReachMode::OnFoot)
            isochrones();
        closed();
        if (m_answer.open_way)
            way_alone(*m_answer.open_way, kOpenWay, {1.6, 1.0}, 0.38,
                      word(m_language, "With nothing closed", "Sans rien fermer"));
        if (m_answer.open_way || m_answer.ways.size() == 1)
            for (const ReachWay& way : m_answer.ways)
                way_alone(way, kWay, {}, m_answer.open_way ? 0.68 : 0.5, way_legend());
        else
            tree();
        start();
        return std::move(m_overlays);
    }

private:
    std::string way_legend() const {
        if (m_answer.mode == ReachMode::ByRoad)
            return word(m_language, "By road, least cost", "Par la route, moindre coût");
        return word(m_language, "On foot, least cost", "À pied, moindre coût");
    }

    // "30 min", "6 h".
    std::string whole_hours(double hours) const {
        const bool whole = hours == std::floor(hours);
        return scene::own_digits(fmt::format("{:.0f}", whole ? hours : hours * 60), m_language) +
               (whole ? word(m_language, " h", " h") : word(m_language, " min", " min"));
    }

    void isochrones() {
        const double most = most_hours(m_answer), step = isochrone_step(most);
        scene::Overlay overlay;
        overlay.legend =
            fmt::format(fmt::runtime(word(m_language, "Every {} on foot", "Toutes les {} à pied")),
                        whole_hours(step));
        scene::OverlayStroke lines{{}, kIsochrone, 0.22, {}, scene::LineEnd::Plain, 0};
        std::vector<scene::OverlayItem> texts;
        for (int i = 1; i * step <= most * 1.15; ++i) {
            const MapLine* longest = nullptr;
            const std::size_t first = lines.lines.size();
            for (MapLine& line :
                 terrain::level_lines(m_answer.hours, static_cast<float>(i * step))) {
                MapLine drawn = smooth_line(simplify_line(line, 60), 2);
                if (drawn.size() > 12) // pools of a few cells say nothing
                    lines.lines.push_back(std::move(drawn));
            }
            for (std::size_t k = first; k < lines.lines.size(); ++k)
                if (!longest || lines.lines[k].size() > longest->size())
                    longest = &lines.lines[k];
            if (longest)
                texts.push_back(hour_on(*longest, i * step));
        }
        if (lines.lines.empty())
            return;
        overlay.items.push_back(std::move(lines));
        std::move(texts.begin(), texts.end(), std::back_inserter(overlay.items));
        m_overlays.push_back(std::move(overlay));
    }

    // Where the line is nearest to the first way's course, off to its side: seen, and not on it.
    scene::OverlayItem hour_on(const MapLine& line, double hours) const {
        MapPoint best = line.front();
        double least = INFINITY;
        const MapBox box = box_of(m_answer);
        for (const MapPoint p : line) {
            double away = INFINITY;
            for (const ReachWay& way : m_answer.ways)
                for (const MapPoint q : way.line)
                    away = std::min(away, distance_m(p, q));
            const double off = std::abs(away - kIsochroneText_mm * m_metres_per_mm) +
                               (box.contains(p) ? 0 : 30000);
            if (off < least) {
                least = off;
                best = p;
            }
        }
        return scene::OverlayText{best, whole_hours(hours),       kIsochrone.with_alpha(1), 1.9,
                                  500,  scene::TextPlace::Centred};
    }

    void closed() {
        scene::Overlay overlay;
        for (const Closure& closure : m_answer.closures) {
            if (!closure.lines.empty())
                overlay.items.push_back(scene::OverlayStroke{
                    closure.lines, kClosed, 0.7, {0.9, 0.7}, scene::LineEnd::Plain, 0.3});
            if (!closure.area.empty())
                overlay.items.push_back(
                    scene::OverlayFill{closure.area, kClosed.with_alpha(0.22f), kClosed, 0.4});
            if (closure.at && closure.area.empty() && closure.lines.size() <= 1)
                overlay.items.push_back(
                    scene::OverlayMark{*closure.at, scene::MarkShape::Cross, kClosed, 2.5, {}});
        }
        if (overlay.items.empty())
            return;
        overlay.legend = word(m_language, "Closed", "Fermé");
        m_overlays.push_back(std::move(overlay));
    }

    // Off a line at a share of its length, on the side that is further from all other ways.
    MapPoint beside(const MapLine& line, double share) const {
        const MapPoint at = middle_of(line, share);
        const MapPoint before = middle_of(line, share - 0.03),
                       after = middle_of(line, share + 0.03);
        const double length = std::max(1.0, distance_m(before, after));
        const double off = kTextOff_mm * m_metres_per_mm / length;
        const double x = (after.northing_m - before.northing_m) * off;
        const double y = (before.easting_m - after.easting_m) * off;
        const MapPoint one{at.easting_m + 1.6 * x, at.northing_m + y};
        const MapPoint other{at.easting_m - 1.6 * x, at.northing_m - y};
        return room_round(one) >= room_round(other) ? one : other;
    }

    double room_round(MapPoint p) const {
        double room = INFINITY;
        const auto see = [&](const ReachWay& way) {
            for (const MapPoint q : way.line)
                room = std::min(room, distance_m(p, q));
        };
        for (const ReachWay& way : m_answer.ways)
            see(way);
        if (m_answer.open_way)
            see(*m_answer.open_way);
        return room;
    }

    void way_alone(const ReachWay& way, Colour colour, std::vector<double> dashes, double text_at,
                   const std::string& what) {
        scene::Overlay overlay;
        const std::string hours = hours_text(way.hours, m_language);
        overlay.legend =
            fmt::format("{0}: {1}{2} {3}{2} +{4}", what, hours, word(m_language, ",", ","),
                        scene::kilometres(std::round(way.length_m / 1000) * 1000, m_language),
                        scene::own_digits(fmt::format("{:.0f}", way.ascent_m), m_language) +
                            word(m_language, " m", " m"));
        overlay.items.push_back(scene::OverlayStroke{{drawn_line(m_session, way)},
                                                     colour,
                                                     0.75,
                                                     std::move(dashes),
                                                     scene::LineEnd::Arrow,
                                                     0.4});
        overlay.items.push_back(scene::OverlayText{beside(way.line, text_at), hours, colour, 3.0,
                                                   700, scene::TextPlace::Centred});
        m_overlays.push_back(std::move(overlay));
    }

    // All ways as one tree: where they run together one line is seen. Nearer places first, so that
    // each text keeps its distance from those already set.
    void tree() {
        scene::Overlay overlay;
        overlay.legend = way_legend();
        scene::OverlayStroke lines{{}, kWay, 0.55, {}, scene::LineEnd::Plain, 0.3};
        std::vector<MapPoint> written;
        std::vector<scene::OverlayItem> texts;
        for (const ReachWay& way : m_answer.ways) {
            if (way.line.size() < 2)
                continue;
            lines.lines.push_back(drawn_line(m_session, way));
            const MapPoint at = way.line.back();
            texts.push_back(scene::OverlayMark{at, scene::MarkShape::Dot, kWay, 0.8, {}});
            if (std::any_of(written.begin(), written.end(), [&](MapPoint p) {
                    return distance_m(p, at) < kTextsApart_mm * m_metres_per_mm;
                }))
                continue;
            written.push_back(at);
            texts.push_back(scene::OverlayText{at, hours_text(way.hours, m_language), kWay, 2.4,
                                               700, scene::TextPlace::Beside});
        }
        if (lines.lines.empty())
            return;
        overlay.items.push_back(std::move(lines));
        std::move(texts.begin(), texts.end(), std::back_inserter(overlay.items));
        m_overlays.push_back(std::move(overlay));
    }

    void start() {
        scene::Overlay overlay;
        overlay.items.push_back(scene::OverlayMark{m_session.projection().to_map(m_answer.from.at),
                                                   scene::MarkShape::Ring,
                                                   kWay,
                                                   1.8,
                                                   {}});
        m_overlays.push_back(std::move(overlay));
    }

    const Session& m_session;
    const ReachAnswer& m_answer;
    std::string m_language;
    double m_metres_per_mm;
    std::vector<scene::Overlay> m_overlays;
};

std::string title_of(const ReachAnswer& answer, std::string_view language) {
    const bool foot = answer.mode == ReachMode::OnFoot;
    std::string title =
        foot ? word(language, "Least-cost ways on foot", "Chemins de moindre coût à pied")
             : word(language, "Least-cost ways by road", "Trajets de moindre coût par la route");
    const ReachEnd* to = answer.ways.size() == 1      ? &answer.ways.front().to
                         : !answer.ways.empty()       ? nullptr
                         : answer.no_ways.size() == 1 ? &answer.no_ways.front().to
                                                      : nullptr;
    title += fmt::format(fmt::runtime(word(language, " from {}", " depuis {}")), answer.from.name);
    if (to)
        title += fmt::format(fmt::runtime(word(language, " to {}", " vers {}")), to->name);
    if (answer.closures.empty())
        return title;
    title += word(language, ", closed: ", ", fermé : ");
    for (std::size_t i = 0; i < answer.closures.size() && i < 3; ++i)
        title += (i > 0 ? word(language, ",", ",") + " " : "") + answer.closures[i].name;
    return title + (answer.closures.size() > 3 ? " …" : "");
}

// Moved just so far that there is ground to all edges of the frame.
ViewState kept_on_ground(const Session& session, ViewState view, const PageSize& page) {
    const scene::PageBox frame =
        scene::map_frame(scene::Layout::Sheet, page.width_mm, page.height_mm, view.look.page);
    const double half_width = frame.width() / 2 * view.scale_denominator / 1000;
    const double half_height = frame.height() / 2 * view.scale_denominator / 1000;
    const MapBox ground = session.ground().extent;
    const auto keep = [](double value, double least, double most) {
        return least < most ? std::clamp(value, least, most) : (least + most) / 2;
    };
    view.centre = {
        keep(view.centre.easting_m, ground.west_m + half_width, ground.east_m - half_width),
        keep(view.centre.northing_m, ground.south_m + half_height, ground.north_m - half_height)};
    return view;
}

} // namespace

std::vector<scene::Overlay> reach_overlays(const Session& session, const ReachAnswer& answer,
                                           const ViewState& view) {
    return FigureMaker(session, answer, view).make();
}

ViewState reach_view(const Session& session, const ReachAnswer& answer, std::string_view language,
                     const PageSize& page) {
    ViewState view = session.fitted_view(session.initial_view(page), session.atlas().area, page);
    view.language = language;
    view.layers = view.layers.without(scene::Layer::Claims).without(scene::Layer::Events);
    view.heading =
        MapHeading{title_of(answer, language),
                   answer.mode == ReachMode::OnFoot
                       ? word(language, "Tobler's walking speeds on the slopes of the terrain",
                              "Vitesses de marche de Tobler sur les pentes du terrain")
                       : word(language, "Speeds assumed by rank of road: 50, 30 and 12 km/h",
                              "Vitesses supposées selon le rang de la route : 50, 30 et 12 km/h"),
                   reach_caution(language)};
    const MapBox box = box_of(answer);
    if (!(box.west_m < box.east_m))
        return view;
    const double margin = std::max(4000.0, 0.12 * std::max(box.width_m(), box.height_m()));
    const LonLat low = session.projection().to_lon_lat({box.west_m - margin, box.south_m - margin});
    const LonLat high =
        session.projection().to_lon_lat({box.east_m + margin, box.north_m + margin});
    ViewState fitted = session.fitted_view(
        view, {low.longitude_deg(), low.latitude_deg(), high.longitude_deg(), high.latitude_deg()},
        page);
    return fitted.scale_denominator < view.scale_denominator ? kept_on_ground(session, fitted, page)
                                                             : view;
}

} // namespace panjshir::app
