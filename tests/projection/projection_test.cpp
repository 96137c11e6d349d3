#include "geo/geodesic.hpp"
#include "projection/projection.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace {
using namespace panjshir;
}

TEST(Projection, MapOfTheAtlasIsUtmZone42North) {
    const auto projection = make_map_projection();
    EXPECT_EQ(projection->name(), "EPSG:32642");
    EXPECT_EQ(projection->title(), "WGS 84 / UTM zone 42N");
    EXPECT_NE(projection->well_known_text().find("32642"), std::string::npos);
    // On the central meridian the easting is 500,000 m by definition, at the equator the northing
    // 0.
    const MapPoint origin = projection->to_map(LonLat::from_degrees(69, 0));
    EXPECT_NEAR(origin.easting_m, 500000, 1e-3);
    EXPECT_NEAR(origin.northing_m, 0, 1e-3);
}

TEST(Projection, NorthingOnTheCentralMeridianIsTheArcTimesTheScale) {
    // Arc of the meridian from the equator to 35 degrees on WGS 84 by its series, Snyder 1987, eq.
    // 3-21.
    const double a = 6378137, e2 = 0.00669437999014, phi = 35 * M_PI / 180;
    const double e4 = e2 * e2, e6 = e4 * e2;
    const double arc = a * ((1 - e2 / 4 - 3 * e4 / 64 - 5 * e6 / 256) * phi -
                            (3 * e2 / 8 + 3 * e4 / 32 + 45 * e6 / 1024) * std::sin(2 * phi) +
                            (15 * e4 / 256 + 45 * e6 / 1024) * std::sin(4 * phi) -
                            (35 * e6 / 3072) * std::sin(6 * phi));
    const auto projection = make_map_projection();
    EXPECT_NEAR(projection->to_map(LonLat::from_degrees(69, 35)).northing_m, 0.9996 * arc, 0.01);
}

TEST(Projection, ThereAndBackWithinAMillimetre) {
    const auto projection = make_map_projection();
    for (double lon = 68; lon <= 71.5; lon += 0.7)
        for (double lat = 34; lat <= 36.5; lat += 0.5) {
            const MapPoint p = projection->to_map(LonLat::from_degrees(lon, lat));
            const LonLat back = projection->to_lon_lat(p);
            EXPECT_NEAR(back.longitude_deg(), lon, 1e-8);
            EXPECT_NEAR(back.latitude_deg(), lat, 1e-8);
        }
}

TEST(Projection, LeansTowardsTrueNorthByTheConvergence) {
    // tan(convergence) = tan(lon - lon0) sin(lat), to first order on the ellipsoid: Snyder 1987,
    // p. 50.
    const auto projection = make_map_projection();
    const double expected =
        std::atan(std::tan(1.5 * M_PI / 180) * std::sin(35.5 * M_PI / 180)) * 180 / M_PI;
    EXPECT_NEAR(projection->true_north_deg(LonLat::from_degrees(70.5, 35.5)), -expected, 0.01);
    EXPECT_NEAR(projection->true_north_deg(LonLat::from_degrees(69, 35.5)), 0, 1e-6);
}

TEST(Projection, OtherPlanesByNameAndTheReasonWhereThereIsNone) {
    const auto mercator = make_projection("EPSG:3395");
    ASSERT_TRUE(mercator.has_value());
    EXPECT_NEAR((*mercator)->to_map(LonLat::from_degrees(90, 0)).easting_m, 6378137 * M_PI / 2,
                0.01);

    const auto unknown = make_projection("EPSG:999999");
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(unknown.error().message, "projection 'EPSG:999999': PROJ does not know it");
    for (const char* no_plane : {"EPSG:4326", "EPSG:2225"}) { // degrees; US survey feet
        const auto refused = make_projection(no_plane);
        ASSERT_FALSE(refused.has_value()) << no_plane;
        EXPECT_NE(refused.error().message.find("is not a plane in metres"), std::string::npos);
    }
}

TEST(Projection, PositionsOutsideGiveNaN) {
    const auto projection = make_map_projection();
    EXPECT_TRUE(std::isnan(projection->to_map(LonLat::from_degrees(69, 91)).northing_m));
    EXPECT_TRUE(std::isnan(projection->to_lon_lat({1e12, 1e12}).longitude_deg()));
}
