// Longitudes and latitudes as small crosses on the ground and ticks with figures at the frame.

#include "scene/layer_parts.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"

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

std::string degrees(double value, char positive, char negative) {
    const int minutes = static_cast<int>(std::lround(std::abs(value) * 60));
    const char side = value < 0 ? negative : positive;
    return minutes % 60 == 0 ? fmt::format("{}° {}", minutes / 60, side)
                             : fmt::format("{}°{:02}′ {}", minutes / 60, minutes % 60, side);
}

class GraticulePainter {
public:
    explicit GraticulePainter(Drawing& drawing)
        : m_drawing(drawing), m_frame(drawing.view.frame()) {}

    void paint() {
        const MapBox seen = m_drawing.view.extent();
        const double step = spacing_deg(seen.width_m());
        const Projection& projection = *m_drawing.content.projection;
        const LonLat sw = projection.to_lon_lat({seen.west_m, seen.south_m});
        const LonLat ne = projection.to_lon_lat({seen.east_m, seen.north_m});
        const double west = std::floor((sw.longitude_deg() - 0.5) / step) * step;
        const double south = std::floor((sw.latitude_deg() - 0.5) / step) * step;
        for (double lon = west; lon <= ne.longitude_deg() + 0.5; lon += step)
            for (double lat = south; lat <= ne.latitude_deg() + 0.5; lat += step)
                cross(projection, lon, lat, step);
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
    void figure(const std::string& text, display::Point at, double turn_deg) {
        text::ShapeOptions options;
        options.size_mm = 1.9;
        options.colour = style::kInk.with_alpha(0.8f);
        options.halo = style::kHalo;
        options.halo_mm = 0.4;
        const text::ShapedText shaped = text::shape(*m_drawing.content.fonts, text, options);
        text::append(m_drawing.list, text::turned(text::moved(shaped, -shaped.advance_mm / 2, 0),
                                                  turn_deg, at.x, at.y));
        m_drawing.taken.push_back({at.x - 5, at.y - 2.2, at.x + 5, at.y + 0.8});
    }
    // Where the meridian meets the frame's lower edge.
    void meridian(const Projection& projection, double lon, double south, double north) {
        display::Point last = page(projection, lon, south - 0.3);
        for (double lat = south - 0.3; lat < north; lat += 0.05) {
            const display::Point p = page(projection, lon, lat);
            if (last.y > m_frame.bottom && p.y <= m_frame.bottom) {
                const double t = (m_frame.bottom - last.y) / (p.y - last.y);
                const double x = last.x + t * (p.x - last.x);
                if (x > m_frame.left + 7 && x < m_frame.right - 7) {
                    line({x, m_frame.bottom}, {x, m_frame.bottom - 1.4}, 0.2);
                    figure(degrees(lon, 'E', 'W'), {x, m_frame.bottom - 1.9}, 0);
                }
            }
            last = p;
        }
    }
    void parallel(const Projection& projection, double lat, double west, double east) {
        display::Point last = page(projection, west - 0.3, lat);
        for (double lon = west - 0.3; lon < east; lon += 0.05) {
            const display::Point p = page(projection, lon, lat);
            if (last.x < m_frame.left && p.x >= m_frame.left) {
                const double t = (m_frame.left - last.x) / (p.x - last.x);
                const double y = last.y + t * (p.y - last.y);
                if (y > m_frame.top + 7 && y < m_frame.bottom - 7) {
                    line({m_frame.left, y}, {m_frame.left + 1.4, y}, 0.2);
                    figure(degrees(lat, 'N', 'S'), {m_frame.left + 3.2, y}, -90);
                }
            }
            last = p;
        }
    }

    Drawing& m_drawing;
    const PageBox m_frame;
};

} // namespace

void draw_graticule(Drawing& drawing) {
    if (!drawing.has(Layer::Graticule))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"graticule"});
    GraticulePainter(drawing).paint();
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
