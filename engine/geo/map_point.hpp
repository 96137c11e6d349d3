#pragma once
// Positions on the map's plane, after projection: metres east and north of the projection's origin.

#include <algorithm>
#include <cmath>
#include <vector>

namespace panjshir {

struct MapPoint {
    double easting_m = 0;
    double northing_m = 0;
    bool operator==(const MapPoint&) const = default;
};

inline double distance_m(MapPoint a, MapPoint b) {
    return std::hypot(a.easting_m - b.easting_m, a.northing_m - b.northing_m);
}

struct MapBox {
    double west_m = 0, south_m = 0, east_m = 0, north_m = 0;

    double width_m() const { return east_m - west_m; }
    double height_m() const { return north_m - south_m; }
    MapPoint centre() const { return {(west_m + east_m) / 2, (south_m + north_m) / 2}; }
    bool contains(MapPoint p) const {
        return p.easting_m >= west_m && p.easting_m <= east_m && p.northing_m >= south_m &&
               p.northing_m <= north_m;
    }
    MapBox grown(double margin_m) const {
        return {west_m - margin_m, south_m - margin_m, east_m + margin_m, north_m + margin_m};
    }
    bool operator==(const MapBox&) const = default;
};

/// A line on the plane, or a ring that does not repeat its first point.
using MapLine = std::vector<MapPoint>;

/// An area on the plane: rings filled by the even-odd rule (outer rings, holes, islands).
struct MapArea {
    std::vector<MapLine> rings;
    bool empty() const { return rings.empty(); }
};

} // namespace panjshir
