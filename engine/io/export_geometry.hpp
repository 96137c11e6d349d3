#pragma once
// Where claims, events and places stand on the ground, as GeoJSON geometries.

#include "io/atlas.hpp"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::io {

/// What the caller knows of the land besides the atlas: areas by place id, as rings that do not
/// repeat their first point, in any order and direction; a ring within another is a hole of it.
struct ExportGeometry {
    std::map<std::string, std::vector<Polyline>, std::less<>> areas;
};

class GeometryWriter {
public:
    /// Requires: both outlive it.
    GeometryWriter(const Atlas& atlas, const ExportGeometry& geometry);

    /// The area of a place (the caller's, else its outlines), else its courses, else its point;
    /// null where none is known. Rings are wound as RFC 7946 wants them: outer ones against the
    /// clock.
    nlohmann::json of_place(std::string_view id) const;
    /// The point of a place, or null.
    nlohmann::json point_of(std::string_view id) const;
    /// The points of an event's places: a Point, a MultiPoint, or null.
    nlohmann::json of_event(const chronicle::Event& event) const;

private:
    const Atlas& m_atlas;
    const ExportGeometry& m_geometry;
    std::map<std::string, std::vector<Polyline>, std::less<>> m_outlines, m_courses;
};

} // namespace panjshir::io
