// Contour files read back by GDAL, and GDAL's own contours beside them.

#include "io/contour_write.hpp"
#include "io/dem_fixture.hpp"
#include "projection/projection.hpp"
#include "support/shared.hpp"

#include <cmath>
#include <fstream>
#include <gdal_alg.h>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <ogr_api.h>
#include <ogrsf_frmts.h>
#include <set>

namespace panjshir {
namespace {

namespace fs = std::filesystem;
using testing::TiffPlan;

using Dataset = std::unique_ptr<void, decltype(&GDALClose)>;

TiffPlan plane_of(const char* reference = "EPSG:32642") {
    TiffPlan plan;
    plan.columns = 90;
    plan.rows = 300;
    plan.reference = reference;
    plan.transform = {600000, 50, 0, 3930000, 0, -50};
    plan.height = [](int c, int r) {
        return 2000 + 600 * std::sin(c * 0.11) * std::cos(r * 0.07) + 0.37 * r;
    };
    return plan;
}

io::ContourOptions every(double interval_m) {
    return {*terrain::contour_levels(interval_m), 5, 0};
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Length by level of what a layer holds.
std::map<double, double> lengths_of(OGRLayerH layer, const char* field) {
    std::map<double, double> lengths;
    OGR_L_ResetReading(layer);
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
        lengths[OGR_F_GetFieldAsDouble(feature, OGR_F_GetFieldIndex(feature, field))] +=
            OGR_G_Length(OGR_F_GetGeometryRef(feature));
        OGR_F_Destroy(feature);
    }
    return lengths;
}

Dataset open_flatgeobuf(const fs::path& file) {
    RegisterOGRFlatGeobuf();
    return {GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr), &GDALClose};
}

/// GDAL's own, in memory.
std::map<double, double> lengths_of_gdal(const fs::path& elevation, double interval_m) {
    GDALRegister_GTiff();
    RegisterOGRMEM();
    const Dataset raster(GDALOpen(elevation.c_str(), GA_ReadOnly), &GDALClose);
    const Dataset memory(
        GDALCreate(GDALGetDriverByName("Memory"), "", 0, 0, 0, GDT_Unknown, nullptr), &GDALClose);
    OGRLayerH layer = GDALDatasetCreateLayer(memory.get(), "c", nullptr, wkbLineString, nullptr);
    OGRFieldDefnH elevation_field = OGR_Fld_Create("elev", OFTReal);
    OGR_L_CreateField(layer, elevation_field, TRUE);
    OGR_Fld_Destroy(elevation_field);
    GDALRasterBandH band = GDALGetRasterBand(raster.get(), 1);
    EXPECT_EQ(GDALContourGenerate(band, interval_m, 0, 0, nullptr, TRUE,
                                  GDALGetRasterNoDataValue(band, nullptr), layer, -1, 0, nullptr,
                                  nullptr),
              CE_None);
    return lengths_of(layer, "elev");
}

class ContourFile : public testing::DemFolder {};

TEST_F(ContourFile, FlatGeobufIsReadByGdalWithFieldsAndReference) {
    make_tiff(file("in.tif"), plane_of());
    const auto written = io::write_contours(file("in.tif"), file("out.fgb"), every(100));
    ASSERT_TRUE(written) << written.error().message;
    const Dataset dataset = open_flatgeobuf(file("out.fgb"));
    ASSERT_NE(dataset, nullptr);
    OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), 0);
    EXPECT_EQ(OGR_L_GetGeomType(layer), wkbLineString);
    EXPECT_EQ(static_cast<std::size_t>(OGR_L_GetFeatureCount(layer, TRUE)), written->lines);
    EXPECT_STREQ(OSRGetAuthorityCode(OGR_L_GetSpatialRef(layer), nullptr), "32642");
    std::size_t points = 0;
    std::set<double> levels, index_levels;
    OGR_L_ResetReading(layer);
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
        const double elevation =
            OGR_F_GetFieldAsDouble(feature, OGR_F_GetFieldIndex(feature, "elevation_m"));
        levels.insert(elevation);
        if (OGR_F_GetFieldAsInteger(feature, OGR_F_GetFieldIndex(feature, "index")) != 0)
            index_levels.insert(elevation);
        points += static_cast<std::size_t>(OGR_G_GetPointCount(OGR_F_GetGeometryRef(feature)));
        OGR_F_Destroy(feature);
    }
    EXPECT_EQ(points, written->points);
    EXPECT_EQ(*levels.begin(), written->lowest_m);
    EXPECT_EQ(*levels.rbegin(), written->highest_m);
    EXPECT_EQ(index_levels, (std::set<double>{1500, 2000, 2500}));
}

TEST_F(ContourFile, GeoJsonLiesInDegreesAtTheSamePlaces) {
    make_tiff(file("in.tif"), plane_of());
    ASSERT_TRUE(io::write_contours(file("in.tif"), file("out.geojson"), every(250)));
    ASSERT_TRUE(io::write_contours(file("in.tif"), file("out.fgb"), every(250)));
    const auto json = nlohmann::json::parse(bytes_of(file("out.geojson")));
    EXPECT_FALSE(json.contains("crs")); // RFC 7946
    const Dataset dataset = open_flatgeobuf(file("out.fgb"));
    OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), 0);
    const auto projection = make_map_projection();
    std::size_t i = 0;
    for (OGRFeatureH feature; (feature = OGR_L_GetNextFeature(layer)) != nullptr; ++i) {
        ASSERT_LT(i, json["features"].size());
        const auto& coordinates = json["features"][i]["geometry"]["coordinates"];
        OGRGeometryH line = OGR_F_GetGeometryRef(feature);
        ASSERT_EQ(static_cast<int>(coordinates.size()), OGR_G_GetPointCount(line));
        for (int p = 0; p < OGR_G_GetPointCount(line); p += 7) {
            const auto& at = coordinates[static_cast<std::size_t>(p)];
            const MapPoint point =
                projection->to_map(LonLat::from_degrees(at[0].get<double>(), at[1].get<double>()));
            EXPECT_LT(distance_m(point, {OGR_G_GetX(line, p), OGR_G_GetY(line, p)}), 0.02);
        }
        OGR_F_Destroy(feature);
    }
    EXPECT_EQ(i, json["features"].size());
    EXPECT_GT(i, 5u);
}

TEST_F(ContourFile, IsTheSameForAnyNumberOfThreads) {
    make_tiff(file("in.tif"), plane_of());
    for (const char* ending : {"fgb", "geojson"}) {
        io::ContourOptions options = every(40);
        options.threads = 1;
        const fs::path one = file(std::string("one.") + ending);
        ASSERT_TRUE(io::write_contours(file("in.tif"), one, options));
        options.threads = 5;
        const fs::path five = file(std::string("five.") + ending);
        ASSERT_TRUE(io::write_contours(file("in.tif"), five, options));
        EXPECT_EQ(bytes_of(one), bytes_of(five)) << ending;
    }
}

TEST_F(ContourFile, HasTheLengthsOfGdalContourOnTheSurvey) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    const auto projection = make_map_projection();
    const MapBox box{480000, 3860000, 640000, 3980000};
    const auto grid = io::read_dem(testing::shared_dir() / "survey/terrain/survey_15s.tif",
                                   {*projection, box, 200});
    ASSERT_TRUE(grid) << grid.error().message;
    ASSERT_TRUE(io::write_dem(file("in.tif"), *grid, *projection));
    ASSERT_TRUE(io::write_contours(file("in.tif"), file("out.fgb"), every(100)));
    const Dataset dataset = open_flatgeobuf(file("out.fgb"));
    const auto ours = lengths_of(GDALDatasetGetLayer(dataset.get(), 0), "elevation_m");
    const auto theirs = lengths_of_gdal(file("in.tif"), 100);
    ASSERT_GT(theirs.size(), 30u);
    ASSERT_EQ(ours.size(), theirs.size());
    double all_ours = 0, all_theirs = 0;
    for (const auto& [level, length] : theirs) {
        ASSERT_TRUE(ours.count(level)) << level;
        // GDAL's lines run on for half a cell at the grid's edge.
        EXPECT_NEAR(ours.at(level), length, 0.001 * length + 40 * 200) << level;
        all_ours += ours.at(level);
        all_theirs += length;
    }
    EXPECT_NEAR(all_ours, all_theirs, 0.002 * all_theirs);
}

TEST_F(ContourFile, RefusesWhatHasNoContours) {
    const auto message = [&](const std::string& input, const std::string& output) {
        const auto written = io::write_contours(file(input), file(output), every(100));
        return written ? std::string("written") : written.error().message;
    };
    TiffPlan voids = plane_of();
    voids.void_value = -9999;
    voids.height = [](int, int) { return -9999; };
    make_tiff(file("voids.tif"), voids);
    EXPECT_NE(message("voids.tif", "o.fgb").find("nothing but voids"), std::string::npos);
    TiffPlan nowhere = plane_of(nullptr);
    make_tiff(file("nowhere.tif"), nowhere);
    EXPECT_NE(message("nowhere.tif", "o.fgb").find("nowhere.tif"), std::string::npos);
    TiffPlan degrees;
    make_tiff(file("degrees.tif"), degrees);
    EXPECT_NE(message("degrees.tif", "o.fgb").find("degrees"), std::string::npos);
    make_tiff(file("in.tif"), plane_of());
    EXPECT_NE(message("in.tif", "o.shp").find(".fgb or .geojson"), std::string::npos);
    EXPECT_NE(message("in.tif", "none/o.fgb").find("cannot be written"), std::string::npos);
    EXPECT_NE(message("missing.tif", "o.fgb").find("missing.tif"), std::string::npos);
    // None of them left anything behind.
    for (const auto& entry : fs::directory_iterator(file("")))
        EXPECT_EQ(entry.path().extension(), ".tif") << entry.path();
}

TEST_F(ContourFile, OldOneStaysWhenTheInputIsAtFault) {
    write_text("out.fgb", "old");
    write_text("in.tif", "no raster");
    EXPECT_FALSE(io::write_contours(file("in.tif"), file("out.fgb"), every(100)));
    EXPECT_EQ(bytes_of(file("out.fgb")), "old");
}

TEST_F(ContourFile, OfLevelGroundHoldsNothing) {
    TiffPlan plan = plane_of();
    plan.height = [](int, int) { return 2030; };
    make_tiff(file("in.tif"), plan);
    const auto written = io::write_contours(file("in.tif"), file("out.fgb"), every(100));
    ASSERT_TRUE(written);
    EXPECT_EQ(written->lines, 0u);
    const Dataset dataset = open_flatgeobuf(file("out.fgb"));
    ASSERT_NE(dataset, nullptr);
    EXPECT_EQ(OGR_L_GetFeatureCount(GDALDatasetGetLayer(dataset.get(), 0), TRUE), 0);
}

} // namespace
} // namespace panjshir
