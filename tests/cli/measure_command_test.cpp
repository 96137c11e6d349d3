#include "cli/command_runner.hpp"

#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

TEST(MeasureCommand, GivesGeodesicDistanceAndDirection) {
    // The first degree of a WGS 84 meridian from the equator is 110,574.4 m long.
    const CommandRun run = run_command({"measure", "69,0", "69,1", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json answer = run.json();
    EXPECT_NEAR(answer.at("distance_m").get<double>(), 110'574.4, 0.1);
    EXPECT_NEAR(answer.at("azimuth_deg").get<double>(), 0, 1e-9);
    EXPECT_EQ(answer.at("direction"), "N");
    EXPECT_EQ(answer.at("from"), "69,0");
    EXPECT_TRUE(answer.at("climb_m").is_null());
}

TEST(MeasureCommand, TakesNamesAndTheirAdoptedHeights) {
    const CommandRun run = run_command({"measure", "Salang Pass", "khawak-pass", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.json().at("from"), "salang-pass");
    EXPECT_EQ(run.json().at("to"), "khawak-pass");
    EXPECT_EQ(run.json().at("climb_m"), -30);
    EXPECT_THAT(run_command({"measure", "Salang Pass", "khawak-pass"}).out,
                HasSubstr("climb -30 m"));
}

TEST(MeasureCommand, AsksTheTerrainForOtherHeights) {
    CliHooks hooks;
    hooks.terrain.height_at = [](const CommandContext&, const io::Atlas&, LonLat place) {
        return Result<std::optional<double>>{place.latitude_deg() * 100};
    };
    EXPECT_EQ(run_command({"measure", "69,34", "69,35", "--json"}, hooks).json().at("climb_m"),
              100);
}

TEST(MeasureCommand, TellsOfPlacesThatAreNone) {
    EXPECT_EQ(run_command({"measure", "Kabul", "Xqzt"}).exit_code, kInputAtFault);
    EXPECT_EQ(run_command({"measure", "Kabul", "69,95"}).exit_code, kInputAtFault);
    EXPECT_EQ(run_command({"measure", "Kabul"}).exit_code, kWrongUsage);
}

} // namespace
} // namespace panjshir::cli
