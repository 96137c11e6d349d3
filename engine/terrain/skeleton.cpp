#include "terrain/skeleton.hpp"

#include "terrain/skeleton_lines.hpp"
#include "terrain/skeleton_raster.hpp"
#include "terrain/triangulation.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::terrain {

namespace {

constexpr double kCurveStep_m = 350;    ///< between points of a curve in the triangulation
constexpr double kShortestPiece_m = 45; ///< a piece of a curve is not halved below this
constexpr int kWidestCircle_cells = 6;
constexpr int kSweeps = 4;
constexpr double kSummitRadius_m = 700;
constexpr double kFarthest_m = 500'000;

Result<void> check(std::span<const SpotHeight> vertices, const SkeletonOptions& options) {
    if (!(options.cell_size_m > 0) || !std::isfinite(options.cell_size_m))
        return fail(fmt::format("relief: cell size {} m is not positive", options.cell_size_m));
    if (!(options.extent.width_m() > 0) || !(options.extent.height_m() > 0))
        return fail("relief: the extent is empty");
    if (!(options.extent.width_m() / options.cell_size_m * options.extent.height_m() /
              options.cell_size_m <=
          1e8))
        return fail("relief: more than 100 million cells");
    if (vertices.size() < 3)
        return fail(fmt::format("relief: {} spot heights, at least 3 are needed", vertices.size()));
    const MapPoint centre = options.extent.centre();
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const SpotHeight& v = vertices[i];
        if (!(distance_m(v.position, centre) <= kFarthest_m))
            return fail(fmt::format("relief: spot height {} lies outside the map's plane", i + 1));
        if (!(v.elevation_m >= -500 && v.elevation_m <= 9000))
            return fail(fmt::format("relief: spot height {} has no possible height ({} m)", i + 1,
                                    v.elevation_m));
    }
    return {};
}

/// A triangulation whose vertices have heights.
class Surface {
public:
    explicit Surface(const MapBox& frame) : m_triangulation(frame), m_elevation_m(4, 0.0) {}

    Triangulation::Vertex add(const HeightPoint& p) {
        const Triangulation::Vertex v = m_triangulation.insert(p.position);
        if (static_cast<std::size_t>(v) == m_elevation_m.size())
            m_elevation_m.push_back(p.elevation_m);
        return v;
    }
    /// Halves the pieces of a curve until each is an edge. True where anything had to be added.
    bool conform(const HeightPoint& a, const HeightPoint& b) {
        const Triangulation::Vertex va = m_triangulation.insert(a.position);
        const Triangulation::Vertex vb = m_triangulation.insert(b.position);
        if (va == vb || m_triangulation.has_edge(va, vb) ||
            distance_m(a.position, b.position) < 2 * kShortestPiece_m)
            return false;
        const HeightPoint middle{{(a.position.easting_m + b.position.easting_m) / 2,
                                  (a.position.northing_m + b.position.northing_m) / 2},
                                 (a.elevation_m + b.elevation_m) / 2};
        add(middle);
        conform(a, middle);
        conform(middle, b);
        return true;
    }
    /// The corners of the frame take the height of the vertex nearest to each.
    void settle_frame() {
        for (Triangulation::Vertex corner = 0; corner < 4; ++corner) {
            double nearest_m = std::numeric_limits<double>::infinity();
            for (std::size_t v = 4; v < m_elevation_m.size(); ++v) {
                const double d =
                    distance_m(m_triangulation.position(corner),
                               m_triangulation.position(static_cast<Triangulation::Vertex>(v)));
                if (d < nearest_m) {
                    nearest_m = d;
                    m_elevation_m[static_cast<std::size_t>(corner)] = m_elevation_m[v];
                }
            }
        }
    }
    void draw(HeightGrid& grid) const { draw_triangles(grid, m_triangulation, m_elevation_m); }

private:
    Triangulation m_triangulation;
    std::vector<double> m_elevation_m;
};

MapBox frame_of(std::span<const SpotHeight> vertices, const MapBox& extent) {
    MapBox box = extent;
    for (const SpotHeight& v : vertices)
        box = {std::min(box.west_m, v.position.easting_m),
               std::min(box.south_m, v.position.northing_m),
               std::max(box.east_m, v.position.easting_m),
               std::max(box.north_m, v.position.northing_m)};
    return box.grown(20'000);
}

} // namespace

Result<HeightGrid> build_skeleton(std::span<const SpotHeight> vertices,
                                  const SkeletonOptions& options) {
    if (auto checked = check(vertices, options); !checked)
        return tl::unexpected(checked.error());
    const SkeletonParts parts = structure_curves(vertices, kCurveStep_m);

    Surface surface(frame_of(vertices, options.extent));
    for (const SpotHeight& single : parts.singles)
        surface.add({single.position, single.elevation_m});
    for (const StructureCurve& curve : parts.curves)
        for (const HeightPoint& point : curve.points)
            surface.add(point);
    // Halving one piece may take the edge of another away: look again until all stand.
    bool changed = true;
    for (int round = 0; round < 4 && changed; ++round) {
        changed = false;
        for (const StructureCurve& curve : parts.curves)
            for (std::size_t i = 0; i + 1 < curve.points.size(); ++i)
                if (surface.conform(curve.points[i], curve.points[i + 1]))
                    changed = true;
    }
    surface.settle_frame();

    const double cell = options.cell_size_m;
    HeightGrid grid(static_cast<int>(std::ceil(options.extent.width_m() / cell)),
                    static_cast<int>(std::ceil(options.extent.height_m() / cell)), cell,
                    {options.extent.west_m, options.extent.north_m});
    surface.draw(grid);
    relax_between_curves(grid, distance_from_curves(grid, parts.curves, kWidestCircle_cells),
                         kSweeps);
    for (const SpotHeight& single : parts.singles)
        if (single.rank <= 2)
            hold_height(grid, {single.position, single.elevation_m}, kSummitRadius_m);
    carve_thalwegs(grid, parts.curves);
    return grid;
}

} // namespace panjshir::terrain
