#include "geo/simplify.hpp"
#include "geo/text_form.hpp"

#include <gtest/gtest.h>

using namespace panjshir;

TEST(TextForm, ReadsPointsLinesAndParts) {
    const auto line = parse_polyline("69.52:35.31, 69.79:35.67");
    ASSERT_TRUE(line);
    EXPECT_EQ(line->size(), 2u);
    EXPECT_EQ((*line)[1], LonLat::from_degrees(69.79, 35.67));
    EXPECT_EQ(parse_polylines("1:2, 3:4; 5:6").value().size(), 2u);
    EXPECT_EQ(to_text(*line), "69.52:35.31, 69.79:35.67");
}

TEST(TextForm, RefusesWhatIsNoPlace) {
    for (const char* text :
         {"", "69.5", "69.5,35.3", "x:y", "190:10", "10:91", "1:2,", "nan:1", "1e308:1"})
        EXPECT_FALSE(parse_polyline(text)) << text;
}

TEST(Boxes, ReadWestSouthEastNorth) {
    EXPECT_EQ(parse_box("68.5,34.4,70.7,36.05").value(), kDefaultArea);
    for (const char* text :
         {"", "1,2,3", "3,2,1,4", "1,4,3,2", "1,2,3,4,5", "1;2;3;4", "0,0,200,1"})
        EXPECT_FALSE(parse_box(text)) << text;
}

TEST(Simplify, KeepsEveryPointWithinTheTolerance) {
    MapLine wave;
    for (int i = 0; i <= 200; ++i)
        wave.push_back({i * 10.0, 80 * std::sin(i / 9.0)});
    const MapLine few = simplify_line(wave, 5);
    EXPECT_LT(few.size(), wave.size() / 3);
    EXPECT_EQ(few.front(), wave.front());
    EXPECT_EQ(few.back(), wave.back());
    for (const MapPoint p : wave) {
        double least = 1e9;
        for (std::size_t k = 0; k + 1 < few.size(); ++k) {
            const MapPoint a = few[k], b = few[k + 1];
            const double dx = b.easting_m - a.easting_m, dy = b.northing_m - a.northing_m;
            const double t =
                std::clamp(((p.easting_m - a.easting_m) * dx + (p.northing_m - a.northing_m) * dy) /
                               (dx * dx + dy * dy),
                           0.0, 1.0);
            least = std::min(least, std::hypot(p.easting_m - a.easting_m - t * dx,
                                               p.northing_m - a.northing_m - t * dy));
        }
        EXPECT_LE(least, 5 + 1e-9);
    }
}

TEST(Areas, HolesAreOutside) {
    const MapArea ring{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{4, 4}, {6, 4}, {6, 6}, {4, 6}}}};
    EXPECT_TRUE(contains(ring, {2, 5}));
    EXPECT_FALSE(contains(ring, {5, 5}));
    EXPECT_DOUBLE_EQ(area_m2(ring), 96);
}
