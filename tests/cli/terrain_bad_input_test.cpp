// Every command that opens an elevation file, and every way in which such a file may be wrong: one
// line that names the file, and nothing written.

#include "cli/session_opening.hpp"
#include "cli/terrain_cache_fixture.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::CommandRun;
using panjshir::testing::make_tiff;
using panjshir::testing::run_command;
using panjshir::testing::TerrainCache;
using panjshir::testing::TiffPlan;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// A kind of command line; FILE and OUT stand for the paths.
struct Use {
    const char* name;
    std::vector<std::string> arguments;
    bool on_the_plane = false; ///< wants metres, north up: warps nothing
};

const std::vector<Use>& uses() {
    static const std::vector<Use> all{
        {"horn", {"terrain", "relief", "FILE", "-o", "OUT.tif", "--method", "horn"}, true},
        {"default relief", {"terrain", "relief", "FILE", "-o", "OUT.tif"}, true},
        {"sky view", {"terrain", "skyview", "FILE", "-o", "OUT.tif"}, true},
        {"flow", {"terrain", "flow", "FILE", "-o", "OUT.tif"}, true},
        {"contours", {"terrain", "contours", "FILE", "-o", "OUT.geojson"}, true},
        {"import",
         {"terrain", "import", "FILE", "--name", "bad", "--area", "69.05,35.3,69.2,35.4"}},
        {"info", {"terrain", "info", "FILE"}},
        {"export", {"--terrain", "FILE", "terrain", "export", "-o", "OUT.tif"}},
        {"render", {"--terrain", "FILE", "render", "-o", "OUT.png"}},
        {"profile", {"--terrain", "FILE", "profile", "69.1,35.4", "69.2,35.42", "-o", "OUT.csv"}},
        {"line of sight",
         {"--terrain", "FILE", "sight", "--from", "69.1,35.4", "--to", "69.2,35.42"}},
        {"viewshed",
         {"--terrain", "FILE", "sight", "--from", "69.1,35.4", "--radius", "3000", "-o",
          "OUT.tif"}},
        {"measure", {"--terrain", "FILE", "measure", "69.1,35.4", "69.2,35.42"}}};
    return all;
}

class BadTerrain : public TerrainCache {
protected:
    CommandRun run(const Use& use, const std::string& input) const {
        std::vector<std::string> arguments;
        for (std::string argument : use.arguments) {
            if (argument == "FILE")
                argument = input;
            else if (argument.rfind("OUT", 0) == 0)
                argument = file(argument).string();
            arguments.push_back(argument);
        }
        cli::CliHooks hooks;
        hooks.terrain = cli::terrain_hooks();
        return run_command(arguments, hooks);
    }
    /// Every command refuses the file, with its name and one of the reasons.
    void expect_refused(const std::string& name, const char* reason, const char* other) const {
        const std::string input = file(name).string();
        for (const Use& use : uses()) {
            const CommandRun refused = run(use, input);
            EXPECT_EQ(refused.exit_code, kInputAtFault) << use.name << ": " << refused.err;
            EXPECT_EQ(refused.out, "") << use.name;
            // Notes of what is being done may stand before it.
            const std::size_t last = refused.err.rfind("panjshir: ");
            ASSERT_NE(last, std::string::npos) << use.name << ": " << refused.err;
            const std::string message = refused.err.substr(last);
            EXPECT_THAT(message, StartsWith("panjshir: " + input + ": ")) << use.name;
            EXPECT_THAT(message, AnyOf(HasSubstr(reason), HasSubstr(other))) << use.name;
            EXPECT_EQ(message.find('\n'), message.size() - 1) << use.name << ": " << message;
        }
        for (const auto& entry : fs::directory_iterator(file("")))
            EXPECT_THAT(entry.path().filename().string(), AnyOf(name, "cache"));
        EXPECT_FALSE(fs::exists(terrain_file("bad")));
    }
    void expect_refused(const std::string& name, const char* reason) const {
        expect_refused(name, reason, reason);
    }
    /// Metres on the map's plane.
    static TiffPlan plane() {
        TiffPlan plan;
        plan.reference = "EPSG:32642";
        plan.columns = 400;
        plan.rows = 300;
        plan.transform = {500000, 100, 0, 3930000, 0, -100};
        plan.height = [](int c, int r) { return 2000 + 5 * c + (c * 7919 + r * 104729) % 50; };
        return plan;
    }
};

} // namespace

TEST_F(BadTerrain, TwoMillionCellsSquareTakeNoMemory) {
    TiffPlan plan = plane();
    plan.columns = plan.rows = 2'000'000;
    plan.type = GDT_Int16;
    plan.height = nullptr;
    plan.transform = {400000, 0.1, 0, 4000000, 0, -0.1};
    plan.options = {"SPARSE_OK=TRUE", "BIGTIFF=YES", "TILED=YES", "BLOCKXSIZE=16384",
                    "BLOCKYSIZE=16384"};
    make_tiff(file("huge.tif"), plan);
    rusage before{}, after{};
    ::getrusage(RUSAGE_SELF, &before);
    expect_refused("huge.tif", "claims 2000000 x 2000000 cells, more than can be read");
    ::getrusage(RUSAGE_SELF, &after);
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 256 * 1024); // KiB: the atlas is read as well
}

TEST_F(BadTerrain, NoGeoreference) {
    TiffPlan plan = plane();
    plan.reference = nullptr;
    plan.transform = {};
    make_tiff(file("nowhere.tif"), plan);
    expect_refused("nowhere.tif", "has no georeference");
}

TEST_F(BadTerrain, NothingButVoids) {
    TiffPlan plan = plane();
    plan.void_value = -9999;
    plan.height = [](int, int) { return -9999; };
    make_tiff(file("void.tif"), plan);
    expect_refused("void.tif", "holds nothing but voids", "nothing but voids round");
}

TEST_F(BadTerrain, NothingButNaN) {
    TiffPlan plan = plane();
    plan.height = [](int, int) { return std::numeric_limits<double>::quiet_NaN(); };
    make_tiff(file("nan.tif"), plan);
    expect_refused("nan.tif", "holds nothing but voids", "nothing but voids round");
}

TEST_F(BadTerrain, AColourPicture) {
    TiffPlan plan = plane();
    plan.bands = 3;
    plan.type = GDT_Byte;
    plan.options = {"PHOTOMETRIC=RGB"};
    make_tiff(file("picture.tif"), plan);
    expect_refused("picture.tif", "no elevation band (found 3 colour bands)");
}

TEST_F(BadTerrain, AFolder) {
    fs::create_directory(file("folder.tif"));
    expect_refused("folder.tif", "is a folder, not an elevation file");
}

TEST_F(BadTerrain, CutOff) {
    make_tiff(file("cut.tif"), plane());
    // Before the ground that is asked for: the later rows and their places in the file are gone.
    fs::resize_file(file("cut.tif"), 20000);
    expect_refused("cut.tif", "cut off or damaged", "cannot be read");
}

TEST_F(BadTerrain, SouthUpAndRotatedGridsAreTurnedOrRefused) {
    TiffPlan south_up = plane();
    south_up.transform = {500000, 100, 0, 3900000, 0, 100};
    make_tiff(file("south-up.tif"), south_up);
    TiffPlan rotated = plane();
    rotated.transform = {490000, 80, 60, 3915000, 60, -80};
    make_tiff(file("rotated.tif"), rotated);
    for (const auto& [name, reason] :
         {std::pair{"south-up.tif", "its grid is south up; warp it north up first"},
          {"rotated.tif", "its grid is rotated; warp it north up first"}})
        for (const Use& use : uses()) {
            if (!use.on_the_plane && std::string(use.name) != "line of sight")
                continue;
            const CommandRun answer = run(use, file(name).string());
            if (use.on_the_plane) {
                EXPECT_EQ(answer.exit_code, kInputAtFault) << use.name;
                EXPECT_THAT(answer.err, HasSubstr(file(name).string() + ": " + reason));
            } else { // brought onto the plane first
                EXPECT_EQ(answer.exit_code, kDone) << use.name << ": " << answer.err;
            }
        }
}

TEST_F(BadTerrain, FeetAreReadAsMetres) {
    TiffPlan feet = plane();
    feet.unit = "ft";
    feet.height = [](int, int) { return 1000; };
    make_tiff(file("feet.tif"), feet);
    const CommandRun sight = run_command({"--terrain", file("feet.tif").string(), "sight", "--from",
                                          "69.1,35.4,0", "--to", "69.2,35.42", "--json"});
    ASSERT_EQ(sight.exit_code, kDone) << sight.err;
    EXPECT_NEAR(sight.json().at("observer").at("ground_m").get<double>(), 304.8, 0.01);
}

} // namespace panjshir::cli
