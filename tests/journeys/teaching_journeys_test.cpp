// Quiz, checks and silence in the window.

#include "journey.hpp"

namespace panjshir::testing {
namespace {

class TeachingJourney : public Journey {
protected:
    static void press(ShownProgram& program, const std::string& control) {
        ASSERT_TRUE(program.wait([&](const auto&) { return program.mark(control).first > 0; })) << control;
        const auto [x, y] = program.mark(control);
        program.click(x, y);
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
    program->key("F3");
    ASSERT_TRUE(program->wait([](const auto& s) { return s["quiz"].is_object(); }));
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

} // namespace
} // namespace panjshir::testing
