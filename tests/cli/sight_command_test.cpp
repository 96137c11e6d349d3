#include "cli/command_runner.hpp"
#include "support/test_folder.hpp"

#include <filesystem>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

std::filesystem::path folder() {
    return panjshir::testing::test_folder("sight");
}

TEST(SightCommand, MountainsStandBetweenBazarakAndKabul) {
    const auto run =
        run_command({"sight", "--from", "bazarak,1.7", "--to", "kabul", "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json answer = run.json();
    EXPECT_FALSE(answer.at("visible").get<bool>());
    EXPECT_LT(answer.at("clearance_m").get<double>(), 0);
    const json& ridge = answer.at("blocked_at");
    EXPECT_GT(ridge.at("elevation_m").get<double>(), ridge.at("line_m").get<double>());
    EXPECT_EQ(answer.at("observer").at("above_ground_m"), 1.7);
}

TEST(SightCommand, HighEnoughEyesSeeAnything) {
    const auto run = run_command(
        {"sight", "--from", "69.5,35.3,9000", "--to", "69.6,35.4", "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_TRUE(run.json().at("visible").get<bool>());
    EXPECT_TRUE(run.json().at("blocked_at").is_null());
}

TEST(SightCommand, WritesAViewshedAsARaster) {
    const auto file = folder() / "seen.tif";
    const auto run = run_command({"sight", "--from", "khawak-pass,10", "--radius", "15000", "-o",
                                  file.string(), "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_TRUE(std::filesystem::exists(file));
    EXPECT_GT(run.json().at("seen_km2").get<double>(), 1);
    EXPECT_LT(run.json().at("seen_km2").get<double>(), 707);
}

TEST(SightCommand, TellsWhatIsWrong) {
    const auto code = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "sight");
        arguments.emplace_back("--quiet");
        return run_command(arguments).exit_code;
    };
    EXPECT_EQ(code({"--from", "69.5,35.3"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "69.5,35.3", "--to", "69.6,35.3", "--radius", "100"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "69.5,35.3", "--radius", "0"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "69.5,35.3", "--radius", "1000000000"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "69.5,35.3", "--radius", "nan"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "69.5,35.3,nan", "--radius", "100"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "69.5,35.3,2,3", "--radius", "100"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "nan,35.3", "--radius", "100"}), kInputAtFault);
    EXPECT_EQ(code({"--from", "2.3,48.8", "--radius", "100"}), kInputAtFault); // Paris
    EXPECT_EQ(code({"--from", "69.5,35.3", "--to", "69.6,35.3", "--refraction", "5"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "69.5,35.3", "--radius", "5000", "-o", "seen.jpg"}), kWrongUsage);
    EXPECT_EQ(code({"--from", "69.5,35.3", "--radius", "5000", "--terrain", "/no/such.tif"}),
              kInputAtFault);
    EXPECT_THAT(run_command({"sight", "--from", "2.3,48.8", "--radius", "100", "--quiet"}).err,
                HasSubstr("outside the terrain"));
}

TEST(SightCommand, APlaceSeesItself) {
    const auto run =
        run_command({"sight", "--from", "bazarak", "--to", "bazarak", "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_TRUE(run.json().at("visible").get<bool>());
    EXPECT_TRUE(run.json().at("clearance_m").is_null());
}

} // namespace
} // namespace panjshir::cli
