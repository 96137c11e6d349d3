// Elevation files brought onto the map.

#include "dem_fixture.hpp"
#include "support/shared.hpp"

#include <cmath>

namespace {

using namespace panjshir;
using panjshir::testing::DemFolder;
using panjshir::testing::make_tiff;
using panjshir::testing::TiffPlan;

class Dem : public DemFolder {
protected:
    std::unique_ptr<Projection> m_projection = make_map_projection();
    /// The middle of the default TIFF plan.
    MapBox m_box = box(69.06, 35.3, 69.24, 35.45);

    MapBox box(double west, double south, double east, double north) const {
        const MapPoint a = m_projection->to_map(LonLat::from_degrees(west, south));
        const MapPoint b = m_projection->to_map(LonLat::from_degrees(east, north));
        return {a.easting_m, a.northing_m, b.easting_m, b.northing_m};
    }
    Result<terrain::HeightGrid> read(const std::string& name, double cell_m = 250) const {
        return io::read_dem(file(name), {*m_projection, m_box, cell_m});
    }
    // A plane in longitude and latitude, exact under any interpolation that keeps planes.
    static double plane(double lon, double lat) {
        return 2000 + 3000 * (lon - 69) - 2500 * (lat - 35.4);
    }
    void expect_plane(const terrain::HeightGrid& grid, double within_m) const {
        for (int r = 2; r < grid.rows() - 2; r += 5)
            for (int c = 2; c < grid.columns() - 2; c += 5) {
                const LonLat place = m_projection->to_lon_lat(grid.centre_of(c, r));
                ASSERT_NEAR(grid.at(c, r), plane(place.longitude_deg(), place.latitude_deg()),
                            within_m);
            }
    }
};

} // namespace

TEST_F(Dem, WarpsAPlaneOntoTheMapExactly) {
    TiffPlan plan;
    plan.height = [](int c, int r) {
        return plane(69 + 0.005 * (c + 0.5), 35.5 - 0.005 * (r + 0.5));
    };
    make_tiff(file("plane.tif"), plan);
    const auto grid = read("plane.tif");
    ASSERT_TRUE(grid.has_value()) << grid.error().message;
    EXPECT_EQ(grid->cell_size_m(), 250);
    EXPECT_EQ(grid->north_west(), (MapPoint{m_box.west_m, m_box.north_m}));
    EXPECT_GE(grid->extent().east_m, m_box.east_m - 1e-3);
    EXPECT_LE(grid->extent().south_m, m_box.south_m + 1e-3);
    expect_plane(*grid, 0.5);
}

TEST_F(Dem, AveragesWhereTheFileIsFiner) {
    TiffPlan plan;
    plan.columns = 600, plan.rows = 500;
    plan.transform = {69, 0.0005, 0, 35.5, 0, -0.0005};
    plan.height = [](int c, int r) {
        return (c + r) % 2 == 0 ? 1000 : 3000;
    }; // a chessboard of 45 m
    make_tiff(file("chess.tif"), plan);
    const auto grid = read("chess.tif", 1000);
    ASSERT_TRUE(grid.has_value()) << grid.error().message;
    for (const float height : grid->heights())
        EXPECT_NEAR(height, 2000, 60);
}

TEST_F(Dem, SouthUpAndRotatedGridsAreTurned) {
    TiffPlan plan;
    plan.transform = {69, 0.005, 0, 35.25, 0, 0.005};
    plan.height = [](int c, int r) {
        return plane(69 + 0.005 * (c + 0.5), 35.25 + 0.005 * (r + 0.5));
    };
    make_tiff(file("south-up.tif"), plan);
    const auto south_up = read("south-up.tif");
    ASSERT_TRUE(south_up.has_value()) << south_up.error().message;
    expect_plane(*south_up, 0.5);

    TiffPlan turned;
    turned.columns = turned.rows = 120;
    turned.transform = {68.9, 0.004, 0.002, 35.3, 0.002, -0.004};
    turned.height = [](int c, int r) {
        return plane(68.9 + 0.004 * (c + 0.5) + 0.002 * (r + 0.5),
                     35.3 + 0.002 * (c + 0.5) - 0.004 * (r + 0.5));
    };
    make_tiff(file("turned.tif"), turned);
    const auto grid = read("turned.tif");
    ASSERT_TRUE(grid.has_value()) << grid.error().message;
    const MapPoint inside = m_projection->to_map(LonLat::from_degrees(69.2, 35.33));
    EXPECT_NEAR(grid->height_at(inside), plane(69.2, 35.33), 0.5);
}

TEST_F(Dem, FeetBecomeMetresWhereTheFileNamesThem) {
    for (const auto& [unit, metres] :
         {std::pair{"ft", 0.3048}, {"US survey foot", 1200.0 / 3937}, {"m", 1.0}, {"metre", 1.0}}) {
        TiffPlan plan;
        plan.unit = unit;
        plan.height = [](int, int) { return 5000; };
        make_tiff(file("unit.tif"), plan);
        const auto grid = read("unit.tif");
        ASSERT_TRUE(grid.has_value()) << grid.error().message;
        EXPECT_NEAR(grid->at(10, 10), 5000 * metres, 1e-3) << unit;
        EXPECT_NEAR(io::read_dem_info(file("unit.tif"))->metres_per_unit, metres, 1e-9);
        std::filesystem::remove(file("unit.tif"));
    }
}

TEST_F(Dem, VoidsAreNaNWhetherNamedOrTheOldValueOfSrtm) {
    for (const bool named : {true, false}) {
        TiffPlan plan;
        plan.type = GDT_Int16;
        if (named)
            plan.void_value = -9999;
        plan.height = [=](int c, int r) {
            return c > 20 && c < 32 && r > 15 && r < 30 ? (named ? -9999 : -32768) : 1500;
        };
        const std::string name = named ? "named.tif" : "old.tif";
        make_tiff(file(name), plan);
        const auto grid = read(name);
        ASSERT_TRUE(grid.has_value()) << grid.error().message;
        const MapPoint hole = m_projection->to_map(LonLat::from_degrees(69.13, 35.385));
        EXPECT_TRUE(std::isnan(grid->height_at(hole)));
        const MapPoint ground = m_projection->to_map(LonLat::from_degrees(69.07, 35.32));
        EXPECT_NEAR(grid->height_at(ground), 1500, 0.01);
        for (const float height : grid->heights())
            EXPECT_TRUE(std::isnan(height) || std::abs(height - 1500) < 1) << height;
    }
}

TEST_F(Dem, BeyondTheFileIsVoid) {
    make_tiff(file("small.tif"), {});
    const auto grid =
        io::read_dem(file("small.tif"), {*m_projection, box(68.8, 35.3, 69.2, 35.45), 500});
    ASSERT_TRUE(grid.has_value()) << grid.error().message;
    EXPECT_TRUE(std::isnan(grid->at(2, 10)));
    EXPECT_NEAR(grid->at(grid->columns() - 3, 10), 2000, 1e-3);
}

TEST_F(Dem, ReadsSrtmTilesAndAsciiGrids) {
    // N35E069: 1201 x 1201 big-endian 16-bit, from the north, edges on whole degrees.
    std::string bytes;
    for (int r = 0; r < 1201; ++r)
        for (int c = 0; c < 1201; ++c) {
            const int height = 1000 + c + r;
            bytes += static_cast<char>(height >> 8);
            bytes += static_cast<char>(height & 0xFF);
        }
    write_text("N35E069.hgt", bytes);
    const auto tile = read("N35E069.hgt", 90);
    ASSERT_TRUE(tile.has_value()) << tile.error().message;
    const MapPoint at = m_projection->to_map(LonLat::from_degrees(69.15, 35.4));
    EXPECT_NEAR(tile->height_at(at), 1000 + 0.15 * 1200 + 0.6 * 1200, 1.5);
    EXPECT_EQ(io::read_dem_info(file("N35E069.hgt"))->driver, "SRTMHGT");

    std::string text =
        "ncols 60\nnrows 50\nxllcorner 69\nyllcorner 35.25\ncellsize 0.005\nNODATA_value -9999\n";
    for (int i = 0; i < 60 * 50; ++i)
        text += "1750.5 ";
    write_text("ground.asc", text);
    write_text("ground.prj", panjshir::testing::well_known_text_of("EPSG:4326"));
    const auto ascii = read("ground.asc");
    ASSERT_TRUE(ascii.has_value()) << ascii.error().message;
    EXPECT_NEAR(ascii->at(5, 5), 1750.5, 0.01);
}

TEST_F(Dem, InfoTellsWhatTheFileIs) {
    TiffPlan plan;
    plan.void_value = -32767;
    make_tiff(file("info.tif"), plan);
    const auto info = io::read_dem_info(file("info.tif"));
    ASSERT_TRUE(info.has_value()) << info.error().message;
    EXPECT_EQ(info->driver, "GTiff");
    EXPECT_EQ(info->columns, 60);
    EXPECT_EQ(info->rows, 50);
    EXPECT_EQ(info->reference, "WGS 84");
    EXPECT_EQ(info->unit, "m");
    EXPECT_NEAR(info->west, 69, 1e-9);
    EXPECT_NEAR(info->east, 69.3, 1e-9);
    EXPECT_NEAR(info->south, 35.25, 1e-9);
    EXPECT_NEAR(info->north, 35.5, 1e-9);
    EXPECT_NEAR(info->ground_cell_m, 0.005 * 111000, 100);
    EXPECT_TRUE(info->has_void_value);
    EXPECT_EQ(info->void_value, -32767);
}

TEST_F(Dem, SurveyReadsToItsOwnHeights) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    const auto path = panjshir::testing::shared_dir() / "survey/terrain/survey_15s.tif";
    const auto grid = io::read_dem(path, {*m_projection, box(68.9, 34.9, 70.5, 35.95), 200});
    ASSERT_TRUE(grid.has_value()) << grid.error().message;
    for (const float height : grid->heights())
        ASSERT_FALSE(std::isnan(height));
    // The survey's saddle of Khawak Pass: 3,631 m at 69.790 E, 35.669 N.
    EXPECT_NEAR(grid->height_at(m_projection->to_map(LonLat::from_degrees(69.790, 35.669))), 3631,
                40);
}

TEST_F(Dem, WritesWhatItReads) {
    terrain::HeightGrid grid(70, 40, 50, {m_box.west_m, m_box.north_m});
    for (int r = 0; r < 40; ++r)
        for (int c = 0; c < 70; ++c)
            grid.at(c, r) = static_cast<float>(1000 + 3.25 * c - 1.5 * r);
    grid.at(7, 9) = std::numeric_limits<float>::quiet_NaN();
    ASSERT_TRUE(io::write_dem(file("out.tif"), grid, *m_projection).has_value());
    const auto back = io::read_projected_dem(file("out.tif"));
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_EQ(back->grid.columns(), 70);
    EXPECT_EQ(back->grid.cell_size_m(), 50);
    EXPECT_NEAR(back->grid.north_west().easting_m, m_box.west_m, 1e-6);
    for (int r = 0; r < 40; ++r)
        for (int c = 0; c < 70; ++c)
            if (c != 7 || r != 9) {
                ASSERT_EQ(back->grid.at(c, r), grid.at(c, r));
            }
    EXPECT_TRUE(std::isnan(back->grid.at(7, 9)));
    // Nothing else is left beside it.
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file("")), {}), 1);
}
