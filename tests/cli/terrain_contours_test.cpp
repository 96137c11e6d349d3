#include "cli/command_runner.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace panjshir {
namespace {

using testing::run_command;

TEST(TerrainContoursCommand, RefusesIntervalsThatMeanNothing) {
    for (const char* interval : {"0", "-100", "nan", "1e9"}) {
        const auto run =
            run_command({"terrain", "contours", "in.tif", "-o", "out.fgb", "--interval", interval});
        EXPECT_EQ(run.exit_code, cli::kWrongUsage) << interval << ": " << run.err;
        EXPECT_FALSE(std::filesystem::exists("out.fgb"));
    }
}

TEST(TerrainContoursCommand, NamesAMissingFile) {
    const auto run = run_command({"terrain", "contours", "no-such.tif", "-o", "out.fgb"});
    EXPECT_EQ(run.exit_code, cli::kInputAtFault);
    EXPECT_NE(run.err.find("no-such.tif"), std::string::npos) << run.err;
}

TEST(TerrainContoursCommand, WritesTheBuiltInRelief) {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("panjshir-contours-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const std::string heights = folder / "heights.tif", lines = folder / "lines.geojson";
    ASSERT_EQ(run_command({"terrain", "export", "-o", heights}).exit_code, cli::kDone);
    const auto run = run_command({"--json", "terrain", "contours", heights, "-o", lines,
                                  "--interval", "500", "--base", "250"});
    EXPECT_EQ(run.exit_code, cli::kDone) << run.err;
    EXPECT_GT(run.json()["lines"].get<int>(), 20);
    EXPECT_EQ(run.json()["highest_m"].get<int>() % 500, 250);
    EXPECT_TRUE(std::filesystem::exists(lines));
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace panjshir
