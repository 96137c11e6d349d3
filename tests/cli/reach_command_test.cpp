#include "base/csv.hpp"
#include "base/file.hpp"
#include "cli/command_runner.hpp"
#include "io/dem.hpp"

#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;
using ::testing::Not;

class ReachCommand : public ::testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(::testing::TempDir()) /
                   (std::string("reach-") +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        ::setenv("XDG_CACHE_HOME", (fs::path(PANJSHIR_BUILD_DIR) / "test-cache").c_str(), 1);
    }
    void TearDown() override { fs::remove_all(m_folder); }
    std::string path(const char* name) const { return (m_folder / name).string(); }

    fs::path m_folder;
};

TEST_F(ReachCommand, GivesItsMachineForm) {
    const CommandRun run = run_command({"reach", "--from", "Paryan", "--to", "Pul-e Hesar",
                                        "--close", "Khawak Pass", "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    const auto answer = run.json();
    ASSERT_EQ(answer.at("ways").size(), 1u);
    const auto& way = answer.at("ways")[0];
    EXPECT_EQ(way.at("to"), "pul-e-hesar");
    EXPECT_TRUE(way.at("passes").is_array());
    for (const char* key : {"length_m", "ascent_m", "descent_m", "hours"})
        EXPECT_GT(way.at(key).get<double>(), 0) << key;
    EXPECT_NEAR(way.at("line").front()[0].get<double>(), 70.01457, 1e-4);
    EXPECT_NEAR(way.at("line").back()[1].get<double>(), 35.61794, 1e-4);
    EXPECT_EQ(answer.at("with_nothing_closed").at("passes")[0], "khawak-pass");
    EXPECT_NEAR(answer.at("difference_hours").get<double>(),
                way.at("hours").get<double>() -
                    answer.at("with_nothing_closed").at("hours").get<double>(),
                1e-9);
    EXPECT_EQ(answer.at("closed")[0].at("place"), "khawak-pass");
    EXPECT_THAT(answer.at("caution").get<std::string>(), HasSubstr("never a prediction"));
}

TEST_F(ReachCommand, TellsInWordsWhatItIsNot) {
    const CommandRun run = run_command({"reach", "--from", "bazarak", "--to", "rukha", "--quiet"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Rukha"));
    EXPECT_THAT(run.out, HasSubstr("never a prediction of a march"));
    const CommandRun french =
        run_command({"reach", "--from", "bazarak", "--to", "rukha", "--quiet", "--language", "fr"});
    EXPECT_THAT(french.out, HasSubstr("jamais la prévision d’une marche"));
}

TEST_F(ReachCommand, WritesTablesLinesRastersAndPictures) {
    const std::vector<std::string> ask{"reach",   "--from", "bazarak", "--to", "khenj",
                                       "--quiet", "--size", "500x425", "-o"};
    for (const char* name : {"a.csv", "a.geojson", "a.tif", "a.png", "a.svg", "a.pdf"}) {
        auto arguments = ask;
        arguments.push_back(path(name));
        ASSERT_EQ(run_command(arguments).exit_code, kDone) << name;
        EXPECT_GT(fs::file_size(path(name)), 100u) << name;
    }
    const CsvTable table = parse_csv(read_file(path("a.csv")).value(), "a.csv");
    EXPECT_TRUE(table.diagnostics.empty());
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(table.rows[0].fields[0].text, "khenj");
    const auto features = nlohmann::json::parse(read_file(path("a.geojson")).value());
    EXPECT_EQ(features.at("features")[0].at("geometry").at("type"), "LineString");
    const auto hours = io::read_projected_dem(path("a.tif")); // nobody takes it for heights
    ASSERT_FALSE(hours);
    EXPECT_THAT(hours.error().message, HasSubstr("hour"));
    EXPECT_THAT(read_file(path("a.svg")).value(), HasSubstr("never a prediction of a march"));
}

TEST_F(ReachCommand, KeepsTheOldFileWhereItFails) {
    ASSERT_TRUE(write_file(path("a.csv"), "old"));
    EXPECT_EQ(run_command(
                  {"reach", "--from", "bazarak", "--to", "bazarak", "-o", path("a.csv"), "--quiet"})
                  .exit_code,
              kInputAtFault);
    EXPECT_EQ(read_file(path("a.csv")).value(), "old");
    EXPECT_EQ(run_command({"reach", "--from", "bazarak", "--to", "rukha", "-o", path("none/a.csv"),
                           "--quiet"})
                  .exit_code,
              kInputAtFault);
}

TEST_F(ReachCommand, NamesWhatIsWrong) {
    const auto expect = [&](std::vector<std::string> arguments, int code,
                            const std::string& reason) {
        arguments.insert(arguments.begin(), {"reach", "--quiet"});
        const CommandRun run = run_command(arguments);
        EXPECT_EQ(run.exit_code, code) << run.err;
        EXPECT_THAT(run.err, HasSubstr(reason));
        EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    };
    expect({"--from", "Xqzt"}, kInputAtFault, "unknown place 'Xqzt'");
    expect({"--from", "bazarak", "--to", "66,35"}, kInputAtFault, "outside the terrain");
    expect({"--from", "bazarak", "--close", "Xqzt"}, kInputAtFault, "unknown place 'Xqzt'");
    expect({"--from", "bazarak", "--to", "bazarak"}, kInputAtFault, "same place");
    expect({"--from", "bazarak", "--closed-by", "taliban"}, kWrongUsage, "--on");
    expect({"--from", "bazarak", "--closed-by", "taliban", "--on", "2021-02-30"}, kInputAtFault,
           "--on");
    expect({"--from", "bazarak", "--on-foot", "--by-road"}, kWrongUsage, "not both");
    expect({"--from", "bazarak", "--to", "rukha", "-o", path("a.xyz")}, kWrongUsage, "a.xyz");
    expect({}, kWrongUsage, "--from");
}

TEST_F(ReachCommand, NoWayIsAnAnswerAndSaysWhy) {
    const CommandRun run = run_command({"reach", "--from", "bazarak", "--to", "kabul", "--close",
                                        "panjshir-valley", "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_TRUE(run.json().at("ways").empty());
    EXPECT_THAT(run.json().at("no_way")[0].at("reason").get<std::string>(), HasSubstr("Bazarak"));
}

} // namespace
} // namespace panjshir::cli
