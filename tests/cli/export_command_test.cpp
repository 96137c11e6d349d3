#include "base/file.hpp"
#include "cli/command_runner.hpp"
#include "io/import.hpp"
#include "support/test_folder.hpp"

#include <filesystem>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

std::string file(const std::string& ending) {
    return (panjshir::testing::test_folder("export") / ("atlas" + ending)).string();
}

TEST(ExportCommand, WritesEveryFormat) {
    for (const char* ending : {".geojson", ".gpkg", ".kml", ".csv", ".lpf.json"}) {
        std::filesystem::remove(file(ending));
        const CommandRun run = run_command({"export", "--to", file(ending), "--json"});
        EXPECT_EQ(run.exit_code, kDone) << run.err;
        EXPECT_GT(std::filesystem::file_size(file(ending)), 10'000u) << ending;
        EXPECT_GT(run.json().at("claims").get<int>(), 20);
    }
}

TEST(ExportCommand, ClaimsTakeTheAreasThatTheTerrainGives) {
    CliHooks hooks;
    hooks.terrain.add_land_facts = [](const CommandContext&, const io::Atlas&,
                                      study::LandFacts& facts) {
        facts.areas["panjshir-valley"] = {{LonLat::from_degrees(69, 35),
                                           LonLat::from_degrees(70, 35),
                                           LonLat::from_degrees(70, 36)}};
        return Result<void>{};
    };
    ASSERT_EQ(run_command({"export", "--to", file(".geojson")}, hooks).exit_code, kDone);
    const auto text = read_file(file(".geojson"));
    ASSERT_TRUE(text);
    const auto collection = nlohmann::json::parse(*text);
    int areas = 0;
    for (const auto& feature : collection.at("features"))
        if (feature.at("properties").value("place", "") == "panjshir-valley") {
            EXPECT_EQ(feature.at("geometry").at("type"), "Polygon");
            ++areas;
        }
    EXPECT_GT(areas, 10);
    EXPECT_TRUE(io::import_geojson(file(".geojson")));
}

TEST(ExportCommand, AnotherFormatIsWrongUsageAndAMissingFolderAFault) {
    const CommandRun run = run_command({"export", "--to", file(".shp")});
    EXPECT_EQ(run.exit_code, kWrongUsage);
    EXPECT_THAT(run.err, HasSubstr("written are .geojson, .gpkg, .kml, .csv and .lpf.json"));
    EXPECT_EQ(run_command({"export", "--to", "/no/such/folder/a.csv"}).exit_code, kInputAtFault);
    EXPECT_EQ(run_command({"export"}).exit_code, kWrongUsage);
}

} // namespace
} // namespace panjshir::cli
