// The standard hillshades against GDAL's own, run here on the same cells in memory.

#include "relief_grids.hpp"
#include "terrain/relief_hillshade.hpp"

#include <cpl_string.h>
#include <gdal.h>
#include <gdal_frmts.h>
#include <gdal_utils.h>
#include <gtest/gtest.h>
#include <limits>
#include <memory>

namespace {

using namespace panjshir;
using namespace panjshir::terrain;
using panjshir::testing::mountains;

struct Closer {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, Closer>;

std::vector<std::uint8_t> gdaldem(const HeightGrid& grid, const std::vector<const char*>& flags) {
    GDALRegister_MEM();
    const Dataset source(GDALCreate(GDALGetDriverByName("MEM"), "", grid.columns(), grid.rows(), 1,
                                    GDT_Float32, nullptr));
    double transform[6] = {
        grid.north_west().easting_m, grid.cell_size_m(), 0, grid.north_west().northing_m, 0,
        -grid.cell_size_m()};
    GDALSetGeoTransform(source.get(), transform);
    GDALRasterBandH band = GDALGetRasterBand(source.get(), 1);
    GDALSetRasterNoDataValue(band, -32768);
    std::vector<float> heights(grid.heights().begin(), grid.heights().end());
    for (float& height : heights)
        height = std::isnan(height) ? -32768 : height;
    EXPECT_EQ(GDALRasterIO(band, GF_Write, 0, 0, grid.columns(), grid.rows(), heights.data(),
                           grid.columns(), grid.rows(), GDT_Float32, 0, 0),
              CE_None);
    char** arguments = CSLAddString(CSLAddString(nullptr, "-of"), "MEM");
    for (const char* flag : flags)
        arguments = CSLAddString(arguments, flag);
    GDALDEMProcessingOptions* options = GDALDEMProcessingOptionsNew(arguments, nullptr);
    CSLDestroy(arguments);
    int wrong = 0;
    const Dataset result(
        GDALDEMProcessing("", source.get(), "hillshade", nullptr, options, &wrong));
    GDALDEMProcessingOptionsFree(options);
    std::vector<std::uint8_t> greys(grid.heights().size());
    EXPECT_TRUE(result && !wrong);
    if (result) {
        EXPECT_EQ(GDALRasterIO(GDALGetRasterBand(result.get(), 1), GF_Read, 0, 0, grid.columns(),
                               grid.rows(), greys.data(), grid.columns(), grid.rows(), GDT_Byte, 0,
                               0),
                  CE_None);
    }
    return greys;
}

HeightGrid mountains_with_voids() {
    HeightGrid grid = mountains(181, 163, 30);
    std::mt19937 random(3);
    for (int i = 0; i < 60; ++i)
        grid.at(static_cast<int>(random() % 181), static_cast<int>(random() % 163)) =
            std::numeric_limits<float>::quiet_NaN();
    for (int r = 0; r < 30; ++r)
        for (int c = 150 + r / 3; c < 181; ++c)
            grid.at(c, r) = std::numeric_limits<float>::quiet_NaN();
    for (int r = 80; r < 100; ++r) // level ground
        for (int c = 20; c < 60; ++c)
            grid.at(c, r) = 2750;
    return grid;
}

struct Case {
    const char* name;
    HillshadeMethod method;
    const char* flag;
};

class HillshadeLikeGdal : public ::testing::TestWithParam<Case> {};

} // namespace

TEST_P(HillshadeLikeGdal, WithinOneGreyEdgesAndVoidsIncluded) {
    const HeightGrid grid = mountains_with_voids();
    for (const HillshadeEdges edges : {HillshadeEdges::Void, HillshadeEdges::Extrapolate}) {
        std::vector<const char*> flags{"-z", "1.5"};
        if (GetParam().flag)
            flags.push_back(GetParam().flag);
        if (GetParam().method != HillshadeMethod::Igor)
            flags.insert(flags.end(), {"-alt", "38"});
        if (GetParam().method != HillshadeMethod::Multidirectional)
            flags.insert(flags.end(), {"-az", "292"});
        if (edges == HillshadeEdges::Extrapolate)
            flags.push_back("-compute_edges");
        const auto expected = gdaldem(grid, flags);
        const auto actual = hillshade(grid, {.method = GetParam().method,
                                             .azimuth_deg = 292,
                                             .altitude_deg = 38,
                                             .exaggeration = 1.5,
                                             .edges = edges});
        ASSERT_EQ(expected.size(), actual.size());
        std::size_t apart = 0;
        for (std::size_t i = 0; i < actual.size(); ++i) {
            apart += std::abs(actual[i] - expected[i]) > 1 ? 1 : 0;
            EXPECT_EQ(actual[i] == 0, expected[i] == 0) << "void at cell " << i;
        }
        EXPECT_LE(static_cast<double>(apart), 0.0001 * static_cast<double>(actual.size()));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Methods, HillshadeLikeGdal,
    ::testing::Values(Case{"Horn", HillshadeMethod::Horn, nullptr},
                      Case{"Multidirectional", HillshadeMethod::Multidirectional,
                           "-multidirectional"},
                      Case{"Igor", HillshadeMethod::Igor, "-igor"},
                      Case{"Combined", HillshadeMethod::Combined, "-combined"}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(Hillshade, PlaneFacingTheLightIsLambertsCosine) {
    // A plane that falls 45 degrees to the north-west meets light from there at 45 degrees head on.
    HeightGrid grid(5, 5, 10, {0, 0});
    for (int r = 0; r < 5; ++r)
        for (int c = 0; c < 5; ++c)
            grid.at(c, r) = static_cast<float>(10 * (c + r) / std::sqrt(2.0));
    EXPECT_EQ(hillshade(grid)[grid.index(2, 2)], 255);
    EXPECT_EQ(hillshade(grid, {.azimuth_deg = 135})[grid.index(2, 2)], 1);
}

TEST(Hillshade, LevelGroundIs181AndTooSmallGridsAreVoid) {
    HeightGrid grid(5, 4, 10, {0, 0});
    std::fill(grid.heights().begin(), grid.heights().end(), 10.0f);
    EXPECT_EQ(hillshade(grid)[grid.index(2, 2)], 181);
    EXPECT_EQ(hillshade(grid)[0], 0);
    EXPECT_EQ(hillshade(grid, {.edges = HillshadeEdges::Extrapolate})[0], 181);
    HeightGrid row(5, 1, 10, {0, 0});
    std::fill(row.heights().begin(), row.heights().end(), 10.0f);
    for (const auto grey : hillshade(row, {.edges = HillshadeEdges::Extrapolate}))
        EXPECT_EQ(grey, 0);
}
