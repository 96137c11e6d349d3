#include "display/path_builder.hpp"
#include "display/path_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace panjshir::display {
namespace {

/// The line up to `distance`, its last point lying exactly there.
std::vector<Point> first_part(std::span<const Point> line, double distance) {
    std::vector<Point> part{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1], b = line[i];
        const double step = std::hypot(b.x - a.x, b.y - a.y);
        if (step >= distance) {
            const double share = step > 0 ? distance / step : 0;
            part.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
            return part;
        }
        part.push_back(b);
        distance -= step;
    }
    return part;
}

} // namespace

Path arrow(std::span<const Point> line, const ArrowOptions& options) {
    const double whole = length(line);
    if (line.size() < 2 || !(whole > 0))
        return {};
    const double head_length = std::min(options.head_length_mm, whole * 2 / 3);
    const std::vector<Point> shaft = first_part(line, whole - head_length);
    Path path = tapered_outline(shaft, options.tail_width_mm, options.neck_width_mm, Cap::Butt);
    if (path.contours.empty())
        return path;

    const Point neck = shaft.back(), tip = line.back();
    const double reach = std::hypot(tip.x - neck.x, tip.y - neck.y);
    if (!(reach > 0))
        return path;
    const Point along{(tip.x - neck.x) / reach, (tip.y - neck.y) / reach};
    const double half = options.head_width_mm / 2;
    // Overlaps the shaft's end a little, so that no hairline shows between them.
    const Point base{neck.x - along.x * 0.01 * head_length, neck.y - along.y * 0.01 * head_length};
    std::vector<Point> head{{base.x - along.y * half, base.y + along.x * half},
                            {base.x + along.y * half, base.y - along.x * half},
                            tip};
    const double head_area = signed_area(head);
    const double shaft_area = signed_area(path.contours.front().points);
    if ((head_area > 0) != (shaft_area > 0))
        std::reverse(head.begin(), head.end());
    path.contours.push_back({std::move(head), true});
    return path;
}

} // namespace panjshir::display
