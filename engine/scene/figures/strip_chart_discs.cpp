#include "display/path_builder.hpp"
#include "scene/figures/strip_chart_painter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace panjshir::scene {

namespace {
display::Path line(display::Point a, display::Point b) {
    return display::polyline(std::array{a, b});
}
} // namespace

void StripPainter::disc(const StripDisc& disc, Point at) {
    const double r = m_layout.disc_mm / 2;
    m_page.begin("event:" + disc.id);
    m_page.fill(display::circle(at, r), style::kPaper);
    m_page.stroke(display::circle(at, r - 0.2 * m_unit), disc.ring, 0.5 * m_unit);
    icon(disc.kind, at, r * 0.62);
    m_page.end();
    if (is_panel())
        m_hits.push_back({"event:" + disc.id, {}, at, r});
}

void StripPainter::icon(chronicle::EventKind kind, Point at, double size) {
    if (!m_figure.icons)
        return;
    const auto found = m_figure.icons->find(kind);
    if (found == m_figure.icons->end())
        return;
    display::Path path = *found->second;
    for (display::Contour& contour : path.contours)
        for (Point& p : contour.points)
            p = {at.x + size * p.x, at.y + size * p.y};
    m_page.fill(std::move(path), style::kInk);
}

void StripPainter::count(std::size_t events, Point at) {
    const double r = m_layout.disc_mm / 2;
    m_page.fill(display::circle(at, r), style::kPaper);
    m_page.stroke(display::circle(at, r - 0.2 * m_unit), style::kQuietInk, 0.3 * m_unit);
    ChartType letters{1.18 * r, 700, style::kInk};
    m_page.put(in_digits_of(m_figure.language, std::to_string(events)), {at.x, at.y + 0.42 * r},
               letters, Anchor::Middle);
}

void StripPainter::lasting(const StripDisc& event, Point at) {
    if (event.last_day > event.first_day)
        m_page.stroke(line(at, {m_layout.x(event.last_day + 1) - m_unit, at.y}),
                      event.ring.with_alpha(0.75f), 0.5 * m_unit);
}

void StripPainter::discs(std::size_t band) {
    std::vector<std::pair<const StripDisc*, Point>> placed;
    const double step = m_layout.disc_mm + 0.3 * m_unit;
    const auto is_free = [&](Point at) {
        return std::none_of(placed.begin(), placed.end(), [&](const auto& other) {
            return std::hypot(other.second.x - at.x, other.second.y - at.y) < step - 0.01;
        });
    };
    const double top = m_layout.band_top[band] + step / 2 + 0.4 * m_unit;
    const double bottom = m_layout.band_top[band] + m_layout.band_height - step / 2;
    for (const bool points : {true, false})
        for (const StripDisc& event : m_figure.discs) {
            if (event.voice != static_cast<int>(band) || (event.from_m == event.to_m) != points)
                continue;
            const double start =
                points ? std::clamp(m_layout.y(m_figure, band, event.from_m), top, bottom) : top;
            Point at{m_layout.x(event.first_day + 1) - step / 2 - 0.3 * m_unit, start};
            const double first_x = at.x;
            while (!is_free(at)) {
                if (points)
                    at.x -= step;
                else if ((at.y += 0.5 * m_unit) > bottom) {
                    at.y = top;
                    at.x -= step;
                }
                if (at.x < first_x - 6 * step)
                    break;
            }
            placed.emplace_back(&event, at);
        }
    for (const auto& [event, at] : placed)
        lasting(*event, at);
    for (const auto& [event, at] : placed)
        disc(*event, at);
}

void StripPainter::panel_discs(std::size_t band) {
    const double step = m_layout.disc_mm + 0.25 * m_unit,
                 top = m_layout.band_top[band] + 0.3 * m_unit;
    const auto slots =
        static_cast<std::size_t>(std::max(1.0, (m_layout.band_height - 0.6 * m_unit) / step));
    std::map<int, std::vector<const StripDisc*>> a_day;
    for (const StripDisc& event : m_figure.discs)
        if (event.voice == static_cast<int>(band))
            a_day[event.first_day].push_back(&event);
    for (const auto& [day, events] : a_day) {
        const std::size_t shown = events.size() > slots ? slots - 1 : events.size();
        const auto at = [&, x = m_layout.x(day + 0.5)](std::size_t slot) {
            return Point{x, top + (static_cast<double>(slot) + 0.5) * step};
        };
        for (std::size_t i = 0; i < shown; ++i) {
            lasting(*events[i], at(i));
            disc(*events[i], at(i));
        }
        if (shown < events.size())
            count(events.size() - shown, at(shown));
    }
}

void StripPainter::row_discs(const StripLine& row, double top) {
    const double step = m_layout.disc_mm + 0.3 * m_unit;
    const int abreast = discs_abreast(m_layout, 0.6 * m_unit);
    std::map<int, int> a_day;
    for (const StripDisc& event : row.discs)
        ++a_day[event.first_day];
    if (is_panel()) {
        for (const auto& [day, events] : a_day) {
            const Point at{m_layout.x(day + 0.5), top + m_layout.disc_mm / 2 + 0.45 * m_unit};
            const auto first = std::find_if(
                row.discs.begin(), row.discs.end(),
                [day = day](const StripDisc& event) { return event.first_day == day; });
            events == 1 ? disc(*first, at) : count(static_cast<std::size_t>(events), at);
        }
        return;
    }
    a_day.clear();
    for (const StripDisc& event : row.discs) {
        const int n = a_day[event.first_day]++;
        const Point at{m_layout.x(event.first_day) + (n % abreast + 0.5) * step + 0.3 * m_unit,
                       top + (n / abreast + 0.5) * (m_layout.disc_mm + 0.4 * m_unit) +
                           0.5 * m_unit};
        disc(event, at);
    }
}

} // namespace panjshir::scene
