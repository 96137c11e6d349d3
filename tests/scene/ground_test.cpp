#include "scene/area_shape.hpp"
#include "scene/ground.hpp"
#include "scene/lettering.hpp"
#include "scene/map_view.hpp"
#include "terrain/relief.hpp"

#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::scene;

namespace {

// A valley falling to the south between two slopes, 12 km by 16 km.
terrain::HeightGrid valley() {
    terrain::HeightGrid grid(60, 80, 200, {500000, 3900000 + 16000});
    for (int row = 0; row < 80; ++row)
        for (int column = 0; column < 60; ++column)
            grid.at(column, row) =
                static_cast<float>(1500 + 40 * std::abs(column - 30) + 12 * (80 - row));
    return grid;
}

Ground make_valley(Diagnostics& diagnostics) {
    const auto projection = make_map_projection();
    const LonLat mouth = projection->to_lon_lat({506100, 3900400});
    std::vector<gazetteer::Place> places(2);
    places[0].id = "v";
    places[0].kind = gazetteer::PlaceKind::Valley;
    places[1].id = "r";
    places[1].kind = gazetteer::PlaceKind::River;
    std::vector<chronicle::Extent> extents(3);
    extents[0] = {"v", "", chronicle::ExtentKind::Basin, {}, mouth, {}, ""};
    extents[1] = {"r",
                  "",
                  chronicle::ExtentKind::Course,
                  {{projection->to_lon_lat({506100, 3914000}), mouth}},
                  std::nullopt,
                  {},
                  ""};
    extents[2] = {"far", "", chronicle::ExtentKind::Basin, {}, LonLat::from_degrees(60, 30),
                  {},    ""};
    return make_ground({*projection, places, extents, valley(), true}, diagnostics);
}

} // namespace

TEST(Ground, MakesAreasAndRiversAndNamesWhatGivesNothing) {
    Diagnostics diagnostics;
    const Ground ground = make_valley(diagnostics);
    const AreaShape* area = ground.area("v");
    ASSERT_NE(area, nullptr);
    EXPECT_GT(area->area_m2, 100e6);
    EXPECT_TRUE(area->mouth && area->head);
    EXPECT_GT(area->head->northing_m, area->mouth->northing_m);
    ASSERT_FALSE(ground.rivers.empty());
    EXPECT_EQ(ground.rivers[0].place, "r");
    ASSERT_EQ(diagnostics.size(), 1u);
    EXPECT_NE(diagnostics[0].message.find("'far'"), std::string::npos);
}

TEST(Ground, ComesBackFromItsBytesTheSame) {
    Diagnostics diagnostics;
    const Ground ground = make_valley(diagnostics);
    const std::string bytes = write_ground(ground, "key");
    const auto back = read_ground(bytes, "key");
    ASSERT_TRUE(back);
    EXPECT_EQ(write_ground(*back, "key"), bytes);
    EXPECT_EQ(back->area("v")->area.rings, ground.area("v")->area.rings);
    EXPECT_FALSE(read_ground(bytes, "another key"));
}

TEST(Ground, DamagedBytesGiveNothing) {
    Diagnostics diagnostics;
    const std::string bytes = write_ground(make_valley(diagnostics), "key");
    for (const std::size_t cut :
         {std::size_t{0}, std::size_t{10}, bytes.size() / 2, bytes.size() - 1})
        EXPECT_FALSE(read_ground(bytes.substr(0, cut), "key")) << cut;
    std::string flipped = bytes;
    flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 0x40);
    EXPECT_FALSE(read_ground(flipped, "key"));
}

TEST(AreaShapes, FindTheAxisOfALongArea) {
    // A bar of 40 km by 8 km, turned 30 degrees from east.
    const double c = std::cos(M_PI / 6), s = std::sin(M_PI / 6);
    MapLine ring;
    for (const auto& [x, y] : {std::pair{-20e3, -4e3}, {20e3, -4e3}, {20e3, 4e3}, {-20e3, 4e3}})
        ring.push_back({500e3 + x * c - y * s, 3900e3 + x * s + y * c});
    const AreaShape shape = make_area_shape("bar", {{ring}});
    EXPECT_NEAR(shape.axis_rad, M_PI / 6, 0.02);
    EXPECT_NEAR(shape.area_m2, 320e6, 1);
    EXPECT_NEAR(shape.length_m, 40e3, 2.5e3);
    EXPECT_NEAR(shape.centre.easting_m, 500e3, 3e3);
}

TEST(MapViews, ZoomingAboutAPointKeepsItWhereItIs) {
    const PageBox frame{0, 0, 300, 200};
    const MapView view({500e3, 3900e3}, 600000, frame);
    const display::Point cursor{71.3, 155.9};
    const MapPoint under = view.to_map(cursor);
    const double scale = 250000;
    const MapPoint centre{under.easting_m - (cursor.x - 150) * scale / 1000,
                          under.northing_m + (cursor.y - 100) * scale / 1000};
    const display::Point after = MapView(centre, scale, frame).to_page(under);
    EXPECT_NEAR(after.x, cursor.x, 1e-9);
    EXPECT_NEAR(after.y, cursor.y, 1e-9);
}

TEST(MapViews, FitShowsTheWholeExtent) {
    const MapView view = fit({0, 0, 200e3, 100e3}, {0, 0, 100, 100});
    EXPECT_NEAR(view.scale_denominator(), 2e6, 1e-6);
    EXPECT_NEAR(view.extent().west_m, 0, 1e-6);
}

TEST(Lettering, CapitalsKeepTheirMarksAndLeavePersianAlone) {
    EXPECT_EQ(capitals("vallée du Panchîr"), "VALLÉE DU PANCHÎR");
    EXPECT_EQ(capitals("Kābul š ž"), "KĀBUL Š Ž");
    EXPECT_EQ(capitals("پنجشیر"), "پنجشیر");
}

TEST(Lettering, ALargerScaleNamesMore) {
    EXPECT_LT(greatest_rank(2e6), greatest_rank(600000));
    EXPECT_LT(greatest_rank(600000), greatest_rank(200000));
}
