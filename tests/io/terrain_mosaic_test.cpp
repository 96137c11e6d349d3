// Files joined into one terrain: seams, overlaps, units, voids, and the pyramid it is kept as.

#include "terrain_tiles.hpp"

#include "io/terrain_mosaic.hpp"
#include "io/terrain_pyramid.hpp"
#include "terrain/generalise.hpp"

#include <random>

namespace {

using namespace panjshir;
using panjshir::testing::DemFolder;
using panjshir::testing::make_tiff;
using panjshir::testing::TiffPlan;
using panjshir::testing::tile_height;
using terrain::HeightGrid;

constexpr double kCell = 1.0 / 240;

class TerrainMosaic : public DemFolder {
protected:
    std::unique_ptr<Projection> m_projection = make_map_projection();
    MapBox m_extent = box(69.1, 35.1, 69.9, 35.4);

    MapBox box(double west, double south, double east, double north) const {
        const MapPoint a = m_projection->to_map(LonLat::from_degrees(west, south));
        const MapPoint b = m_projection->to_map(LonLat::from_degrees(east, north));
        return {a.easting_m, a.northing_m, b.easting_m, b.northing_m};
    }
    /// Half a degree from `west` on, `columns` wide, 35 to 35.5 N.
    static TiffPlan plan(double west, int columns = 120) {
        TiffPlan made;
        made.columns = columns;
        made.rows = 120;
        made.transform = {west, kCell, 0, 35.5, 0, -kCell};
        made.height = [west](int c, int r) {
            return tile_height(west + (c + 0.5) * kCell, 35.5 - (r + 0.5) * kCell);
        };
        return made;
    }
    Result<io::Mosaic> join(std::vector<std::string> names,
                            io::Joints joints = io::Joints::Refuse) const {
        std::vector<std::filesystem::path> files;
        for (const std::string& name : names)
            files.push_back(file(name));
        return io::join_terrain(
            files, {.projection = *m_projection, .extent = m_extent, .joints = joints});
    }
    double worst_error(const HeightGrid& grid) const {
        double worst = 0;
        for (int r = 0; r < grid.rows(); ++r)
            for (int c = 0; c < grid.columns(); ++c) {
                const LonLat at = m_projection->to_lon_lat(grid.centre_of(c, r));
                const double error =
                    std::abs(grid.at(c, r) - tile_height(at.longitude_deg(), at.latitude_deg()));
                worst = std::isnan(error) ? INFINITY : std::max(worst, error);
            }
        return worst;
    }
};

HeightGrid bowl(int side) {
    HeightGrid grid(side, side, 30, {0, 0});
    for (int r = 0; r < side; ++r)
        for (int c = 0; c < side; ++c)
            grid.at(c, r) = static_cast<float>(1000 + 2 * c + 3 * r);
    return grid;
}

} // namespace

TEST_F(TerrainMosaic, JoinsTilesWithoutASeam) {
    make_tiff(file("west.tif"), plan(69));
    make_tiff(file("east.tif"), plan(69.5));
    const auto mosaic = join({"west.tif", "east.tif"});
    ASSERT_TRUE(mosaic) << mosaic.error().message;
    EXPECT_LT(worst_error(mosaic->grid), 0.5);
    ASSERT_EQ(mosaic->joints.size(), 1u);
    EXPECT_TRUE(mosaic->joints[0].sound);
    EXPECT_LT(mosaic->joints[0].step_m, 0.2);
}

TEST_F(TerrainMosaic, FeetAndAnotherProjectionAgreeWithMetres) {
    make_tiff(file("west.tif"), plan(69));
    TiffPlan feet = plan(69.5);
    feet.unit = "ft";
    const auto metres = feet.height;
    feet.height = [=](int c, int r) { return metres(c, r) / 0.3048; };
    make_tiff(file("east.tif"), feet);
    TiffPlan plane; // zone 41, over both
    plane.columns = 300, plane.rows = 200;
    plane.reference = "EPSG:32641";
    plane.transform = {1040000, 400, 0, 3950000, 0, -400};
    const auto zone41 = make_projection("EPSG:32641");
    ASSERT_TRUE(zone41);
    plane.height = [&](int c, int r) {
        const LonLat at =
            (*zone41)->to_lon_lat({1040000 + 400 * (c + 0.5), 3950000 - 400 * (r + 0.5)});
        return tile_height(at.longitude_deg(), at.latitude_deg());
    };
    make_tiff(file("plane.tif"), plane);
    const auto mosaic = join({"west.tif", "east.tif", "plane.tif"});
    ASSERT_TRUE(mosaic) << mosaic.error().message;
    EXPECT_LT(worst_error(mosaic->grid), 0.5);
    EXPECT_TRUE(mosaic->joints.front().sound);
    EXPECT_GE(mosaic->joints.size(), 2u);
}

TEST_F(TerrainMosaic, AStepBetweenTilesIsRefusedAndNamed) {
    make_tiff(file("west.tif"), plan(69));
    TiffPlan lifted = plan(69.5);
    const auto height = lifted.height;
    lifted.height = [=](int c, int r) { return height(c, r) + 30; };
    make_tiff(file("east.tif"), lifted);
    const auto refused = join({"west.tif", "east.tif"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message.rfind("west.tif and east.tif: a step of 30.", 0), 0u)
        << refused.error().message;
    const auto accepted = join({"west.tif", "east.tif"}, io::Joints::Accept);
    ASSERT_TRUE(accepted);
    EXPECT_FALSE(accepted->joints.front().sound);
    EXPECT_NEAR(accepted->joints.front().step_m, 30, 0.5);
}

TEST_F(TerrainMosaic, AStepIsFoundInRoughGroundToo) {
    std::mt19937 random(5);
    std::normal_distribution<double> rough(0, 10);
    for (const char* name : {"west.tif", "east.tif"}) {
        TiffPlan made = plan(name[0] == 'w' ? 69 : 69.5);
        const auto height = made.height;
        made.height = [&, height](int c, int r) {
            return height(c, r) + rough(random) + (name[0] == 'e' ? 25 : 0);
        };
        make_tiff(file(name), made);
    }
    EXPECT_FALSE(join({"west.tif", "east.tif"}));
}

TEST_F(TerrainMosaic, OverlapsOfAnotherUnitAreRefused) {
    make_tiff(file("west.tif"), plan(69));
    TiffPlan unnamed_feet = plan(69.25, 180);
    const auto height = unnamed_feet.height;
    unnamed_feet.height = [=](int c, int r) { return height(c, r) / 0.3048; };
    make_tiff(file("east.tif"), unnamed_feet);
    const auto refused = join({"west.tif", "east.tif"});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("where they overlap their heights differ"),
              std::string::npos)
        << refused.error().message;
}

TEST_F(TerrainMosaic, VoidsAreClosedAndNothingOvershootsBesideThem) {
    TiffPlan holed = plan(69, 240);
    holed.void_value = -9999;
    const auto height = holed.height;
    holed.height = [=](int c, int r) {
        return c >= 100 && c < 108 && r >= 60 && r < 66 ? -9999 : height(c, r);
    };
    make_tiff(file("holed.tif"), holed);
    const auto mosaic = join({"holed.tif"});
    ASSERT_TRUE(mosaic) << mosaic.error().message;
    EXPECT_EQ(mosaic->voids.filled, 1u);
    // 8 x 6 cells of 462 x 377 m.
    EXPECT_NEAR(mosaic->voids.largest_filled_km2, 8 * 6 * 0.4625 * 0.378, 0.8);
    EXPECT_EQ(mosaic->voids.cells_left, 0u);
    EXPECT_LT(worst_error(mosaic->grid), 60);
}

TEST_F(TerrainMosaic, FilesBesideTheAreaAreNamedAndNothingButThemIsAnError) {
    make_tiff(file("here.tif"), plan(69, 240));
    make_tiff(file("there.tif"), plan(75));
    const auto mosaic = join({"there.tif", "here.tif"});
    ASSERT_TRUE(mosaic) << mosaic.error().message;
    EXPECT_EQ(mosaic->not_needed, std::vector<std::string>{"there.tif"});
    const auto nothing = join({"there.tif"});
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.error().message,
              file("there.tif").string() + ": lies outside the area that is wanted");
}

TEST(TerrainVoids, APlaneIsRestoredToACentimetre) {
    HeightGrid grid = bowl(60);
    for (int r = 20; r < 35; ++r)
        for (int c = 15; c < 40; ++c)
            grid.at(c, r) = NAN;
    const auto report = io::fill_voids(grid, 1);
    EXPECT_EQ(report.filled, 1u);
    EXPECT_EQ(report.filled_cells, 15u * 25u);
    EXPECT_NEAR(report.largest_filled_km2, 15 * 25 * 0.0009, 1e-9);
    const HeightGrid whole = bowl(60); // linear, so Laplace's equation has it as its answer
    for (int r = 0; r < 60; ++r)
        for (int c = 0; c < 60; ++c)
            EXPECT_NEAR(grid.at(c, r), whole.at(c, r), 0.5) << c << ' ' << r;
}

TEST(TerrainVoids, LargeOnesAndThoseAtTheEdgeStay) {
    HeightGrid grid = bowl(60);
    for (int r = 0; r < 5; ++r)
        grid.at(0, r) = NAN;
    for (int r = 20; r < 40; ++r)
        for (int c = 20; c < 40; ++c)
            grid.at(c, r) = NAN;
    const auto report = io::fill_voids(grid, 0.3);
    EXPECT_EQ(report.filled, 0u);
    EXPECT_EQ(report.left, 1u);
    EXPECT_EQ(report.cells_left, 405u);
    EXPECT_NEAR(report.largest_left_km2, 0.36, 1e-9);
    EXPECT_TRUE(std::isnan(grid.at(30, 30)));
}

namespace {
class TerrainPyramidFile : public DemFolder {};

HeightGrid rough_ground(int columns, int rows) {
    HeightGrid grid(columns, rows, 30, {500000, 3900000});
    std::mt19937 random(3);
    std::uniform_real_distribution<float> height(1000, 5000);
    for (float& h : grid.heights())
        h = height(random);
    grid.at(700, 300) = NAN;
    return grid;
}
} // namespace

TEST_F(TerrainPyramidFile, LevelsAreTheHalvedGridsAndWindowsTheirParts) {
    const HeightGrid grid = rough_ground(1500, 1100);
    const auto projection = make_map_projection();
    ASSERT_TRUE(io::write_terrain(file("t.tif"), grid, projection->well_known_text()));
    const auto pyramid = io::TerrainPyramid::open(file("t.tif"));
    ASSERT_TRUE(pyramid) << pyramid.error().message;
    ASSERT_EQ(pyramid->levels().size(), 3u);
    HeightGrid expected = grid;
    for (std::size_t level = 0; level < 3; ++level) {
        const auto& of = pyramid->levels()[level];
        EXPECT_EQ(of.cell_size_m, 30.0 * (1 << level));
        const auto window = pyramid->window_of(level, {510000, 3880000, 520000, 3895000});
        const auto part = pyramid->read(level, window);
        ASSERT_TRUE(part) << part.error().message;
        EXPECT_LE(part->extent().west_m, 510000);
        EXPECT_GE(part->extent().east_m, 520000);
        for (int r = 0; r < part->rows(); ++r)
            for (int c = 0; c < part->columns(); ++c) {
                const float truth = expected.at(window.column + c, window.row + r);
                ASSERT_EQ(std::isnan(part->at(c, r)), std::isnan(truth));
                if (!std::isnan(truth)) {
                    ASSERT_NEAR(part->at(c, r), truth, 0.04) << level << ' ' << c << ' ' << r;
                }
            }
        expected = terrain::halved(expected);
    }
}

TEST_F(TerrainPyramidFile, AFailedWriteLeavesTheOldFile) {
    const auto projection = make_map_projection();
    ASSERT_TRUE(
        io::write_terrain(file("t.tif"), rough_ground(800, 400), projection->well_known_text()));
    const std::string before = panjshir::testing::file_bytes(file("t.tif"));
    EXPECT_FALSE(io::write_terrain(file("t.tif"), HeightGrid(), projection->well_known_text()));
    EXPECT_EQ(panjshir::testing::file_bytes(file("t.tif")), before);
    const auto nowhere = io::write_terrain(file("none") / "t.tif", rough_ground(800, 400),
                                           projection->well_known_text());
    ASSERT_FALSE(nowhere);
    EXPECT_NE(nowhere.error().message.find("no such folder"), std::string::npos);
}
