#pragma once
// Distances and directions on the WGS 84 ellipsoid (Karney 2013, J. Geodesy 87, through PROJ's
// geodesic routines; accurate to about 15 nanometres).

#include "geo/lon_lat.hpp"

#include <string_view>

namespace panjshir {

struct GeodesicInverse {
    double distance_m = 0;
    double azimuth_deg = 0;      ///< at the start, from true north, 0..360
    double back_azimuth_deg = 0; ///< direction of travel at the end, 0..360
};

/// The shortest way from one place to another. The azimuth of a way of no length is 0.
GeodesicInverse geodesic(LonLat from, LonLat to);

/// The place reached from `from` after `distance_m` in the direction `azimuth_deg`.
LonLat geodesic_direct(LonLat from, double azimuth_deg, double distance_m);

double geodesic_distance_m(LonLat from, LonLat to);

/// Area of a ring in square metres, always positive; edges are geodesics.
double geodesic_area_m2(const Polyline& ring);

/// One of 16 points of the compass: "N", "NNE", ... for an azimuth in degrees.
std::string_view compass_point(double azimuth_deg);

/// The least angle between two directions, 0..180 degrees.
double angle_between_deg(double a_deg, double b_deg);

} // namespace panjshir
