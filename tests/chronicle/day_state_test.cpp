#include "chronicle/chronicle_builder.hpp"

#include <gmock/gmock.h>

namespace panjshir::chronicle {
namespace {

using panjshir::testing::ChronicleBuilder;
using ::testing::HasSubstr;

TEST(ParseBasis, KnowsAllSidesActorsAndSources) {
    const ChronicleBuilder builder;
    EXPECT_EQ(*parse_basis("all", builder.chronicle()), Basis{});
    EXPECT_EQ(*parse_basis("reds", builder.chronicle()), (Basis{Basis::Kind::Side, "reds"}));
    EXPECT_EQ(*parse_basis("red", builder.chronicle()), (Basis{Basis::Kind::Actor, "red"}));
    EXPECT_EQ(*parse_basis("late", builder.chronicle()), (Basis{Basis::Kind::Source, "late"}));
}

TEST(ParseBasis, PrefersTheSideToTheActorOfItsName) {
    ChronicleBuilder builder;
    builder.actor("blues", "blues");
    EXPECT_EQ(parse_basis("blues", builder.chronicle())->kind, Basis::Kind::Side);
}

TEST(ParseBasis, ListsWhoCouldHaveBeenMeant) {
    const ChronicleBuilder builder;
    const auto basis = parse_basis("greens", builder.chronicle());
    ASSERT_FALSE(basis);
    EXPECT_THAT(basis.error().message, HasSubstr("'greens'"));
    EXPECT_THAT(basis.error().message, HasSubstr("reds, blues"));
    EXPECT_THAT(basis.error().message, HasSubstr("paper, early, late"));
}

} // namespace
} // namespace panjshir::chronicle
