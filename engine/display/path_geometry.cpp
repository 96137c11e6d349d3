#include "display/path_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace panjshir::display {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kMaxBands = 100'000;

struct Vector {
    double x, y;
};
double dot(Vector a, Vector b) {
    return a.x * b.x + a.y * b.y;
}

/// A half circle from the end of `from` round to its opposite, clockwise on the page; ends left
/// out.
void add_round_cap(std::vector<Point>& outline, Point centre, Vector from, double radius) {
    const int pieces = std::clamp(static_cast<int>(std::ceil(8 * std::sqrt(radius))), 4, 24);
    for (int i = 1; i < pieces; ++i) {
        const double angle = kPi * i / pieces, c = std::cos(angle), s = std::sin(angle);
        outline.push_back({centre.x + radius * (c * from.x - s * from.y),
                           centre.y + radius * (s * from.x + c * from.y)});
    }
}

std::vector<Point> without_repeats(std::span<const Point> line) {
    std::vector<Point> kept;
    for (const Point& p : line)
        if (kept.empty() || std::hypot(p.x - kept.back().x, p.y - kept.back().y) > 1e-6)
            kept.push_back(p);
    return kept;
}

bool crosses(Point a, Point b, Point p, int& winding) {
    if ((a.y > p.y) == (b.y > p.y))
        return false;
    if (a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) <= p.x)
        return false;
    winding += b.y > a.y ? 1 : -1;
    return true;
}

} // namespace

Box bounds(const PlacedPath& shape) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    Box box{kFar, kFar, -kFar, -kFar};
    if (shape.path)
        for (const Contour& contour : shape.path->contours)
            for (const Point& point : contour.points) {
                const Point p = shape.to_page.apply(point);
                box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
                       std::max(box.bottom, p.y)};
            }
    return box.left <= box.right ? box : Box{};
}

Box bounds(const Path& path) {
    // Does not own the path: the shared pointer lives no longer than this call.
    return bounds(PlacedPath{PathPtr(PathPtr(), &path), {}});
}

double signed_area(std::span<const Point> ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}

double length(std::span<const Point> line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return sum;
}

bool contains(const PlacedPath& shape, Point point, FillRule rule) {
    int crossings = 0, winding = 0;
    if (shape.path)
        for (const Contour& contour : shape.path->contours) {
            const std::size_t count = contour.points.size();
            for (std::size_t i = 0; i < count; ++i)
                crossings +=
                    crosses(shape.to_page.apply(contour.points[i]),
                            shape.to_page.apply(contour.points[(i + 1) % count]), point, winding);
        }
    return rule == FillRule::EvenOdd ? crossings % 2 == 1 : winding != 0;
}

Path on_page(const PlacedPath& shape) {
    Path path = shape.path ? *shape.path : Path{};
    for (Contour& contour : path.contours)
        for (Point& point : contour.points)
            point = shape.to_page.apply(point);
    return path;
}

Path tapered_outline(std::span<const Point> line, double start_width, double end_width, Cap cap) {
    const std::vector<Point> points = without_repeats(line);
    if (points.size() < 2)
        return {};
    const double whole = length(points);
    std::vector<Vector> normals; // of each stretch, to the left of the way
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double dx = points[i].x - points[i - 1].x, dy = points[i].y - points[i - 1].y;
        const double step = std::hypot(dx, dy);
        normals.push_back({dy / step, -dx / step});
    }

    std::vector<Point> left, right;
    const auto offset = [&](Point p, Vector normal, double half) {
        left.push_back({p.x + normal.x * half, p.y + normal.y * half});
        right.push_back({p.x - normal.x * half, p.y - normal.y * half});
    };
    double walked = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0)
            walked += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
        const double half = (start_width + (end_width - start_width) * walked / whole) / 2;
        if (i == 0 || i + 1 == points.size()) {
            offset(points[i], i == 0 ? normals.front() : normals.back(), half);
            continue;
        }
        const Vector before = normals[i - 1], after = normals[i];
        const double cosine = dot(before, after);
        if (cosine < -0.5) { // too sharp for a mitre of twice the width
            offset(points[i], before, half);
            offset(points[i], after, half);
        } else {
            offset(points[i],
                   {(before.x + after.x) / (1 + cosine), (before.y + after.y) / (1 + cosine)},
                   half);
        }
    }

    Contour outline{std::move(left), true};
    if (cap == Cap::Round)
        add_round_cap(outline.points, points.back(), normals.back(), end_width / 2);
    outline.points.insert(outline.points.end(), right.rbegin(), right.rend());
    if (cap == Cap::Round)
        add_round_cap(outline.points, points.front(), {-normals.front().x, -normals.front().y},
                      start_width / 2);
    return {{std::move(outline)}};
}

std::vector<HatchBand> hatch_bands(const HatchPath& hatch, const Box& box) {
    std::vector<HatchBand> bands;
    if (hatch.bands.empty() || !(hatch.band_mm > 0.01) || !(box.width() > 0 && box.height() > 0))
        return bands;
    const double angle = hatch.angle_deg * kPi / 180;
    const Vector along{std::cos(angle), -std::sin(angle)}; // y down
    const Vector across{std::sin(angle), std::cos(angle)};
    constexpr double kFar = std::numeric_limits<double>::infinity();
    double first = kFar, last = -kFar, from = kFar, to = -kFar;
    for (const double x : {box.left, box.right})
        for (const double y : {box.top, box.bottom}) {
            const Vector v{x - hatch.anchor.x, y - hatch.anchor.y};
            first = std::min(first, dot(v, across));
            last = std::max(last, dot(v, across));
            from = std::min(from, dot(v, along));
            to = std::max(to, dot(v, along));
        }
    const double first_band = std::floor(first / hatch.band_mm);
    const double last_band = std::ceil(last / hatch.band_mm);
    if (!(last_band - first_band < kMaxBands))
        return bands;

    const auto colours = static_cast<double>(hatch.bands.size());
    const auto corner = [&](double t, double s) {
        return Point{hatch.anchor.x + t * across.x + s * along.x,
                     hatch.anchor.y + t * across.y + s * along.y};
    };
    for (double k = first_band; k < last_band; k += 1) {
        const auto colour = static_cast<std::size_t>(k - std::floor(k / colours) * colours);
        if (hatch.bands[colour].alpha <= 0)
            continue;
        const double t0 = k * hatch.band_mm, t1 = (k + 1) * hatch.band_mm;
        bands.push_back(
            {colour, {corner(t0, from), corner(t0, to), corner(t1, to), corner(t1, from)}});
    }
    return bands;
}

Path dashed(const Path& path, std::span<const double> dashes) {
    double sum = 0;
    for (const double dash : dashes)
        sum += std::max(0.0, dash);
    if (!(sum > 0))
        return path;

    Path result;
    for (const Contour& contour : path.contours) {
        std::vector<Point> line = contour.points;
        if (contour.closed && !line.empty())
            line.push_back(line.front());
        std::size_t dash = 0;
        double left = std::max(0.0, dashes[0]);
        bool drawn = true;
        if (!line.empty())
            result.contours.push_back({{line.front()}, false});
        for (std::size_t i = 1; i < line.size(); ++i) {
            Point a = line[i - 1];
            const Point b = line[i];
            double step = std::hypot(b.x - a.x, b.y - a.y);
            while (step > left) {
                const double share = left / step;
                a = {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
                step -= left;
                if (drawn)
                    result.contours.back().points.push_back(a);
                else
                    result.contours.push_back({{a}, false});
                drawn = !drawn;
                dash = (dash + 1) % dashes.size();
                left = std::max(0.0, dashes[dash]);
            }
            left -= step;
            if (drawn)
                result.contours.back().points.push_back(b);
        }
    }
    std::erase_if(result.contours, [](const Contour& c) { return c.points.size() < 2; });
    return result;
}

} // namespace panjshir::display
