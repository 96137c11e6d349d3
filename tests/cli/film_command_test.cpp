#include "base/file.hpp"
#include "cli/command_runner.hpp"
#include "support/test_folder.hpp"

#include <filesystem>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::run_command;
using ::testing::HasSubstr;

fs::path folder() {
    return panjshir::testing::test_folder("film-command");
}

panjshir::testing::CommandRun run_film_command(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"film", "--size", "400x300"});
    return run_command(arguments);
}

// Pictures of a GIF as its bytes tell them: each begins with a graphic control extension (GIF89a,
// 23).
int pictures_of(const std::string& gif) {
    int count = 0;
    for (std::size_t at = 0;
         (at = gif.find(std::string("\x21\xf9\x04", 3), at)) != std::string::npos; ++at)
        count += at + 7 < gif.size() && gif[at + 7] == 0;
    return count;
}

TEST(FilmCommand, AGifHoldsOnePictureADayAndIsTheSameAgain) {
    const fs::path first = folder() / "days.gif", second = folder() / "again.gif";
    for (const fs::path& file : {first, second}) {
        const auto run =
            run_film_command({"-o", file.string(), "--from", "2021-08-22", "--to", "2021-08-24"});
        ASSERT_EQ(run.exit_code, kDone) << run.err;
        EXPECT_THAT(run.err, HasSubstr("2021-08-24 (3 of 3)"));
    }
    const auto bytes = read_file(first);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->substr(0, 6), "GIF89a");
    EXPECT_EQ(pictures_of(*bytes), 3);
    EXPECT_EQ(*bytes, read_file(second).value());
}

TEST(FilmCommand, TellsWhatIsWrong) {
    const std::string gif = (folder() / "wrong.gif").string();
    const auto code = [](std::vector<std::string> arguments) {
        arguments.emplace_back("--quiet");
        return run_film_command(arguments).exit_code;
    };
    EXPECT_EQ(code({"-o", (folder() / "film.avi").string()}), kWrongUsage);
    EXPECT_EQ(code({"-o", gif, "--from", "2021-09-06", "--to", "2021-08-20"}), kWrongUsage);
    EXPECT_EQ(code({"-o", gif, "--from", "2001-01-01", "--to", "2001-01-02"}), kWrongUsage);
    EXPECT_EQ(code({"-o", gif, "--from", "yesterday"}), kWrongUsage);
    EXPECT_EQ(code({"-o", gif, "--seconds-per-day", "0"}), kWrongUsage);
    EXPECT_EQ(code({"-o", gif, "--seconds-per-day", "nan"}), kWrongUsage);
    EXPECT_EQ(code({"-o", (folder() / "missing" / "film.gif").string(), "--to", "2021-08-15"}),
              kInputAtFault);
    EXPECT_FALSE(fs::exists(gif));
}

} // namespace
} // namespace panjshir::cli
