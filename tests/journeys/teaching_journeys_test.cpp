// Quiz, checks and silence in the window.

#include "journey.hpp"

#include "base/csv.hpp"
#include "base/file.hpp"

namespace panjshir::testing {
namespace {

class TeachingJourney : public Journey {
protected:
    /// Opens the quiz at its first question. It asks for a place, so the map's names are hidden.
    static void open_quiz(ShownProgram& program) {
        const std::string before = program.state()["view"];
        program.key("F3");
        ASSERT_TRUE(program.wait([](const auto& s) { return s["quiz"].is_object(); }));
        ASSERT_NE(program.state()["view"], before) << "the names are not hidden";
    }
    static void name_pupil(ShownProgram& program, const std::string& name) {
        ASSERT_NO_FATAL_FAILURE(press(program, "field:pupil"));
        ASSERT_TRUE(program.wait("typing", true));
        program.type(name);
        program.key("Return");
        ASSERT_TRUE(program.wait("pupil", name));
    }
    static void answer(ShownProgram& program) {
        ASSERT_NO_FATAL_FAILURE(press(program, "choice:1"));
        ASSERT_TRUE(program.wait([](const auto& s) { return s["quiz"]["answered"] == true; }));
    }
    static std::string cell(const CsvTable& table, std::size_t row, const char* column) {
        const int index = table.column(column);
        return index < 0 ? "no such column"
                         : table.rows[row].fields[static_cast<std::size_t>(index)].text;
    }
    /// What is kept of the pupil's answers.
    CsvTable kept(const std::string& pupil) const {
        const auto file = folder() / "data" / "panjshir" / "quiz" / (pupil + ".csv");
        return parse_csv(read_file(file).value_or(""), file.string());
    }
};

TEST_F(TeachingJourney, AQuestionIsAnsweredAndTheNextOneAsked) {
    auto program = open({"--date", "2021-08-23"});
    program->key("F3");
    ASSERT_TRUE(program->wait([](const auto& s) { return s["quiz"].is_object(); }));
    const std::string prompt = program->state()["quiz"]["prompt"];
    ASSERT_NO_FATAL_FAILURE(press(*program, "choice:1"));
    ASSERT_TRUE(program->wait([](const auto& s) { return s["quiz"]["answered"] == true; }));
    EXPECT_NE(program->state()["quiz"]["feedback"], "");
    ASSERT_NO_FATAL_FAILURE(press(*program, "button:next-question"));
    ASSERT_TRUE(program->wait([](const auto& s) { return s["quiz"]["answered"] == false; }));
    EXPECT_NE(program->state()["quiz"]["prompt"], prompt);
    EXPECT_EQ(program->state()["quiz"]["asked"], 1);
}

TEST_F(TeachingJourney, AfterTheQuizTheMapIsAsBefore) {
    auto program = open({"--date", "2021-08-23"});
    const auto before = program->state()["view"];
    ASSERT_NO_FATAL_FAILURE(open_quiz(*program));
    program->key("Escape");
    ASSERT_TRUE(program->wait("quiz", nullptr));
    EXPECT_TRUE(program->wait("view", before)) << program->state()["view"];
}

TEST_F(TeachingJourney, WhatIsSaidOfTheLandStandsBesideWhatIsMeasured) {
    auto program = open({"--date", "2021-08-23"});
    program->key("F3");
    ASSERT_NO_FATAL_FAILURE(press(*program, "page:checks"));
    EXPECT_TRUE(program->wait([](const auto& s) { return s["checks"] > 10; }));
}

TEST_F(TeachingJourney, HidingTheNamesIsNoStepOfUndo) {
    auto program = open({"--date", "2021-08-23"});
    const auto session = program->state()["session"], before = program->state()["view"];
    ASSERT_NO_FATAL_FAILURE(open_quiz(*program));
    const auto hidden = program->state()["view"];
    EXPECT_EQ(program->state()["steps"], 0);
    EXPECT_EQ(program->state()["session"], session);
    program->key("Right"); // another day, with the names still hidden
    ASSERT_TRUE(program->wait("on", "2021-08-24"));
    program->key("ctrl+z");
    ASSERT_TRUE(program->wait("on", "2021-08-23"));
    EXPECT_EQ(program->state()["session"], session);
    EXPECT_NE(program->state()["quiz"], nullptr);
    EXPECT_EQ(program->state()["view"], hidden) << "undo has brought the names back";
    program->key("Escape");
    ASSERT_TRUE(program->wait("quiz", nullptr));
    EXPECT_TRUE(program->wait("view", before)) << program->state()["view"];
}

TEST_F(TeachingJourney, AnswersAreKeptInATableOfThePupilsOwn) {
    {
        auto program = open({"--date", "2021-08-23"});
        ASSERT_NO_FATAL_FAILURE(open_quiz(*program));
        ASSERT_NO_FATAL_FAILURE(name_pupil(*program, "zahra 7b"));
        for (int answered = 1; answered <= 2; ++answered) {
            ASSERT_NO_FATAL_FAILURE(answer(*program));
            ASSERT_NO_FATAL_FAILURE(press(*program, "button:next-question"));
            ASSERT_TRUE(
                program->wait([](const auto& s) { return s["quiz"]["answered"] == false; }));
        }
        const CsvTable table = kept("zahra 7b");
        ASSERT_EQ(table.rows.size(), 2u);
        int right = 0;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            EXPECT_EQ(cell(table, row, "pupil"), "zahra 7b");
            EXPECT_FALSE(cell(table, row, "prompt").empty());
            right += cell(table, row, "right") == "yes";
        }
        EXPECT_EQ(program->state()["quiz"]["right"], right);
        EXPECT_EQ(program->close(), 0);
    }
    // The next window adds to it.
    auto program = open({"--date", "2021-08-23"});
    ASSERT_NO_FATAL_FAILURE(open_quiz(*program));
    ASSERT_NO_FATAL_FAILURE(name_pupil(*program, "zahra 7b"));
    EXPECT_EQ(program->state()["quiz"]["asked"], 0);
    ASSERT_NO_FATAL_FAILURE(answer(*program));
    EXPECT_EQ(kept("zahra 7b").rows.size(), 3u);
}

} // namespace
} // namespace panjshir::testing
