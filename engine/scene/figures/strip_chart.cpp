#include "scene/figures/strip_chart.hpp"

#include "display/path_builder.hpp"
#include "scene/figures/strip_chart_painter.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace panjshir::scene {

namespace {
display::Path line(display::Point a, display::Point b) {
    return display::polyline(std::array{a, b});
}
} // namespace

display::DisplayList StripPainter::paint() {
    if (!is_panel())
        title();
    day_names();
    if (!m_figure.blank)
        states(m_figure.whole, m_layout.whole_top, m_layout.whole_bottom);
    name_of_row(m_figure.whole.name, m_layout.whole_top, m_layout.whole_bottom, 700);
    frame(m_layout.whole_top, m_layout.whole_bottom);
    for (std::size_t i = 0; i < m_figure.voices.size(); ++i)
        band(i);
    outside();
    if (!is_panel())
        key();
    display::DisplayList list = std::move(m_page).take();
    list.hits = std::move(m_hits);
    return list;
}

void StripPainter::title() {
    m_page.begin("title");
    const Anchor anchor = from_right() ? Anchor::Right : Anchor::Left;
    const double x = from_right() ? m_layout.right : m_layout.margin;
    const double width = m_layout.right - m_layout.margin;
    m_page.put_within(m_figure.title, {x, 14 * m_unit}, type(7, 700), width, anchor);
    m_page.put_within(m_figure.subtitle, {x, 21.5 * m_unit}, type(3.3, 400, style::kQuietInk),
                      width, anchor);
    m_page.end();
}

void StripPainter::day_names() {
    m_page.begin("days");
    std::string month;
    double free_from = 0;
    const double size = std::min(3.4, 0.53 * m_layout.day_mm / m_unit);
    for (int i = 0; i < m_figure.days; ++i) {
        const CivilDay day = m_figure.first_day + std::chrono::days(i);
        const unsigned number = static_cast<unsigned>(std::chrono::year_month_day(day).day());
        const text::ShapedText digits =
            m_page.set(in_digits_of(m_figure.language, std::to_string(number)), type(size, 600));
        const double x = m_layout.x(i + 0.5);
        if (x - digits.advance_mm / 2 >= free_from) {
            m_page.put(digits, {x, m_layout.days_baseline}, Anchor::Middle);
            free_from = x + digits.advance_mm / 2 + 0.6 * m_unit;
        }
        const std::string name = strip_month(day, m_figure.language);
        if (name != month)
            m_page.put(name, {m_layout.x(i + 0.5), m_layout.days_baseline - 4.4 * m_unit},
                       type(2.8, 400, style::kQuietInk),
                       i == 0 && is_panel() ? Anchor::Left : Anchor::Middle);
        month = name;
    }
    m_page.end();
}

void StripPainter::frame(double top, double bottom) {
    for (int i = 1; i < m_figure.days; ++i)
        m_page.stroke(line({m_layout.x(i), top}, {m_layout.x(i), bottom}),
                      style::kRule.with_alpha(0.8f), 0.12);
    m_page.stroke(display::rectangle({m_layout.left, top}, {m_layout.right, bottom}), style::kRule,
                  0.25);
}

void StripPainter::name_of_row(const std::string& name, double top, double bottom, int weight) {
    const double room = m_layout.left - m_layout.margin - 3 * m_unit;
    m_page.put_within(name, {m_layout.left - 2 * m_unit, (top + bottom) / 2 + 1.1 * m_unit},
                      type(3, weight), room, Anchor::Right);
}

void StripPainter::states(const StripLine& row, double top, double bottom) {
    for (std::size_t i = 0; i < row.states.size(); ++i) {
        const StripState& state = row.states[i];
        if (state.holders.empty())
            continue;
        const auto day = static_cast<double>(i);
        const Point from{m_layout.x(day), top}, to{m_layout.x(day + 1), bottom};
        const auto alpha = static_cast<float>(0.25 + 0.5 * state.strength);
        if (state.holders.size() == 1) {
            m_page.fill(display::rectangle(from, to), state.holders.front().with_alpha(alpha));
            continue;
        }
        hatch(from, to, state.holders, alpha);
    }
}

void StripPainter::hatch(Point from, Point to, const std::vector<Colour>& colours, float alpha) {
    m_page.clip(display::rectangle(from, to));
    const double band = 1.7 * m_unit, height = to.y - from.y;
    std::size_t turn = 0;
    // From the page's edge, so that the bands run on from day to day.
    const double start = m_layout.left - 40 * band;
    for (double x = start; x < to.x; x += band * std::sqrt(2), ++turn) {
        if (x + band * std::sqrt(2) + height < from.x)
            continue;
        const double w = band * std::sqrt(2);
        m_page.fill(
            display::polygon(std::array<Point, 4>{
                Point{x, to.y}, {x + w, to.y}, {x + w + height, from.y}, {x + height, from.y}}),
            colours[turn % colours.size()].with_alpha(alpha));
    }
    m_page.end_clip();
}

void StripPainter::outside() {
    if (m_figure.outside.empty())
        return;
    m_page.begin("outside the valley");
    m_page.put(m_page.words("Outside the valley, and without a place",
                            "Hors de la vallée, et sans lieu", "بیرون از دره، و بدون جای معلوم"),
               {m_layout.left + 3 * m_unit, m_layout.row_top.front() - 2 * m_unit}, heading_type());
    for (std::size_t i = 0; i < m_figure.outside.size(); ++i)
        row(m_figure.outside[i], m_layout.row_top[i], m_layout.row_top[i + 1]);
    m_page.end();
}

void StripPainter::row(const StripLine& row, double top, double bottom) {
    name_of_row(row.name, top, bottom, 400);
    if (!m_figure.blank)
        states(row, top, bottom);
    frame(top, bottom);
    if (m_figure.blank)
        return;
    for (const StripBar& bar : row.bars) {
        const Point from{m_layout.x(bar.first_day) + 0.4 * m_unit, top + 0.4 * m_unit};
        const Point to{m_layout.x(bar.last_day + 1) - 0.4 * m_unit, bottom - 0.4 * m_unit};
        m_page.stroke(display::rectangle(from, to), bar.colour, 0.45 * m_unit,
                      bar.fill == StripFill::Held
                          ? std::vector<double>{}
                          : std::vector<double>{1.5 * m_unit, 1.0 * m_unit});
        if (bar.fill == StripFill::Denied)
            m_page.stroke(line({from.x, to.y}, {to.x, from.y}), bar.colour, 0.5 * m_unit);
    }
    row_discs(row, top);
}

display::DisplayList draw_strip_chart(const StripFigure& figure, const text::FontStore& fonts) {
    return StripPainter(figure, fonts).paint();
}

} // namespace panjshir::scene
