#include "app/annotation_overlay.hpp"

#include "geo/geodesic.hpp"
#include "scene/phrases.hpp"

#include <cmath>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

constexpr double kMmPerPixel = 25.4 / 96;

display::Colour darker(display::Colour c) {
    return {c.red * 0.8f, c.green * 0.8f, c.blue * 0.8f, 1};
}

// A straight line between far points is straight on the plane; it is drawn so.
MapLine on_plane(const Polyline& points, const Projection& projection) {
    MapLine line;
    line.reserve(points.size());
    for (const LonLat p : points) {
        const MapPoint at = projection.to_map(p);
        if (std::isfinite(at.easting_m) && std::isfinite(at.northing_m))
            line.push_back(at);
    }
    return line;
}

} // namespace

std::string measured_text(const Polyline& points, std::string_view language) {
    double length_m = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length_m += geodesic_distance_m(points[i - 1], points[i]);
    std::string text;
    if (length_m < 1000) {
        text = scene::metres(std::round(length_m), language);
    } else {
        text = fmt::format("{:.{}f} km", length_m / 1000, length_m < 100'000 ? 1 : 0);
        if (language == "fr")
            if (const auto point = text.find('.'); point != std::string::npos)
                text[point] = ',';
    }
    if (points.size() == 2 && length_m > 0) {
        std::string direction(compass_point(geodesic(points[0], points[1]).azimuth_deg));
        if (language == "fr") // ouest
            for (char& c : direction)
                if (c == 'W')
                    c = 'O';
        text += " " + direction;
    }
    return text;
}

std::vector<scene::Overlay> annotation_overlays(const std::vector<io::Annotation>& annotations,
                                                const Projection& projection,
                                                std::string_view language) {
    std::vector<scene::Overlay> overlays;
    for (const io::Annotation& annotation : annotations) {
        const MapLine line = on_plane(annotation.points, projection);
        if (line.empty())
            continue;
        const auto colour = display::Colour::rgb(annotation.colour);
        scene::Overlay overlay;
        overlay.id = fmt::format("annotation:{}", annotation.id);
        MapPoint label_at = line[line.size() / 2];
        std::string label = annotation.title;
        if (annotation.kind == io::AnnotationKind::Text) {
            overlay.items.push_back(scene::OverlayText{line.front(), label, darker(colour),
                                                       annotation.text_size_px * kMmPerPixel, 600,
                                                       scene::TextPlace::Centred});
            overlays.push_back(std::move(overlay));
            continue;
        }
        if (annotation.kind == io::AnnotationKind::Area) {
            scene::OverlayFill fill;
            fill.area.rings = {line};
            fill.colour = colour.with_alpha(static_cast<float>(annotation.fill_opacity));
            fill.edge = colour;
            fill.edge_mm = annotation.width_px * kMmPerPixel;
            overlay.items.push_back(std::move(fill));
            double east = 0, north = 0;
            for (const MapPoint p : line) {
                east += p.easting_m;
                north += p.northing_m;
            }
            const auto count = static_cast<double>(line.size());
            label_at = {east / count, north / count};
        } else {
            scene::OverlayStroke stroke;
            stroke.lines = {line};
            stroke.colour = colour;
            stroke.width_mm = annotation.width_px * kMmPerPixel;
            stroke.casing_mm = 0.3;
            if (annotation.kind == io::AnnotationKind::Arrow)
                stroke.end = scene::LineEnd::Arrow;
            if (annotation.kind == io::AnnotationKind::Profile)
                stroke.dashes_mm = {2.4, 1.2};
            overlay.items.push_back(std::move(stroke));
            if (annotation.kind == io::AnnotationKind::Measure) {
                for (const MapPoint end : {line.front(), line.back()})
                    overlay.items.push_back(
                        scene::OverlayMark{end, scene::MarkShape::Dot, colour, 0.7, {}});
                label += (label.empty() ? "" : "\n") + measured_text(annotation.points, language);
                if (line.size() == 2)
                    label_at = {(line[0].easting_m + line[1].easting_m) / 2,
                                (line[0].northing_m + line[1].northing_m) / 2};
            }
        }
        if (!label.empty())
            overlay.items.push_back(scene::OverlayText{label_at, label, darker(colour), 2.7, 600,
                                                       annotation.kind == io::AnnotationKind::Area
                                                           ? scene::TextPlace::Centred
                                                           : scene::TextPlace::Beside});
        overlays.push_back(std::move(overlay));
    }
    return overlays;
}

} // namespace panjshir::app
