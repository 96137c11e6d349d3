// A quiz played on the terminal, its results kept.

#include "base/csv.hpp"
#include "base/file.hpp"
#include "cli/command_runner.hpp"

#include <gmock/gmock.h>
#include <iostream>

namespace panjshir::cli {
namespace {

using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;
using ::testing::Not;

class QuizPlay : public ::testing::Test {
protected:
    void SetUp() override { std::filesystem::remove_all(folder); }
    CommandRun play(const std::string& lines, std::vector<std::string> more = {}) const {
        std::istringstream in(lines);
        std::streambuf* before = std::cin.rdbuf(in.rdbuf());
        std::cin.clear();
        std::vector<std::string> arguments{"quiz", "--kind",    "own",        "--rounds",
                                           "3",    "--results", file.string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        CommandRun run = run_command(arguments);
        std::cin.rdbuf(before);
        std::cin.clear();
        return run;
    }
    // One a test: several may run at once.
    std::filesystem::path folder = std::filesystem::path(PANJSHIR_BUILD_DIR) / "quiz-play" /
                                   ::testing::UnitTest::GetInstance()->current_test_info()->name(),
                          file = folder / "class" / "results.csv";
};

TEST_F(QuizPlay, AddsARowForEveryAnswerAndMakesTheFolder) {
    const CommandRun run = play("a\nB\n c \n", {"--pupil", "Zahra, 7b", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("of 3 right; results in " + file.string()));
    const CsvTable table = parse_csv(read_file(file).value(), "results.csv");
    ASSERT_EQ(table.rows.size(), 3u);
    for (const CsvRow& row : table.rows)
        EXPECT_EQ(row.fields[1].text, "Zahra, 7b");
    ASSERT_EQ(play("d\n", {"--quiet"}).exit_code, 0);
    EXPECT_EQ(parse_csv(read_file(file).value(), "results.csv").rows.size(), 4u)
        << "earlier rows stay";
}

TEST_F(QuizPlay, AsksAgainForALetterAndStopsAtTheEndOfTheInput) {
    const CommandRun run = play("z\n\n?\na\n");
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("a letter from a to d"));
    EXPECT_THAT(run.out, HasSubstr("of 1 right"));
}

TEST_F(QuizPlay, AsksNothingTwiceThatRests) {
    ASSERT_EQ(play("a\na\na\n", {"--quiet", "--pupil", "Omid"}).exit_code, 0);
    const CsvTable first = parse_csv(read_file(file).value(), "r.csv");
    ASSERT_EQ(play("a\na\na\n", {"--quiet", "--pupil", "Omid"}).exit_code, 0);
    const CsvTable both = parse_csv(read_file(file).value(), "r.csv");
    ASSERT_EQ(both.rows.size(), 6u);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 3; k < 6; ++k)
            EXPECT_NE(both.rows[i].fields[3].text, both.rows[k].fields[3].text)
                << "the same seed, but answered a moment ago by this pupil";
}

TEST_F(QuizPlay, LeavesAnotherTableAlone) {
    std::filesystem::create_directories(file.parent_path());
    ASSERT_TRUE(write_file(file, "name,mark\nOmid,5\n"));
    const CommandRun run = play("a\n");
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err, HasSubstr("results.csv:1: no table of quiz results"));
    EXPECT_EQ(read_file(file).value(), "name,mark\nOmid,5\n");
}

TEST_F(QuizPlay, HasNoMachineForm) {
    EXPECT_EQ(play("a\n", {"--json"}).exit_code, 2);
    EXPECT_EQ(run_command({"quiz", "--pupil", "Omid"}).exit_code, 2) << "a pupil without a file";
}

} // namespace
} // namespace panjshir::cli
