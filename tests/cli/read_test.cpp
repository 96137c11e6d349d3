#include "cli/command_runner.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

/// An article in a file of its own, removed at the end.
class ArticleFile {
public:
    explicit ArticleFile(const std::string& text)
        : m_path(std::filesystem::temp_directory_path() /
                 ("read_test_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + ".txt")) {
        std::ofstream(m_path, std::ios::binary) << text;
    }
    ~ArticleFile() {
        std::error_code error;
        std::filesystem::remove(m_path, error);
    }
    ArticleFile(const ArticleFile&) = delete;
    ArticleFile& operator=(const ArticleFile&) = delete;
    std::string path() const { return m_path.string(); }

private:
    std::filesystem::path m_path;
};

constexpr const char* kText =
    "Des camions attendent depuis dimanche au col de Salang, dans la province de Parwan.\n"
    "Les talibans ont repris le district d’Andarab hier, dit Kaboul.\n";

TEST(ReadCommand, GivesTheMachineFormOfTheAtlas) {
    const ArticleFile article(kText);
    const CommandRun run =
        run_command({"read", article.path(), "--published", "2021-08-25", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json read = run.json();
    EXPECT_EQ(read.at("published"), "2021-08-25");
    ASSERT_GE(read.at("mentions").size(), 3u);
    const json& salang = read.at("mentions").at(0);
    EXPECT_EQ(salang.at("text"), "Salang");
    EXPECT_EQ(salang.at("place"), "salang-pass");
    EXPECT_EQ(salang.at("kind"), "pass");
    EXPECT_EQ(salang.at("begin"), 48);
    EXPECT_EQ(salang.at("end"), 54);
    EXPECT_NEAR(salang.at("latitude").get<double>(), 35.3, 0.1);
    for (const char* key : {"longitude", "confidence", "metonymy", "candidates", "reasons"})
        EXPECT_TRUE(salang.contains(key)) << key;
    EXPECT_EQ(salang.at("candidates").at(0).at("place"), "salang-pass");
    ASSERT_EQ(read.at("dates").size(), 2u);
    const json& sunday = read.at("dates").at(0);
    EXPECT_EQ(sunday.at("edtf"), "2021-08-22");
    EXPECT_EQ(sunday.at("anchor"), "2021-08-25");
    EXPECT_FALSE(sunday.at("reasons").empty());
    EXPECT_EQ(read.at("dates").at(1).at("edtf"), "2021-08-24");
    EXPECT_TRUE(read.at("diagnostics").is_array());
    EXPECT_FALSE(read.contains("draft"));
}

TEST(ReadCommand, LeavesRelativeDatesOpenWithoutADateOfPublication) {
    const ArticleFile article(kText);
    const json read = run_command({"read", article.path(), "--json"}).json();
    EXPECT_TRUE(read.at("published").is_null());
    for (const json& date : read.at("dates")) {
        EXPECT_TRUE(date.at("edtf").is_null());
        EXPECT_TRUE(date.at("anchor").is_null());
    }
    EXPECT_FALSE(read.at("diagnostics").empty());
}

TEST(ReadCommand, ListsPlacesAndDatesWithReasonsAsText) {
    const ArticleFile article(kText);
    const CommandRun run = run_command({"read", article.path(), "--published", "2021-08-25"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, HasSubstr("salang-pass"));
    EXPECT_THAT(run.out, HasSubstr("'col' before the name says that it is a pass"));
    EXPECT_THAT(run.out, HasSubstr("the latest Sunday not after that day"));
}

TEST(ReadCommand, ProposesRowsOnDemand) {
    const ArticleFile article(kText);
    const json read =
        run_command({"read", article.path(), "--published", "2021-08-25", "--draft", "--json"})
            .json();
    ASSERT_TRUE(read.contains("draft"));
    const auto claim = std::find_if(read.at("draft").begin(), read.at("draft").end(),
                                    [](const json& row) { return row.at("what") == "retakes"; });
    ASSERT_NE(claim, read.at("draft").end());
    EXPECT_EQ(claim->at("table"), "claims");
    EXPECT_EQ(claim->at("place"), "andarab-district");
    EXPECT_EQ(claim->at("actor"), "taliban");
    EXPECT_EQ(claim->at("when"), "2021-08-24");
}

TEST(ReadCommand, SaysWhatIsWrongWithItsInput) {
    const CommandRun missing = run_command({"read", "no-such-article.txt"});
    EXPECT_EQ(missing.exit_code, kInputAtFault);
    EXPECT_THAT(missing.err, HasSubstr("no-such-article.txt"));
    const ArticleFile article(kText);
    const CommandRun date = run_command({"read", article.path(), "--published", "yesterday"});
    EXPECT_EQ(date.exit_code, kWrongUsage);
    EXPECT_THAT(date.err, HasSubstr("--published"));
    EXPECT_EQ(run_command({"read"}).exit_code, kWrongUsage);
    const ArticleFile empty("");
    const CommandRun nothing = run_command({"read", empty.path(), "--json"});
    EXPECT_EQ(nothing.exit_code, 0);
    EXPECT_EQ(nothing.json().at("mentions"), json::array());
    EXPECT_THAT(nothing.err, HasSubstr("no word"));
}

TEST(ReadCommand, ReadsAFaultyTextAsFarAsItGoes) {
    const ArticleFile article("Kabul \xff\xfe fell, then \xc3 Bazarak.");
    const CommandRun run = run_command({"read", article.path(), "--json"});
    EXPECT_EQ(run.exit_code, 0);
    ASSERT_EQ(run.json().at("mentions").size(), 2u);
    EXPECT_THAT(run.err, HasSubstr("not UTF-8"));
}

} // namespace
} // namespace panjshir::cli
