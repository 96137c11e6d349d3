#include "scene/content.hpp"

#include "display/svg_path.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::scene {
namespace {

// The point halfway along a road's longest part.
MapPoint halfway(const LineShape& road) {
    const auto length = [](const MapLine& line) {
        double sum = 0;
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            sum += distance_m(line[i], line[i + 1]);
        return sum;
    };
    const MapLine& line = *std::max_element(
        road.lines.begin(), road.lines.end(),
        [&](const MapLine& a, const MapLine& b) { return length(a) < length(b); });
    double left = length(line) / 2;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double step = distance_m(line[i], line[i + 1]);
        if (step >= left && step > 0) {
            const double t = left / step;
            return {line[i].easting_m + t * (line[i + 1].easting_m - line[i].easting_m),
                    line[i].northing_m + t * (line[i + 1].northing_m - line[i].northing_m)};
        }
        left -= step;
    }
    return line.back();
}

} // namespace

Result<IconSet> make_icons(const std::map<std::string, std::string>& svg_by_name) {
    IconSet icons;
    for (int k = 0; k <= static_cast<int>(chronicle::EventKind::ChangeOfPower); ++k) {
        const auto kind = static_cast<chronicle::EventKind>(k);
        std::string name(to_string(kind));
        std::replace(name.begin(), name.end(), ' ', '-');
        const auto svg = svg_by_name.find(name);
        if (svg == svg_by_name.end())
            return fail(
                fmt::format("no icon '{}.svg' for events of kind '{}'", name, to_string(kind)));
        const auto icon = display::parse_svg_icon(svg->second, name + ".svg", 0.05);
        if (!icon)
            return tl::unexpected(icon.error());
        auto path = std::make_shared<display::Path>();
        for (const auto& part : icon->parts)
            for (display::Contour contour : part.path.contours) {
                for (display::Point& p : contour.points)
                    p = {(p.x - icon->top_left.x) * 2 / icon->width - 1,
                         (p.y - icon->top_left.y) * 2 / icon->height - 1};
                path->contours.push_back(std::move(contour));
            }
        icons[kind] = std::move(path);
    }
    return icons;
}

const PlacePoint* SceneContent::place(std::string_view id) const {
    const auto it = std::find_if(places.begin(), places.end(),
                                 [&](const PlacePoint& p) { return p.place->id == id; });
    return it == places.end() ? nullptr : &*it;
}

std::optional<MapPoint> SceneContent::anchor(std::string_view place_id) const {
    if (const AreaShape* shape = ground->area(place_id))
        return shape->centre;
    if (const PlacePoint* point = place(place_id))
        return point->at;
    if (const LineShape* road = ground->road(place_id); road && !road->lines.empty())
        return halfway(*road);
    return std::nullopt;
}

} // namespace panjshir::scene
