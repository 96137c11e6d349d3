#include "screen/path_mesh.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace panjshir::screen {

namespace {

using display::Cap;
using display::Contour;
using display::Join;
using display::Path;
using display::Point;

constexpr double kGentleTurnCosine = 0.5; ///< below 60 degrees a mitre looks round
constexpr double kMitreLimit = 4;

struct Band {
    PathMesh& mesh;
    double length = 0;

    std::uint32_t vertex(Point at, Point normal, float side, double along) {
        MeshVertex v;
        v.x = static_cast<float>(at.x - mesh.origin.x);
        v.y = static_cast<float>(at.y - mesh.origin.y);
        v.normal_x = static_cast<float>(normal.x);
        v.normal_y = static_cast<float>(normal.y);
        v.side = side;
        v.along = static_cast<float>(along);
        v.fraction = length > 0 ? static_cast<float>(along / length) : 0.0f;
        mesh.vertices.push_back(v);
        return static_cast<std::uint32_t>(mesh.vertices.size() - 1);
    }
    std::uint32_t pair(Point at, Point normal, double along) {
        const std::uint32_t left = vertex(at, normal, 1, along);
        vertex(at, normal, -1, along);
        return left;
    }
    void quad(std::uint32_t from, std::uint32_t to) {
        mesh.triangles.insert(mesh.triangles.end(), {from, from + 1, to, to, from + 1, to + 1});
    }
    /// A sector of a disc round `at`, from the direction of angle `begin`, over `sweep` radians.
    void sector(Point at, double begin, double sweep, double along) {
        const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / 0.32)));
        const std::uint32_t centre = vertex(at, {}, 0, along);
        for (int i = 0; i <= steps; ++i) {
            const double angle = begin + sweep * i / steps;
            const std::uint32_t rim = vertex(at, {std::cos(angle), std::sin(angle)}, 1, along);
            if (i > 0)
                mesh.triangles.insert(mesh.triangles.end(), {centre, rim - 1, rim});
        }
    }
};

std::vector<Point> without_repeats(const Contour& contour) {
    std::vector<Point> points;
    for (Point p : contour.points)
        if (points.empty() || !(p == points.back()))
            points.push_back(p);
    while (contour.closed && points.size() > 1 && points.front() == points.back())
        points.pop_back();
    return points;
}

Point left_normal(Point a, Point b) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    return {(a.y - b.y) / length, (b.x - a.x) / length};
}

double dot(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}

Point mitre(Point n1, Point n2) {
    const double scale = 1 + dot(n1, n2);
    return {(n1.x + n2.x) / scale, (n1.y + n2.y) / scale};
}

/// True where one mitred pair can stand at the corner.
bool mitred(Point n1, Point n2, Join join) {
    const double cosine = dot(n1, n2);
    if (cosine > kGentleTurnCosine)
        return true;
    // The mitre is 1 / cos(turn / 2) long.
    return join == Join::Miter && (1 + cosine) / 2 > 1 / (kMitreLimit * kMitreLimit);
}

/// Fills the open side of a sharp corner.
void add_joint(Band& band, Point at, Point n1, Point n2, Join join, double along) {
    const double cross = n1.x * n2.y - n1.y * n2.x;
    double sweep = std::atan2(cross, dot(n1, n2));
    const double outer = cross > 0 ? -1.0 : 1.0; // a left turn opens on the right
    const double begin = std::atan2(outer * n1.y, outer * n1.x);
    if (join == Join::Miter) { // past the limit: cut off
        const std::uint32_t centre = band.vertex(at, {}, 0, along);
        band.vertex(at, {outer * n1.x, outer * n1.y}, 1, along);
        band.vertex(at, {outer * n2.x, outer * n2.y}, 1, along);
        band.mesh.triangles.insert(band.mesh.triangles.end(), {centre, centre + 1, centre + 2});
        return;
    }
    band.sector(at, begin, sweep, along);
}

double length_of(const std::vector<Point>& points, bool closed) {
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    if (closed)
        length +=
            std::hypot(points.front().x - points.back().x, points.front().y - points.back().y);
    return length;
}

void add_stroke(const Contour& contour, Cap cap, Join join, PathMesh& mesh) {
    std::vector<Point> points = without_repeats(contour);
    constexpr double pi = std::numbers::pi;
    if (points.size() == 1 && cap == Cap::Round)
        Band{mesh}.sector(points[0], 0, 2 * pi, 0);
    if (points.size() < 2)
        return;
    const bool closed = contour.closed && points.size() > 2;
    Band band{mesh, length_of(points, closed)};
    if (closed)
        points.push_back(points.front());
    const std::size_t segments = points.size() - 1;
    std::vector<Point> normals(segments);
    for (std::size_t i = 0; i < segments; ++i)
        normals[i] = left_normal(points[i], points[i + 1]);

    // The pair that a segment starts from, given the normal before it.
    const Point closing = normals.back();
    Point start = normals[0];
    if (closed && mitred(closing, normals[0], join))
        start = mitre(closing, normals[0]);
    if (!closed && cap == Cap::Round)
        band.sector(points[0], std::atan2(start.y, start.x), pi, 0);
    std::uint32_t from = band.pair(points[0], start, 0);
    double along = 0;
    for (std::size_t i = 0; i < segments; ++i) {
        along += std::hypot(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
        const bool last = i + 1 == segments;
        if (last && !closed) {
            band.quad(from, band.pair(points[i + 1], normals[i], along));
            break;
        }
        const Point next = normals[last ? 0 : i + 1];
        if (mitred(normals[i], next, join)) {
            const std::uint32_t to = band.pair(points[i + 1], mitre(normals[i], next), along);
            band.quad(from, to);
            from = to;
        } else {
            band.quad(from, band.pair(points[i + 1], normals[i], along));
            add_joint(band, points[i + 1], normals[i], next, join, along);
            if (!last)
                from = band.pair(points[i + 1], next, along);
        }
    }
    if (!closed && cap == Cap::Round) {
        const Point n = normals.back();
        band.sector(points.back(), std::atan2(-n.y, -n.x), pi, along);
    }
}

void add_inner_stroke(const Contour& contour, PathMesh& mesh) {
    std::vector<Point> points = without_repeats(contour);
    if (points.size() < 3)
        return;
    Band band{mesh, length_of(points, true)};
    const std::size_t count = points.size();
    double along = 0;
    std::uint32_t from = 0;
    for (std::size_t i = 0; i <= count; ++i) {
        const Point a = points[(i + count - 1) % count], b = points[i % count],
                    c = points[(i + 1) % count];
        if (i > 0)
            along += std::hypot(b.x - a.x, b.y - a.y);
        const Point n1 = left_normal(a, b), n2 = left_normal(b, c);
        Point n = dot(n1, n2) > -0.9 ? mitre(n1, n2) : n1;
        const double length = std::hypot(n.x, n.y);
        if (length > 2.5)
            n = {n.x * 2.5 / length, n.y * 2.5 / length};
        // The area lies on the left; the band's positive side looks out of it.
        const std::uint32_t to = band.pair(b, {-n.x, -n.y}, along);
        if (i > 0)
            band.quad(from, to);
        from = to;
    }
}

} // namespace

PathMesh stroke_mesh(const Path& path, Cap cap, Join join, Point origin) {
    PathMesh mesh;
    mesh.origin = origin;
    for (const Contour& contour : path.contours)
        add_stroke(contour, cap, join, mesh);
    return mesh;
}

PathMesh inner_stroke_mesh(const Path& edges, Point origin) {
    PathMesh mesh;
    mesh.origin = origin;
    for (const Contour& contour : edges.contours)
        add_inner_stroke(contour, mesh);
    return mesh;
}

} // namespace panjshir::screen
