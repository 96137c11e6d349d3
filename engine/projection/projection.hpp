#pragma once
// From longitude and latitude to the map's plane and back. Only projection.cpp knows PROJ.

#include "base/error.hpp"
#include "geo/lon_lat.hpp"
#include "geo/map_point.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace panjshir {

class Projection {
public:
    virtual ~Projection() = default;

    /// Metres on the plane; accurate to a millimetre within the projection's domain. Positions
    /// outside it give NaN.
    virtual MapPoint to_map(LonLat place) const = 0;
    virtual LonLat to_lon_lat(MapPoint point) const = 0;

    /// As the user may name it: "EPSG:32642".
    virtual std::string name() const = 0;
    /// For people: "WGS 84 / UTM zone 42N".
    virtual std::string title() const = 0;
    /// WKT 2 of the plane's coordinate reference system, for files that carry one.
    virtual std::string well_known_text() const = 0;

    /// Angle from the plane's up direction to true north at a place, degrees clockwise (the
    /// convergence with its sign turned): the way a north arrow must lean.
    double true_north_deg(LonLat place) const;
};

/// Any projected system in metres that PROJ knows by name. Errors: unknown, geographic, or not in
/// metres. The object is cheap to use from the thread that made it; make one per thread.
Result<std::unique_ptr<Projection>> make_projection(std::string_view name);

/// UTM zone 42N on WGS 84 (EPSG:32642): the map's own. Never fails on a machine with PROJ's
/// database; falls back to a PROJ string without it.
std::unique_ptr<Projection> make_map_projection();

} // namespace panjshir
