// The way down where a machine draws no window: OpenGL 3, then 2.1, then by the processor, then a
// message; and the map as a file where there is no display at all. Each step is made to fail by the
// environment of Mesa, whose software renderer the journeys run on.

#include "journey.hpp"

#include "base/file.hpp"
#include "support/png_picture.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sys/wait.h>

namespace panjshir::testing {
namespace {

/// The two pictures are made in other ways, the relief of one by the processor: none of their
/// pixels differs by more than 2 of 255 levels with Mesa 22. The allowance is for other ones'
/// rounding of edges.
constexpr int kLevels = 8;
constexpr double kBudget = 0.001;

class OpenGlJourney : public Journey {
protected:
    struct Ended {
        int code = -1;
        std::string told;
    };
    /// The program by itself in the journey's folder: "NAME=value ... ", then its arguments.
    Ended run(const std::string& environment, const std::string& arguments) {
        const auto told = folder() / "told.txt";
        const std::string command = "cd '" + folder().string() + "' && env " + environment +
                                    " XDG_CACHE_HOME='" PANJSHIR_BUILD_DIR
                                    "/test-cache' '" PANJSHIR_PROGRAM "' " +
                                    arguments + " >'" + told.string() + "' 2>&1";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, read_file(told).value_or("")};
    }
};

TEST_F(OpenGlJourney, Version3IsAskedForFirst) {
    auto program = open({"--date", "2021-08-23"});
    EXPECT_GE(program->state()["gl"].get<std::string>(), "3");
}

TEST_F(OpenGlJourney, Version21DrawsMapAndPanelsToo) {
    auto program = open({"--date", "2021-08-23"},
                        {"MESA_GL_VERSION_OVERRIDE=2.1", "MESA_GLSL_VERSION_OVERRIDE=120"});
    ASSERT_EQ(program->state()["gl"], "2.1");
    program->key("l");
    ASSERT_TRUE(program->wait("layers_open", true));
    program->key("Right");
    EXPECT_TRUE(program->wait("on", "2021-08-24"));
    program->key("ctrl+plus"); // letters made anew
    EXPECT_TRUE(program->wait("interface_scale", 1.25));
    EXPECT_EQ(program->close(), 0);
}

std::size_t colours(const print::RasterPage& picture) {
    std::set<std::uint32_t> all;
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4)
        all.insert(picture.rgba[i] << 16 | picture.rgba[i + 1] << 8 | picture.rgba[i + 2]);
    return all.size();
}

TEST_F(OpenGlJourney, Version21ShowsTheSamePictureAsVersion3) {
    ASSERT_TRUE(write_file(folder() / "mine.txt", "On 25 August 2021 they met in Bazarak.\n"));
    // The map, the bar, the days and the tools, with the reader open beside them.
    const auto shot = [&](const std::string& environment, const std::string& name) {
        const Ended ended = run(environment + " LIBGL_ALWAYS_SOFTWARE=1",
                                "--date 2021-08-23 --article mine.txt --screenshot " + name);
        EXPECT_EQ(ended.code, 0) << ended.told;
        return read_picture(folder() / name);
    };
    const auto with_3 = shot("", "with-3.png");
    const auto with_21 =
        shot("MESA_GL_VERSION_OVERRIDE=2.1 MESA_GLSL_VERSION_OVERRIDE=120", "with-2.1.png");
    ASSERT_TRUE(with_3 && with_21);
    EXPECT_GT(colours(*with_3), 2000u) << "nothing to be compared";
    EXPECT_LT(share_that_differs(*with_3, *with_21, kLevels), kBudget) << folder() / "with-2.1.png";
}

TEST_F(OpenGlJourney, WhereTheFirstDriverFailsTheProcessorDraws) {
    // The X server refuses to draw for others, upon which Xlib ends the program: it is begun anew.
    auto program =
        open({"--date", "2021-08-23"}, {"LIBGL_ALWAYS_SOFTWARE=0", "LIBGL_ALWAYS_INDIRECT=1"});
    ASSERT_FALSE(program->state().is_null());
    // The first run's variables stood before these; the second has been given others.
    const auto variables = program->environment();
    EXPECT_EQ(std::count(variables.begin(), variables.end(), "LIBGL_ALWAYS_INDIRECT=1"), 0)
        << "this is the first run";
    EXPECT_EQ(std::count(variables.begin(), variables.end(), "LIBGL_ALWAYS_SOFTWARE=0"), 0);
    EXPECT_EQ(std::count(variables.begin(), variables.end(), "LIBGL_ALWAYS_SOFTWARE=1"), 1);
    program->key("Right");
    EXPECT_TRUE(program->wait("on", "2021-08-24"));
}

TEST_F(OpenGlJourney, WithoutAnyDriverWhatCanStillBeDoneIsTold) {
    for (const char* software : {"LIBGL_ALWAYS_SOFTWARE=0", "LIBGL_ALWAYS_SOFTWARE=1"}) {
        const Ended ended =
            run(std::string(software) + " LIBGL_DRIVERS_PATH='" + folder().string() + "'",
                "--screenshot shot.png");
        EXPECT_EQ(ended.code, 3) << software;
        EXPECT_NE(ended.told.find("gets no OpenGL context"), std::string::npos) << ended.told;
        EXPECT_NE(ended.told.find("panjshir render -o map.png"), std::string::npos) << ended.told;
        EXPECT_FALSE(std::filesystem::exists(folder() / "shot.png"));
    }
}

TEST_F(OpenGlJourney, WithoutADisplayTheMapIsWrittenIntoAFile) {
    const Ended ended = run("-u DISPLAY", "--date 2021-08-23");
    EXPECT_EQ(ended.code, 0) << ended.told;
    EXPECT_NE(ended.told.find("panjshir.png"), std::string::npos) << ended.told;
    EXPECT_GT(std::filesystem::file_size(folder() / "panjshir.png"), 100000u);
}

} // namespace
} // namespace panjshir::testing
