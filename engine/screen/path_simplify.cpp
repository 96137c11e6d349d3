#include "screen/path_mesh.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace panjshir::screen {

namespace {

using display::Contour;
using display::Path;
using display::Point;

double squared_distance_to_segment(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
    t = std::clamp(t, 0.0, 1.0);
    const double ex = p.x - (a.x + t * dx), ey = p.y - (a.y + t * dy);
    return ex * ex + ey * ey;
}

/// Marks the points to keep between the kept points `first` and `last`.
void keep_between(const std::vector<Point>& points, std::size_t first, std::size_t last,
                  double tolerance2, std::vector<char>& keep) {
    std::vector<std::pair<std::size_t, std::size_t>> spans{{first, last}};
    while (!spans.empty()) {
        const auto [a, b] = spans.back();
        spans.pop_back();
        double farthest2 = tolerance2;
        std::size_t split = a;
        for (std::size_t i = a + 1; i < b; ++i) {
            const double d2 = squared_distance_to_segment(points[i], points[a], points[b]);
            if (d2 > farthest2) {
                farthest2 = d2;
                split = i;
            }
        }
        if (split == a)
            continue;
        keep[split] = 1;
        spans.push_back({a, split});
        spans.push_back({split, b});
    }
}

Contour simplified_contour(const Contour& contour, double tolerance) {
    const std::vector<Point>& points = contour.points;
    if (points.size() < 5)
        return contour;
    std::vector<char> keep(points.size(), 0);
    keep.front() = keep.back() = 1;
    const double tolerance2 = tolerance * tolerance;
    if (contour.closed) {
        // A ring has no ends: cut it at the point farthest from its first and at the one farthest
        // from that line, so that three points always remain.
        std::size_t far = 0, wide = 0;
        double far2 = -1, wide2 = -1;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const double d2 = squared_distance_to_segment(points[i], points[0], points[0]);
            if (d2 > far2) {
                far2 = d2;
                far = i;
            }
        }
        for (std::size_t i = 1; i < points.size(); ++i) {
            const double d2 = squared_distance_to_segment(points[i], points[0], points[far]);
            if (i != far && d2 > wide2) {
                wide2 = d2;
                wide = i;
            }
        }
        keep.back() = 0;
        keep[far] = keep[wide] = 1;
        const std::size_t a = std::min(far, wide), b = std::max(far, wide);
        keep_between(points, 0, a, tolerance2, keep);
        keep_between(points, a, b, tolerance2, keep);
        std::vector<Point> tail(points.begin() + static_cast<std::ptrdiff_t>(b), points.end());
        tail.push_back(points[0]);
        std::vector<char> keep_tail(tail.size(), 0);
        keep_between(tail, 0, tail.size() - 1, tolerance2, keep_tail);
        for (std::size_t i = 1; i + 1 < tail.size(); ++i)
            keep[b + i] = keep_tail[i];
    } else {
        keep_between(points, 0, points.size() - 1, tolerance2, keep);
    }
    Contour result;
    result.closed = contour.closed;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (keep[i])
            result.points.push_back(points[i]);
    return result;
}

} // namespace

PathBox box_of(const Path& path) {
    PathBox box;
    for (const Contour& contour : path.contours)
        for (Point p : contour.points) {
            if (box.empty()) {
                box = {p.x, p.y, p.x, p.y};
                continue;
            }
            box.min_x = std::min(box.min_x, p.x);
            box.min_y = std::min(box.min_y, p.y);
            box.max_x = std::max(box.max_x, p.x);
            box.max_y = std::max(box.max_y, p.y);
        }
    return box;
}

Path simplified(const Path& path, double tolerance) {
    Path result;
    result.contours.reserve(path.contours.size());
    for (const Contour& contour : path.contours)
        result.contours.push_back(simplified_contour(contour, tolerance));
    return result;
}

} // namespace panjshir::screen
