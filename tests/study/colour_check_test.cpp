#include "study/colour_check.hpp"

#include <gmock/gmock.h>

namespace panjshir::study {
namespace {

using chronicle::Actor;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Pair {
    Lab first, second;
    double difference;
};

// From table 1 of Sharma, Wu and Dalal 2005, whose pairs were chosen to find faulty programs.
TEST(Ciede2000, AgreesWithThePublishedPairs) {
    for (const Pair& pair :
         std::vector<Pair>{{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                           {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
                           {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
                           {{50, 0, 0}, {50, -1, 2}, 2.3669},
                           {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
                           {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
                           {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
                           {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                           {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
                           {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
                           {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
                           {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                           {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
                           {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}}) {
        EXPECT_NEAR(ciede2000(pair.first, pair.second), pair.difference, 5e-5);
        EXPECT_NEAR(ciede2000(pair.second, pair.first), pair.difference, 5e-5);
    }
}

TEST(ToLab, WhiteRedAndBlueStandWhereTheyBelong) {
    EXPECT_NEAR(to_lab(0xFFFFFF).lightness, 100, 0.01);
    EXPECT_NEAR(to_lab(0xFFFFFF).a, 0, 0.02);
    EXPECT_NEAR(to_lab(0x000000).lightness, 0, 1e-9);
    const Lab red = to_lab(0xFF0000); // 53.24, 80.09, 67.20 in every table of sRGB
    EXPECT_NEAR(red.lightness, 53.24, 0.05);
    EXPECT_NEAR(red.a, 80.09, 0.1);
    EXPECT_NEAR(red.b, 67.20, 0.1);
}

TEST(SeenBy, GreyStaysGreyAndRedAndGreenComeNear) {
    for (const Vision vision : kVisions)
        EXPECT_EQ(seen_by(0x808080, vision), 0x808080u) << to_string(vision);
    const auto difference = [](std::uint32_t a, std::uint32_t b, Vision vision) {
        return ciede2000(to_lab(seen_by(a, vision)), to_lab(seen_by(b, vision)));
    };
    EXPECT_GT(difference(0xC06030, 0x80A030, Vision::Normal), 30);
    EXPECT_LT(difference(0xC06030, 0x80A030, Vision::Deutan), 15);
}

Actor actor(const char* id, const char* side, std::optional<std::uint32_t> colour) {
    Actor made;
    made.id = id;
    made.side = side;
    made.colour = colour;
    return made;
}

TEST(ColourClashes, NamesThePairAndTheEyeThatConfusesIt) {
    const std::vector<Actor> actors{
        actor("red", "reds", 0xC06030), actor("green", "greens", 0x80A030),
        actor("blue", "blues", 0x0072B2), actor("paper", "", std::nullopt)};
    const auto clashes = colour_clashes(actors);
    ASSERT_THAT(clashes, SizeIs(1));
    EXPECT_EQ(clashes[0].first, "red");
    EXPECT_EQ(clashes[0].second, "green");
    EXPECT_NE(clashes[0].vision, Vision::Normal);
    EXPECT_LT(clashes[0].difference, kLeastColourDifference);
}

TEST(ColourClashes, OneSideMayShareAColourAndTwoSidesMayNot) {
    EXPECT_THAT(colour_clashes(
                    std::vector<Actor>{actor("a", "reds", 0xD55E00), actor("b", "reds", 0xD55E00)}),
                IsEmpty());
    EXPECT_THAT(
        colour_clashes(std::vector<Actor>{actor("a", "", 0xD55E00), actor("b", "", 0xD55E00)}),
        SizeIs(1));
    EXPECT_THAT(colour_clashes(std::vector<Actor>{actor("a", "reds", 0xD55E00),
                                                  actor("b", "blues", 0x0072B2)}),
                IsEmpty());
}

} // namespace
} // namespace panjshir::study
