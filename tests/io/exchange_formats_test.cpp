// Every export as GDAL itself reads it: counts, extent, time fields, UTF-8.

#include "io/atlas_folder.hpp"
#include "io/export.hpp"
#include "io/gdal_handle.hpp"
#include "support/shared.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <ogr_api.h>
#include <ogrsf_frmts.h>
#include <regex>

namespace panjshir::io {
namespace {

using nlohmann::json;
using panjshir::testing::AtlasFolder;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const Atlas& package() {
    static const Atlas atlas = load_atlas(panjshir::testing::atlas_dir()).value();
    return atlas;
}

class ExchangeFormats : public ::testing::Test {
protected:
    static std::filesystem::path file(const std::string& ending) {
        return std::filesystem::path(::testing::TempDir()) /
               (std::string("format-") +
                ::testing::UnitTest::GetInstance()->current_test_info()->name() + ending);
    }

    // Written, and opened by the named driver alone.
    GdalDataset open(const Atlas& atlas, const std::string& ending, const char* driver,
                     const GdalStrings& options = {}) {
        const auto written = export_atlas(atlas, m_geometry, file(ending));
        EXPECT_TRUE(written) << written.error().message;
        RegisterOGRGeoJSON();
        RegisterOGRLIBKML();
        RegisterOGRCSV();
        RegisterOGRGeoPackage();
        const GdalStrings drivers{driver};
        return GdalDataset(GDALOpenEx(file(ending).c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR,
                                      drivers.list(), const_cast<GdalStrings&>(options).list(),
                                      nullptr));
    }

    // The claim of this id in a layer.
    static std::unique_ptr<void, decltype(&OGR_F_Destroy)> claim(OGRLayerH layer, const char* id) {
        OGR_L_SetAttributeFilter(layer, (std::string("\"id\" = '") + id + "'").c_str());
        OGR_L_ResetReading(layer);
        return {OGR_L_GetNextFeature(layer), &OGR_F_Destroy};
    }

    static std::string text(OGRFeatureH feature, const char* field) {
        return OGR_F_GetFieldAsString(feature, OGR_F_GetFieldIndex(feature, field));
    }

    static OGRFieldType type(OGRLayerH layer, const char* field) {
        const OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
        return OGR_Fld_GetType(
            OGR_FD_GetFieldDefn(definition, OGR_FD_GetFieldIndex(definition, field)));
    }

    static OGREnvelope extent(OGRLayerH layer) {
        OGREnvelope box;
        EXPECT_EQ(OGR_L_GetExtent(layer, &box, TRUE), OGRERR_NONE);
        return box;
    }

    // From the country's middle to the pass, the city and the head of the valley that claims and
    // events name.
    static void expect_extent(const OGREnvelope& box, const std::vector<LonLat>& points) {
        OGREnvelope expected;
        for (const LonLat at : points)
            expected.Merge(at.longitude_deg(), at.latitude_deg());
        EXPECT_NEAR(box.MinX, expected.MinX, 1e-9);
        EXPECT_NEAR(box.MaxX, expected.MaxX, 1e-9);
        EXPECT_NEAR(box.MinY, expected.MinY, 1e-9);
        EXPECT_NEAR(box.MaxY, expected.MaxY, 1e-9);
    }

    static std::vector<LonLat> event_points() {
        std::vector<LonLat> points;
        for (const chronicle::Event& event : package().chronicle.events)
            for (const chronicle::EventPlace& place : event.places)
                if (package().place(place.place)->position)
                    points.push_back(*package().place(place.place)->position);
        return points;
    }

    ExportGeometry m_geometry;
};

TEST_F(ExchangeFormats, GeoJsonHasAFeatureAClaimOrEventAndDates) {
    const GdalDataset dataset = open(package(), ".geojson", "GeoJSON");
    ASSERT_TRUE(dataset);
    const OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), 0);
    EXPECT_EQ(static_cast<std::size_t>(OGR_L_GetFeatureCount(layer, TRUE)),
              package().chronicle.claims.size() + package().chronicle.events.size());
    EXPECT_EQ(type(layer, "first_day"), OFTDate);
    EXPECT_EQ(type(layer, "last_day"), OFTDate);
    EXPECT_EQ(type(layer, "begin"), OFTInteger);
    const auto road = claim(layer, "c-000-salang-road-blocked");
    ASSERT_TRUE(road);
    EXPECT_EQ(text(road.get(), "first_day"), "2021/08/23");
    EXPECT_EQ(text(road.get(), "when"), "2021-08-23~");
    EXPECT_EQ(text(road.get(), "chain"), "Amrullah Saleh > Twitter > A French aggregator");
    EXPECT_EQ(text(road.get(), "note_fr"), package().chronicle.claims[15].note_fr);
    EXPECT_EQ(wkbFlatten(OGR_G_GetGeometryType(OGR_F_GetGeometryRef(road.get()))), wkbLineString);
}

TEST_F(ExchangeFormats, GeoPackageHasALayerATable) {
    const GdalDataset dataset = open(package(), ".gpkg", "GPKG");
    ASSERT_TRUE(dataset);
    const auto count = [&](const char* name) {
        const OGRLayerH layer = GDALDatasetGetLayerByName(dataset.get(), name);
        return layer ? static_cast<std::size_t>(OGR_L_GetFeatureCount(layer, TRUE)) : 0;
    };
    EXPECT_EQ(count("claims"), package().chronicle.claims.size());
    EXPECT_EQ(count("events"), package().chronicle.events.size());
    EXPECT_EQ(count("statements"), package().chronicle.statements.size());
    EXPECT_EQ(count("places"), package().places.size());
    EXPECT_EQ(count("sources"), package().chronicle.sources.size());
    EXPECT_EQ(count("actors"), package().chronicle.actors.size());
    const OGRLayerH events = GDALDatasetGetLayerByName(dataset.get(), "events");
    EXPECT_EQ(type(events, "first_day"), OFTDate);
    expect_extent(extent(events), event_points());
    const OGRLayerH actors = GDALDatasetGetLayerByName(dataset.get(), "actors");
    const auto massoud = claim(actors, "massoud");
    ASSERT_TRUE(massoud);
    EXPECT_EQ(text(massoud.get(), "name_prs"), package().chronicle.actor("massoud")->name_prs);
}

TEST_F(ExchangeFormats, KmlHasATimeSpanAPlacemark) {
    const GdalDataset dataset = open(package(), ".kml", "LIBKML");
    ASSERT_TRUE(dataset);
    const OGRLayerH claims = GDALDatasetGetLayerByName(dataset.get(), "Claims");
    const OGRLayerH events = GDALDatasetGetLayerByName(dataset.get(), "Events");
    ASSERT_TRUE(claims && events);
    EXPECT_EQ(static_cast<std::size_t>(OGR_L_GetFeatureCount(claims, TRUE)),
              package().chronicle.claims.size());
    EXPECT_EQ(static_cast<std::size_t>(OGR_L_GetFeatureCount(events, TRUE)),
              package().chronicle.events.size());
    expect_extent(extent(events), event_points());
    const auto taken = claim(claims, "c-000-andarab-taken");
    ASSERT_TRUE(taken);
    EXPECT_EQ(text(taken.get(), "begin").substr(0, 10), "2021/08/21");
    EXPECT_EQ(text(taken.get(), "end").substr(0, 10), "2021/08/22");
    EXPECT_EQ(text(taken.get(), "span_begin"), "865");
    EXPECT_EQ(text(taken.get(), "note_fr"), package().chronicle.claims[5].note_fr);
}

// KML 2.2: dateTime, date, gYearMonth or gYear; what has no beginning has no <begin>.
TEST_F(ExchangeFormats, KmlTimesAreDatesOfXmlSchema) {
    ASSERT_TRUE(export_kml(package(), {}, file(".kml")));
    std::ifstream in(file(".kml"));
    const std::string kml((std::istreambuf_iterator<char>(in)), {});
    const std::regex span(
        "<TimeSpan>(<begin>([0-9-]*)</begin>)?(<end>([0-9-]*)</end>)?</TimeSpan>");
    std::size_t spans = 0, open_begins = 0;
    for (auto it = std::sregex_iterator(kml.begin(), kml.end(), span); it != std::sregex_iterator();
         ++it) {
        ++spans;
        EXPECT_TRUE((*it)[1].matched || (*it)[3].matched);
        open_begins += !(*it)[1].matched;
        for (const int part : {2, 4})
            EXPECT_TRUE(!(*it)[part].matched || parse_day((*it)[part].str())) << it->str();
        EXPECT_TRUE(!(*it)[1].matched || !(*it)[3].matched || (*it)[2].str() <= (*it)[4].str())
            << it->str();
    }
    EXPECT_EQ(spans, package().chronicle.claims.size() + package().chronicle.events.size());
    EXPECT_EQ(open_begins, 2u);
}

TEST_F(ExchangeFormats, CsvHasARowAClaimOrEventWithItsPosition) {
    const GdalDataset dataset =
        open(package(), ".csv", "CSV",
             {"X_POSSIBLE_NAMES=longitude", "Y_POSSIBLE_NAMES=latitude", "AUTODETECT_TYPE=YES"});
    ASSERT_TRUE(dataset);
    const OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), 0);
    EXPECT_EQ(static_cast<std::size_t>(OGR_L_GetFeatureCount(layer, TRUE)),
              package().chronicle.claims.size() + package().chronicle.events.size());
    EXPECT_EQ(type(layer, "first_day"), OFTDate);
    std::vector<LonLat> points;
    for (const chronicle::Claim& row : package().chronicle.claims)
        points.push_back(*package().place(row.place)->position);
    for (const chronicle::Event& event : package().chronicle.events)
        if (!event.places.empty())
            points.push_back(*package().place(event.places.front().place)->position);
    expect_extent(extent(layer), points);
}

TEST_F(ExchangeFormats, LinkedPlacesHasWhatVersion13Requires) {
    const GdalDataset dataset = open(package(), ".lpf.json", "GeoJSON");
    ASSERT_TRUE(dataset);
    EXPECT_EQ(static_cast<std::size_t>(
                  OGR_L_GetFeatureCount(GDALDatasetGetLayer(dataset.get(), 0), TRUE)),
              package().places.size());
    std::ifstream in(file(".lpf.json"));
    const json collection = json::parse(in);
    EXPECT_THAT(collection.at("@context").get<std::string>(), HasSubstr("linkedplaces-context"));
    for (const json& place : collection.at("features")) {
        EXPECT_FALSE(place.at("@id").get<std::string>().empty());
        EXPECT_THAT(place.at("properties").at("fclasses"), SizeIs(1));
        EXPECT_FALSE(place.at("names").at(0).at("toponym").get<std::string>().empty());
        EXPECT_EQ(place.at("when").at("timespans").at(0).at("start").at("in"), "2021-08-15");
        EXPECT_TRUE(place.at("geometry").is_null() || place.at("geometry").contains("coordinates"));
        if (place.at("@id") == "#khawak-pass") {
            EXPECT_EQ(place.at("properties").at("fclasses").at(0), "T");
            EXPECT_EQ(place.at("types").at(0).at("label"), "pass");
            EXPECT_EQ(place.at("relations").at(0).at("relationTo"), "#hindu-kush");
        }
    }
}

TEST_F(ExchangeFormats, AreasOfTheCallerBecomePolygonsWithTheirHoles) {
    // An outer ring with the clock, a hole in it and a ring apart.
    m_geometry.areas["ford"] = {
        {LonLat::from_degrees(69.2, 35.2), LonLat::from_degrees(69.2, 35.3),
         LonLat::from_degrees(69.3, 35.3)},
        {LonLat::from_degrees(68, 34), LonLat::from_degrees(68, 36), LonLat::from_degrees(70, 36),
         LonLat::from_degrees(70, 34)},
        {LonLat::from_degrees(71, 34), LonLat::from_degrees(72, 34), LonLat::from_degrees(72, 35)}};
    AtlasFolder folder;
    const Atlas atlas = folder.load().value();
    for (const auto& [ending, driver, name] :
         {std::array{".geojson", "GeoJSON", ""}, std::array{".gpkg", "GPKG", "claims"},
          std::array{".kml", "LIBKML", "Claims"}}) {
        const GdalDataset dataset = open(atlas, ending, driver);
        ASSERT_TRUE(dataset) << driver;
        const OGRLayerH layer = *name ? GDALDatasetGetLayerByName(dataset.get(), name)
                                      : GDALDatasetGetLayer(dataset.get(), 0);
        const auto feature = claim(layer, "c1");
        ASSERT_TRUE(feature) << driver;
        const OGRGeometryH shape = OGR_F_GetGeometryRef(feature.get());
        ASSERT_TRUE(shape) << driver;
        EXPECT_EQ(OGR_G_GetGeometryCount(shape), 2) << driver;
        EXPECT_NEAR(OGR_G_Area(shape), 4 - 0.005 + 0.5, 1e-9) << driver; // square degrees
        EXPECT_EQ(OGR_G_GetGeometryCount(OGR_G_GetGeometryRef(shape, 0)), 2) << driver;
    }
}

TEST_F(ExchangeFormats, TheToolOgrinfoOpensEveryOne) {
    if (std::system("command -v ogrinfo > /dev/null 2>&1") != 0)
        GTEST_SKIP() << "ogrinfo (gdal-bin) is not installed";
    for (const char* ending : {".geojson", ".gpkg", ".kml", ".csv", ".lpf.json"}) {
        ASSERT_TRUE(export_atlas(package(), {}, file(ending)));
        FILE* pipe = popen(("ogrinfo -so -al '" + file(ending).string() + "' 2>&1").c_str(), "r");
        ASSERT_NE(pipe, nullptr);
        std::string answer;
        std::array<char, 4096> part;
        while (const std::size_t read = fread(part.data(), 1, part.size(), pipe))
            answer.append(part.data(), read);
        EXPECT_EQ(pclose(pipe), 0) << answer;
        EXPECT_THAT(answer, HasSubstr("successful.")) << ending;
        EXPECT_THAT(answer, HasSubstr("Feature Count: ")) << ending;
        EXPECT_EQ(answer.find("Warning"), std::string::npos) << answer;
    }
}

} // namespace
} // namespace panjshir::io
