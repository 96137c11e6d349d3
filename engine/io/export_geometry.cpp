#include "io/export_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

using nlohmann::json;

json position(LonLat at) {
    return json::array({at.longitude_deg(), at.latitude_deg()});
}

// Twice the area in square degrees; positive against the clock (the shoelace formula).
double signed_area(const Polyline& ring) {
    double sum = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        sum += ring[j].longitude_deg() * ring[i].latitude_deg() -
               ring[i].longitude_deg() * ring[j].latitude_deg();
    return sum;
}

// Even-odd rule on longitude and latitude.
bool contains(const Polyline& ring, LonLat p) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double yi = ring[i].latitude_deg(), yj = ring[j].latitude_deg();
        if ((yi > p.latitude_deg()) == (yj > p.latitude_deg()))
            continue;
        const double x =
            ring[i].longitude_deg() + (ring[j].longitude_deg() - ring[i].longitude_deg()) *
                                          (p.latitude_deg() - yi) / (yj - yi);
        in = in != (p.longitude_deg() < x);
    }
    return in;
}

// Closed, and wound the way that is asked for.
json closed_ring(Polyline ring, double wanted_sign) {
    if (signed_area(ring) * wanted_sign < 0)
        std::reverse(ring.begin(), ring.end());
    json positions = json::array();
    for (const LonLat at : ring)
        positions.push_back(position(at));
    positions.push_back(position(ring.front()));
    return positions;
}

// A ring at an odd depth is a hole of the smallest ring around it.
json polygons(std::vector<Polyline> rings) {
    std::erase_if(rings,
                  [](const Polyline& ring) { return ring.size() < 3 || signed_area(ring) == 0; });
    std::sort(rings.begin(), rings.end(), [](const Polyline& a, const Polyline& b) {
        return std::abs(signed_area(a)) > std::abs(signed_area(b));
    });
    json list = json::array();
    std::vector<std::size_t> polygon_of(rings.size()); // for outer rings
    for (std::size_t i = 0; i < rings.size(); ++i) {
        int depth = 0;
        std::size_t around = 0;
        for (std::size_t j = 0; j < i; ++j)
            if (contains(rings[j], rings[i].front())) {
                ++depth;
                around = j;
            }
        if (depth % 2 == 0) {
            polygon_of[i] = list.size();
            list.push_back(json::array({closed_ring(rings[i], 1)}));
        } else {
            list[polygon_of[around]].push_back(closed_ring(rings[i], -1));
        }
    }
    if (list.empty())
        return {};
    if (list.size() == 1)
        return {{"type", "Polygon"}, {"coordinates", list[0]}};
    return {{"type", "MultiPolygon"}, {"coordinates", list}};
}

json lines(const std::vector<Polyline>& courses) {
    json list = json::array();
    for (const Polyline& course : courses) {
        json positions = json::array();
        for (const LonLat at : course)
            positions.push_back(position(at));
        list.push_back(positions);
    }
    if (list.size() == 1)
        return {{"type", "LineString"}, {"coordinates", list[0]}};
    return {{"type", "MultiLineString"}, {"coordinates", list}};
}

} // namespace

GeometryWriter::GeometryWriter(const Atlas& atlas, const ExportGeometry& geometry)
    : m_atlas(atlas), m_geometry(geometry) {
    for (const chronicle::Extent& extent : atlas.extents) {
        auto& into = extent.how == chronicle::ExtentKind::Outline ? m_outlines : m_courses;
        if (extent.how == chronicle::ExtentKind::Outline ||
            extent.how == chronicle::ExtentKind::Course)
            into[extent.place].insert(into[extent.place].end(), extent.geometry.begin(),
                                      extent.geometry.end());
    }
}

json GeometryWriter::of_place(std::string_view id) const {
    for (const auto* areas : {&m_geometry.areas, &m_outlines})
        if (const auto found = areas->find(id); found != areas->end())
            if (json shape = polygons(found->second); !shape.is_null())
                return shape;
    if (const auto found = m_courses.find(id); found != m_courses.end())
        return lines(found->second);
    return point_of(id);
}

json GeometryWriter::point_of(std::string_view id) const {
    const gazetteer::Place* place = m_atlas.place(id);
    if (!place || !place->position)
        return {};
    return {{"type", "Point"}, {"coordinates", position(*place->position)}};
}

json GeometryWriter::of_event(const chronicle::Event& event) const {
    json points = json::array();
    for (const chronicle::EventPlace& place : event.places)
        if (const json point = point_of(place.place); !point.is_null())
            points.push_back(point.at("coordinates"));
    if (points.empty())
        return {};
    if (points.size() == 1)
        return {{"type", "Point"}, {"coordinates", points[0]}};
    return {{"type", "MultiPoint"}, {"coordinates", points}};
}

} // namespace panjshir::io
