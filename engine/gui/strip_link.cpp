#include "gui/strip_link.hpp"

#include "app/event_icons.hpp"
#include "base/translations.hpp"
#include "chronicle/timeline.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::gui {

namespace {
constexpr double kShare = 0.5, kLeast_px = 420, kMost_px = 760; ///< of the map's width, at 100 %
constexpr double kNamed_m = 2500;
constexpr double kDisc = 0.6; ///< of a disc's width, about its middle
} // namespace

double StripLink::width_px(double map_width_px, double scale) {
    const double wanted = std::clamp(map_width_px * kShare, kLeast_px * scale, kMost_px * scale);
    return std::round(std::min(wanted, map_width_px * 0.6));
}

MapFrame StripLink::beside(MapFrame map, double scale) const {
    if (open)
        map.width_px = std::max(64.0, map.width_px - width_px(map.width_px, scale));
    return map;
}

void StripLink::update(const app::Session& session, const app::ViewState& view,
                       app::PageSize page) {
    const Asked wanted{view.basis, view.known_on, view.language, page.width_mm, page.height_mm};
    if (m_asked == wanted)
        return;
    const bool same_chart = m_asked && m_answer && m_asked->basis == wanted.basis &&
                            m_asked->known_on == wanted.known_on &&
                            m_asked->language == wanted.language;
    m_asked = wanted;
    m_cursor = {};
    if (!m_icons) {
        auto icons = app::event_icons();
        if (!icons) {
            m_fault = icons.error().message;
            return;
        }
        m_icons = std::move(*icons);
    }
    if (!same_chart) {
        app::StripRequest request;
        request.basis = view.basis;
        request.known_on = view.known_on;
        request.language = view.language;
        request.stale_after_days = session.timeline().settings().stale_after_days;
        auto answer = app::make_strip_chart(session, request);
        m_fault = answer ? "" : answer.error().message;
        if (!answer)
            return m_answer.reset();
        m_answer.emplace(std::move(*answer));
    }
    m_figure = app::strip_figure(session, *m_answer, *m_icons, page, scene::StripForm::Panel);
    m_figure.height_mm = std::max(page.height_mm, scene::least_panel_height_mm(m_figure));
    m_layout = scene::lay_out(m_figure);
    m_list = scene::draw_strip_chart(m_figure, session.fonts());
    ++m_stamp;
}

void StripLink::point_at_chart(display::Point at) {
    m_cursor = {};
    m_cursor.over = Cursor::Over::Chart;
    m_cursor.spot = scene::spot_at(m_figure, m_layout, at);
    m_cursor.along_m = m_cursor.spot.distance_m;
    if (m_cursor.spot.day)
        m_cursor.day = m_figure.first_day + std::chrono::days(*m_cursor.spot.day);
    for (const display::HitArea& hit : m_list.hits)
        if (std::hypot(hit.centre.x - at.x, hit.centre.y - at.y) <= kDisc * m_layout.disc_mm)
            m_cursor.event = hit.id;
}

void StripLink::point_at_map(MapPoint at, double within_m) {
    m_cursor = {};
    if (!m_answer)
        return;
    m_cursor.along_m = m_answer->axis.along(at, within_m);
    if (m_cursor.along_m)
        m_cursor.over = Cursor::Over::Map;
}

std::string StripLink::place_words(double along_m, std::string_view language) const {
    const long km = std::lround(along_m / 1000);
    const std::string distance = fmt::format("{}km {}", km < 0 ? "\u2212" : "", std::abs(km));
    const scene::StripStop *below = nullptr, *above = nullptr;
    for (const scene::StripStop& stop : m_figure.stops) {
        if (!stop.beside)
            continue;
        if (stop.distance_m <= along_m && (!below || stop.distance_m > below->distance_m))
            below = &stop;
        if (stop.distance_m > along_m && (!above || stop.distance_m < above->distance_m))
            above = &stop;
    }
    const auto off = [&](const scene::StripStop* stop) {
        return stop ? std::abs(stop->distance_m - along_m)
                    : std::numeric_limits<double>::infinity();
    };
    const scene::StripStop* nearest = off(below) <= off(above) ? below : above;
    if (off(nearest) <= kNamed_m)
        return distance + ", " + nearest->name;
    if (!below || !above)
        return distance;
    return distance + ", " +
           fmt::format(fmt::runtime(translated("between {} and {}", language)), below->name,
                       above->name);
}

app::ViewState StripLink::with_river_in_sight(const app::Session& session,
                                              const app::ViewState& view,
                                              const MapFrame& frame) const {
    if (!m_answer)
        return view;
    constexpr int kPoints = 60;
    constexpr double kMargin = 1.25;
    double west = 1e12, east = -1e12, south = 1e12, north = -1e12;
    bool all_in = true;
    for (int i = 0; i <= kPoints; ++i) {
        const double share = static_cast<double>(i) / kPoints;
        const MapPoint at =
            m_answer->axis.at(m_figure.from_m + share * (m_figure.to_m - m_figure.from_m));
        west = std::min(west, at.easting_m);
        east = std::max(east, at.easting_m);
        south = std::min(south, at.northing_m);
        north = std::max(north, at.northing_m);
        all_in = all_in && frame.contains(window_position(view, frame, at));
    }
    if (all_in)
        return view;
    app::ViewState to = view;
    to.centre = {(west + east) / 2, (south + north) / 2};
    const app::PageSize page = frame.page();
    to.scale_denominator =
        kMargin * 1000 * std::max((east - west) / page.width_mm, (north - south) / page.height_mm);
    return session.clamp_view(to);
}

app::ViewState StripLink::followed(const app::Session& session, const app::ViewState& view) const {
    app::ViewState to = view;
    if (m_cursor.day)
        to.on = *m_cursor.day;
    if (m_cursor.along_m && m_answer)
        to.centre = m_answer->axis.at(*m_cursor.along_m);
    if (m_cursor.spot.outside && m_answer) {
        const std::string& id = m_answer->chart.outside[*m_cursor.spot.outside].place;
        const gazetteer::Place* there = session.atlas().place(id);
        if (const scene::AreaShape* area = session.ground().area(id))
            to.centre = area->centre;
        else if (there && there->position)
            to.centre = session.projection().to_map(*there->position);
    }
    if (!m_cursor.event.empty())
        to.selected = m_cursor.event;
    return session.clamp_view(to);
}

} // namespace panjshir::gui
