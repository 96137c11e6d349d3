#include "display/path_builder.hpp"
#include "scene/figures/strip_chart_painter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace panjshir::scene {

namespace {
constexpr display::Colour kGround = display::Colour::rgb(0xE4D9BE),
                          kGroundEdge = display::Colour::rgb(0x4A3B2C);

display::Path line(display::Point a, display::Point b) {
    return display::polyline(std::array{a, b});
}
} // namespace

void StripPainter::band(std::size_t i) {
    const StripVoice& voice = m_figure.voices[i];
    m_page.begin("band " + voice.title);
    const double top = m_layout.band_top[i], bottom = top + m_layout.band_height;
    m_page.fill(display::rectangle({m_layout.left, top - 5.3 * m_unit},
                                   {m_layout.left + 1.4 * m_unit, top - 1.1 * m_unit}),
                voice.colour);
    m_page.put(voice.title, {m_layout.left + 3 * m_unit, top - 2 * m_unit}, heading_type());
    profile(i);
    if (!m_figure.blank)
        bars(i);
    frame(top, bottom);
    if (!m_figure.blank)
        is_panel() ? panel_discs(i) : discs(i);
    m_page.end();
}

void StripPainter::profile(std::size_t band) {
    if (m_figure.bed.size() < 2)
        return;
    const double right = m_layout.left - 1.2 * m_unit;
    double low = m_figure.bed.front().second, high = low;
    for (const auto& [at, height] : m_figure.bed) {
        low = std::min(low, height);
        high = std::max(high, height);
    }
    low = std::floor(low / 500) * 500 - 300;
    std::vector<Point> bed;
    for (const auto& [at, height] : m_figure.bed)
        bed.push_back({bed_x(height, low, high), m_layout.y(m_figure, band, at)});
    std::vector<Point> area = bed;
    area.push_back({right, bed.back().y});
    area.push_back({right, bed.front().y});
    m_page.fill(display::polygon(area), kGround);
    m_page.stroke(display::polyline(bed), kGroundEdge, 0.3 * m_unit);
    const double foot = m_layout.band_top[band] + m_layout.band_height;
    const bool numbered = band + 1 == m_figure.voices.size() && !is_panel();
    for (const double height : ticks(low, high, 1000)) {
        const double x = bed_x(height, low, high);
        m_page.stroke(line({x, m_layout.band_top[band]}, {x, foot}), style::kRule, 0.12);
        if (numbered)
            m_page.put(axis_number(height, 1000, m_figure.language), {x, foot + 2.9 * m_unit},
                       type(2.1, 400, style::kQuietInk), Anchor::Middle);
    }
    if (numbered)
        m_page.put(m_page.words("m", "m", "متر"), {right + 1.4 * m_unit, foot + 2.9 * m_unit},
                   type(2.1, 400, style::kQuietInk), Anchor::Middle);
    stop_names(band, low, high);
}

double StripPainter::bed_x(double height, double low, double high) const {
    const double right = m_layout.left - 1.2 * m_unit;
    return right - m_layout.profile_mm * (height - low) / std::max(1.0, high - low);
}

void StripPainter::stop_names(std::size_t band, double low, double high) {
    std::vector<StripStop> stops = m_figure.stops;
    std::stable_sort(stops.begin(), stops.end(),
                     [](const StripStop& a, const StripStop& b) { return a.rank < b.rank; });
    std::vector<double> taken;
    const double size = 2.5, line_mm = 2.9 * m_unit * m_layout.letters;
    for (const StripStop& stop : stops) {
        const double y = m_layout.y(m_figure, band, stop.distance_m);
        if (std::any_of(taken.begin(), taken.end(),
                        [&](double other) { return std::abs(other - y) < line_mm; }))
            continue;
        taken.push_back(y);
        const double x = bed_x(height_at(stop.distance_m), low, high);
        const double end = m_layout.left - m_layout.profile_mm - 2.6 * m_unit;
        m_page.stroke(line({end, y}, {x, y}), style::kQuietInk.with_alpha(0.5f), 0.12);
        m_page.fill(display::circle({x, y}, 0.55 * m_unit), kGroundEdge);
        // The mark keeps the sign before the digits in lines from the right.
        const char* minus = from_right() ? "\u200e\u2212" : "\u2212";
        const double km = std::round(stop.distance_m / 1000);
        const std::string number =
            in_digits_of(m_figure.language, fmt::format("{:.0f}", std::abs(km)));
        const std::string text = fmt::format("{}  {}{}", stop.name, km < 0 ? minus : "", number);
        m_page.put_within(text, {end - 0.8 * m_unit, y + 0.9 * m_unit}, type(size),
                          end - m_layout.margin - m_unit, Anchor::Right);
    }
}

double StripPainter::height_at(double distance) const {
    const auto next = std::find_if(m_figure.bed.begin(), m_figure.bed.end(),
                                   [&](const auto& p) { return p.first >= distance; });
    return next == m_figure.bed.end() ? m_figure.bed.back().second : next->second;
}

void StripPainter::bars(std::size_t band) {
    std::map<int, int> names_on; // lanes taken by names, by day
    std::set<std::pair<int, std::string>> named;
    for (const StripBar& bar : m_figure.bars) {
        if (bar.voice != static_cast<int>(band))
            continue;
        const Point from{m_layout.x(bar.first_day), m_layout.y(m_figure, band, bar.to_m)};
        const Point to{m_layout.x(bar.last_day + 1), m_layout.y(m_figure, band, bar.from_m)};
        const display::Path box = display::rectangle({from.x + 0.3 * m_unit, from.y + 0.3 * m_unit},
                                                     {to.x - 0.3 * m_unit, to.y - 0.3 * m_unit});
        if (bar.fill == StripFill::Held)
            m_page.fill(box, bar.colour.with_alpha(0.3f));
        if (bar.fill == StripFill::Denied)
            m_page.stroke(line({from.x, to.y}, {to.x, from.y}), bar.colour, 0.5 * m_unit);
        m_page.stroke(box, bar.colour, 0.45 * m_unit,
                      bar.fill == StripFill::Held
                          ? std::vector<double>{}
                          : std::vector<double>{1.5 * m_unit, 1.0 * m_unit});
        if (!is_panel() && named.insert({bar.first_day, bar.speaker}).second)
            name_of_bar(bar, from, to, names_on[bar.first_day]++);
    }
}

void StripPainter::name_of_bar(const StripBar& bar, Point from, Point to, int lane) {
    const double x = from.x + (2.5 + 2.5 * lane) * m_unit;
    if (x > m_layout.x(bar.first_day + 1) - 0.4 * m_unit)
        return;
    ChartType letters{2.2 * m_unit, 600, style::kInk, 0.4 * m_unit};
    text::ShapedText name = m_page.set(bar.speaker, letters);
    if (name.advance_mm > to.y - from.y - 2 * m_unit) {
        letters.size_mm *= (to.y - from.y - 2 * m_unit) / name.advance_mm;
        name = m_page.set(bar.speaker, letters);
    }
    m_page.put(text::turned(name, -90, x, to.y - 1.2 * m_unit), {0, 0});
}

} // namespace panjshir::scene
