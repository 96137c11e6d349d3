// Drawing on the map, undoing, saving, recovering.

#include "journey.hpp"

#include "base/file.hpp"

namespace panjshir::testing {
namespace {

class AnnotateJourney : public Journey {
protected:
    static bool has(ShownProgram& program, int annotations) {
        return program.wait("annotations", annotations);
    }
    static nlohmann::json session(const ShownProgram& program) {
        return nlohmann::json::parse(program.state()["session"].get<std::string>());
    }
    /// Types the name of a file into one of the file panel's fields, "session", "export" or
    /// "import", which has the keyboard.
    static void type_name(ShownProgram& program, const std::string& field,
                          const std::filesystem::path& file) {
        ASSERT_TRUE(program.wait("typing", true));
        program.key("ctrl+a");
        program.type(file.string());
        ASSERT_TRUE(program.wait([&](const auto& s) { return s["names"][field] == file.string(); }))
            << program.state()["names"];
    }
    static std::string kind(const ShownProgram& program, std::size_t index = 0) {
        return session(program)["annotations"]["features"][index]["properties"]["panjshir:kind"];
    }
};

TEST_F(AnnotateJourney, AnArrowIsDraggedFromTailToHead) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("a");
    ASSERT_TRUE(program->wait("tool", "arrow"));
    program->drag(x - 100, y, x + 60, y - 40);
    ASSERT_TRUE(has(*program, 1));
    EXPECT_EQ(kind(*program), "arrow");
    const auto line = session(*program)["annotations"]["features"][0]["geometry"]["coordinates"];
    EXPECT_GT(line.back()[0], line.front()[0]); // towards the east
    EXPECT_GT(line.back()[1], line.front()[1]); // and the north
}

TEST_F(AnnotateJourney, ALineIsDrawnByHand) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("f");
    program->drag(x - 100, y, x + 60, y + 80);
    ASSERT_TRUE(has(*program, 1));
    EXPECT_EQ(kind(*program), "freehand");
}

TEST_F(AnnotateJourney, AnAreaIsClickedAndClosedWithEnter) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("g");
    program->click(x, y);
    program->click(x + 100, y);
    program->click(x + 50, y + 80);
    program->key("Return");
    ASSERT_TRUE(has(*program, 1));
    EXPECT_EQ(kind(*program), "area");
    EXPECT_EQ(session(*program)["annotations"]["features"][0]["geometry"]["coordinates"][0].size(),
              4u);
}

TEST_F(AnnotateJourney, ADoubleClickEndsAMeasuredLine) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("m");
    program->click(x, y);
    program->double_click(x + 120, y);
    ASSERT_TRUE(has(*program, 1));
    EXPECT_EQ(kind(*program), "measure");
    EXPECT_EQ(session(*program)["annotations"]["features"][0]["geometry"]["coordinates"].size(),
              2u);
}

TEST_F(AnnotateJourney, BackspaceTakesTheLastPointBack) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("m");
    program->click(x, y);
    program->click(x + 60, y + 90);
    program->key("BackSpace");
    program->click(x + 120, y);
    program->key("Return");
    ASSERT_TRUE(has(*program, 1));
    EXPECT_EQ(session(*program)["annotations"]["features"][0]["geometry"]["coordinates"].size(),
              2u);
}

TEST_F(AnnotateJourney, EscapeDropsWhatWasBegunAndThenTheTool) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("g");
    program->click(x, y);
    program->click(x + 100, y);
    program->key("Escape");
    ASSERT_TRUE(program->wait("tool", "area"));
    program->key("Escape");
    ASSERT_TRUE(program->wait("tool", "explore"));
    EXPECT_EQ(program->state()["annotations"], 0);
}

TEST_F(AnnotateJourney, WordsAreWrittenWhereTheMapIsClicked) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("t");
    program->click(x + 40, y + 40);
    ASSERT_TRUE(program->wait("writing", true));
    program->type("the gorge");
    program->key("Return");
    ASSERT_TRUE(has(*program, 1));
    EXPECT_EQ(kind(*program), "text");
    EXPECT_EQ(session(*program)["annotations"]["features"][0]["properties"]["title"], "the gorge");
    EXPECT_EQ(program->state()["tool"], "text");
}

TEST_F(AnnotateJourney, TheRightButtonMovesTheMapWhileDrawing) {
    auto program = open();
    const auto [x, y] = program->middle();
    const auto centre = program->state()["centre"];
    program->key("a");
    program->drag(x, y, x + 90, y, 3);
    ASSERT_TRUE(program->wait([&](const auto& s) { return s["centre"] != centre; }));
    EXPECT_EQ(program->state()["annotations"], 0);
}

TEST_F(AnnotateJourney, ASelectedAnnotationIsDeleted) {
    auto program = open();
    const auto [x, y] = program->middle();
    program->key("a");
    program->drag(x - 100, y, x + 60, y);
    ASSERT_TRUE(has(*program, 1));
    program->key("v");
    program->click(x - 20, y);
    ASSERT_TRUE(program->wait("selected", "annotation:1"));
    program->key("Delete");
    EXPECT_TRUE(has(*program, 0));
}

TEST_F(AnnotateJourney, UndoToTheStartGivesTheFirstSessionByteForByteAndRedoTheLast) {
    auto program = open({"--date", "2021-08-23"});
    const auto first = program->state()["session"];
    const auto [x, y] = program->middle();
    program->key("a");
    program->drag(x - 100, y, x + 60, y - 40);
    ASSERT_TRUE(has(*program, 1));
    program->key("Right");
    ASSERT_TRUE(program->wait("on", "2021-08-24"));
    program->key("3");
    ASSERT_TRUE(program->wait("according_to", "taliban"));
    program->key("plus");
    program->key("c");
    ASSERT_TRUE(program->wait("comparison", true));
    const auto last = program->state()["session"];
    ASSERT_NE(first, last);
    for (int i = 0; i < 20 && program->state()["can_undo"] == true; ++i) {
        const int steps = program->state()["steps"];
        program->key("ctrl+z");
        ASSERT_TRUE(program->wait([&](const auto& s) { return s["steps"] < steps; }));
    }
    EXPECT_EQ(program->state()["session"], first);
    for (int i = 0; i < 20 && program->state()["can_redo"] == true; ++i) {
        const int steps = program->state()["steps"];
        program->key(i % 2 ? "ctrl+y" : "ctrl+shift+z");
        ASSERT_TRUE(program->wait([&](const auto& s) { return s["steps"] > steps; }));
    }
    EXPECT_EQ(program->state()["session"], last);
}

TEST_F(AnnotateJourney, ASessionIsSavedByNameAndOpenedAgain) {
    const auto file = folder() / "mine.json";
    std::string saved;
    {
        auto program = open({"--date", "2021-09-06"});
        const auto [x, y] = program->middle();
        program->key("a");
        program->drag(x - 100, y, x + 60, y - 40);
        ASSERT_TRUE(has(*program, 1));
        program->key("ctrl+s");
        ASSERT_NO_FATAL_FAILURE(type_name(*program, "session", file));
        program->key("Return");
        ASSERT_TRUE(program->wait("saved", true));
        saved = program->state()["session"];
        EXPECT_EQ(*read_file(file), saved);
    }
    auto program = open({"--session", file.string()});
    EXPECT_EQ(program->state()["session"], saved);
    EXPECT_EQ(program->state()["on"], "2021-09-06");
    EXPECT_EQ(program->state()["recovery"], false);
}

TEST_F(AnnotateJourney, WorkSurvivesSigkillAndIsOfferedOnce) {
    std::string lost;
    {
        auto program = open();
        const auto [x, y] = program->middle();
        program->key("a");
        program->drag(x - 100, y, x + 60, y - 40);
        ASSERT_TRUE(has(*program, 1));
        lost = program->state()["session"];
        // The first autosave comes at once.
        program->key("l");
        ASSERT_TRUE(program->wait("layers_open", true));
        program->kill();
    }
    {
        auto program = open();
        ASSERT_TRUE(program->wait("recovery", true));
        const auto [x, y] = program->mark("button:recover");
        ASSERT_GT(x, 0);
        program->click(x, y);
        ASSERT_TRUE(has(*program, 1));
        EXPECT_EQ(program->state()["session"], lost);
        EXPECT_EQ(program->state()["saved"], false);
        program->kill();
    }
}

TEST_F(AnnotateJourney, AHalfSessionIsNamedAndTheWindowOpensAllTheSame) {
    const auto file = folder() / "half.json";
    ASSERT_TRUE(write_file(file, "{\"panjshir-session\": 1, \"view\": \"on=2021"));
    auto program = open({"--session", file.string()});
    EXPECT_NE(program->state()["message"].get<std::string>().find("the file ends too early"),
              std::string::npos);
}

TEST_F(AnnotateJourney, AMapIsExportedWithItsAnnotationsBesideTheWindow) {
    const auto file = folder() / "map.svg";
    auto program = open({"--date", "2021-08-23"});
    const auto [x, y] = program->middle();
    program->key("t");
    program->click(x, y);
    ASSERT_TRUE(program->wait("writing", true));
    program->type("mark me");
    program->key("Return");
    ASSERT_TRUE(has(*program, 1));
    program->key("v");
    program->key("ctrl+o");
    ASSERT_NO_FATAL_FAILURE(press(*program, "field:export"));
    ASSERT_NO_FATAL_FAILURE(type_name(*program, "export", file));
    ASSERT_NO_FATAL_FAILURE(press(*program, "button:export"));
    ASSERT_TRUE(tells(*program, "map.svg"));
    const auto svg = read_file(file);
    ASSERT_TRUE(svg) << program->state()["message"];
    EXPECT_NE(svg->find("mark me"), std::string::npos);
}

TEST_F(AnnotateJourney, AnExportGoesOnThroughFullScreenAndBack) {
    const auto file = folder() / "through.pdf";
    auto program = open({"--date", "2021-08-23"});
    program->key("ctrl+o");
    ASSERT_NO_FATAL_FAILURE(press(*program, "field:export"));
    ASSERT_NO_FATAL_FAILURE(type_name(*program, "export", file));
    ASSERT_NO_FATAL_FAILURE(press(*program, "button:export"));
    ASSERT_TRUE(program->wait("export_running", true));
    ASSERT_FALSE(std::filesystem::exists(file)) << "the export has ended before the window changes";
    program->key("F11");
    ASSERT_TRUE(program->wait("full_screen", true));
    program->key("F11");
    ASSERT_TRUE(program->wait("full_screen", false));
    ASSERT_TRUE(tells(*program, "through.pdf", 60)) << program->state()["message"];
    EXPECT_TRUE(program->wait("export_running", false));
    EXPECT_TRUE(std::filesystem::exists(file)) << program->state()["message"];
}

TEST_F(AnnotateJourney, WhatWasSavedIsOfferedAgainByTheNextWindow) {
    {
        auto program = open({"--date", "2021-08-23"});
        program->key("ctrl+s");
        ASSERT_NO_FATAL_FAILURE(type_name(*program, "session", folder() / "of-monday.json"));
        program->key("Return");
        ASSERT_TRUE(tells(*program,
                          "of-monday.json")); // a window without work is "saved" from its beginning
        ASSERT_TRUE(std::filesystem::exists(folder() / "of-monday.json"))
            << program->state()["message"];
        program->close();
    }
    auto program = open({"--date", "2021-08-30"});
    program->key("ctrl+o");
    ASSERT_NO_FATAL_FAILURE(press(*program, "recent:of-monday.json"));
    EXPECT_TRUE(program->wait("on", "2021-08-23"));
}

/// Heights of a slope around the valley's mouth, in degrees: 40 by 30 cells.
std::string elevations() {
    std::string text =
        "ncols 40\nnrows 30\nxllcorner 69.0\nyllcorner 35.0\ncellsize 0.02\nNODATA_value -9999\n";
    for (int row = 0; row < 30; ++row) {
        for (int column = 0; column < 40; ++column)
            text += std::to_string(1500 + 20 * column + 30 * (29 - row)) + " ";
        text += "\n";
    }
    return text;
}
const char* const kDegrees =
    R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],)"
    R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])";

TEST_F(AnnotateJourney, ATerrainIsTakenInBesideTheWindow) {
    ASSERT_TRUE(write_file(folder() / "Two Valleys.asc", elevations()));
    ASSERT_TRUE(write_file(folder() / "Two Valleys.prj", kDegrees));
    // Terrains are kept in the cache folder: not in the one that all journeys share.
    auto program =
        open({"--date", "2021-08-23"}, {"XDG_CACHE_HOME=" + (folder() / "cache").string()});
    program->key("ctrl+o");
    ASSERT_NO_FATAL_FAILURE(press(*program, "field:import"));
    ASSERT_NO_FATAL_FAILURE(type_name(*program, "import", folder() / "Two Valleys.asc"));
    program->key("Return");
    ASSERT_TRUE(tells(*program, "--terrain two-valleys", 60)) << program->state()["message"];
    EXPECT_TRUE(program->wait("import_running", false));
    const auto stored = folder() / "cache" / "panjshir" / "terrain" / "two-valleys" / "terrain.tif";
    ASSERT_TRUE(std::filesystem::exists(stored)) << stored;
    EXPECT_GT(std::filesystem::file_size(stored), 1000u);
}

TEST_F(AnnotateJourney, WhyATerrainIsNotTakenInIsTold) {
    auto program = open({"--date", "2021-08-23"});
    program->key("ctrl+o");
    ASSERT_NO_FATAL_FAILURE(press(*program, "field:import"));
    ASSERT_NO_FATAL_FAILURE(type_name(*program, "import", folder() / "none.tif"));
    program->key("Return");
    // What the second run says of the file is told in the window.
    EXPECT_TRUE(tells(*program, "none.tif")) << program->state()["message"];
    EXPECT_TRUE(program->wait("import_running", false));
}

} // namespace
} // namespace panjshir::testing
