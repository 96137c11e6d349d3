// Longitudes and latitudes as small crosses on the ground and ticks with figures at the frame.

#include "scene/layer_parts.hpp"
#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::scene {
namespace {

// Degrees between lines, so that some four stand in the frame.
double spacing_deg(double metres_across) {
    for (const double step : {1.0 / 60, 1.0 / 30, 1.0 / 12, 1.0 / 6, 0.25, 0.5, 1.0, 2.0, 5.0})
        if (metres_across / (step * 91000) < 6.5)
            return step;
    return 10;
}

std::string degrees(double value, const char* positive, const char* negative,
                    std::string_view language) {
    const int minutes = static_cast<int>(std::lround(std::abs(value) * 60));
    const char* sign = value < 0 ? negative : positive;
    const std::string side = in_words(language, sign, sign);
    return own_digits(minutes % 60 == 0 ? fmt::format("{}°", minutes / 60)
                                        : fmt::format("{}°{:02}′", minutes / 60, minutes % 60),
                      language) +
           " " + side;
}

class GraticulePainter {
public:
    explicit GraticulePainter(Drawing& drawing)
        : m_drawing(drawing), m_frame(drawing.view.frame()), m_border_mm(border_of(drawing)) {}

    static double border_of(const Drawing& drawing) {
        return drawing.layout == Layout::Window
                   ? 0
                   : plan_sheet(drawing.request.look.page, drawing.list.width_mm,
                                drawing.list.height_mm)
                         .border_mm;
    }

    enum class Part { Crosses, Figures };
    void paint(Part part) {
        const MapBox seen = m_drawing.view.extent();
        const double step = spacing_deg(seen.width_m());
        const Projection& projection = *m_drawing.content.projection;
        const LonLat sw = projection.to_lon_lat({seen.west_m, seen.south_m});
        const LonLat ne = projection.to_lon_lat({seen.east_m, seen.north_m});
        const double west = std::floor((sw.longitude_deg() - 0.5) / step) * step;
        const double south = std::floor((sw.latitude_deg() - 0.5) / step) * step;
        if (part == Part::Crosses) {
            for (double lon = west; lon <= ne.longitude_deg() + 0.5; lon += step)
                for (double lat = south; lat <= ne.latitude_deg() + 0.5; lat += step)
                    cross(projection, lon, lat, step);
            return;
        }
        for (double lon = west; lon <= ne.longitude_deg() + 0.5; lon += step)
            meridian(projection, lon, sw.latitude_deg(), ne.latitude_deg());
        for (double lat = south; lat <= ne.latitude_deg() + 0.5; lat += step)
            parallel(projection, lat, sw.longitude_deg(), ne.longitude_deg());
    }

private:
    display::Point page(const Projection& projection, double lon, double lat) const {
        return m_drawing.view.to_page(projection.to_map(LonLat::from_degrees(lon, lat)));
    }
    void line(display::Point a, display::Point b, double width) {
        display::StrokePath stroke;
        const display::Point points[] = {a, b};
        stroke.shape = {display::share(display::polyline(points)), {}};
        stroke.colour = style::kGraticule;
        stroke.width_mm = width;
        stroke.cap = display::Cap::Butt;
        m_drawing.list.commands.push_back(std::move(stroke));
    }
    void cross(const Projection& projection, double lon, double lat, double step) {
        const display::Point p = page(projection, lon, lat);
        if (!m_frame.contains(p))
            return;
        const display::Point e = page(projection, lon + step / 50, lat),
                             n = page(projection, lon, lat + step / 50);
        const auto arm = [&](display::Point to) {
            const double length = std::hypot(to.x - p.x, to.y - p.y);
            const double x = (to.x - p.x) / length * 1.1, y = (to.y - p.y) / length * 1.1;
            line({p.x - x, p.y - y}, {p.x + x, p.y + y}, 0.14);
        };
        arm(e);
        arm(n);
    }
    // In a window the furniture, which stands already, goes first.
    bool is_covered(display::Point at) const {
        const PageBox box = room_of(at);
        return m_border_mm <= 0 &&
               std::any_of(m_drawing.taken.begin(), m_drawing.taken.end(),
                           [&](const PageBox& taken) { return taken.overlaps(box); });
    }
    static PageBox room_of(display::Point at) {
        return {at.x - 5, at.y - 2.2, at.x + 5, at.y + 0.8};
    }
    void figure(const std::string& text, display::Point at, double turn_deg) {
        text::ShapeOptions options;
        options.size_mm = m_border_mm > 0 ? m_border_mm / 1.62 : 2.1;
        if (is_right_to_left(m_drawing.request.language))
            options.language = m_drawing.request.language;
        options.colour = style::kInk.with_alpha(0.8f);
        options.halo = style::kHalo;
        options.halo_mm = m_border_mm > 0 ? 0 : 0.4;
        const text::ShapedText shaped = text::shape(*m_drawing.content.fonts, text, options);
        text::append(m_drawing.list, text::turned(text::moved(shaped, -shaped.advance_mm / 2, 0),
                                                  turn_deg, at.x, at.y));
        if (m_border_mm <= 0)
            m_drawing.taken.push_back(room_of(at));
    }

    // Where the meridian meets an edge of the frame, from below.
    template <typename Found>
    void meet(display::Point last, display::Point next, double edge, Found found) const {
        if (last.y > edge && next.y <= edge) {
            const double x = last.x + (edge - last.y) / (next.y - last.y) * (next.x - last.x);
            if (x > m_frame.left + 7 && x < m_frame.right - 7)
                found(x);
        }
    }
    void meridian(const Projection& projection, double lon, double south, double north) {
        const double top = m_frame.top, bottom = m_frame.bottom;
        const std::string text = degrees(lon, "E", "W", m_drawing.request.language);
        display::Point last = page(projection, lon, south - 0.3);
        for (double lat = south - 0.3; lat < north + 0.3; lat += 0.05) {
            const display::Point p = page(projection, lon, lat);
            meet(last, p, bottom, [&](double x) {
                if (m_border_mm > 0) {
                    line({x, bottom}, {x, bottom + 0.9}, 0.2);
                    figure(text, {x, bottom + m_border_mm * 0.8}, 0);
                } else if (!is_covered({x, bottom - 1.9})) {
                    line({x, bottom}, {x, bottom - 1.4}, 0.2);
                    figure(text, {x, bottom - 1.9}, 0);
                }
            });
            if (m_border_mm > 0)
                meet(last, p, top, [&](double x) {
                    line({x, top}, {x, top - 0.9}, 0.2);
                    figure(text, {x, top - m_border_mm * 0.36}, 0);
                });
            last = p;
        }
    }

    // Where the parallel meets an edge of the frame, from the left.
    template <typename Found>
    void cross_side(display::Point last, display::Point next, double edge, Found found) const {
        if (last.x < edge && next.x >= edge) {
            const double y = last.y + (edge - last.x) / (next.x - last.x) * (next.y - last.y);
            if (y > m_frame.top + 7 && y < m_frame.bottom - 7)
                found(y);
        }
    }
    void parallel(const Projection& projection, double lat, double west, double east) {
        const double left = m_frame.left, right = m_frame.right;
        const std::string text = degrees(lat, "N", "S", m_drawing.request.language);
        display::Point last = page(projection, west - 0.3, lat);
        for (double lon = west - 0.3; lon < east + 0.3; lon += 0.05) {
            const display::Point p = page(projection, lon, lat);
            cross_side(last, p, left, [&](double y) {
                if (m_border_mm > 0) {
                    line({left, y}, {left - 0.9, y}, 0.2);
                    figure(text, {left - m_border_mm * 0.36, y}, -90);
                } else if (!is_covered({left + 3.2, y})) {
                    line({left, y}, {left + 1.4, y}, 0.2);
                    figure(text, {left + 3.2, y}, -90);
                }
            });
            if (m_border_mm > 0)
                cross_side(last, p, right, [&](double y) {
                    line({right, y}, {right + 0.9, y}, 0.2);
                    figure(text, {right + m_border_mm * 0.8, y}, -90);
                });
            last = p;
        }
    }

    Drawing& m_drawing;
    const PageBox m_frame;
    double m_border_mm; ///< strip around the frame for the figures; 0: they stand in the map
};

} // namespace

void draw_graticule(Drawing& drawing) {
    if (!drawing.has(Layer::Graticule))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"graticule"});
    GraticulePainter painter(drawing);
    painter.paint(GraticulePainter::Part::Crosses);
    drawing.list.commands.push_back(display::EndGroup{});
}

void draw_degrees(Drawing& drawing) {
    if (!drawing.has(Layer::Graticule))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"graticule"});
    GraticulePainter(drawing).paint(GraticulePainter::Part::Figures);
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
