#include "scene/layer_parts.hpp"
#include "scene/style.hpp"

#include "geo/simplify.hpp"

#include <cmath>

namespace panjshir::scene {
namespace {

// Wider with the square root of the land drained, as rivers are; millimetres on paper.
double river_width_mm(float accumulation_m2) {
    const double area_km2 = std::max(1.0, static_cast<double>(accumulation_m2) / 1e6);
    return std::clamp(0.075 * std::pow(area_km2 / 10, 0.36), 0.09, 0.85);
}

// Streams fade out as the map gets smaller.
double least_area_m2(double scale_denominator) {
    return 22e6 * std::pow(scale_denominator / 600000, 1.6);
}

// Pieces of even width, each as its own stroke tapering to the next.
void draw_river(Drawing& drawing, const RiverShape& river, double least_area) {
    std::size_t begin = 0;
    if (river.place.empty())
        while (begin < river.line.size() && river.accumulation_m2[begin] < least_area)
            ++begin;
    const double tolerance = 0.08 * drawing.metres_per_mm();
    while (begin + 1 < river.line.size()) {
        const double start_width = river_width_mm(river.accumulation_m2[begin]);
        std::size_t end = begin + 1;
        while (end + 1 < river.line.size() &&
               river_width_mm(river.accumulation_m2[end]) < start_width * 1.25)
            ++end;
        const MapLine piece = simplify_line(
            {river.line.begin() + static_cast<std::ptrdiff_t>(begin),
             river.line.begin() + static_cast<std::ptrdiff_t>(end) + 1},
            tolerance);
        auto path = std::make_shared<display::Path>();
        display::Contour& contour = path->contours.emplace_back();
        for (const MapPoint p : piece)
            contour.points.push_back({p.easting_m, p.northing_m});
        display::StrokePath stroke;
        stroke.shape = {std::move(path), drawing.view.ground()};
        stroke.colour = style::kWater;
        stroke.width_mm = start_width;
        stroke.end_width_mm = river_width_mm(river.accumulation_m2[end]);
        drawing.list.commands.push_back(std::move(stroke));
        begin = end;
    }
}

} // namespace

void draw_rivers(Drawing& drawing) {
    if (!drawing.has(Layer::Rivers))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"rivers"});
    const double least_area = least_area_m2(drawing.view.scale_denominator());
    for (const RiverShape& river : drawing.content.ground->rivers)
        if (drawing.visible(river.box))
            draw_river(drawing, river, least_area);
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
