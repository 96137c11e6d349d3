#pragma once
// A place on the earth, and boxes of them.

#include "base/error.hpp"

#include <string_view>
#include <vector>

namespace panjshir {

/// Longitude and latitude on WGS 84, in degrees; longitude -180..180, latitude -90..90.
class LonLat {
public:
    LonLat() = default;
    /// Requires: both finite. Use parse_lon_lat or is_valid for values from outside.
    static LonLat from_degrees(double longitude, double latitude) { return {longitude, latitude}; }
    /// Finite and within the ranges above.
    static bool is_valid(double longitude, double latitude);

    double longitude_deg() const { return m_longitude; }
    double latitude_deg() const { return m_latitude; }
    bool operator==(const LonLat&) const = default;

private:
    LonLat(double longitude, double latitude) : m_longitude(longitude), m_latitude(latitude) {}
    double m_longitude = 0;
    double m_latitude = 0;
};

/// A line or ring of places; a ring does not repeat its first point.
using Polyline = std::vector<LonLat>;

/// A box of degrees that does not cross the 180th meridian. Contains its edges.
struct LonLatBox {
    double west = 0, south = 0, east = 0, north = 0;

    bool contains(LonLat p) const {
        return p.longitude_deg() >= west && p.longitude_deg() <= east &&
               p.latitude_deg() >= south && p.latitude_deg() <= north;
    }
    LonLat centre() const { return LonLat::from_degrees((west + east) / 2, (south + north) / 2); }
    bool operator==(const LonLatBox&) const = default;
};

/// "68.5,34.4,70.7,36.05" (west, south, east, north). Errors: not four numbers, out of range, west
/// not less than east or south not less than north.
Result<LonLatBox> parse_box(std::string_view text);

/// The sheet of the default map: Kabul to the head of the Panjshir valley.
inline constexpr LonLatBox kDefaultArea{68.5, 34.4, 70.7, 36.05};

} // namespace panjshir
