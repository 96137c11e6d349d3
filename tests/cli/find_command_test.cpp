#include "cli/command_runner.hpp"

#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

TEST(FindCommand, JoinsItsWordsToOneName) {
    const CommandRun run = run_command({"find", "Khawak", "Pass", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.json().at("query"), "Khawak Pass");
    const json best = run.json().at("candidates").at(0);
    EXPECT_EQ(best.at("place"), "khawak-pass");
    EXPECT_EQ(best.at("kind"), "pass");
    EXPECT_NEAR(best.at("longitude").get<double>(), 69.79, 0.02);
    for (const char* key : {"name", "latitude", "score", "matched", "rule", "reasons"})
        EXPECT_TRUE(best.contains(key)) << key;
}

TEST(FindCommand, ChoosesByKind) {
    const CommandRun run = run_command({"find", "Salang", "--kind", "tunnel", "--json"});
    EXPECT_EQ(run.json().at("candidates").at(0).at("place"), "salang-tunnel");
    for (const json& candidate : run.json().at("candidates"))
        EXPECT_EQ(candidate.at("kind"), "tunnel");
    const CommandRun wrong = run_command({"find", "Salang", "--kind", "hut"});
    EXPECT_EQ(wrong.exit_code, kWrongUsage);
    EXPECT_THAT(wrong.err, HasSubstr("'hut' is no kind of place"));
}

TEST(FindCommand, ListsNoMoreThanAskedFor) {
    EXPECT_EQ(
        run_command({"find", "Panjshir", "--limit", "1", "--json"}).json().at("candidates").size(),
        1u);
    EXPECT_EQ(run_command({"find", "Panjshir", "--limit", "0"}).exit_code, kWrongUsage);
}

TEST(FindCommand, FindingNothingIsNoFaultAndSaysWhatWasTried) {
    const CommandRun machine = run_command({"find", "Xqzt", "--json"});
    EXPECT_EQ(machine.exit_code, 0);
    EXPECT_EQ(machine.json().at("candidates"), json::array());
    EXPECT_FALSE(machine.json().at("tried").empty());
    const CommandRun text = run_command({"find", "Xqzt"});
    EXPECT_EQ(text.exit_code, 0);
    EXPECT_THAT(text.out, HasSubstr("nothing found for 'Xqzt'; tried: xqzt"));
}

TEST(FindCommand, TellsOfANeighbourThatIsNone) {
    const CommandRun run = run_command({"find", "Salang", "--near", "Xqzt"});
    EXPECT_EQ(run.exit_code, kInputAtFault);
    EXPECT_THAT(run.err, HasSubstr("--near: unknown place 'Xqzt'"));
    EXPECT_EQ(run_command({"find", "Salang", "--near", "69.2,35.1"}).exit_code, 0);
    EXPECT_EQ(run_command({"find", "Salang", "--near", "269.2,35.1"}).exit_code, kInputAtFault);
}

} // namespace
} // namespace panjshir::cli
