#include "io/hours_raster.hpp"

#include "io/dem_fixture.hpp"

#include <cmath>
#include <fstream>
#include <iterator>

namespace panjshir {
namespace {

using testing::DemFolder;

class HoursRaster : public DemFolder {
protected:
    static terrain::HeightGrid hours() {
        terrain::HeightGrid grid(90, 70, 50, {500000, 3900000});
        for (int row = 0; row < 70; ++row)
            for (int column = 0; column < 90; ++column)
                grid.at(column, row) = static_cast<float>(0.125 * column + 0.001 * row);
        grid.at(7, 9) = std::numeric_limits<float>::quiet_NaN();
        return grid;
    }
    static std::string bytes_of(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
};

// Read by GDAL alone, as another program would.
TEST_F(HoursRaster, HoldsTheHours) {
    const terrain::HeightGrid written = hours();
    const auto done =
        io::write_hours(file("hours.tif"), written, testing::well_known_text_of("EPSG:32642"));
    ASSERT_TRUE(done) << done.error().message;
    GDALRegister_GTiff();
    GDALDatasetH dataset = GDALOpen(file("hours.tif").c_str(), GA_ReadOnly);
    ASSERT_NE(dataset, nullptr);
    GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
    EXPECT_EQ(GDALGetRasterXSize(dataset), 90);
    EXPECT_EQ(GDALGetRasterYSize(dataset), 70);
    EXPECT_STREQ(GDALGetRasterUnitType(band), "hour");
    int has_void = 0;
    EXPECT_TRUE(std::isnan(GDALGetRasterNoDataValue(band, &has_void)));
    EXPECT_TRUE(has_void);
    double transform[6] = {};
    EXPECT_EQ(GDALGetGeoTransform(dataset, transform), CE_None);
    EXPECT_EQ(std::vector<double>(transform, transform + 6),
              (std::vector<double>{500000, 50, 0, 3900000, 0, -50}));
    OGRSpatialReference reference;
    reference.importFromWkt(GDALGetProjectionRef(dataset));
    EXPECT_STREQ(reference.GetAuthorityCode(nullptr), "32642");
    std::vector<float> read(90 * 70);
    EXPECT_EQ(GDALRasterIO(band, GF_Read, 0, 0, 90, 70, read.data(), 90, 70, GDT_Float32, 0, 0),
              CE_None);
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (std::isnan(written.heights()[i]))
            EXPECT_TRUE(std::isnan(read[i]));
        else
            ASSERT_EQ(read[i], written.heights()[i]) << i;
    }
    GDALClose(dataset);
}

TEST_F(HoursRaster, AreNoHeights) {
    ASSERT_TRUE(
        io::write_hours(file("hours.tif"), hours(), testing::well_known_text_of("EPSG:32642")));
    const auto heights = io::read_projected_dem(file("hours.tif"));
    ASSERT_FALSE(heights);
    EXPECT_NE(heights.error().message.find("'hour'"), std::string::npos) << heights.error().message;
}

TEST_F(HoursRaster, KeepsTheOldFileWhereItCannotBeWritten) {
    write_text("hours.tif", "old");
    EXPECT_FALSE(io::write_hours(file("hours.tif"), terrain::HeightGrid(),
                                 testing::well_known_text_of("EPSG:32642")));
    EXPECT_EQ(bytes_of(file("hours.tif")), "old");
}

} // namespace
} // namespace panjshir
