#include "cli/command_runner.hpp"
#include "geo/geodesic.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::run_command;
using panjshir::testing::shared_dir;
using ::testing::HasSubstr;

// Of Bazarak to Khawak Pass over the terrain, the climb by the heights that the line's ends have.
void expect_profile_of_the_pass(const std::string& terrain, double tolerance_m) {
    const auto run = run_command(
        {"profile", "bazarak", "khawak-pass", "--terrain", terrain, "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json answer = run.json();
    const json& first = answer.at("points").front();
    const json& last = answer.at("points").back();
    const auto place = [](const json& p) {
        return LonLat::from_degrees(p.at("longitude").get<double>(),
                                    p.at("latitude").get<double>());
    };
    // The length is the geodesic's (Karney, through PROJ), as `measure` tells it with the azimuth.
    const GeodesicInverse way = geodesic(place(first), place(last));
    EXPECT_NEAR(last.at("distance_m").get<double>(), way.distance_m, 0.01);
    const json measured = run_command({"measure", "bazarak", "khawak-pass", "--json"}).json();
    EXPECT_NEAR(measured.at("distance_m").get<double>(), way.distance_m, 0.01);
    EXPECT_NEAR(measured.at("azimuth_deg").get<double>(), way.azimuth_deg, 1e-6);
    const double net = answer.at("ascent_m").get<double>() - answer.at("descent_m").get<double>();
    EXPECT_NEAR(net, last.at("elevation_m").get<double>() - first.at("elevation_m").get<double>(),
                0.01);
    EXPECT_NEAR(net, measured.at("climb_m").get<double>(), tolerance_m);
    if (terrain == "built-in") {
        EXPECT_NEAR(last.at("elevation_m").get<double>(), 3848, 30); // adopted
    }
}

TEST(ProfileCommand, ClimbsByAdoptedHeightsOnTheBuiltInRelief) {
    expect_profile_of_the_pass("built-in",
                               80); // the town stands on a slope, up to 80 m off its height
}

TEST(ProfileCommand, ClimbsByTheSurveyWhereThatIsTheTerrain) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    // Its saddle lies some 200 m below the pass's adopted height.
    expect_profile_of_the_pass((shared_dir() / "survey/terrain/survey_15s.tif").string(), 320);
}

TEST(ProfileCommand, FollowsARiverDown) {
    const auto run = run_command({"profile", "--along", "panjshir-river", "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json answer = run.json();
    EXPECT_GT(answer.at("length_m").get<double>(), 90'000);
    EXPECT_GT(answer.at("descent_m").get<double>(), 1000);
    // Almost all the way down: a drawn line leaves the bed here and there.
    EXPECT_LT(answer.at("ascent_m").get<double>(), 0.15 * answer.at("descent_m").get<double>());
}

TEST(ProfileCommand, WritesTableAndFigures) {
    const auto folder = std::filesystem::path(PANJSHIR_BUILD_DIR) / "test-profile";
    std::filesystem::create_directories(folder);
    for (const char* language : {"en", "prs"}) {
        const auto run =
            run_command({"profile", "bazarak", "khawak-pass", "-o", (folder / "p.png").string(),
                         "-o", (folder / "p.svg").string(), "-o", (folder / "p.csv").string(),
                         "--language", language, "--quiet"});
        ASSERT_EQ(run.exit_code, 0) << run.err;
        EXPECT_GT(std::filesystem::file_size(folder / "p.png"), 20'000U);
    }
    std::ifstream table(folder / "p.csv");
    std::string header;
    std::getline(table, header);
    EXPECT_EQ(header, "distance_m,longitude,latitude,elevation_m,place");
}

TEST(ProfileCommand, TellsWhatIsWrong) {
    EXPECT_EQ(run_command({"profile", "bazarak"}).exit_code, kWrongUsage);
    EXPECT_EQ(run_command({"profile", "bazarak", "bazarak", "--quiet"}).exit_code, kInputAtFault);
    EXPECT_EQ(run_command({"profile", "bazarak", "Xqzt"}).exit_code, kInputAtFault);
    EXPECT_EQ(run_command({"profile", "2.3,48.8", "4.8,45.7", "--quiet"}).exit_code, kInputAtFault);
    const auto picture =
        run_command({"profile", "bazarak", "khawak-pass", "-o", "p.gif", "--quiet"});
    EXPECT_EQ(picture.exit_code, kWrongUsage);
    EXPECT_THAT(picture.err, HasSubstr(".png, .pdf, .svg or .csv"));
    EXPECT_EQ(run_command({"profile", "--along", "kabul", "--quiet"}).exit_code, kInputAtFault);
}

} // namespace
} // namespace panjshir::cli
