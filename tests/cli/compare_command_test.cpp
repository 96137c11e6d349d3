#include "cli/command_runner.hpp"

#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

TEST(CompareCommand, GivesEveryDifferenceWithTheTellingsThatItIsBetween) {
    const CommandRun run = run_command({"compare", "--json"});
    EXPECT_EQ(run.exit_code, kDone);
    const json happenings = run.json().at("happenings");
    ASSERT_GT(happenings.size(), 5u);
    for (const json& happening : happenings) {
        EXPECT_GE(happening.at("tellings").size(), 2u);
        ASSERT_FALSE(happening.at("differences").empty());
        for (const json& difference : happening.at("differences")) {
            EXPECT_GE(difference.at("values").size(), 2u);
            std::size_t told = 0;
            for (const json& value : difference.at("values")) {
                for (const json& index : value.at("tellings"))
                    EXPECT_LT(index.get<std::size_t>(), happening.at("tellings").size());
                told += value.at("tellings").size();
            }
            EXPECT_EQ(told, happening.at("tellings").size()) << difference;
        }
    }
}

TEST(CompareCommand, NamesVoicesAndFiguresInWords) {
    const CommandRun run = run_command({"compare"});
    EXPECT_THAT(run.out,
                HasSubstr("figure (killed, Taliban): 7-8 [2] | 34 [4] | nothing said [1, 3]"));
    const CommandRun french = run_command({"compare", "--language", "fr"});
    EXPECT_THAT(french.out,
                HasSubstr("chiffre (killed, Talibans) : 7-8 [2] | 34 [4] | rien de dit [1, 3]"));
    EXPECT_THAT(french.out, HasSubstr("verbe : offensive [1, 3, 4] | combat [2]"));
}

TEST(CompareCommand, OfTwoSourcesOnlyTheirs) {
    const CommandRun run = run_command({"compare", "000", "002", "--json"});
    EXPECT_EQ(run.exit_code, kDone);
    const json happenings = run.json().at("happenings");
    ASSERT_FALSE(happenings.empty());
    for (const json& happening : happenings) {
        std::string sources;
        for (const json& telling : happening.at("tellings"))
            sources += telling.at("source").get<std::string>() + " ";
        EXPECT_THAT(sources, HasSubstr("000"));
        EXPECT_THAT(sources, HasSubstr("002-"));
        EXPECT_EQ(sources.find("004"), std::string::npos);
    }
}

TEST(CompareCommand, OneSourceIsWrongUsageAndAnUnknownOneAFault) {
    EXPECT_EQ(run_command({"compare", "000"}).exit_code, kWrongUsage);
    EXPECT_EQ(run_command({"compare", "000", "000"}).exit_code, kWrongUsage);
    const CommandRun run = run_command({"compare", "000", "zeitung"});
    EXPECT_EQ(run.exit_code, kInputAtFault);
    EXPECT_THAT(run.err, HasSubstr("'zeitung' is no source (known: 000, 001"));
}

} // namespace
} // namespace panjshir::cli
