#pragma once
// Delaunay triangulation of points on the plane, built point by point.

#include "geo/map_point.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace panjshir::terrain {

/// Exact: positions are rounded to a quarter of a metre and every decision is made in whole numbers
/// (Guibas and Stolfi's predicates), so no input can tangle it. Lawson 1977's flips, points located
/// by walking from the last one.
class Triangulation {
public:
    using Vertex = std::int32_t;
    struct Triangle {
        std::array<Vertex, 3> vertices;         ///< anticlockwise
        std::array<std::int32_t, 3> neighbours; ///< across the edge opposite each vertex; -1: none
    };

    /// Everything inserted later must lie within `frame`; its corners are vertices 0 to 3
    /// (south-west, south-east, north-east, north-west). Requires: 0 < width, height <= 1,000 km.
    explicit Triangulation(const MapBox& frame);

    /// The vertex at a point, a new one unless one lies there already.
    /// Requires: the point lies within the frame.
    Vertex insert(MapPoint point);

    bool has_edge(Vertex a, Vertex b) const;
    std::size_t vertex_count() const { return m_points.size(); }
    MapPoint position(Vertex vertex) const;
    std::span<const Triangle> triangles() const { return m_triangles; }

private:
    struct Point {
        std::int64_t x, y;
    };
    std::int64_t side(Point a, Point b, Point c) const;
    bool in_circle(const Triangle& t, Point d) const;
    std::int32_t locate(Point p) const;
    void link(std::int32_t triangle, std::int32_t neighbour, std::int32_t old_neighbour);
    void set(std::int32_t triangle, std::array<Vertex, 3> v, std::array<std::int32_t, 3> n);
    void legalise(std::int32_t triangle);

    MapPoint m_origin;
    std::vector<Point> m_points;
    std::vector<std::int32_t> m_triangle_of; ///< any triangle at each vertex
    std::vector<Triangle> m_triangles;
    std::int32_t m_last = 0;
};

} // namespace panjshir::terrain
