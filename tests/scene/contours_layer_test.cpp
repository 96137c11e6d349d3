#include "scene/contour_strokes.hpp"
#include "scene/layers.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace panjshir::scene {
namespace {

/// A cone of 3,000 m on ground of 60 km, 100 m a cell.
Ground cone() {
    auto raster = std::make_shared<display::HeightRaster>();
    raster->columns = raster->rows = 600;
    raster->cell_size_m = 100;
    for (int r = 0; r < 600; ++r)
        for (int c = 0; c < 600; ++c)
            raster->heights_m.push_back(
                static_cast<float>(3050 - 10 * std::hypot(c - 299.5, r - 299.5)));
    Ground ground;
    ground.relief.heights = raster;
    ground.relief.north_west = {500000, 4000000};
    ground.extent = {500000, 3940000, 560000, 4000000};
    return ground;
}
constexpr MapPoint kSummit{530000, 3970000};

TEST(ContourLayer, IntervalGrowsWithTheScale) {
    EXPECT_EQ(contour_interval_m(50000), 20);
    EXPECT_EQ(contour_interval_m(100000), 50);
    EXPECT_EQ(contour_interval_m(150000), 50);
    EXPECT_EQ(contour_interval_m(300000), 100);
    EXPECT_EQ(contour_interval_m(600000), 200);
    EXPECT_EQ(contour_interval_m(753000), 200);
    EXPECT_EQ(contour_interval_m(1e9), 1000);
}

TEST(ContourLayer, LinesOfAConeKeepTheirDistanceFromTheSummit) {
    const Ground ground = cone();
    const ContourStrokes strokes;
    const ContourSheet& sheet = strokes.at(ground, 300000);
    EXPECT_EQ(sheet.interval_m, 100);
    ASSERT_FALSE(sheet.tiles.empty());
    for (const ContourTile& tile : sheet.tiles)
        for (const auto& path : {tile.thin, tile.index})
            for (const display::Contour& contour : path->contours)
                for (const display::Point p : contour.points) {
                    const double height =
                        3050 - distance_m({p.x, p.y}, kSummit) / 10; // 10 m a cell of 100 m
                    const double step = path == tile.index ? 500 : 100;
                    EXPECT_LT(std::abs(std::remainder(height, step)), 3) << "at " << height << " m";
                    EXPECT_TRUE(tile.box.grown(1e-6).contains({p.x, p.y}));
                }
    // The same scale gives the same paths, so that painters keep what they made of them.
    EXPECT_EQ(strokes.at(ground, 305000).tiles.front().thin, sheet.tiles.front().thin);
}

TEST(ContourLayer, StationsLieOnIndexContoursWithTheHigherGroundOnTheirLeft) {
    const Ground ground = cone();
    const ContourStrokes strokes;
    const ContourSheet& sheet = strokes.at(ground, 300000);
    ASSERT_GT(sheet.stations.size(), 4u);
    for (const ContourStation& station : sheet.stations) {
        EXPECT_EQ(std::remainder(station.elevation_m, 500), 0);
        EXPECT_NEAR(3050 - distance_m(station.at, kSummit) / 10, station.elevation_m, 10);
        const double east = kSummit.easting_m - station.at.easting_m,
                     north = kSummit.northing_m - station.at.northing_m;
        EXPECT_GT(std::cos(station.angle_rad) * north - std::sin(station.angle_rad) * east, 0);
    }
}

TEST(Layers, ContoursAreShownOnlyWhenAskedFor) {
    EXPECT_FALSE(LayerSet::usual().has(Layer::Contours));
    for (const Layer layer : all_layers())
        EXPECT_EQ(LayerSet::usual().has(layer), layer != Layer::Contours);
    const auto added = parse_layers("+contours,-events");
    ASSERT_TRUE(added);
    EXPECT_EQ(*added, LayerSet::usual().with(Layer::Contours).without(Layer::Events));
    EXPECT_EQ(*parse_layers("-events"), LayerSet::usual().without(Layer::Events));
    EXPECT_EQ(*parse_layers("contours"), LayerSet{}.with(Layer::Contours));
    EXPECT_FALSE(parse_layers("+contour"));
}

} // namespace
} // namespace panjshir::scene
