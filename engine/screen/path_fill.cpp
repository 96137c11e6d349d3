// Outlines and triangles through the GLU tessellator, which is wrapped here and nowhere else.

#include "screen/path_mesh.hpp"

#include "screen/gl_functions.hpp"

#include <GL/glu.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace panjshir::screen {

namespace {

using display::Contour;
using display::FillRule;
using display::Path;
using display::Point;

using TessCallback = void (*)();

struct TessDeleter {
    void operator()(GLUtesselator* tess) const { gluDeleteTess(tess); }
};
using TessHandle = std::unique_ptr<GLUtesselator, TessDeleter>;

/// A corner handed to the tessellator; it keeps the address until the polygon ends.
struct Corner {
    std::array<GLdouble, 3> at{};
    std::uint32_t index = 0;
};

struct OutlineSink {
    std::deque<Corner> corners;
    Path result;
};

void outline_begin(GLenum, void* data) {
    static_cast<OutlineSink*>(data)->result.contours.push_back({{}, true});
}
void outline_vertex(void* vertex, void* data) {
    const auto* corner = static_cast<const Corner*>(vertex);
    static_cast<OutlineSink*>(data)->result.contours.back().points.push_back(
        {corner->at[0], corner->at[1]});
}
void outline_combine(GLdouble at[3], void* [4], GLfloat[4], void** out, void* data) {
    auto* sink = static_cast<OutlineSink*>(data);
    sink->corners.push_back({{at[0], at[1], 0}, 0});
    *out = &sink->corners.back();
}

struct TriangleSink {
    std::deque<Corner> corners;
    Point origin;
    PathMesh mesh;
};

// That it exists makes the tessellator give plain triangles instead of fans and strips.
void triangle_edge_flag(GLboolean, void*) {}
void triangle_vertex(void* vertex, void* data) {
    static_cast<TriangleSink*>(data)->mesh.triangles.push_back(
        static_cast<const Corner*>(vertex)->index);
}
void triangle_combine(GLdouble at[3], void* [4], GLfloat[4], void** out, void* data) {
    auto* sink = static_cast<TriangleSink*>(data);
    const auto index = static_cast<std::uint32_t>(sink->mesh.vertices.size());
    MeshVertex vertex;
    vertex.x = static_cast<float>(at[0]);
    vertex.y = static_cast<float>(at[1]);
    vertex.side = -1; // within the area, no edge to keep from
    sink->mesh.vertices.push_back(vertex);
    sink->corners.push_back({{at[0], at[1], 0}, index});
    *out = &sink->corners.back();
}

bool usable(const Contour& contour) {
    return contour.points.size() >= 3;
}

/// Twice the area, positive where it runs counter-clockwise (y up).
double doubled_area(const std::vector<Point>& points) {
    double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point a = points[i], b = points[(i + 1) % points.size()];
        sum +=
            (a.x - points[0].x) * (b.y - points[0].y) - (b.x - points[0].x) * (a.y - points[0].y);
    }
    return sum;
}

/// Whether the ring always turns the same way, and only once about: such a ring needs no
/// tessellator.
bool is_convex(const std::vector<Point>& points) {
    const std::size_t count = points.size();
    int sign = 0, changes_of_x = 0;
    double previous_dx = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Point a = points[i], b = points[(i + 1) % count], c = points[(i + 2) % count];
        const double cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
        if (cross != 0) {
            if (sign != 0 && (cross > 0) != (sign > 0))
                return false;
            sign = cross > 0 ? 1 : -1;
        }
        const double dx = b.x - a.x;
        if (dx != 0) {
            if (previous_dx != 0 && (dx > 0) != (previous_dx > 0))
                ++changes_of_x;
            previous_dx = dx;
        }
    }
    return sign != 0 && changes_of_x <= 2;
}

/// Outward normal of the corner b of an outline running a, b, c: mitred, at most twice as long as
/// one.
Point corner_normal(Point a, Point b, Point c) {
    const double in = std::hypot(b.x - a.x, b.y - a.y), out = std::hypot(c.x - b.x, c.y - b.y);
    const Point n1 = in > 0 ? Point{(b.y - a.y) / in, (a.x - b.x) / in} : Point{};
    const Point n2 = out > 0 ? Point{(c.y - b.y) / out, (b.x - c.x) / out} : n1;
    const double scale = 1 + n1.x * n2.x + n1.y * n2.y;
    if (scale < 0.05)
        return n1;
    Point n{(n1.x + n2.x) / scale, (n1.y + n2.y) / scale};
    const double length = std::hypot(n.x, n.y);
    if (length > 2)
        n = {n.x * 2 / length, n.y * 2 / length};
    return n;
}

/// The sides at which each corner of an edge gets a vertex; the first bounds the area's own
/// triangles.
std::span<const float> sides_of(Seam seam) {
    static constexpr std::array<float, 2> pulled{-1, 1};
    static constexpr std::array<float, 3> laid{0, -1, 1};
    if (seam == Seam::Pulled)
        return pulled;
    return laid;
}

void add_corners(const Contour& contour, std::span<const float> sides, PathMesh& mesh) {
    const std::size_t count = contour.points.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Point b = contour.points[i];
        const Point n = corner_normal(contour.points[(i + count - 1) % count], b,
                                      contour.points[(i + 1) % count]);
        MeshVertex vertex;
        vertex.x = static_cast<float>(b.x - mesh.origin.x);
        vertex.y = static_cast<float>(b.y - mesh.origin.y);
        vertex.normal_x = static_cast<float>(n.x);
        vertex.normal_y = static_cast<float>(n.y);
        for (float side : sides) {
            vertex.side = side;
            mesh.vertices.push_back(vertex);
        }
    }
}

/// A band along a contour of `count` corners, whose first vertex is `base`, between two of its
/// sides.
void add_band(std::uint32_t base, std::uint32_t count, std::uint32_t stride, std::uint32_t side_a,
              std::uint32_t side_b, PathMesh& mesh) {
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t here = base + stride * i, next = base + stride * ((i + 1) % count);
        mesh.triangles.insert(mesh.triangles.end(), {here + side_a, here + side_b, next + side_a,
                                                     next + side_a, here + side_b, next + side_b});
    }
}

} // namespace

Path outline(const Path& path, FillRule rule) {
    if (path.contours.size() == 1 && usable(path.contours[0]) &&
        is_convex(path.contours[0].points)) {
        Path ring = path;
        ring.contours[0].closed = true;
        std::vector<Point>& points = ring.contours[0].points;
        if (doubled_area(points) < 0)
            std::reverse(points.begin(), points.end());
        return ring;
    }
    OutlineSink sink;
    const TessHandle tess(gluNewTess());
    gluTessProperty(tess.get(), GLU_TESS_BOUNDARY_ONLY, GL_TRUE);
    gluTessProperty(tess.get(), GLU_TESS_WINDING_RULE,
                    rule == FillRule::EvenOdd ? GLU_TESS_WINDING_ODD : GLU_TESS_WINDING_NONZERO);
    gluTessNormal(tess.get(), 0, 0, 1);
    gluTessCallback(tess.get(), GLU_TESS_BEGIN_DATA, reinterpret_cast<TessCallback>(outline_begin));
    gluTessCallback(tess.get(), GLU_TESS_VERTEX_DATA,
                    reinterpret_cast<TessCallback>(outline_vertex));
    gluTessCallback(tess.get(), GLU_TESS_COMBINE_DATA,
                    reinterpret_cast<TessCallback>(outline_combine));
    gluTessBeginPolygon(tess.get(), &sink);
    for (const Contour& contour : path.contours) {
        if (!usable(contour))
            continue;
        gluTessBeginContour(tess.get());
        for (Point p : contour.points) {
            sink.corners.push_back({{p.x, p.y, 0}, 0});
            gluTessVertex(tess.get(), sink.corners.back().at.data(), &sink.corners.back());
        }
        gluTessEndContour(tess.get());
    }
    gluTessEndPolygon(tess.get());
    return std::move(sink.result);
}

PathMesh fill_mesh(const Path& edges, Point origin, Seam seam) {
    TriangleSink sink;
    PathMesh& mesh = sink.mesh;
    mesh.origin = origin;
    const std::span<const float> sides = sides_of(seam);
    const auto stride = static_cast<std::uint32_t>(sides.size());

    struct Ring {
        const Contour* contour;
        std::uint32_t base, count;
    };
    std::vector<Ring> rings;
    for (const Contour& contour : edges.contours) {
        if (!usable(contour))
            continue;
        rings.push_back({&contour, static_cast<std::uint32_t>(mesh.vertices.size()),
                         static_cast<std::uint32_t>(contour.points.size())});
        add_corners(contour, sides, mesh);
    }
    if (seam == Seam::Pulled) {
        for (const Ring& ring : rings)
            add_band(ring.base, ring.count, stride, 0, 1, mesh);
    } else { // all inner halves first: where the edge is crowded, the fuller one stands
        for (std::uint32_t side : {1u, 2u})
            for (const Ring& ring : rings)
                add_band(ring.base, ring.count, stride, 0, side, mesh);
    }
    mesh.seam_indices = mesh.triangles.size();
    if (rings.size() == 1 && is_convex(rings[0].contour->points)) {
        for (std::uint32_t i = 2; i < rings[0].count; ++i)
            mesh.triangles.insert(
                mesh.triangles.end(),
                {rings[0].base, rings[0].base + stride * (i - 1), rings[0].base + stride * i});
        return std::move(mesh);
    }

    const TessHandle tess(gluNewTess());
    gluTessProperty(tess.get(), GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_POSITIVE);
    gluTessNormal(tess.get(), 0, 0, 1);
    gluTessCallback(tess.get(), GLU_TESS_EDGE_FLAG_DATA,
                    reinterpret_cast<TessCallback>(triangle_edge_flag));
    gluTessCallback(tess.get(), GLU_TESS_VERTEX_DATA,
                    reinterpret_cast<TessCallback>(triangle_vertex));
    gluTessCallback(tess.get(), GLU_TESS_COMBINE_DATA,
                    reinterpret_cast<TessCallback>(triangle_combine));
    gluTessBeginPolygon(tess.get(), &sink);
    for (const Ring& ring : rings) {
        gluTessBeginContour(tess.get());
        for (std::uint32_t i = 0; i < ring.count; ++i) {
            const Point p = ring.contour->points[i];
            sink.corners.push_back({{p.x - origin.x, p.y - origin.y, 0}, ring.base + stride * i});
            gluTessVertex(tess.get(), sink.corners.back().at.data(), &sink.corners.back());
        }
        gluTessEndContour(tess.get());
    }
    gluTessEndPolygon(tess.get());
    return std::move(mesh);
}

} // namespace panjshir::screen
