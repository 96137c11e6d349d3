#include "geo/geodesic.hpp"

#include <array>
#include <cmath>
#include <geodesic.h>

namespace panjshir {
namespace {

const geod_geodesic& wgs84() {
    static const geod_geodesic earth = [] {
        geod_geodesic g;
        geod_init(&g, 6378137.0, 1 / 298.257223563);
        return g;
    }();
    return earth;
}

double positive_deg(double angle) {
    angle = std::fmod(angle, 360.0);
    return angle < 0 ? angle + 360.0 : angle;
}

} // namespace

GeodesicInverse geodesic(LonLat from, LonLat to) {
    if (from == to)
        return {};
    double distance = 0, azimuth = 0, back = 0;
    geod_inverse(&wgs84(), from.latitude_deg(), from.longitude_deg(), to.latitude_deg(),
                 to.longitude_deg(), &distance, &azimuth, &back);
    return {distance, positive_deg(azimuth), positive_deg(back)};
}

LonLat geodesic_direct(LonLat from, double azimuth_deg, double distance_m) {
    double latitude = 0, longitude = 0;
    geod_direct(&wgs84(), from.latitude_deg(), from.longitude_deg(), azimuth_deg, distance_m,
                &latitude, &longitude, nullptr);
    return LonLat::from_degrees(longitude, latitude);
}

double geodesic_distance_m(LonLat from, LonLat to) {
    return geodesic(from, to).distance_m;
}

double geodesic_area_m2(const Polyline& ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (const LonLat p : ring)
        geod_polygon_addpoint(&wgs84(), &polygon, p.latitude_deg(), p.longitude_deg());
    double area = 0;
    geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

std::string_view compass_point(double azimuth_deg) {
    static constexpr std::array<std::string_view, 16> names = {
        "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
        "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"};
    const int index = static_cast<int>(std::floor(positive_deg(azimuth_deg) / 22.5 + 0.5)) % 16;
    return names[static_cast<std::size_t>(index)];
}

double angle_between_deg(double a_deg, double b_deg) {
    const double d = positive_deg(a_deg - b_deg);
    return d > 180 ? 360 - d : d;
}

} // namespace panjshir
