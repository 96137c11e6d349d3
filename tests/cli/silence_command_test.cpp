#include "cli/command_runner.hpp"

#include <gmock/gmock.h>
#include <set>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

std::set<std::string> places(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"silence", "--json", "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const CommandRun run = run_command(arguments);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    std::set<std::string> ids;
    const json answer = run.json();
    for (const json& place : answer.at("places"))
        ids.insert(place.at("place"));
    return ids;
}

TEST(SilenceCommand, TakesEverythingPublishedUnlessADayIsGiven) {
    const std::vector<std::string> span{"--from", "2021-08-22", "--to", "2021-08-23"};
    EXPECT_EQ(places(span).count("andarab-district"), 0u);
    auto known = span;
    known.insert(known.end(), {"--known-on", "2021-08-23"});
    EXPECT_EQ(places(known).count("andarab-district"), 1u);
}

TEST(SilenceCommand, NamesWhoSpokeLast) {
    const CommandRun run =
        run_command({"silence", "--from", "2021-08-28", "--to", "2021-08-29", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("no word since 23 August 2021"));
    EXPECT_THAT(run.out, HasSubstr("no word at all"));
}

TEST(SilenceCommand, RefusesWhatIsNoSpanOfDays) {
    EXPECT_NE(run_command({"silence", "--from", "2021-08-29", "--to", "2021-08-28"}).exit_code, 0);
    EXPECT_NE(run_command({"silence", "--from", "soon", "--to", "2021-08-28"}).exit_code, 0);
    const CommandRun run = run_command(
        {"silence", "--from", "2021-08-28", "--to", "2021-08-29", "--known-on", "then"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("--known-on"));
}

} // namespace
} // namespace panjshir::cli
