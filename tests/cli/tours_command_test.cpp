#include "cli/command_runner.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

TEST(ToursCommand, PrintsALineATour) {
    const CommandRun run = run_command({"tours"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 3);
    for (const char* id : {"lie-of-the-land", "seventeen-days", "how-do-they-know"})
        EXPECT_THAT(run.out, HasSubstr(id));
}

TEST(ToursCommand, GivesStepsWithTheirViewInBothLanguages) {
    const CommandRun run = run_command({"tours", "seventeen-days", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json tour = run.json();
    EXPECT_EQ(tour.at("id"), "seventeen-days");
    ASSERT_GE(tour.at("steps").size(), 7u);
    for (const json& step : tour.at("steps")) {
        EXPECT_FALSE(step.at("text_en").get<std::string>().empty());
        EXPECT_FALSE(step.at("text_fr").get<std::string>().empty());
        EXPECT_EQ(step.at("area").size(), 4u);
    }
    const CommandRun second = run_command({"tours", "seventeen-days", "--step", "2", "--json"});
    EXPECT_EQ(second.json(), tour.at("steps").at(1));
}

TEST(ToursCommand, TellsWhichToursAndStepsThereAre) {
    const CommandRun unknown = run_command({"tours", "atlantis"});
    EXPECT_EQ(unknown.exit_code, 1);
    EXPECT_THAT(unknown.err, HasSubstr("unknown tour 'atlantis': there are "));
    const CommandRun step = run_command({"tours", "seventeen-days", "--step", "99"});
    EXPECT_EQ(step.exit_code, 2);
    EXPECT_THAT(step.err, HasSubstr("has the steps 1 to "));
    EXPECT_EQ(run_command({"tours", "-o", "x.png"}).exit_code, 2);
}

} // namespace
} // namespace panjshir::cli
