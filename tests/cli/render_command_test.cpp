#include "base/file.hpp"
#include "cli/command_runner.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::atlas_dir;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

class RenderCommand : public ::testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(::testing::TempDir()) /
                   (std::string("render-") +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        ::setenv("XDG_CACHE_HOME", (fs::path(PANJSHIR_BUILD_DIR) / "test-cache").c_str(), 1);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    std::string path(const char* name) const { return (m_folder / name).string(); }
    void write(const char* name, std::string_view text) {
        ASSERT_TRUE(write_file(m_folder / name, text));
    }

    // A copy of the atlas whose table has been changed.
    std::string atlas_with(const char* table, const std::function<void(std::string&)>& change) {
        const fs::path copy = m_folder / "atlas";
        fs::copy(atlas_dir(), copy, fs::copy_options::recursive);
        std::string text = read_file(copy / table).value();
        change(text);
        EXPECT_TRUE(write_file(copy / table, text));
        return copy.string();
    }

    // One message, exit code 1, and the old file as it was.
    void expect_refused(std::vector<std::string> arguments, const std::string& reason) {
        write("old.png", "the old file");
        arguments.insert(arguments.begin(),
                         {"render", "-o", path("old.png"), "--size", "400x340", "--quiet"});
        const CommandRun run = run_command(arguments);
        EXPECT_EQ(run.exit_code, kInputAtFault) << run.err;
        EXPECT_THAT(run.err, HasSubstr(reason));
        EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
        EXPECT_EQ(read_file(path("old.png")).value(), "the old file");
    }

    fs::path m_folder;
};

TEST_F(RenderCommand, WritesAPngThatTellsWhatItIs) {
    const CommandRun run = run_command(
        {"render", "--date", "2021-08-23", "-o", path("a.png"), "--size", "500x425", "--quiet"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_EQ(run.err, "");
    const std::string png = read_file(path("a.png")).value();
    EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
    EXPECT_THAT(png, HasSubstr("on=2021-08-23;according-to=all"));
    EXPECT_THAT(png, HasSubstr("three districts of Baghlan"));
}

TEST_F(RenderCommand, WritesPdfAndSvg) {
    for (const char* name : {"a.pdf", "a.svg"}) {
        const CommandRun run =
            run_command({"render", "--date", "2021-09-06", "--according-to", "resistance", "-o",
                         path(name), "--paper", "a5", "--dpi", "72", "--quiet"});
        ASSERT_EQ(run.exit_code, kDone) << run.err;
        EXPECT_GT(fs::file_size(path(name)), 10'000u);
    }
    EXPECT_THAT(read_file(path("a.svg")).value(), HasSubstr("Bazarak"));
}

TEST_F(RenderCommand, RefusesADateThatIsNone) {
    expect_refused({"--date", "2021-02-30"}, "'2021-02-30': there is no such day");
    expect_refused({"--date", "yesterday"}, "yesterday");
}

TEST_F(RenderCommand, RefusesAVoiceThatIsNone) {
    expect_refused({"--according-to", "nobody"}, "nobody");
}

TEST_F(RenderCommand, NamesATerrainFileThatIsMissingOrText) {
    expect_refused({"--terrain", path("none.tif")}, "none.tif: no such file");
    write("text.tif", "this is not a raster\n");
    expect_refused({"--terrain", path("text.tif")}, "text.tif");
}

TEST_F(RenderCommand, NamesAnAtlasThatIsNone) {
    expect_refused({"--atlas", path("no-atlas")}, "no-atlas");
}

TEST_F(RenderCommand, RefusesAFolderThatCannotBeWritten) {
    const CommandRun run =
        run_command({"render", "-o", path("none/a.png"), "--size", "400x340", "--quiet"});
    EXPECT_EQ(run.exit_code, kInputAtFault);
    EXPECT_THAT(run.err, HasSubstr("none/a.png"));
    EXPECT_FALSE(fs::exists(m_folder / "none"));
}

TEST_F(RenderCommand, WrongUsageIsSaidAsSuch) {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--size", "0x0"},
                                                      {"--size", "1000000x1000000"},
                                                      {"--paper", "a9"},
                                                      {"--size", "400x340", "--paper", "a4"},
                                                      {"--scale", "big"},
                                                      {"--size", "0x400"},
                                                      {"--template", "poster"},
                                                      {"--style", "sepia"},
                                                      {"--coarsen", "5 miles"},
                                                      {"--symbols", "flags"},
                                                      {"--panels", "weeks"},
                                                      {"--from", "2021-08-20"},
                                                      {"--world-file", "--panels=days"},
                                                      {"--paper", "a4", "--dpi", "5"},
                                                      {"--layers", "clouds"}}) {
        std::vector<std::string> all{"render", "-o", path("a.png"), "--quiet"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const CommandRun run = run_command(all);
        EXPECT_EQ(run.exit_code, kWrongUsage) << arguments[0] << " " << arguments[1];
        EXPECT_FALSE(fs::exists(path("a.png")));
    }
}

TEST_F(RenderCommand, DrawsEveryTemplateAndStyle) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--template", "slide", "--size", "640x360"},
          {"--template", "square", "--size", "400x400"},
          {"--paper", "a5-portrait", "--dpi", "50"},
          {"--style", "grey", "--size", "500x425"},
          {"--symbols", "frames", "--style", "grey", "--size", "500x425"},
          {"--panels", "days", "--from", "2021-08-22", "--to", "2021-08-25", "--size", "640x480"},
          {"--panels", "voices", "--template", "slide", "--size", "640x360"}}) {
        std::vector<std::string> all{"render", "-o", path("a.png"), "--quiet"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const CommandRun run = run_command(all);
        ASSERT_EQ(run.exit_code, kDone) << arguments[1] << ": " << run.err;
        EXPECT_GT(fs::file_size(path("a.png")), 10'000u);
        fs::remove(path("a.png"));
    }
}

TEST_F(RenderCommand, AMapsFileStandsForItsView) {
    ASSERT_EQ(run_command({"render", "--date", "2021-08-29", "--according-to", "taliban", "-o",
                           path("a.png"), "--size", "400x340", "--quiet"})
                  .exit_code,
              kDone);
    const CommandRun run = run_command(
        {"render", "--view", path("a.png"), "-o", path("b.png"), "--size", "400x340", "--quiet"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_EQ(read_file(path("a.png")).value(), read_file(path("b.png")).value());

    CliHooks hooks;
    std::string opened;
    hooks.open_window = [&](const CommandContext&, const WindowRequest& request) {
        opened = request.view.view;
        return int{kDone};
    };
    EXPECT_EQ(run_command({"--atlas", atlas_dir().string()}, hooks).exit_code, kDone);
    EXPECT_EQ(opened, "");
    const std::string file = path("a.png");
    const char* argv[] = {"panjshir", file.c_str()};
    std::ostringstream out, err;
    EXPECT_EQ(run_cli(2, argv, out, err, hooks), kDone) << err.str();
    EXPECT_EQ(opened, file);
    expect_refused({"--view", path("none.png")}, "none.png: no such file");
    write("text.png", "no map at all");
    expect_refused({"--view", path("text.png")}, "text.png");
}

TEST_F(RenderCommand, NamesAnIconThatIsNone) {
    const fs::path assets = m_folder / "assets";
    fs::create_directories(assets);
    fs::copy(panjshir::testing::source_dir() / "assets" / "icons", assets / "icons",
             fs::copy_options::recursive);
    ASSERT_TRUE(write_file(assets / "icons" / "clash.svg", "not a drawing"));
    ::setenv("PANJSHIR_ASSETS", assets.c_str(), 1);
    expect_refused({}, "clash.svg");
    fs::remove(assets / "icons" / "clash.svg");
    expect_refused({}, "no icon 'clash.svg'");
    ::unsetenv("PANJSHIR_ASSETS");
}

TEST_F(RenderCommand, SaysWhichFontIsMissing) {
    write("fonts.conf", "<?xml version=\"1.0\"?><fontconfig><dir>/nowhere</dir></fontconfig>");
    const auto without_fonts = [&] {
        ::setenv("FONTCONFIG_FILE", path("fonts.conf").c_str(), 1);
        const CommandRun run = run_command({"render", "-o", path("a.png"), "--quiet"});
        std::fputs(run.err.c_str(), stderr);
        std::exit(run.exit_code);
    };
    // In a process of its own: fontconfig reads its settings once.
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(without_fonts(), ::testing::ExitedWithCode(kMissing), "Noto Sans");
    EXPECT_FALSE(fs::exists(path("a.png")));
}

TEST_F(RenderCommand, DrawsWhatIsGoodOfAnAtlasWithFaultsAndSaysHowMany) {
    const std::string atlas =
        atlas_with("claims.csv", [](std::string& text) { text.resize(text.size() - 40); });
    const CommandRun run = run_command({"render", "--atlas", atlas, "--date", "2021-08-23", "-o",
                                        path("a.png"), "--size", "400x340"});
    EXPECT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_THAT(run.err, HasSubstr("faults in its tables"));
    EXPECT_TRUE(fs::exists(path("a.png")));
}

TEST_F(RenderCommand, CheckNamesACutTableAndAnUnknownPlaceByFileAndLine) {
    const std::string atlas = atlas_with("claims.csv", [](std::string& text) {
        const std::size_t at = text.find("panjshir-valley");
        text.replace(at, 15, "atlantis-valley");
        text.resize(text.rfind('"') - 5);
    });
    const CommandRun run = run_command({"check", "--atlas", atlas});
    EXPECT_EQ(run.exit_code, kInputAtFault);
    EXPECT_THAT(run.out + run.err, HasSubstr("atlantis-valley"));
    EXPECT_THAT(run.out + run.err, HasSubstr("claims.csv:5:"));
    EXPECT_THAT(run.out + run.err, HasSubstr("cut off"));
}

} // namespace
} // namespace panjshir::cli
