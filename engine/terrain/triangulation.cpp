#include "terrain/triangulation.hpp"

#include <cassert>
#include <cmath>

namespace panjshir::terrain {

namespace {

__extension__ typedef __int128 Wide;

constexpr double kUnit_m = 0.25;

int corner_of(const Triangulation::Triangle& t, Triangulation::Vertex v) {
    return t.vertices[0] == v ? 0 : t.vertices[1] == v ? 1 : 2;
}

} // namespace

Triangulation::Triangulation(const MapBox& frame) : m_origin{frame.west_m, frame.south_m} {
    const auto width = static_cast<std::int64_t>(std::ceil(frame.width_m() / kUnit_m));
    const auto height = static_cast<std::int64_t>(std::ceil(frame.height_m() / kUnit_m));
    assert(width > 0 && height > 0 && width <= 4'000'000 && height <= 4'000'000);
    m_points = {{0, 0}, {width, 0}, {width, height}, {0, height}};
    m_triangle_of.resize(4);
    m_triangles.resize(2);
    set(0, {0, 1, 2}, {-1, 1, -1});
    set(1, {0, 2, 3}, {-1, -1, 0});
}

MapPoint Triangulation::position(Vertex vertex) const {
    const Point& p = m_points[static_cast<std::size_t>(vertex)];
    return {m_origin.easting_m + static_cast<double>(p.x) * kUnit_m,
            m_origin.northing_m + static_cast<double>(p.y) * kUnit_m};
}

std::int64_t Triangulation::side(Point a, Point b, Point c) const {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool Triangulation::in_circle(const Triangle& t, Point d) const {
    const auto from = [&](int i) {
        const Point& p =
            m_points[static_cast<std::size_t>(t.vertices[static_cast<std::size_t>(i)])];
        return Point{p.x - d.x, p.y - d.y};
    };
    const Point a = from(0), b = from(1), c = from(2);
    const auto lift = [](Point p) { return static_cast<Wide>(p.x * p.x + p.y * p.y); };
    const auto cross = [](Point p, Point q) { return static_cast<Wide>(p.x * q.y - p.y * q.x); };
    return lift(a) * cross(b, c) + lift(b) * cross(c, a) + lift(c) * cross(a, b) > 0;
}

void Triangulation::link(std::int32_t triangle, std::int32_t neighbour,
                         std::int32_t old_neighbour) {
    if (triangle < 0)
        return;
    for (std::int32_t& n : m_triangles[static_cast<std::size_t>(triangle)].neighbours)
        if (n == old_neighbour) {
            n = neighbour;
            return;
        }
}

void Triangulation::set(std::int32_t triangle, std::array<Vertex, 3> v,
                        std::array<std::int32_t, 3> n) {
    m_triangles[static_cast<std::size_t>(triangle)] = {v, n};
    for (const Vertex vertex : v)
        m_triangle_of[static_cast<std::size_t>(vertex)] = triangle;
}

std::int32_t Triangulation::locate(Point p) const {
    std::int32_t t = m_last;
    for (;;) {
        const Triangle& triangle = m_triangles[static_cast<std::size_t>(t)];
        std::int32_t next = -1;
        for (std::size_t i = 0; i < 3 && next < 0; ++i) {
            const auto& a = m_points[static_cast<std::size_t>(triangle.vertices[(i + 1) % 3])];
            const auto& b = m_points[static_cast<std::size_t>(triangle.vertices[(i + 2) % 3])];
            if (side(a, b, p) < 0)
                next = triangle.neighbours[i];
        }
        if (next < 0)
            return t;
        t = next;
    }
}

Triangulation::Vertex Triangulation::insert(MapPoint point) {
    const Point p{std::llround((point.easting_m - m_origin.easting_m) / kUnit_m),
                  std::llround((point.northing_m - m_origin.northing_m) / kUnit_m)};
    assert(p.x >= 0 && p.y >= 0 && p.x <= m_points[2].x && p.y <= m_points[2].y);
    const std::int32_t t = m_last = locate(p);
    const Triangle old = m_triangles[static_cast<std::size_t>(t)];
    int on_edge = -1;
    for (std::size_t i = 0; i < 3; ++i) {
        const Point& corner = m_points[static_cast<std::size_t>(old.vertices[i])];
        if (corner.x == p.x && corner.y == p.y)
            return old.vertices[i];
        if (side(m_points[static_cast<std::size_t>(old.vertices[(i + 1) % 3])],
                 m_points[static_cast<std::size_t>(old.vertices[(i + 2) % 3])], p) == 0)
            on_edge = static_cast<int>(i);
    }
    const auto v = static_cast<Vertex>(m_points.size());
    m_points.push_back(p);
    m_triangle_of.push_back(t);
    const auto added = static_cast<std::int32_t>(m_triangles.size());

    if (on_edge < 0) {
        const auto [a, b, c] = old.vertices;
        const auto [na, nb, nc] = old.neighbours;
        m_triangles.resize(m_triangles.size() + 2);
        set(t, {v, b, c}, {na, added, added + 1});
        set(added, {v, c, a}, {nb, added + 1, t});
        set(added + 1, {v, a, b}, {nc, t, added});
        link(nb, added, t);
        link(nc, added + 1, t);
        legalise(t);
        legalise(added);
        legalise(added + 1);
        return v;
    }

    // On the edge b-c of t = (a, b, c), with u = (d, c, b) beyond it.
    const auto i = static_cast<std::size_t>(on_edge);
    const Vertex a = old.vertices[i], b = old.vertices[(i + 1) % 3], c = old.vertices[(i + 2) % 3];
    const std::int32_t nb = old.neighbours[(i + 1) % 3], nc = old.neighbours[(i + 2) % 3];
    const std::int32_t u = old.neighbours[i];
    m_triangles.resize(m_triangles.size() + (u < 0 ? 1 : 2));
    const std::int32_t t2 = added;
    set(t, {v, a, b}, {nc, -1, t2});
    set(t2, {v, c, a}, {nb, t, -1});
    link(nb, t2, t);
    if (u >= 0) {
        const Triangle beyond = m_triangles[static_cast<std::size_t>(u)];
        const auto j = static_cast<std::size_t>(
            3 - corner_of(beyond, b) - corner_of(beyond, c)); // the corner that is neither b nor c
        const Vertex d = beyond.vertices[j];
        const std::int32_t mc = beyond.neighbours[(j + 1) % 3]; // opposite c: across b-d
        const std::int32_t mb = beyond.neighbours[(j + 2) % 3]; // opposite b: across d-c
        const std::int32_t u2 = added + 1;
        set(u, {v, b, d}, {mc, u2, t});
        set(u2, {v, d, c}, {mb, t2, u});
        link(mb, u2, u);
        m_triangles[static_cast<std::size_t>(t)].neighbours[1] = u;
        m_triangles[static_cast<std::size_t>(t2)].neighbours[2] = u2;
        legalise(u);
        legalise(u2);
    }
    legalise(t);
    legalise(t2);
    return v;
}

void Triangulation::legalise(std::int32_t triangle) {
    std::vector<std::int32_t> pending{triangle};
    while (!pending.empty()) {
        const std::int32_t t = pending.back();
        pending.pop_back();
        const Triangle here = m_triangles[static_cast<std::size_t>(t)]; // (p, a, b)
        const std::int32_t u = here.neighbours[0];
        if (u < 0)
            continue;
        const Triangle beyond = m_triangles[static_cast<std::size_t>(u)];
        const auto [p, a, b] = here.vertices;
        const auto j = static_cast<std::size_t>(3 - corner_of(beyond, a) - corner_of(beyond, b));
        const Vertex q = beyond.vertices[j]; // beyond = (q, b, a)
        if (!in_circle(here, m_points[static_cast<std::size_t>(q)]))
            continue;
        const std::int32_t across_aq = beyond.neighbours[(j + 1) % 3];
        const std::int32_t across_qb = beyond.neighbours[(j + 2) % 3];
        set(t, {p, a, q}, {across_aq, u, here.neighbours[2]});
        set(u, {p, q, b}, {across_qb, here.neighbours[1], t});
        link(across_aq, t, u);
        link(here.neighbours[1], u, t);
        pending.push_back(t);
        pending.push_back(u);
    }
}

bool Triangulation::has_edge(Vertex a, Vertex b) const {
    // All the way round a; from the start again the other way where the frame is met.
    const std::int32_t start = m_triangle_of[static_cast<std::size_t>(a)];
    for (const std::size_t turn : {std::size_t{1}, std::size_t{2}}) {
        std::int32_t t = start;
        do {
            const Triangle& triangle = m_triangles[static_cast<std::size_t>(t)];
            const auto i = static_cast<std::size_t>(corner_of(triangle, a));
            if (triangle.vertices[(i + 1) % 3] == b || triangle.vertices[(i + 2) % 3] == b)
                return true;
            t = triangle.neighbours[(i + turn) % 3];
        } while (t >= 0 && t != start);
        if (t == start)
            return false;
    }
    return false;
}

} // namespace panjshir::terrain
