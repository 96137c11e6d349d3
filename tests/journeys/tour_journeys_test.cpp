// Tours walked from their first step to their last.

#include "journey.hpp"

#include <string>

namespace panjshir::testing {
namespace {

class TourJourney : public Journey, public ::testing::WithParamInterface<const char*> {};

TEST_P(TourJourney, IsWalkedToItsEndWithItsPlacesInTheFrame) {
    auto program = open();
    program->key("F2");
    const std::string control = std::string("tour:") + GetParam();
    ASSERT_TRUE(program->wait([&](const auto&) { return program->mark(control).first > 0; }));
    const auto [x, y] = program->mark(control);
    program->click(x, y);
    ASSERT_TRUE(program->wait(
        [](const auto& s) { return s["tour"].is_object() && s["tour"]["flying"] == false; }));
    int steps = 1;
    for (; steps < 40; ++steps) {
        const int at = program->state()["tour"]["step"];
        EXPECT_EQ(at, steps - 1);
        EXPECT_GT(program->state()["tour"]["text"].get<std::string>().size(), 100u);
        program->key(steps % 2 ? "Right" : "space");
        if (!program->wait(
                [&](const auto& s) {
                    return s["tour"]["step"] == at + 1 && s["tour"]["flying"] == false;
                },
                3))
            break;
    }
    EXPECT_GE(steps, 7);
    program->key("Left");
    EXPECT_TRUE(program->wait([&](const auto& s) { return s["tour"]["step"] == steps - 2; }));
    program->key("Escape");
    EXPECT_TRUE(program->wait("tour", nullptr));
}

INSTANTIATE_TEST_SUITE_P(Tours, TourJourney,
                         ::testing::Values("lie-of-the-land", "seventeen-days", "how-do-they-know"),
                         [](const auto& made) {
                             std::string name = made.param;
                             for (char& c : name)
                                 if (c == '-')
                                     c = '_';
                             return name;
                         });

} // namespace
} // namespace panjshir::testing
