#include "app/autosave.hpp"

#include "base/file.hpp"

#include <csignal>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

namespace panjshir::app {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using namespace std::chrono_literals;

std::filesystem::path fresh_folder(const char* name) {
    const auto folder = std::filesystem::path(::testing::TempDir()) / name;
    std::filesystem::remove_all(folder);
    return folder;
}

io::UserDocument document(const std::string& view) {
    io::UserDocument made;
    made.atlas = "panjshir-2021";
    made.view = view;
    return made;
}

const Autosave::Clock::time_point kStart{1h};

TEST(Autosave, WritesOnlyWhatChangedAndNotMoreOftenThanTheInterval) {
    auto autosave = Autosave::open(fresh_folder("autosave-due"));
    ASSERT_TRUE(autosave) << autosave.error().message;
    EXPECT_FALSE(autosave->is_due(0, kStart));
    EXPECT_TRUE(autosave->is_due(1, kStart));
    ASSERT_TRUE(autosave->write(document("on=2021-08-23"), "", 1, kStart));
    EXPECT_FALSE(autosave->is_due(1, kStart + 1h));
    EXPECT_FALSE(autosave->is_due(2, kStart + 1s));
    EXPECT_TRUE(autosave->is_due(2, kStart + Autosave::kInterval));
    EXPECT_LE(Autosave::kInterval, 10s);
}

TEST(Autosave, WorkOfAKilledRunIsOfferedOnceAndOnlyOnce) {
    const auto folder = fresh_folder("autosave-killed");
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        auto autosave = Autosave::open(folder);
        if (!autosave ||
            !autosave->write(document("on=2021-09-06"), "/home/a/work.json", 1, kStart))
            ::_exit(1);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    Diagnostics diagnostics;
    const auto found = take_recoveries(folder, diagnostics);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].document, document("on=2021-09-06"));
    EXPECT_EQ(found[0].opened_from, "/home/a/work.json");
    EXPECT_TRUE(std::filesystem::exists(found[0].file));
    EXPECT_THAT(take_recoveries(folder, diagnostics), SizeIs(0));
    EXPECT_THAT(diagnostics, SizeIs(0));
}

TEST(Autosave, TheWorkOfARunThatStillGoesIsNotTouched) {
    const auto folder = fresh_folder("autosave-alive");
    auto running = Autosave::open(folder);
    ASSERT_TRUE(running);
    ASSERT_TRUE(running->write(document("on=2021-08-23"), "", 1, kStart));
    Diagnostics diagnostics;
    EXPECT_THAT(take_recoveries(folder, diagnostics), SizeIs(0));
    EXPECT_TRUE(std::filesystem::exists(running->file()));
}

TEST(Autosave, NothingIsLeftAfterAnEndInGoodOrder) {
    const auto folder = fresh_folder("autosave-discard");
    {
        auto autosave = Autosave::open(folder);
        ASSERT_TRUE(autosave);
        ASSERT_TRUE(autosave->write(document("on=2021-08-23"), "x", 1, kStart));
        autosave->discard();
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST(Autosave, AHalfFileIsNamedAndKept) {
    const auto folder = fresh_folder("autosave-half");
    std::filesystem::create_directories(folder);
    ASSERT_TRUE(write_file(folder / "1-0.autosave.json", "{\"panjshir-session\": 1, \"vi"));
    Diagnostics diagnostics;
    EXPECT_THAT(take_recoveries(folder, diagnostics), SizeIs(0));
    EXPECT_THAT(diagnostics, SizeIs(1));
    EXPECT_TRUE(std::filesystem::exists(folder / "offered-1-0.autosave.json"));
}

TEST(RecentFiles, NewestFirstWithoutRepeatsAndWithoutWhatIsGone) {
    const auto folder = fresh_folder("recent");
    std::filesystem::create_directories(folder);
    for (const char* name : {"a.json", "b.json", "c.json"}) {
        ASSERT_TRUE(write_file(folder / name, "x"));
        ASSERT_TRUE(remember_file(folder / "state", folder / name));
    }
    ASSERT_TRUE(remember_file(folder / "state", folder / "a.json"));
    std::filesystem::remove(folder / "b.json");
    EXPECT_THAT(recent_files(folder / "state"), ElementsAre(folder / "a.json", folder / "c.json"));
}

} // namespace
} // namespace panjshir::app
