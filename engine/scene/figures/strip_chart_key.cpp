#include "display/path_builder.hpp"
#include "scene/figures/strip_chart_painter.hpp"
#include "scene/figures/strip_chart_words.hpp"

#include <array>

namespace panjshir::scene {

namespace {
display::Path line(display::Point a, display::Point b) {
    return display::polyline(std::array{a, b});
}
} // namespace

void StripPainter::key() {
    m_page.begin("key");
    double x = m_layout.margin, y = m_layout.key_top + 3.2 * m_unit;
    const auto put = [&](const std::string& words, double before) {
        const text::ShapedText text = m_page.set(words, type(2.7));
        if (x + before + text.advance_mm > m_layout.right) {
            x = m_layout.margin;
            y += 5.6 * m_unit;
        }
        const double at = x;
        m_page.put(text, {x + before, y + m_unit});
        x += before + text.advance_mm + 4.5 * m_unit;
        return Point{at, y};
    };
    const double side = 5 * m_unit;
    const auto box = [&](Point at) {
        return std::pair(Point{at.x, at.y - 1.7 * m_unit}, Point{at.x + side, at.y + 1.7 * m_unit});
    };
    for (const StripKey& holder : m_figure.key) {
        const auto [from, to] = box(put(holder.name, side + 1.4 * m_unit));
        m_page.fill(display::rectangle(from, to), holder.colour.with_alpha(0.5f));
        m_page.stroke(display::rectangle(from, to), holder.colour, 0.45 * m_unit);
    }
    if (m_figure.key.size() > 1) {
        const auto [from, to] = box(put(
            m_page.words("voices differ", "les voix diffèrent", "صداها متفاوت‌اند"),
            side + 1.4 * m_unit));
        hatch(from, to, {m_figure.key[0].colour, m_figure.key[1].colour}, 0.75f);
    }
    const auto around =
        box(put(m_page.words("surrounds, blocks or enters", "encercle, bloque ou entre",
                             "محاصره، بستن راه یا ورود"),
                side + 1.4 * m_unit));
    m_page.stroke(display::rectangle(around.first, around.second), style::kInk, 0.45 * m_unit,
                  {1.5 * m_unit, m_unit});
    const auto denied = box(put(m_page.words("denied", "démenti", "رد شده"), side + 1.4 * m_unit));
    m_page.stroke(display::rectangle(denied.first, denied.second), style::kInk, 0.45 * m_unit,
                  {1.5 * m_unit, m_unit});
    m_page.stroke(line({denied.first.x, denied.second.y}, {denied.second.x, denied.first.y}),
                  style::kInk, 0.5 * m_unit);
    for (const chronicle::EventKind kind : kinds()) {
        const Point at = put(strip_event_name(kind, m_figure.language), m_layout.disc_mm + m_unit);
        disc({0, 0, 0, 0, 0, kind, style::kQuietInk, "key"}, {at.x + m_layout.disc_mm / 2, at.y});
    }
    const Anchor anchor = from_right() ? Anchor::Right : Anchor::Left;
    m_page.put_within(
        m_figure.credits,
        {from_right() ? m_layout.right : m_layout.margin, m_figure.height_mm - 4 * m_unit},
        type(2.2, 400, style::kQuietInk), m_layout.right - m_layout.margin, anchor);
    m_page.end();
}

std::set<chronicle::EventKind> StripPainter::kinds() const {
    std::set<chronicle::EventKind> kinds;
    for (const StripDisc& disc : m_figure.discs)
        kinds.insert(disc.kind);
    for (const StripLine& line : m_figure.outside)
        for (const StripDisc& disc : line.discs)
            kinds.insert(disc.kind);
    return kinds;
}

} // namespace panjshir::scene
