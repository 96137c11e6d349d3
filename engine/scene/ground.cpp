#include "scene/ground.hpp"

#include "geo/simplify.hpp"
#include "geo/text_form.hpp"
#include "scene/area_shape.hpp"
#include "terrain/basins.hpp"
#include "terrain/flow.hpp"
#include "terrain/thalweg.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <future>

namespace panjshir::scene {
namespace {

constexpr std::array<double, 7> kTolerances_m{0, 40, 80, 160, 320, 640, 1280};

display::Contour contour(const MapLine& line, bool closed) {
    display::Contour c;
    c.closed = closed;
    c.points.reserve(line.size());
    for (const MapPoint p : line)
        c.points.push_back({p.easting_m, p.northing_m});
    return c;
}

MapLine project(const Projection& projection, const Polyline& line) {
    MapLine out;
    for (const LonLat p : line)
        out.push_back(projection.to_map(p));
    return out;
}

template <typename Values>
std::shared_ptr<const display::ByteRaster> byte_raster(const terrain::ReliefLayers& layers,
                                                       Values values) {
    auto raster = std::make_shared<display::ByteRaster>();
    raster->columns = layers.columns;
    raster->rows = layers.rows;
    raster->values = std::move(values);
    return raster;
}

ReliefRasters relief_rasters(terrain::ReliefLayers layers, MapPoint north_west) {
    auto heights = std::make_shared<display::HeightRaster>();
    heights->columns = layers.columns;
    heights->rows = layers.rows;
    heights->cell_size_m = layers.cell_size_m;
    heights->heights_m = std::move(layers.heights);
    ReliefRasters rasters;
    rasters.sky_view = byte_raster(layers, std::move(layers.sky_view));
    rasters.texture = byte_raster(layers, std::move(layers.texture));
    rasters.light_turn = byte_raster(layers, std::move(layers.light_turn));
    rasters.heights = std::move(heights);
    rasters.north_west = north_west;
    return rasters;
}

class GroundMaker {
public:
    GroundMaker(GroundInput input, Diagnostics& diagnostics)
        : m_input(std::move(input)), m_diagnostics(diagnostics),
          m_relief(std::async(std::launch::async,
                              [this] {
                                  terrain::ReliefPreparation preparation;
                                  preparation.generalise_m = m_input.generalise_m;
                                  return terrain::prepare_relief(m_input.heights, preparation);
                              })),
          m_flow(terrain::compute_flow(m_input.heights)) {}

    Ground make() {
        for (const chronicle::Extent& extent : m_input.extents) {
            switch (extent.how) {
            case chronicle::ExtentKind::Basin:
                add_basin(extent);
                break;
            case chronicle::ExtentKind::Outline:
                add_outline(extent);
                break;
            case chronicle::ExtentKind::Border:
                add_line(extent, gazetteer::PlaceKind::Province, m_ground.borders);
                break;
            case chronicle::ExtentKind::Course:
                add_course(extent);
                break;
            }
        }
        add_streams();
        m_ground.extent = m_input.heights.extent();
        m_ground.relief = relief_rasters(m_relief.get(), m_input.heights.north_west());
        m_ground.relief.schematic = m_input.schematic;
        m_ground.heights = std::move(m_input.heights);
        return std::move(m_ground);
    }

private:
    void warn(const chronicle::Extent& extent, std::string why) {
        m_diagnostics.push_back(
            {Severity::Warning, "extents.csv", 0, 0,
             fmt::format("{} of '{}': {}", to_string(extent.how), extent.place, why)});
    }

    void add_area(const chronicle::Extent& extent, MapArea area) {
        if (area.empty())
            return warn(extent, "nothing of it lies on the terrain");
        if (AreaShape* known = find_area(extent.place)) { // an area of several rows
            area.rings.insert(area.rings.end(), known->area.rings.begin(), known->area.rings.end());
            *known = make_area_shape(extent.place, std::move(area));
        } else {
            m_ground.areas.push_back(make_area_shape(extent.place, std::move(area)));
        }
    }

    AreaShape* find_area(std::string_view place) {
        const auto it = std::find_if(m_ground.areas.begin(), m_ground.areas.end(),
                                     [&](const AreaShape& a) { return a.place == place; });
        return it == m_ground.areas.end() ? nullptr : &*it;
    }

    void add_basin(const chronicle::Extent& extent) {
        if (!extent.at)
            return;
        const MapPoint at = m_input.projection.to_map(*extent.at);
        std::vector<MapPoint> except;
        for (const LonLat p : extent.except)
            except.push_back(m_input.projection.to_map(p));
        add_area(extent, terrain::basin(m_flow, at, except));
        if (AreaShape* shape = find_area(extent.place)) {
            shape->mouth = at;
            shape->head = furthest(shape->area, at);
        }
    }

    static std::optional<MapPoint> furthest(const MapArea& area, MapPoint from) {
        std::optional<MapPoint> best;
        for (const MapLine& ring : area.rings)
            for (const MapPoint p : ring)
                if (!best || distance_m(p, from) > distance_m(*best, from))
                    best = p;
        return best;
    }

    bool is_country(std::string_view id) const {
        return std::any_of(m_input.places.begin(), m_input.places.end(), [&](const auto& place) {
            return place.id == id && place.kind == gazetteer::PlaceKind::Country;
        });
    }

    void add_outline(const chronicle::Extent& extent) {
        if (is_country(extent.place))
            return; // for the inset; a map of a valley is not filled by it
        MapArea area;
        for (const Polyline& ring : extent.geometry)
            area.rings.push_back(smooth_ring(project(m_input.projection, ring), 2));
        add_area(extent, std::move(area));
    }

    void add_line(const chronicle::Extent& extent, gazetteer::PlaceKind kind,
                  std::vector<LineShape>& lines) {
        LineShape shape;
        shape.kind = kind;
        shape.place = extent.place;
        shape.other_place = extent.other_place;
        for (const Polyline& line : extent.geometry)
            shape.lines.push_back(smooth_line(project(m_input.projection, line), 3));
        shape.path = DetailedPath::of_lines(shape.lines);
        lines.push_back(std::move(shape));
    }

    void add_course(const chronicle::Extent& extent) {
        const auto place =
            std::find_if(m_input.places.begin(), m_input.places.end(),
                         [&](const gazetteer::Place& p) { return p.id == extent.place; });
        if (place == m_input.places.end())
            return warn(extent, "no such place");
        const bool road = place->kind == gazetteer::PlaceKind::Road ||
                          place->kind == gazetteer::PlaceKind::Tunnel;
        if (place->kind != gazetteer::PlaceKind::River)
            return add_line(extent, place->kind, road ? m_ground.roads : m_ground.axes);
        for (const Polyline& way_points : extent.geometry) {
            terrain::Watercourse course =
                terrain::thalweg(m_flow, project(m_input.projection, way_points));
            if (course.empty())
                warn(extent, "its way-points give no line");
            else
                add_river(extent.place, std::move(course));
        }
    }

    void add_river(const std::string& place, terrain::Watercourse course) {
        RiverShape river;
        river.place = place;
        river.box = box_of(course.line);
        river.line = std::move(course.line);
        river.accumulation_m2 = std::move(course.accumulation_m2);
        m_ground.rivers.push_back(std::move(river));
    }

    // Streams that no named river already draws. Bits of main rivers that the terrain leads beside
    // their named course, and streams too short to mean anything, are left out.
    void add_streams() {
        const double cell = m_flow.cell_size_m();
        std::vector<std::uint8_t> drawn(m_flow.size(), 0);
        const int reach = static_cast<int>(std::ceil(kBesideRiver_m / cell));
        const auto mark = [&](MapPoint p) {
            for (int dy = -reach; dy <= reach; ++dy)
                for (int dx = -reach; dx <= reach; ++dx) {
                    const auto at =
                        m_flow.cell_at({p.easting_m + dx * cell, p.northing_m + dy * cell});
                    if (at >= 0)
                        drawn[static_cast<std::size_t>(at)] = 1;
                }
        };
        for (const RiverShape& river : m_ground.rivers)
            for (std::size_t i = 0; i + 1 < river.line.size(); ++i) {
                const MapPoint a = river.line[i], b = river.line[i + 1];
                const int steps = 1 + static_cast<int>(distance_m(a, b) / cell);
                for (int s = 0; s <= steps; ++s)
                    mark({a.easting_m + (b.easting_m - a.easting_m) * s / steps,
                          a.northing_m + (b.northing_m - a.northing_m) * s / steps});
            }
        for (terrain::Watercourse& stream : terrain::drainage_network(m_flow)) {
            const std::size_t size = stream.line.size();
            std::size_t beside = 0, end = size;
            double length = 0;
            for (std::size_t i = 0; i < size; ++i) {
                const auto at = m_flow.cell_at(stream.line[i]);
                const bool near = at >= 0 && drawn[static_cast<std::size_t>(at)];
                beside += near;
                if (near && end == size)
                    end = i + 1;
                if (i > 0 && end == size)
                    length += distance_m(stream.line[i - 1], stream.line[i]);
            }
            // One that begins large is a main river's reach between two plains.
            const bool cut_from_a_river = stream.accumulation_m2.front() > 400e6F && length < 25000;
            if (beside * 2 > size || length < kShortestStream_m || cut_from_a_river)
                continue;
            // Let it run on to the river itself, as far as it comes near without a break.
            while (end < size && end > 0) {
                const auto at = m_flow.cell_at(stream.line[end]);
                if (at < 0 || !drawn[static_cast<std::size_t>(at)] || on_a_river(stream.line[end]))
                    break;
                ++end;
            }
            stream.line.resize(end);
            stream.accumulation_m2.resize(end);
            add_river({}, std::move(stream));
        }
    }

    bool on_a_river(MapPoint p) const {
        for (const RiverShape& river : m_ground.rivers)
            if (!river.place.empty() && river.box.grown(kTouch_m).contains(p))
                for (const MapPoint q : river.line)
                    if (distance_m(p, q) < kTouch_m)
                        return true;
        return false;
    }

    static constexpr double kBesideRiver_m = 500, kShortestStream_m = 4000, kTouch_m = 150;

    GroundInput m_input;
    Diagnostics& m_diagnostics;
    std::future<terrain::ReliefLayers> m_relief; // asks nothing of the rivers: made beside them
    terrain::FlowField m_flow;
    Ground m_ground;
};

template <typename Shapes>
auto find_shape(const Shapes& shapes, std::string_view place) -> decltype(shapes.data()) {
    const auto it = std::find_if(shapes.begin(), shapes.end(),
                                 [&](const auto& shape) { return shape.place == place; });
    return it == shapes.end() ? nullptr : &*it;
}

} // namespace

DetailedPath DetailedPath::of_lines(const std::vector<MapLine>& lines) {
    DetailedPath detailed;
    for (const double tolerance : kTolerances_m) {
        auto path = std::make_shared<display::Path>();
        for (const MapLine& line : lines)
            path->contours.push_back(contour(simplify_line(line, tolerance), false));
        detailed.m_levels.emplace_back(tolerance, std::move(path));
    }
    return detailed;
}

DetailedPath DetailedPath::of_area(const MapArea& area) {
    DetailedPath detailed;
    for (const double tolerance : kTolerances_m) {
        auto path = std::make_shared<display::Path>();
        for (const MapLine& ring : area.rings)
            path->contours.push_back(
                contour(tolerance > 0 ? simplify_ring(ring, tolerance) : ring, true));
        detailed.m_levels.emplace_back(tolerance, std::move(path));
    }
    return detailed;
}

const display::PathPtr& DetailedPath::at(double metres_per_mm) const {
    static const display::PathPtr empty = std::make_shared<const display::Path>();
    const display::PathPtr* best = m_levels.empty() ? &empty : &m_levels.front().second;
    for (const auto& [tolerance, path] : m_levels)
        if (tolerance <= 0.1 * metres_per_mm)
            best = &path;
    return *best;
}

const AreaShape* Ground::area(std::string_view place) const {
    return find_shape(areas, place);
}
const LineShape* Ground::road(std::string_view place) const {
    return find_shape(roads, place);
}
const LineShape* Ground::axis(std::string_view place) const {
    return find_shape(axes, place);
}

Ground make_ground(GroundInput input, Diagnostics& diagnostics) {
    return GroundMaker(std::move(input), diagnostics).make();
}

} // namespace panjshir::scene
