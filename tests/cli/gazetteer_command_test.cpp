#include "base/file.hpp"
#include "cli/command_runner.hpp"

#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using panjshir::testing::shared_dir;
using ::testing::HasSubstr;

class GazetteerCommand : public ::testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(::testing::TempDir()) /
                   (std::string("gazetteer-") +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        const char* old = std::getenv("XDG_CACHE_HOME");
        m_old_cache = old ? old : "";
        ::setenv("XDG_CACHE_HOME", m_folder.c_str(), 1);
    }
    void TearDown() override {
        m_old_cache.empty() ? ::unsetenv("XDG_CACHE_HOME")
                            : ::setenv("XDG_CACHE_HOME", m_old_cache.c_str(), 1);
        fs::remove_all(m_folder);
    }
    fs::path m_folder;
    std::string m_old_cache;
};

TEST_F(GazetteerCommand, WhatIsImportedIsFoundAfterTheAtlas) {
    ASSERT_TRUE(
        write_file(m_folder / "far.csv",
                   "id,name,name_prs,longitude,latitude,kind\n"
                   "h1,Herat,هرات,62.2,34.35,city\nq1,Qala-i-Naw,قلعه نو,63.13,34.98,town\n"));
    EXPECT_THAT(run_command({"find", "Hérat", "--json"}).out, ::testing::Not(HasSubstr("\"h1\"")));
    const CommandRun import = run_command(
        {"gazetteer", "import", (m_folder / "far.csv").string(), "--title", "Far places"});
    ASSERT_EQ(import.exit_code, kDone) << import.err;
    EXPECT_THAT(import.out, HasSubstr("2 places"));
    const CommandRun found = run_command({"find", "Hérat", "--json"});
    EXPECT_EQ(found.json().at("candidates").at(0).at("place"), "h1");
    EXPECT_EQ(run_command({"find", "Bazarak", "--json"}).json().at("candidates").at(0).at("place"),
              "bazarak");
    const CommandRun info = run_command({"gazetteer", "info", "--json"});
    EXPECT_EQ(info.json().at("gazetteers").at(0).at("title"), "Far places");
    EXPECT_EQ(info.json().at("gazetteers").at(0).at("places"), 2);
}

TEST_F(GazetteerCommand, NamesAFileThatIsNoneAndAFormatThatIsNone) {
    const CommandRun none = run_command({"gazetteer", "import", (m_folder / "none.tsv").string()});
    EXPECT_EQ(none.exit_code, kInputAtFault);
    EXPECT_THAT(none.err, HasSubstr("none.tsv"));
    EXPECT_EQ(run_command({"gazetteer", "import", "x", "--format", "excel"}).exit_code,
              kWrongUsage);
    EXPECT_THAT(run_command({"gazetteer", "info"}).out,
                HasSubstr("no gazetteer has been imported"));
}

TEST_F(GazetteerCommand, ADamagedIndexIsSaidAndLeftOut) {
    fs::create_directories(m_folder / "panjshir" / "gazetteers");
    ASSERT_TRUE(write_file(m_folder / "panjshir" / "gazetteers" / "bad.index", "not an index"));
    const CommandRun run = run_command({"find", "Bazarak", "--json"});
    EXPECT_EQ(run.exit_code, kDone);
    EXPECT_THAT(run.err, HasSubstr("bad.index"));
    EXPECT_EQ(run.json().at("candidates").at(0).at("place"), "bazarak");
}

TEST_F(GazetteerCommand, TakesTheWholeCountry) {
    PANJSHIR_NEEDS_SHARED("survey/places/afghanistan_places.tsv");
    const auto file = shared_dir() / "survey/places/afghanistan_places.tsv";
    const CommandRun import =
        run_command({"gazetteer", "import", file.string(), "--quiet", "--json"});
    ASSERT_EQ(import.exit_code, kDone) << import.err;
    EXPECT_EQ(import.json().at("places"), 32419);
    EXPECT_FALSE(import.json().at("faults").empty());
}

} // namespace
} // namespace panjshir::cli
