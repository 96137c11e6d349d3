// What `render` says of a page, a folder, a disk, a font or an icon that is at fault: one message,
// and the old file as it was.

#include "base/file.hpp"
#include "cli/command_runner.hpp"
#include "support/program_output.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <unistd.h>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

class RenderFaults : public ::testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(::testing::TempDir()) /
                   (std::string("render-faults-") +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        ::setenv("XDG_CACHE_HOME", (fs::path(PANJSHIR_BUILD_DIR) / "test-cache").c_str(), 1);
        for (const char* name : {"old.png", "old.pdf", "old.svg", "old.tif"})
            ASSERT_TRUE(write_file(m_folder / name, "the old file"));
    }
    void TearDown() override { fs::remove_all(m_folder); }

    std::string path(const char* name) const { return (m_folder / name).string(); }

    CommandRun render(const std::string& file, std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"render", "-o", file, "--quiet"});
        return run_command(arguments);
    }

    void expect_one_message(const CommandRun& run, int exit_code, const std::string& reason) const {
        EXPECT_EQ(run.exit_code, exit_code) << run.err;
        EXPECT_THAT(run.err, HasSubstr(reason));
        EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
        for (const char* name : {"old.png", "old.pdf", "old.svg", "old.tif"})
            EXPECT_EQ(read_file(m_folder / name).value(), "the old file") << name;
        EXPECT_EQ(std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()),
                  m_files)
            << "no leavings";
    }

    fs::path m_folder;
    std::ptrdiff_t m_files = 4; ///< that a test has put there
};

// The font's file as fontconfig's own program finds it; empty where there is none of that name.
std::string file_of_font(const std::string& pattern) {
    const std::string answer = panjshir::testing::output_of("fc-match -f '%{family}\n%{file}' '" +
                                                            pattern + "' 2>/dev/null");
    const std::size_t line = answer.find('\n');
    return line == std::string::npos || answer.compare(0, 9, "Noto Sans") != 0
               ? ""
               : answer.substr(line + 1);
}

TEST_F(RenderFaults, ASizeOfNothingOrOfAMillionIsNamedWithWhatCanBeDrawn) {
    for (const char* size : {"0x0", "0x400", "400x0", "1000000x1000000", "1000000x400", "-400x300",
                             "400", "4e2x300", "99999999999999999999x300"}) {
        const CommandRun run = render(path("old.png"), {std::string("--size=") + size});
        expect_one_message(run, kWrongUsage, std::string("'") + size + "'");
    }
}

TEST_F(RenderFaults, AnUnknownPaperIsNamedWithThoseThereAre) {
    expect_one_message(render(path("old.pdf"), {"--paper", "a9"}), kWrongUsage,
                       "no paper 'a9': there are a5, a4");
    expect_one_message(render(path("old.pdf"), {"--paper", "a4-landscape"}), kWrongUsage,
                       "'a4-landscape'");
    expect_one_message(render(path("old.png"), {"--paper", "a4", "--dpi", "100000"}), kWrongUsage,
                       "100000 dpi");
}

TEST_F(RenderFaults, AFolderThatIsNotThereOrIsAFileIsNamed) {
    for (const char* name :
         {"none/a.png", "none/a.pdf", "none/a.svg", "none/a.tif", "old.png/a.png"})
        expect_one_message(render(path(name), {"--size", "400x340"}), kInputAtFault, name);
}

TEST_F(RenderFaults, AFolderInWhichNobodyMayWriteIsNamed) {
    if (!fs::exists("/proc/self"))
        GTEST_SKIP() << "needs /proc";
    for (const char* name : {"/proc/a.png", "/proc/a.pdf", "/proc/a.svg", "/proc/a.tif"})
        expect_one_message(render(name, {"--size", "400x340"}), kInputAtFault, name);
}

TEST_F(RenderFaults, AFolderWithoutLeaveToWriteIsNamed) {
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may write everywhere";
    fs::permissions(m_folder, fs::perms::owner_read | fs::perms::owner_exec);
    const CommandRun run = render(path("old.png"), {"--size", "400x340"});
    fs::permissions(m_folder, fs::perms::owner_all);
    expect_one_message(run, kInputAtFault, "old.png");
}

TEST_F(RenderFaults, ADiskThatFillsInMidWriteLeavesTheOldFile) {
    // A limit on the size of files stands for the full disk.
    struct Limit {
        Limit() {
            ::getrlimit(RLIMIT_FSIZE, &before);
            handler = std::signal(SIGXFSZ, SIG_IGN);
            const rlimit small{20000, before.rlim_max};
            ::setrlimit(RLIMIT_FSIZE, &small);
        }
        ~Limit() {
            ::setrlimit(RLIMIT_FSIZE, &before);
            std::signal(SIGXFSZ, handler);
        }
        rlimit before{};
        void (*handler)(int) = nullptr;
    };
    ASSERT_EQ(render(path("warm.png"), {"--size", "400x340"}).exit_code, kDone)
        << "fills the cache";
    fs::remove(path("warm.png"));
    for (const char* name : {"old.png", "old.pdf", "old.svg", "old.tif"}) {
        CommandRun run;
        {
            const Limit limit;
            run = render(path(name), {"--size", "400x340"});
        }
        expect_one_message(run, kInputAtFault, name);
    }
}

TEST_F(RenderFaults, AFullDeviceIsNamed) {
    if (!fs::exists("/dev/full"))
        GTEST_SKIP() << "needs /dev/full";
    fs::create_symlink("/dev/full", m_folder / "full.png");
    m_files = 5;
    expect_one_message(render(path("full.png"), {"--size", "400x340"}), kInputAtFault, "full.png");
    EXPECT_TRUE(fs::is_symlink(m_folder / "full.png"));
}

TEST_F(RenderFaults, AnIconThatIsNoneIsNamed) {
    const fs::path assets = m_folder / "assets";
    fs::create_directories(assets);
    fs::copy(panjshir::testing::source_dir() / "assets" / "icons", assets / "icons",
             fs::copy_options::recursive);
    m_files = 5;
    ::setenv("PANJSHIR_ASSETS", assets.c_str(), 1);
    for (const char* icon :
         {"not a drawing", "", "<svg xmlns='http://www.w3.org/2000/svg'/>",
          "<svg xmlns='http://www.w3.org/2000/svg'><path d='M 1 banana'/></svg>"}) {
        EXPECT_TRUE(write_file(assets / "icons" / "clash.svg", icon));
        expect_one_message(render(path("old.png"), {"--size", "400x340"}), kInputAtFault,
                           "clash.svg");
    }
    ::unsetenv("PANJSHIR_ASSETS");
}

// A machine whose only font has Latin letters.
TEST_F(RenderFaults, ADariMapNamesTheFontsThatAreMissing) {
    const std::string latin = file_of_font("Noto Sans:style=Regular");
    if (latin.empty())
        GTEST_SKIP() << "needs the program fc-match and Noto Sans";
    fs::create_directories(m_folder / "fonts");
    fs::create_symlink(latin, m_folder / "fonts" / "latin.ttf");
    ASSERT_TRUE(write_file(
        m_folder / "fonts.conf",
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" +
            path("fonts") + "</dir><cachedir>" + path("fonts") + "</cachedir></fontconfig>"));
    const auto with_latin_alone = [&](const char* language) {
        ::setenv("FONTCONFIG_FILE", path("fonts.conf").c_str(), 1);
        const CommandRun run = run_command({"--language", language, "render", "-o", path("old.png"),
                                            "--size", "400x340", "--quiet"});
        std::fputs(run.err.c_str(), stderr);
        std::exit(run.exit_code);
    };
    // In processes of their own: fontconfig reads its settings once.
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(with_latin_alone("prs"), ::testing::ExitedWithCode(kMissing),
                "no font covers the Arabic script .*install the package fonts-noto-core");
    EXPECT_EQ(read_file(path("old.png")).value(), "the old file");
    EXPECT_EXIT(with_latin_alone("en,prs"), ::testing::ExitedWithCode(kMissing), "fonts-noto-core");
    EXPECT_EQ(read_file(path("old.png")).value(), "the old file");
    EXPECT_EXIT(with_latin_alone("en"), ::testing::ExitedWithCode(kDone), "")
        << "Latin letters suffice for English";
    EXPECT_NE(read_file(path("old.png")).value(), "the old file");
}

} // namespace
} // namespace panjshir::cli
