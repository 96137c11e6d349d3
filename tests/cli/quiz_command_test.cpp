#include "cli/command_runner.hpp"

#include <gmock/gmock.h>
#include <set>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

TEST(QuizCommand, GivesRoundsWithChoicesAnswerAndFeedback) {
    const CommandRun run =
        run_command({"quiz", "--seed", "3", "--rounds", "12", "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json answer = run.json();
    EXPECT_EQ(answer.at("seed"), 3);
    ASSERT_EQ(answer.at("rounds").size(), 12u);
    std::set<std::string> kinds;
    for (const json& round : answer.at("rounds")) {
        kinds.insert(round.at("kind"));
        bool answered = false;
        for (const json& choice : round.at("choices")) {
            answered = answered || choice.at("id") == round.at("answer");
            EXPECT_TRUE(round.at("feedback").contains(choice.at("id").get<std::string>()));
        }
        EXPECT_TRUE(answered);
    }
    EXPECT_EQ(kinds, (std::set<std::string>{"find", "name", "pass", "order", "claim", "own"}));
    EXPECT_EQ(run_command({"quiz", "--seed", "3", "--rounds", "12", "--json", "--quiet"}).out,
              run.out);
}

TEST(QuizCommand, AsksOnlyTheKindsWantedAndInTheLanguageWanted) {
    const CommandRun run =
        run_command({"quiz", "--rounds", "4", "--kind", "pass,own", "--language", "fr", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Lequel franchit la crête"));
    EXPECT_THAT(run.out, HasSubstr("Réponses"));
    EXPECT_THAT(run.out, HasSubstr("✓"));
}

TEST(QuizCommand, TellsOfUnknownKindsAndOfNoRounds) {
    const CommandRun unknown = run_command({"quiz", "--kind", "guess"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("'guess' is none of find, name, pass"));
    EXPECT_EQ(run_command({"quiz", "--rounds", "0"}).exit_code, 2);
}

} // namespace
} // namespace panjshir::cli
