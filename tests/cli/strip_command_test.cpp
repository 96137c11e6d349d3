#include "cli/command_runner.hpp"

#include "base/file.hpp"
#include "support/test_folder.hpp"

#include <filesystem>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using panjshir::testing::run_command;
using ::testing::HasSubstr;

std::filesystem::path folder() {
    return panjshir::testing::test_folder("strip");
}

TEST(StripCommand, TellsEveryClaimAsData) {
    const auto run = run_command({"strip", "--json", "--quiet"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.json().at("claims").size(), 29u);
    EXPECT_EQ(run.json().at("days").size(), 24u);
    EXPECT_EQ(run.json().at("river"), "panjshir-river");
}

TEST(StripCommand, TellsWhatIsWrong) {
    const auto code = [](std::vector<std::string> arguments) {
        arguments.emplace_back("--quiet");
        return run_command(arguments).exit_code;
    };
    EXPECT_EQ(code({"strip", "-o", "strip.jpg"}), kWrongUsage);
    EXPECT_EQ(code({"strip", "--known-on", "2021-02-30"}), kWrongUsage);
    EXPECT_EQ(code({"strip", "--according-to", "nobody"}), kInputAtFault);
    EXPECT_EQ(code({"strip", "--paper", "a9"}), kWrongUsage);
    EXPECT_EQ(code({"strip", "--valley", "kabul"}), kInputAtFault);
    EXPECT_EQ(code({"strip", "-o", "/no/such/folder/strip.png"}), kInputAtFault);
    EXPECT_EQ(code({"worksheet"}), kWrongUsage);
    EXPECT_EQ(code({"worksheet", "-o", "sheet.png"}), kWrongUsage);
    EXPECT_EQ(code({"worksheet", "-o", "sheet.pdf", "--seed", "many"}), kWrongUsage);
    EXPECT_EQ(code({"check", "--figure", "checks.jpg"}), kWrongUsage);
}

TEST(WorksheetCommand, WritesTheSameFileForTheSameSeed) {
    std::vector<std::string> bytes;
    for (const char* name : {"one.pdf", "two.pdf"}) {
        const auto file = folder() / name;
        const auto run =
            run_command({"worksheet", "-o", file.string(), "--seed", "5", "--json", "--quiet"});
        ASSERT_EQ(run.exit_code, 0) << run.err;
        EXPECT_EQ(run.json().at("pages"), 6);
        bytes.push_back(read_file(file).value());
    }
    EXPECT_THAT(bytes[0], HasSubstr("/Count 6"));
    EXPECT_TRUE(bytes[0] == bytes[1]);
    EXPECT_NE(bytes[0].find("20210907000000"), std::string::npos)
        << "the machine's clock is not in the file";
}

} // namespace
} // namespace panjshir::cli
