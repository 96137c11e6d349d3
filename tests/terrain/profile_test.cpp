#include "terrain/profile.hpp"

#include "geo/geodesic.hpp"
#include "projection/projection.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace panjshir::terrain {
namespace {

std::vector<ProfilePoint> heights(const std::vector<double>& values) {
    std::vector<ProfilePoint> points;
    for (const double value : values)
        points.push_back({static_cast<double>(points.size()), {}, {}, value});
    return points;
}

// 40 km of ground in UTM 42N that rises 5 % to the east.
HeightGrid slope() {
    HeightGrid grid(400, 100, 100, {500000, 3905000});
    for (int row = 0; row < 100; ++row)
        for (int column = 0; column < 400; ++column)
            grid.at(column, row) = 1000 + 5 * static_cast<float>(column);
    return grid;
}

TEST(Profile, DeadBandPassesOverNoise) {
    const auto noisy = heights({100, 104, 101, 106, 103, 140, 137, 150});
    EXPECT_NEAR(climb_of(noisy, 0).ascent_m, 4 + 5 + 37 + 13, 1e-9);
    EXPECT_NEAR(climb_of(noisy, 0).descent_m, 3 + 3 + 3, 1e-9);
    EXPECT_NEAR(climb_of(noisy, 10).ascent_m, 50, 1e-9);
    EXPECT_NEAR(climb_of(noisy, 10).descent_m, 0, 1e-9);
    const auto hills = heights({0, 100, 60, 160, 20});
    EXPECT_NEAR(climb_of(hills, 10).ascent_m, 200, 1e-9);
    EXPECT_NEAR(climb_of(hills, 10).descent_m, 180, 1e-9);
}

TEST(Profile, UpLessDownIsEndLessStart) {
    for (const double band : {0.0, 5.0, 25.0, 500.0}) {
        const Climb climb = climb_of(heights({50, 80, 70, NAN, 120, 30, 33, 28, 90}), band);
        EXPECT_NEAR(climb.ascent_m - climb.descent_m, 40, 1e-9) << band;
    }
    EXPECT_EQ(climb_of(heights({NAN, NAN}), 10).ascent_m, 0);
}

TEST(Profile, IsSampledAtHalfACellOnTheGeodesic) {
    const auto projection = make_map_projection();
    const LonLat a = projection->to_lon_lat({502000, 3900000}),
                 b = projection->to_lon_lat({532000, 3901000});
    const auto profile =
        make_profile(slope(), {a, b}, [&](LonLat p) { return projection->to_map(p); });
    ASSERT_TRUE(profile) << profile.error().message;
    EXPECT_NEAR(profile->length_m, geodesic_distance_m(a, b), 1e-6);
    for (std::size_t i = 1; i < profile->points.size(); ++i)
        EXPECT_LE(profile->points[i].distance_m - profile->points[i - 1].distance_m, 50 + 1e-9);
    const ProfilePoint& middle = profile->points[profile->points.size() / 2];
    EXPECT_NEAR(geodesic_distance_m(a, middle.at), middle.distance_m, 1e-3);
    // Each sample's height is the slope's own.
    for (const ProfilePoint& point : profile->points)
        EXPECT_NEAR(point.elevation_m, 1000 + 0.05 * (point.on_map.easting_m - 500050), 0.01);
    EXPECT_NEAR(profile->ascent_m, 1500, 0.1);
    EXPECT_NEAR(profile->descent_m, 0, 0.1);
    EXPECT_NEAR(profile->greatest_slope_deg, std::atan(0.05) * 180 / M_PI, 0.02);
}

TEST(Profile, GroundThatIsNotThereIsVoid) {
    const auto projection = make_map_projection();
    const auto to_map = [&](LonLat p) { return projection->to_map(p); };
    const LonLat on = projection->to_lon_lat({510000, 3900000}),
                 off = projection->to_lon_lat({480000, 3900000});
    const auto profile = make_profile(slope(), {on, off}, to_map);
    ASSERT_TRUE(profile);
    EXPECT_NEAR(static_cast<double>(profile->voids) / static_cast<double>(profile->points.size()),
                2.0 / 3, 0.01);
    EXPECT_FALSE(make_profile(slope(), {off, projection->to_lon_lat({470000, 3900000})}, to_map));
    EXPECT_FALSE(make_profile(slope(), {on, on}, to_map));
    EXPECT_FALSE(make_profile(slope(), {on}, to_map));
}

TEST(Profile, PartOfALineRunsFromOnePlaceToTheOther) {
    const MapLine line{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}};
    EXPECT_EQ(part_between(line, {1.1, 1}, {3.2, -1}), (MapLine{{1, 0}, {2, 0}, {3, 0}}));
    EXPECT_EQ(part_between(line, {3.2, 0}, {1.1, 0}), (MapLine{{3, 0}, {2, 0}, {1, 0}}));
}

} // namespace
} // namespace panjshir::terrain
