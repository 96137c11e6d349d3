// panjshir terrain overlap: the basins that stand for districts, against their outlines.

#include "base/file.hpp"
#include "cli/session_opening.hpp"
#include "cli/terrain_cache_fixture.hpp"

#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using panjshir::testing::TerrainCache;
using ::testing::HasSubstr;

class TerrainOverlap : public TerrainCache {};

} // namespace

TEST_F(TerrainOverlap, BasinsOfTheSurveyCoverTheDistrictsThatTheyStandFor) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    PANJSHIR_NEEDS_SHARED("survey/boundaries/districts.geojson");
    const auto survey = panjshir::testing::shared_dir() / "survey";
    const CommandRun run = run_command(
        {"--terrain", (survey / "terrain/survey_15s.tif").string(), "terrain", "overlap",
         (survey / "boundaries/districts.geojson").string(), "--name", "shapeName", "--json"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    const auto matches = run.json();
    const auto of = [&](const std::string& place) {
        for (const auto& match : matches)
            if (match.at("place") == place)
                return match;
        return nlohmann::json{{"outlines", nlohmann::json::array()}, {"overlap", 0}};
    };
    // Province of Panjshir by its seven districts, the three of Andarab, that of Salang.
    EXPECT_EQ(of("panjshir-province").at("outlines").size(), 7u);
    EXPECT_GE(of("panjshir-province").at("overlap").get<double>(), 0.95);
    EXPECT_EQ(of("andarab-valley").at("outlines").size(), 3u);
    EXPECT_GE(of("andarab-valley").at("overlap").get<double>(), 0.92);
    EXPECT_EQ(of("salang-valley").at("outlines"), nlohmann::json({"Salang"}));
    EXPECT_GE(of("salang-valley").at("overlap").get<double>(), 0.90);
}

TEST_F(TerrainOverlap, AnAreaAgreesWithItselfAndWithNothingThatLiesElsewhere) {
    CliHooks hooks; // basins are exported only where a terrain is there to compute them from
    hooks.terrain = terrain_hooks();
    ASSERT_EQ(run_command({"export", "--to", file("atlas.lpf.json").string()}, hooks).exit_code,
              kDone);
    const auto atlas = nlohmann::json::parse(read_file(file("atlas.lpf.json"), 1 << 26).value());
    nlohmann::json own;
    for (const auto& feature : atlas.at("features"))
        if (feature.at("@id").get<std::string>().find("panjshir-valley") != std::string::npos)
            own = {{"type", feature.at("geometry").at("type")},
                   {"coordinates", feature.at("geometry").at("coordinates")}};
    ASSERT_FALSE(own.is_null());
    const auto box = [](double west, double south, double east, double north) {
        return nlohmann::json{
            {"type", "Polygon"},
            {"coordinates",
             {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}};
    };
    nlohmann::json outlines{{"type", "FeatureCollection"}, {"features", nlohmann::json::array()}};
    // The last is of the size of a continent: the part of it on the terrain covers the valley, but
    // its greater part lies elsewhere.
    for (const auto& [name, geometry] : {std::pair<std::string, nlohmann::json>{"own", own},
                                         {"antipode", box(-111, -36, -110, -35)},
                                         {"continent", box(30, 0, 110, 60)}})
        outlines["features"].push_back(
            {{"type", "Feature"}, {"properties", {{"name", name}}}, {"geometry", geometry}});
    write_text("outlines.geojson", outlines.dump());
    const CommandRun run = run_command(
        {"terrain", "overlap", file("outlines.geojson").string(), "--step", "250", "--json"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    bool found = false;
    for (const auto& match : run.json())
        if (match.at("place") == "panjshir-valley") {
            found = true;
            EXPECT_EQ(match.at("outlines"), nlohmann::json({"own"}));
            EXPECT_GE(match.at("overlap").get<double>(), 0.98);
        }
    EXPECT_TRUE(found) << run.out;
}

TEST_F(TerrainOverlap, SaysWhatIsWrongWithTheOutlines) {
    const auto refused = [&](const std::string& text, const char* why) {
        write_text("outlines.geojson", text);
        const CommandRun run =
            run_command({"terrain", "overlap", file("outlines.geojson").string()});
        EXPECT_EQ(run.exit_code, kInputAtFault);
        EXPECT_THAT(run.err, HasSubstr(file("outlines.geojson").string() + ": " + why));
    };
    const auto feature = [](const std::string& properties, const std::string& ring) {
        return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" +
               properties + R"(,"geometry":{"type":"Polygon","coordinates":[)" + ring + "]}}]}";
    };
    refused("not JSON", "is no GeoJSON FeatureCollection");
    refused(R"({"type":"FeatureCollection","features":[]})", "holds no polygon");
    refused(feature(R"({"title":"x"})", "[[69,35],[70,35],[70,36]]"),
            "feature 1 has no property 'name' that names it");
    refused(feature(R"({"name":"x"})", "[[69,35],[70,35],[69,35]]"),
            "feature 1 has a ring of fewer than three points");
    refused(feature(R"({"name":"x"})", "[[69,35],[70,350],[70,36]]"),
            "feature 1 has a position that is none");
    const CommandRun missing = run_command({"terrain", "overlap", file("none.geojson").string()});
    EXPECT_EQ(missing.exit_code, kInputAtFault);
    EXPECT_THAT(missing.err, HasSubstr("none.geojson"));
}

} // namespace panjshir::cli
