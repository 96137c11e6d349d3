#include "cli/command_runner.hpp"
#include "io/atlas_folder.hpp"

#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::AtlasFolder;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

TEST(CheckCommand, ThePackageHasNoErrorAndEveryStatementAVerdict) {
    const CommandRun run = run_command({"check", "--json"});
    EXPECT_EQ(run.exit_code, 0) << run.out;
    const json answer = run.json();
    for (const json& fault : answer.at("faults"))
        EXPECT_EQ(fault.at("severity"), "warning") << fault.dump();
    ASSERT_GT(answer.at("statements").size(), 10u);
    for (const json& statement : answer.at("statements")) {
        for (const char* key :
             {"id", "source", "relation", "subject", "object", "said", "measured", "reason"})
            EXPECT_TRUE(statement.at(key).is_string()) << key;
        EXPECT_THAT(
            (std::vector<std::string>{"supported", "contradicted", "depends", "unverifiable"}),
            ::testing::Contains(statement.at("verdict").get<std::string>()));
    }
}

TEST(CheckCommand, NamesAFaultByFileLineAndColumnAndExitsWithOne) {
    AtlasFolder folder;
    folder.with_claim("c2,ford,red,takes,,2021-02-30,red,,2021-08-22,paper,5,20,no,,");
    const CommandRun machine =
        run_command({"--atlas", folder.folder().string(), "check", "--json"});
    EXPECT_EQ(machine.exit_code, kInputAtFault);
    const json fault = machine.json().at("faults").at(0);
    EXPECT_EQ(fault.at("severity"), "error");
    EXPECT_EQ(fault.at("file"), "claims.csv");
    EXPECT_EQ(fault.at("line"), 3);
    EXPECT_EQ(fault.at("column"), 20);
    EXPECT_THAT(fault.at("message").get<std::string>(), HasSubstr("2021-02-30"));
    const CommandRun text = run_command({"--atlas", folder.folder().string(), "check"});
    EXPECT_THAT(text.out,
                HasSubstr("claims.csv:3:20: error: when: '2021-02-30': there is no such day"));
    EXPECT_THAT(text.out, HasSubstr("1 errors, 0 warnings"));
}

TEST(CheckCommand, OtherCommandsTellOfTheFaultAndGoOnWithTheGoodRows) {
    AtlasFolder folder;
    folder.with_claim("c2,ford,red,takes,,2021-02-30,red,,2021-08-22,paper,5,20,no,,");
    const std::string atlas = folder.folder().string();
    const CommandRun run =
        run_command({"--atlas", atlas, "claims", "--on", "2021-08-22", "--json"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.json().at("places").at(0).at("claims").size(), 1u);
    EXPECT_THAT(run.err, HasSubstr("claims.csv:3:20"));
    EXPECT_EQ(run_command({"--atlas", atlas, "claims", "--on", "2021-08-22", "--quiet"}).err, "");
}

TEST(CheckCommand, AWarningAloneIsNoFault) {
    AtlasFolder folder;
    folder.table("events", AtlasFolder::kEventColumns);
    const CommandRun run = run_command({"--atlas", folder.folder().string(), "check", "--json"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.json().at("faults").at(0).at("severity"), "warning");
}

TEST(CheckCommand, ReadsTheSourcesTexts) {
    AtlasFolder folder;
    folder.file("paper.txt", "another text altogether, but long enough for it");
    const CommandRun run = run_command(
        {"--atlas", folder.folder().string(), "check", "--articles", folder.folder().string()});
    EXPECT_EQ(run.exit_code, kInputAtFault);
    EXPECT_THAT(run.out, HasSubstr("sources.csv:2:17: error: paper: paper.txt is another text"));
    EXPECT_EQ(run_command({"check", "--articles", "/no/such/folder"}).exit_code, kInputAtFault);
}

TEST(CheckCommand, WarnsOfColoursThatSomeEyesConfuse) {
    AtlasFolder folder;
    folder.table("actors",
                 "id,name_en,name_fr,name_prs,side,role_en,role_fr,colour,hatch\n"
                 "red,Red,Rouge,,reds,,,C06030,dots\nblue,Blue,Bleu,,blues,,,80A030,lines\n");
    const CommandRun run = run_command({"--atlas", folder.folder().string(), "check"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(
        run.out,
        HasSubstr("actors.csv:3:25: warning: colour: red and blue are too near to each other in "));
}

TEST(CheckCommand, ThePackageIsQuiet) {
    PANJSHIR_NEEDS_SHARED("articles");
    const CommandRun run = run_command(
        {"check", "--articles", (panjshir::testing::shared_dir() / "articles").string(), "--json"});
    EXPECT_EQ(run.json().at("faults"), json::array());
}

TEST(CheckCommand, TellsOfAProjectionThatIsNone) {
    AtlasFolder folder;
    std::string package = AtlasFolder::package("2021-08-15");
    package.replace(package.find("EPSG:32642"), 10, "EPSG:99999");
    folder.file("datapackage.json", package);
    const CommandRun run = run_command({"--atlas", folder.folder().string(), "check"});
    EXPECT_EQ(run.exit_code, kInputAtFault);
    EXPECT_THAT(run.out, HasSubstr("datapackage.json: error: panjshir.projection: "));
}

TEST(CheckCommand, TakesPointsOfTheTerrainWhereTheyAreGiven) {
    CliHooks hooks;
    hooks.terrain.add_land_facts = [](const CommandContext&, const io::Atlas&,
                                      study::LandFacts& facts) {
        facts.points["panjshir-valley"].push_back({"mouth", LonLat::from_degrees(69.17, 35.9), {}});
        return Result<void>{};
    };
    const json answer = run_command({"check", "--json"}, hooks).json();
    for (const json& statement : answer.at("statements"))
        if (statement.at("id") == "s-huffpost-mouth-distance") {
            EXPECT_EQ(statement.at("verdict"), "contradicted");
        }
}

} // namespace
} // namespace panjshir::cli
