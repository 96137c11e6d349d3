// panjshir terrain import and terrain info: what is said, kept and refused.

#include "cli/terrain_cache_fixture.hpp"

#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::CommandRun;
using panjshir::testing::make_tiff;
using panjshir::testing::run_command;
using panjshir::testing::TerrainCache;
using panjshir::testing::TiffPlan;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kArea = "69.05,35.3,69.5,35.45";

class TerrainImport : public TerrainCache {
protected:
    std::string west() const { return file("west.tif").string(); }
    std::string east() const { return file("east.tif").string(); }
    /// Two files that meet at 69.3 E; the second may stand higher.
    void make_two(double lift_m = 0) const {
        make_tiff(west(), land(0));
        make_tiff(east(), land(1, lift_m));
    }
    CommandRun import(std::vector<std::string> more) const {
        std::vector<std::string> arguments{"terrain", "import", west(),   east(),
                                           "--area",  kArea,    "--name", "two"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_command(arguments);
    }
};

} // namespace

TEST_F(TerrainImport, JoinsFilesAndTellsJointsVoidsCreditAndTheWayToUseIt) {
    TiffPlan holed = land(0);
    holed.height = [whole = holed.height](int c, int r) {
        return c > 30 && c < 34 && r > 20 && r < 24 ? NAN : whole(c, r);
    };
    make_tiff(west(), holed);
    make_tiff(east(), land(1));
    const CommandRun run = import({"--credit", "Nobody's survey"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_THAT(run.out, StartsWith("terrain 'two': "));
    EXPECT_THAT(run.out, HasSubstr("joints: 1 checked; the worst: between"));
    EXPECT_THAT(run.out, HasSubstr("voids: 1 filled ("));
    EXPECT_THAT(run.out, HasSubstr("credit: Nobody's survey\n"));
    EXPECT_THAT(run.out, HasSubstr("use it with --terrain two (kept as " + terrain_file("two")));
    // What takes long is told on the other stream, each piece to its end.
    for (const char* step : {"joining ... 100 %", "bringing onto the map ... 100 %",
                             "closing voids ... 100 %", "writing ... 100 %"})
        EXPECT_THAT(run.err, HasSubstr(step));
    EXPECT_TRUE(fs::is_regular_file(terrain_file("two")));
    const CommandRun quiet =
        run_command({"--quiet", "terrain", "import", west(), "--area", kArea, "--name", "quiet"});
    EXPECT_EQ(quiet.exit_code, kDone);
    EXPECT_EQ(quiet.err, "");
}

TEST_F(TerrainImport, TellsTheSameAsJson) {
    make_two();
    const CommandRun run = import({"--json", "--cell", "500"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    const auto json = run.json();
    EXPECT_EQ(json.at("name"), "two");
    EXPECT_EQ(json.at("source"), "west.tif, east.tif");
    EXPECT_EQ(json.at("cell_size_m"), 500);
    EXPECT_EQ(json.at("joints"), 1);
    EXPECT_EQ(json.at("worst_joint").at("sound"), true);
    EXPECT_EQ(json.at("file"), terrain_file("two"));
    // 41 km by 17 km in cells of 500 m.
    EXPECT_NEAR(json.at("columns").get<int>(), 82, 3);
    EXPECT_NEAR(json.at("rows").get<int>(), 34, 3);
}

TEST_F(TerrainImport, AStepBetweenFilesIsRefusedUnlessAccepted) {
    make_two(40);
    const CommandRun refused = import({});
    EXPECT_EQ(refused.exit_code, kInputAtFault);
    EXPECT_THAT(refused.err, HasSubstr("west.tif"));
    EXPECT_THAT(refused.err, HasSubstr("a step of 40.0 m along their joint"));
    EXPECT_THAT(refused.err, HasSubstr("--accept-joints"));
    EXPECT_FALSE(fs::exists(terrain_file("two")));
    const CommandRun accepted = import({"--accept-joints"});
    EXPECT_EQ(accepted.exit_code, kDone);
    EXPECT_THAT(accepted.err, HasSubstr("warning: between"));
    EXPECT_THAT(accepted.err, HasSubstr("a step of 40.0 m"));
}

TEST_F(TerrainImport, WhatFailsLeavesTheOlderTerrain) {
    make_two();
    ASSERT_EQ(import({}).exit_code, kDone);
    const auto before = panjshir::testing::file_bytes(terrain_file("two"));
    const auto keeps = [&](const CommandRun& run, int code, const std::string& why) {
        EXPECT_EQ(run.exit_code, code) << why;
        EXPECT_THAT(run.err, HasSubstr(why));
        EXPECT_EQ(panjshir::testing::file_bytes(terrain_file("two")), before) << why;
    };
    fs::resize_file(east(), 700);
    keeps(import({}), kInputAtFault, east());
    fs::remove(east());
    keeps(import({}), kInputAtFault, east() + ": no such file");
    TiffPlan alps = land(0);
    alps.transform = {10, 0.005, 0, 47, 0, -0.005};
    make_tiff(east(), alps);
    fs::remove(west());
    fs::copy_file(east(), west());
    keeps(import({}), kInputAtFault, "it and all other files lie outside the area");
}

TEST_F(TerrainImport, ArgumentsThatCannotBeAreWrongUsage) {
    make_two();
    const auto refused = [&](std::vector<std::string> arguments, const char* why) {
        arguments.insert(arguments.begin(), {"terrain", "import", west()});
        const CommandRun run = run_command(arguments);
        EXPECT_EQ(run.exit_code, kWrongUsage) << why << ": " << run.err;
        EXPECT_THAT(run.err, HasSubstr(why));
    };
    refused({"--name", "Upper Case"}, "--name: 'Upper Case' is no name for a terrain");
    refused({"--name", "copernicus"}, "'copernicus' is the terrain that is fetched");
    refused({"--area", "69,35"}, "--area: ");
    refused({"--area", "-120,35,170,36"}, "--area: ");
    refused({"--cell", "0"}, "--cell");
    EXPECT_EQ(run_command({"terrain", "import"}).exit_code, kWrongUsage);
    EXPECT_FALSE(fs::exists(file("cache") / "panjshir" / "terrain" / "west"));
}

TEST_F(TerrainImport, WithoutAFolderToKeepItInItIsMissing) {
    make_two();
    const std::string home = std::getenv("HOME") ? std::getenv("HOME") : "";
    ::unsetenv("XDG_CACHE_HOME");
    ::unsetenv("HOME");
    const CommandRun run = import({});
    ::setenv("HOME", home.c_str(), 1);
    EXPECT_EQ(run.exit_code, kMissing);
    EXPECT_THAT(run.err, HasSubstr("neither XDG_CACHE_HOME nor HOME is set"));
}

TEST_F(TerrainImport, FeetBecomeMetres) {
    TiffPlan feet = land(0);
    feet.unit = "ft";
    feet.height = [whole = feet.height](int c, int r) { return whole(c, r) / 0.3048; };
    make_tiff(west(), land(0));
    make_tiff(file("feet.tif"), feet);
    const auto heights = [&](const std::string& input, const char* name) {
        const CommandRun run = run_command({"terrain", "import", input, "--area",
                                            "69.05,35.3,69.25,35.45", "--name", name, "--json"});
        EXPECT_EQ(run.exit_code, kDone) << run.err;
        return std::pair(run.json().at("lowest_m").get<double>(),
                         run.json().at("highest_m").get<double>());
    };
    const auto metres = heights(west(), "metres");
    const auto converted = heights(file("feet.tif").string(), "feet");
    EXPECT_NEAR(converted.first, metres.first, 0.1);
    EXPECT_NEAR(converted.second, metres.second, 0.1);
}

TEST_F(TerrainImport, InfoTellsWhatAStoredTerrainIs) {
    make_two();
    ASSERT_EQ(import({"--credit", "Nobody's survey"}).exit_code, kDone);
    const CommandRun text = run_command({"terrain", "info", "two"});
    ASSERT_EQ(text.exit_code, kDone) << text.err;
    EXPECT_THAT(text.out, HasSubstr("Nobody's survey"));
    EXPECT_THAT(text.out, HasSubstr("west.tif, east.tif"));
    EXPECT_THAT(text.out, HasSubstr("joints"));
    // That in use is told where none is named, and from the ground kept by the run before.
    const CommandRun again = run_command({"--terrain", "two", "terrain", "info", "--json"});
    ASSERT_EQ(again.exit_code, kDone) << again.err;
    EXPECT_THAT(again.err, Not(HasSubstr("reading the terrain")));
    const auto json = again.json();
    EXPECT_EQ(json.at("name"), "two");
    EXPECT_EQ(json.at("credit"), "Nobody's survey");
    EXPECT_EQ(json.at("built_in"), false);
    EXPECT_NEAR(json.at("west").get<double>(), 69.05, 0.01);
    EXPECT_NEAR(json.at("north").get<double>(), 35.45, 0.01);
}

TEST_F(TerrainImport, InfoMeasuresTheBuiltInReliefAgainstAdoptedHeights) {
    const CommandRun run = run_command({"terrain", "info", "built-in", "--json"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    const auto json = run.json();
    EXPECT_EQ(json.at("built_in"), true);
    EXPECT_THAT(json.at("credit").get<std::string>(), HasSubstr("surveyed points"));
    EXPECT_GE(json.at("places").size(), 5u);
    // Of a peak the highest cell near it is told, which may lie higher than its place.
    for (const auto& place : json.at("places"))
        EXPECT_NEAR(place.at("terrain_m").get<double>(), place.at("adopted_m").get<double>(),
                    place.at("kind") == "peak" ? 40 : 30)
            << place.at("place");
    EXPECT_LT(json.at("rms_m").get<double>(), 20);
}

TEST_F(TerrainImport, InfoOfWhatIsNoTerrainSaysSo) {
    const CommandRun unknown = run_command({"terrain", "info", "alos"});
    EXPECT_EQ(unknown.exit_code, kInputAtFault);
    EXPECT_THAT(unknown.err,
                HasSubstr("--terrain alos: no such file, and no terrain of that name"));
    const CommandRun fetched = run_command({"terrain", "info", "fetched"});
    EXPECT_EQ(fetched.exit_code, kMissing);
    EXPECT_THAT(fetched.err, HasSubstr("has not been fetched on this machine"));
}

} // namespace panjshir::cli
