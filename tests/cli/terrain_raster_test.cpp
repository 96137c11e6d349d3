// panjshir terrain relief, skyview, flow, export: files made and read back, and what is refused.

#include "base/file.hpp"
#include "cli/command_runner.hpp"
#include "io/dem.hpp"
#include "terrain/flow.hpp"
#include "terrain/relief_hillshade.hpp"
#include "terrain/sky_view.hpp"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>
#include <limits>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using terrain::HeightGrid;
using ::testing::HasSubstr;

// Hills with a hole, rows enough for several bands.
HeightGrid hills(int columns = 900, int rows = 1100) {
    HeightGrid grid(columns, rows, 30, {500000, 3900000});
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            grid.at(c, r) =
                static_cast<float>(2500 + 400 * std::sin(c / 31.0) * std::cos(r / 23.0) +
                                   150 * std::sin((c + 2 * r) / 9.0));
    for (int r = rows / 4; r < rows / 4 + 20; ++r)
        for (int c = columns / 2; c < columns / 2 + 40; ++c)
            grid.at(c, r) = std::numeric_limits<float>::quiet_NaN();
    return grid;
}

class TerrainRaster : public ::testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(::testing::TempDir()) /
                   (std::string("terrain-raster-") +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        m_input = (m_folder / "hills.tif").string();
        m_output = (m_folder / "out.tif").string();
    }
    void TearDown() override { fs::remove_all(m_folder); }

    void write(const HeightGrid& grid) {
        const auto written = io::write_dem(m_input, grid, *make_map_projection());
        ASSERT_TRUE(written) << written.error().message;
    }
    // Values read back; what the file calls void is NaN.
    HeightGrid read_output() const {
        auto dem = io::read_projected_dem(m_output);
        EXPECT_TRUE(dem) << (dem ? "" : dem.error().message);
        return dem ? std::move(dem->grid) : HeightGrid(1, 1, 1, {});
    }

    fs::path m_folder;
    std::string m_input, m_output;
};

void expect_greys(const HeightGrid& actual, const std::vector<std::uint8_t>& expected) {
    ASSERT_EQ(actual.heights().size(), expected.size());
    std::size_t apart = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const float grey = std::isnan(actual.heights()[i]) ? 0 : actual.heights()[i];
        apart += grey != static_cast<float>(expected[i]) ? 1 : 0;
    }
    EXPECT_EQ(apart, 0u);
}

TEST_F(TerrainRaster, ReliefByBandsEqualsTheWholeInEveryMethodAndAtEveryEdge) {
    const HeightGrid grid = hills();
    write(grid);
    const std::pair<const char*, terrain::HillshadeMethod> methods[] = {
        {"horn", terrain::HillshadeMethod::Horn},
        {"multidirectional", terrain::HillshadeMethod::Multidirectional},
        {"igor", terrain::HillshadeMethod::Igor},
        {"combined", terrain::HillshadeMethod::Combined}};
    for (const auto& [name, method] : methods)
        for (const bool edges : {false, true}) {
            std::vector<std::string> arguments{"terrain",  "relief", m_input, "-o", m_output,
                                               "--method", name,     "--z",   "2"};
            if (edges)
                arguments.push_back("--compute-edges");
            const CommandRun run = run_command(arguments);
            ASSERT_EQ(run.exit_code, kDone) << run.err;
            expect_greys(read_output(),
                         hillshade(grid, {.method = method,
                                          .exaggeration = 2,
                                          .edges = edges ? terrain::HillshadeEdges::Extrapolate
                                                         : terrain::HillshadeEdges::Void}));
        }
}

TEST_F(TerrainRaster, ACompressedTiledFileHoldsTheSame) {
    const HeightGrid grid = hills();
    write(grid);
    const CommandRun run = run_command({"terrain", "relief", m_input, "-o", m_output, "--method",
                                        "horn", "--co", "COMPRESS=DEFLATE", "--co", "TILED=YES"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_LT(fs::file_size(m_output), grid.heights().size());
    expect_greys(read_output(), hillshade(grid));
}

TEST_F(TerrainRaster, TheDefaultMethodKeepsLevelGroundAt181AndShadesEdges) {
    HeightGrid grid(60, 50, 30, {500000, 3900000});
    std::fill(grid.heights().begin(), grid.heights().end(), 2000.0f);
    write(grid);
    const CommandRun run = run_command({"terrain", "relief", m_input, "-o", m_output, "--json"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_EQ(run.json().at("method"), "default");
    EXPECT_EQ(run.json().at("columns"), 60);
    const HeightGrid grey = read_output();
    for (const float g : grey.heights())
        ASSERT_EQ(g, 181);
}

TEST_F(TerrainRaster, SkyViewIsThatOfTheGrid) {
    const HeightGrid grid = hills(120, 90);
    write(grid);
    ASSERT_EQ(
        run_command({"terrain", "skyview", m_input, "-o", m_output, "--radius", "1500"}).exit_code,
        kDone);
    const auto expected = terrain::sky_view_factor(grid, {.radius_m = 1500});
    const HeightGrid sky = read_output();
    for (std::size_t i = 0; i < expected.size(); ++i)
        ASSERT_TRUE(sky.heights()[i] == expected[i] ||
                    (std::isnan(sky.heights()[i]) && std::isnan(expected[i])))
            << i;
}

// A valley that falls to the south, its sides to its middle.
TEST_F(TerrainRaster, FlowGathersAllOfAValleyAtItsMouthAndTheStreamRunsDownIt) {
    HeightGrid grid(101, 200, 100, {500000, 3900000});
    for (int r = 0; r < 200; ++r)
        for (int c = 0; c < 101; ++c)
            grid.at(c, r) = static_cast<float>(3000 - 5 * r + 30 * std::abs(c - 50));
    write(grid);
    const std::string streams = (m_folder / "streams.geojson").string();
    CommandRun run = run_command({"terrain", "flow", m_input, "-o", m_output, "--streams", streams,
                                  "--stream-area", "30", "--json"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_EQ(run.json().at("streams"), 1);
    const auto json = nlohmann::json::parse(*read_file(streams));
    EXPECT_NEAR(json.at("features").at(0).at("properties").at("area_km2"), 190, 10);
    // At an easting of 500 km lies the meridian of 69 degrees east.
    EXPECT_NEAR(json.at("features").at(0).at("geometry").at("coordinates").at(0).at(0), 69.056,
                0.001);

    run = run_command({"terrain", "flow", m_input, "-o", m_output, "--directions"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    const HeightGrid directions = read_output();
    EXPECT_EQ(directions.at(50, 100), 4); // south
    EXPECT_EQ(directions.at(0, 100), 0);  // off the grid
    EXPECT_EQ(directions.at(20, 100), 1); // east, down the side
}

TEST_F(TerrainRaster, ExportWritesTheBuiltInReliefOnTheMapsPlane) {
    const char* old = std::getenv("XDG_CACHE_HOME");
    const std::string before = old ? old : "";
    ::setenv("XDG_CACHE_HOME", m_folder.c_str(), 1);
    const CommandRun run = run_command({"terrain", "export", "-o", m_output, "--json"});
    old ? ::setenv("XDG_CACHE_HOME", before.c_str(), 1) : ::unsetenv("XDG_CACHE_HOME");
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    const auto info = io::read_dem_info(m_output);
    ASSERT_TRUE(info) << info.error().message;
    EXPECT_EQ(info->reference, "WGS 84 / UTM zone 42N");
    EXPECT_EQ(info->columns, run.json().at("columns"));
    EXPECT_LT(info->west, 68.5);
    EXPECT_GT(info->north, 36.05);
}

TEST_F(TerrainRaster, RefusesWhatItCannotDoAndKeepsTheOldFile) {
    ASSERT_TRUE(write_file(m_output, "old"));
    const auto refused = [&](std::vector<std::string> arguments, int code, const char* why) {
        const CommandRun run = run_command(std::move(arguments));
        EXPECT_EQ(run.exit_code, code) << why;
        EXPECT_THAT(run.err, HasSubstr(why));
        EXPECT_EQ(*read_file(m_output), "old") << why;
    };
    refused({"terrain", "relief", "none.tif", "-o", m_output, "--method", "horn"}, kInputAtFault,
            "none.tif: no such file");
    HeightGrid voids(40, 40, 30, {500000, 3900000});
    write(voids);
    for (const char* method : {"horn", "default"})
        refused({"terrain", "relief", m_input, "-o", m_output, "--method", method}, kInputAtFault,
                "nothing but voids");
    write(hills(200, 150));
    refused({"terrain", "relief", m_input, "-o", m_output, "--method", "soft"}, kWrongUsage,
            "'soft' is none of");
    refused({"terrain", "relief", m_input, "-o", m_output, "--method", "horn", "--co",
             "COMPRESS=NEVER"},
            kWrongUsage, "COMPRESS=NEVER");
    refused({"terrain", "relief", m_input, "-o", m_output, "--method", "multidirectional",
             "--azimuth", "300"},
            kWrongUsage, "--azimuth");
    refused({"terrain", "skyview", m_input, "-o", m_output, "--directions", "18"}, kWrongUsage,
            "multiple of 4");
    refused({"terrain", "flow", m_input}, kWrongUsage, "nothing to write");
    refused({"terrain", "flow", m_input, "--streams", (m_folder / "s.shp").string()}, kWrongUsage,
            ".geojson");
    refused({"terrain", "relief", m_input, "-o", (m_folder / "no/out.tif").string(), "--method",
             "horn"},
            kInputAtFault, "no such folder");
    refused({"terrain", "relief", m_folder.string(), "-o", m_output, "--method", "igor"},
            kInputAtFault, "is a folder");
    // Cut off in the middle.
    const auto whole = read_file(m_input);
    ASSERT_TRUE(write_file(m_input, std::string_view(*whole).substr(0, whole->size() / 2)));
    refused({"terrain", "relief", m_input, "-o", m_output, "--method", "horn"}, kInputAtFault,
            "hills.tif");
    for (const auto& entry : fs::directory_iterator(m_folder))
        EXPECT_THAT(entry.path().filename().string(), ::testing::AnyOf("hills.tif", "out.tif"));
}

TEST_F(TerrainRaster, DegreesAreRefusedWithTheWayOut) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    const auto survey = panjshir::testing::shared_dir() / "survey/terrain/survey_15s.tif";
    for (const char* part : {"relief", "skyview", "flow"}) {
        const CommandRun run = run_command({"terrain", part, survey.string(), "-o", m_output});
        EXPECT_EQ(run.exit_code, kInputAtFault);
        EXPECT_THAT(run.err, HasSubstr("measured in degrees; warp it"));
    }
}

} // namespace
} // namespace panjshir::cli
