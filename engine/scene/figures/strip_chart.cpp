#include "scene/figures/strip_chart.hpp"

#include "display/path_builder.hpp"
#include "scene/figures/chart.hpp"
#include "scene/figures/strip_chart_layout.hpp"
#include "scene/figures/strip_chart_words.hpp"
#include "scene/style.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace panjshir::scene {
namespace {

using display::Colour;
using display::Point;

constexpr Colour kGround = Colour::rgb(0xE4D9BE), kGroundEdge = Colour::rgb(0x4A3B2C);

display::Path line(Point a, Point b) {
    return display::polyline(std::array{a, b});
}

class Painter {
public:
    Painter(const StripFigure& figure, const text::FontStore& fonts)
        : m_figure(figure), m_layout(lay_out(figure)), m_unit(m_layout.unit),
          m_page(fonts, figure.language, figure.width_mm, figure.height_mm) {}

    display::DisplayList paint() {
        title();
        day_names();
        if (!m_figure.blank)
            states(m_figure.whole, m_layout.whole_top, m_layout.whole_bottom);
        name_of_row(m_figure.whole.name, m_layout.whole_top, m_layout.whole_bottom, 700);
        frame(m_layout.whole_top, m_layout.whole_bottom);
        for (std::size_t i = 0; i < m_figure.voices.size(); ++i)
            band(i);
        outside();
        key();
        return std::move(m_page).take();
    }

private:
    ChartType type(double size, int weight = 400, Colour colour = style::kInk) const {
        return {size * m_unit, weight, colour};
    }
    bool from_right() const { return m_figure.language == "prs"; }

    void title() {
        m_page.begin("title");
        const Anchor anchor = from_right() ? Anchor::Right : Anchor::Left;
        const double x = from_right() ? m_layout.right : m_layout.margin;
        const double width = m_layout.right - m_layout.margin;
        m_page.put_within(m_figure.title, {x, 14 * m_unit}, type(7, 700), width, anchor);
        m_page.put_within(m_figure.subtitle, {x, 21.5 * m_unit}, type(3.3, 400, style::kQuietInk),
                          width, anchor);
        m_page.end();
    }

    void day_names() {
        m_page.begin("days");
        std::string month;
        for (int i = 0; i < m_figure.days; ++i) {
            const CivilDay day = m_figure.first_day + std::chrono::days(i);
            const unsigned number = static_cast<unsigned>(std::chrono::year_month_day(day).day());
            m_page.put(in_digits_of(m_figure.language, std::to_string(number)),
                       {m_layout.x(i + 0.5), m_layout.days_baseline}, type(3.4, 600),
                       Anchor::Middle);
            const std::string name = strip_month(day, m_figure.language);
            if (name != month)
                m_page.put(name, {m_layout.x(i + 0.5), m_layout.days_baseline - 4.4 * m_unit},
                           type(2.8, 400, style::kQuietInk), Anchor::Middle);
            month = name;
        }
        m_page.end();
    }

    // Thin lines between the days, and an edge.
    void frame(double top, double bottom) {
        for (int i = 1; i < m_figure.days; ++i)
            m_page.stroke(line({m_layout.x(i), top}, {m_layout.x(i), bottom}),
                          style::kRule.with_alpha(0.8f), 0.12);
        m_page.stroke(display::rectangle({m_layout.left, top}, {m_layout.right, bottom}),
                      style::kRule, 0.25);
    }

    void name_of_row(const std::string& name, double top, double bottom, int weight) {
        const double room = m_layout.left - m_layout.margin - 3 * m_unit;
        m_page.put_within(name, {m_layout.left - 2 * m_unit, (top + bottom) / 2 + 1.1 * m_unit},
                          type(3, weight), room, Anchor::Right);
    }

    // Who is said to hold it, day by day; bands of both colours where voices differ.
    void states(const StripLine& row, double top, double bottom) {
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

    void hatch(Point from, Point to, const std::vector<Colour>& colours, float alpha) {
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

    void band(std::size_t i) {
        const StripVoice& voice = m_figure.voices[i];
        m_page.begin("band " + voice.title);
        const double top = m_layout.band_top[i], bottom = top + m_layout.band_height;
        m_page.fill(display::rectangle({m_layout.left, top - 5.3 * m_unit},
                                       {m_layout.left + 1.4 * m_unit, top - 1.1 * m_unit}),
                    voice.colour);
        m_page.put(voice.title, {m_layout.left + 3 * m_unit, top - 2 * m_unit}, type(3.6, 700));
        profile(i);
        if (!m_figure.blank)
            bars(i);
        frame(top, bottom);
        if (!m_figure.blank)
            discs(i);
        m_page.end();
    }

    // The river's bed, lying on its side: heights to the left, the mouth at the foot.
    void profile(std::size_t band) {
        if (m_figure.bed.size() < 2)
            return;
        const double right = m_layout.left - 1.2 * m_unit, width = 21 * m_unit;
        double low = m_figure.bed.front().second, high = low;
        for (const auto& [at, height] : m_figure.bed) {
            low = std::min(low, height);
            high = std::max(high, height);
        }
        low = std::floor(low / 500) * 500 - 300;
        const auto x = [&](double height) {
            return right - width * (height - low) / std::max(1.0, high - low);
        };
        const auto y = [&](double at) { return m_layout.y(m_figure, band, at); };
        std::vector<Point> bed;
        for (const auto& [at, height] : m_figure.bed)
            bed.push_back({x(height), y(at)});
        std::vector<Point> area = bed;
        area.push_back({right, bed.back().y});
        area.push_back({right, bed.front().y});
        m_page.fill(display::polygon(area), kGround);
        m_page.stroke(display::polyline(bed), kGroundEdge, 0.3 * m_unit);
        const double foot = m_layout.band_top[band] + m_layout.band_height;
        for (const double height : ticks(low, high, 1000)) {
            m_page.stroke(line({x(height), m_layout.band_top[band]}, {x(height), foot}),
                          style::kRule, 0.12);
            if (band + 1 == m_figure.voices.size())
                m_page.put(axis_number(height, 1000, m_figure.language),
                           {x(height), foot + 2.9 * m_unit}, type(2.1, 400, style::kQuietInk),
                           Anchor::Middle);
        }
        if (band + 1 == m_figure.voices.size())
            m_page.put(m_page.words("m", "m", "متر"), {right + 1.4 * m_unit, foot + 2.9 * m_unit},
                       type(2.1, 400, style::kQuietInk), Anchor::Middle);
        stop_names(band, x);
    }

    template <typename X>
    void stop_names(std::size_t band, const X& x) {
        std::vector<StripStop> stops = m_figure.stops;
        std::stable_sort(stops.begin(), stops.end(),
                         [](const StripStop& a, const StripStop& b) { return a.rank < b.rank; });
        std::vector<double> taken;
        const double size = 2.5, line_mm = 2.9 * m_unit;
        for (const StripStop& stop : stops) {
            const double y = m_layout.y(m_figure, band, stop.distance_m);
            if (std::any_of(taken.begin(), taken.end(),
                            [&](double other) { return std::abs(other - y) < line_mm; }))
                continue;
            taken.push_back(y);
            const double bed_x = x(height_at(stop.distance_m));
            const double end = m_layout.left - 23.6 * m_unit;
            m_page.stroke(line({end, y}, {bed_x, y}), style::kQuietInk.with_alpha(0.5f), 0.12);
            m_page.fill(display::circle({bed_x, y}, 0.55 * m_unit), kGroundEdge);
            // The mark keeps the sign before the digits in lines from the right.
            const char* minus = from_right() ? "\u200e\u2212" : "\u2212";
            const double km = std::round(stop.distance_m / 1000);
            const std::string number =
                in_digits_of(m_figure.language, fmt::format("{:.0f}", std::abs(km)));
            const std::string text =
                fmt::format("{}  {}{}", stop.name, km < 0 ? minus : "", number);
            m_page.put_within(text, {end - 0.8 * m_unit, y + 0.9 * m_unit}, type(size),
                              end - m_layout.margin - m_unit, Anchor::Right);
        }
    }

    double height_at(double distance) const {
        const auto next = std::find_if(m_figure.bed.begin(), m_figure.bed.end(),
                                       [&](const auto& p) { return p.first >= distance; });
        return next == m_figure.bed.end() ? m_figure.bed.back().second : next->second;
    }

    void bars(std::size_t band) {
        std::map<int, int> names_on; // lanes taken by names, by day
        std::set<std::pair<int, std::string>> named;
        for (const StripBar& bar : m_figure.bars) {
            if (bar.voice != static_cast<int>(band))
                continue;
            const Point from{m_layout.x(bar.first_day), m_layout.y(m_figure, band, bar.to_m)};
            const Point to{m_layout.x(bar.last_day + 1), m_layout.y(m_figure, band, bar.from_m)};
            const display::Path box =
                display::rectangle({from.x + 0.3 * m_unit, from.y + 0.3 * m_unit},
                                   {to.x - 0.3 * m_unit, to.y - 0.3 * m_unit});
            if (bar.fill == StripFill::Held)
                m_page.fill(box, bar.colour.with_alpha(0.3f));
            if (bar.fill == StripFill::Denied)
                m_page.stroke(line({from.x, to.y}, {to.x, from.y}), bar.colour, 0.5 * m_unit);
            m_page.stroke(box, bar.colour, 0.45 * m_unit,
                          bar.fill == StripFill::Held
                              ? std::vector<double>{}
                              : std::vector<double>{1.5 * m_unit, 1.0 * m_unit});
            if (!named.insert({bar.first_day, bar.speaker}).second)
                continue;
            const int lane = names_on[bar.first_day]++;
            const double x = from.x + (2.5 + 2.5 * lane) * m_unit;
            if (x > m_layout.x(bar.first_day + 1) - 0.4 * m_unit)
                continue;
            ChartType letters{2.2 * m_unit, 600, style::kInk, 0.4 * m_unit};
            text::ShapedText name = m_page.set(bar.speaker, letters);
            if (name.advance_mm > to.y - from.y - 2 * m_unit) {
                letters.size_mm *= (to.y - from.y - 2 * m_unit) / name.advance_mm;
                name = m_page.set(bar.speaker, letters);
            }
            m_page.put(text::turned(name, -90, x, to.y - 1.2 * m_unit), {0, 0});
        }
    }

    void disc(const StripDisc& disc, Point at) {
        const double r = m_layout.disc_mm / 2;
        m_page.begin("event:" + disc.id);
        m_page.fill(display::circle(at, r), style::kPaper);
        m_page.stroke(display::circle(at, r - 0.2 * m_unit), disc.ring, 0.5 * m_unit);
        icon(disc.kind, at, r * 0.62);
        m_page.end();
    }

    void icon(chronicle::EventKind kind, Point at, double size) {
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

    // A rule as long as the days that an event lasts.
    void lasting(const StripDisc& event, Point at) {
        if (event.last_day > event.first_day)
            m_page.stroke(line(at, {m_layout.x(event.last_day + 1) - m_unit, at.y}),
                          event.ring.with_alpha(0.75f), 0.5 * m_unit);
    }

    // Those of one point stand at it; those of the whole stretch hang from its top in columns.
    void discs(std::size_t band) {
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
                    points ? std::clamp(m_layout.y(m_figure, band, event.from_m), top, bottom)
                           : top;
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

    void outside() {
        if (m_figure.outside.empty())
            return;
        m_page.begin("outside the valley");
        m_page.put(
            m_page.words("Outside the valley, and without a place",
                         "Hors de la vallée, et sans lieu", "بیرون از دره، و بدون جای معلوم"),
            {m_layout.left + 3 * m_unit, m_layout.row_top.front() - 2 * m_unit}, type(3.6, 700));
        for (std::size_t i = 0; i < m_figure.outside.size(); ++i)
            row(m_figure.outside[i], m_layout.row_top[i], m_layout.row_top[i + 1]);
        m_page.end();
    }

    void row(const StripLine& row, double top, double bottom) {
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
        const double step = m_layout.disc_mm + 0.3 * m_unit;
        const int abreast = discs_abreast(m_layout, 0.6 * m_unit);
        std::map<int, int> a_day;
        for (const StripDisc& event : row.discs) {
            const int n = a_day[event.first_day]++;
            const Point at{m_layout.x(event.first_day) + (n % abreast + 0.5) * step + 0.3 * m_unit,
                           top + (n / abreast + 0.5) * (m_layout.disc_mm + 0.4 * m_unit) +
                               0.5 * m_unit};
            disc(event, at);
        }
    }

    void key() {
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
            return std::pair(Point{at.x, at.y - 1.7 * m_unit},
                             Point{at.x + side, at.y + 1.7 * m_unit});
        };
        for (const StripKey& holder : m_figure.key) {
            const auto [from, to] = box(put(holder.name, side + 1.4 * m_unit));
            m_page.fill(display::rectangle(from, to), holder.colour.with_alpha(0.5f));
            m_page.stroke(display::rectangle(from, to), holder.colour, 0.45 * m_unit);
        }
        if (m_figure.key.size() > 1) {
            const auto [from, to] = box(put(m_page.words("voices differ", "les voix diffèrent",
                                                         "صداها متفاوت‌اند"),
                                            side + 1.4 * m_unit));
            hatch(from, to, {m_figure.key[0].colour, m_figure.key[1].colour}, 0.75f);
        }
        const auto around =
            box(put(m_page.words("surrounds, blocks or enters", "encercle, bloque ou entre",
                                 "محاصره، بستن راه یا ورود"),
                    side + 1.4 * m_unit));
        m_page.stroke(display::rectangle(around.first, around.second), style::kInk, 0.45 * m_unit,
                      {1.5 * m_unit, m_unit});
        const auto denied =
            box(put(m_page.words("denied", "démenti", "رد شده"), side + 1.4 * m_unit));
        m_page.stroke(display::rectangle(denied.first, denied.second), style::kInk, 0.45 * m_unit,
                      {1.5 * m_unit, m_unit});
        m_page.stroke(line({denied.first.x, denied.second.y}, {denied.second.x, denied.first.y}),
                      style::kInk, 0.5 * m_unit);
        for (const chronicle::EventKind kind : kinds()) {
            const Point at =
                put(strip_event_name(kind, m_figure.language), m_layout.disc_mm + m_unit);
            disc({0, 0, 0, 0, 0, kind, style::kQuietInk, "key"},
                 {at.x + m_layout.disc_mm / 2, at.y});
        }
        const Anchor anchor = from_right() ? Anchor::Right : Anchor::Left;
        m_page.put_within(
            m_figure.credits,
            {from_right() ? m_layout.right : m_layout.margin, m_figure.height_mm - 4 * m_unit},
            type(2.2, 400, style::kQuietInk), m_layout.right - m_layout.margin, anchor);
        m_page.end();
    }

    std::set<chronicle::EventKind> kinds() const {
        std::set<chronicle::EventKind> kinds;
        for (const StripDisc& disc : m_figure.discs)
            kinds.insert(disc.kind);
        for (const StripLine& line : m_figure.outside)
            for (const StripDisc& disc : line.discs)
                kinds.insert(disc.kind);
        return kinds;
    }

    const StripFigure& m_figure;
    StripLayout m_layout;
    double m_unit;
    ChartPage m_page;
};

} // namespace

display::DisplayList draw_strip_chart(const StripFigure& figure, const text::FontStore& fonts) {
    return Painter(figure, fonts).paint();
}

} // namespace panjshir::scene
