#include "geo/geodesic.hpp"

#include <gtest/gtest.h>

using namespace panjshir;

TEST(Geodesic, AgreesWithThePublishedLine) {
    // Karney 2013, "Algorithms for geodesics", section 9, table 2: phi1 = 40, alpha1 = 30, s12 =
    // 10,000 km.
    const LonLat start = LonLat::from_degrees(0, 40);
    const LonLat end = geodesic_direct(start, 30, 10'000'000);
    EXPECT_NEAR(end.latitude_deg(), 41.79331020506, 1e-9);
    EXPECT_NEAR(end.longitude_deg(), 137.84490004377, 1e-9);
    const GeodesicInverse back = geodesic(start, end);
    EXPECT_NEAR(back.distance_m, 10'000'000, 1e-6);
    EXPECT_NEAR(back.azimuth_deg, 30, 1e-9);
}

TEST(Geodesic, AWayOfNoLengthHasNoDirection) {
    const LonLat p = LonLat::from_degrees(69.5, 35.3);
    EXPECT_EQ(geodesic(p, p).distance_m, 0);
    EXPECT_EQ(geodesic(p, p).azimuth_deg, 0);
}

TEST(Geodesic, NamesTheSixteenPointsOfTheCompass) {
    EXPECT_EQ(compass_point(0), "N");
    EXPECT_EQ(compass_point(11.2), "N");
    EXPECT_EQ(compass_point(11.3), "NNE");
    EXPECT_EQ(compass_point(32), "NNE");
    EXPECT_EQ(compass_point(270), "W");
    EXPECT_EQ(compass_point(359), "N");
    EXPECT_EQ(compass_point(-45), "NW");
}

TEST(Geodesic, TheAngleBetweenDirectionsIsTheSmallerOne) {
    EXPECT_DOUBLE_EQ(angle_between_deg(350, 10), 20);
    EXPECT_DOUBLE_EQ(angle_between_deg(90, 270), 180);
}

TEST(Geodesic, MeasuresAreaOnTheEllipsoid) {
    // The whole earth in eight octants: 510,065,621.7 km2 (WGS 84).
    const Polyline octant{LonLat::from_degrees(0, 0), LonLat::from_degrees(90, 0),
                          LonLat::from_degrees(0, 90)};
    EXPECT_NEAR(geodesic_area_m2(octant) * 8 / 1e12, 510.0656217, 1e-4);
}
