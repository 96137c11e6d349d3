#include "scene/label_candidates.hpp"
#include "scene/label_placement.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <random>

using namespace panjshir;
using namespace panjshir::scene;

namespace {

LabelRequest label(double x, double y, int rank = 5, double width = 10) {
    return {.rank = rank,
            .at = {x, y},
            .symbol_radius_mm = 0.8,
            .width_mm = width,
            .ascent_mm = 2,
            .descent_mm = 0.6};
}

std::vector<LabelRequest> scattered(int count, double page_mm) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(0, page_mm), width(6, 18);
    std::vector<LabelRequest> labels;
    for (int i = 0; i < count; ++i)
        labels.push_back(label(place(random), place(random), i % 5, width(random)));
    return labels;
}

} // namespace

TEST(LabelPlacement, PutsALoneLabelRightOfItsPoint) {
    const std::vector<LabelRequest> labels{label(50, 50)};
    const auto placed = place_labels(labels, {});
    ASSERT_EQ(placed.size(), 1u);
    EXPECT_NEAR(placed[0].baseline.x, 50 + 0.8 + 0.7, 1e-9);
    EXPECT_NEAR((placed[0].box.top + placed[0].box.bottom) / 2, 50, 1e-9);
}

TEST(LabelPlacement, TheHigherRankWinsTheOnlyRoom) {
    // Two labels centred on one point: only one can stand.
    std::vector<LabelRequest> labels{label(20, 20, 5), label(20, 20, 1)};
    for (LabelRequest& l : labels)
        l.anchor = LabelAnchor::Centred, l.symbol_radius_mm = 0;
    const auto placed = place_labels(labels, {});
    ASSERT_EQ(placed.size(), 1u);
    EXPECT_EQ(placed[0].request, 1u);
}

TEST(LabelPlacement, NoTwoLabelsOverlapNorCoverASymbol) {
    const auto labels = scattered(600, 200);
    const auto placed = place_labels(labels, {});
    EXPECT_GT(placed.size(), 200u);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        for (std::size_t k = i + 1; k < placed.size(); ++k)
            EXPECT_FALSE(placed[i].box.overlaps(placed[k].box)) << i << " " << k;
        for (const LabelRequest& l : labels) {
            const PageBox symbol{l.at.x - 0.8, l.at.y - 0.8, l.at.x + 0.8, l.at.y + 0.8};
            EXPECT_FALSE(placed[i].box.overlaps(symbol));
        }
    }
}

TEST(LabelPlacement, KeepsWithinItsBounds) {
    const auto labels = scattered(200, 100);
    const PageBox bounds{0, 0, 100, 100};
    for (const PlacedLabel& p : place_labels(labels, {}, {.bounds = bounds}))
        EXPECT_TRUE(bounds.contains(p.box));
}

TEST(LabelPlacement, MovesANeighbourToMakeRoom) {
    // The first label takes the right side; the second, hemmed in by obstacles, fits only there
    // too.
    const std::vector<LabelRequest> labels{label(50, 50, 1), label(63, 50, 2)};
    const std::vector<PageBox> obstacles{{62, 40, 90, 49}, {62, 51, 90, 60}, {64.2, 49, 90, 51}};
    const auto placed = place_labels(labels, obstacles);
    EXPECT_EQ(placed.size(), 2u);
}

TEST(LabelPlacement, PanningMovesEveryLabelAlike) {
    auto labels = scattered(300, 150);
    const auto before = place_labels(labels, {});
    for (LabelRequest& l : labels)
        l.at = {l.at.x + 37.5, l.at.y - 12.25};
    const auto after = place_labels(labels, {});
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(before[i].request, after[i].request);
        EXPECT_NEAR(after[i].baseline.x - before[i].baseline.x, 37.5, 1e-9);
        EXPECT_NEAR(after[i].baseline.y - before[i].baseline.y, -12.25, 1e-9);
    }
}

TEST(LabelPlacement, NoTownIsLeftOutForTheSakeOfHamlets) {
    const PlacementOptions options{.symbols = Symbols::MayBeCovered};
    const auto all = scattered(900, 150);
    for (int rank = 0; rank < 4; ++rank) {
        std::vector<LabelRequest> great;
        for (const LabelRequest& l : all)
            if (l.rank <= rank)
                great.push_back(l);
        const auto alone = place_labels(great, {}, options).size();
        const auto among_others = place_labels(all, {}, options);
        const auto standing =
            std::count_if(among_others.begin(), among_others.end(),
                          [&](const PlacedLabel& p) { return all[p.request].rank <= rank; });
        EXPECT_GE(static_cast<std::size_t>(standing), alone) << "rank " << rank;
        EXPECT_LT(static_cast<std::size_t>(standing), all.size() * 9 / 10);
    }
}

TEST(LabelPlacement, ComesNearTheMostThatCouldStand) {
    // Six labels crowded together; the truth is the best of all 17^6 choices, by full search.
    std::mt19937 random(3);
    std::uniform_real_distribution<double> place(0, 14);
    std::size_t stand = 0, could_stand = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<LabelRequest> labels;
        for (int i = 0; i < 6; ++i)
            labels.push_back(label(place(random), place(random) / 2, 5, 12));
        const PlacementOptions options{.bounds = PageBox{-3, -3, 24, 10},
                                       .symbols = Symbols::MayBeCovered};
        stand += place_labels(labels, {}, options).size();
        std::vector<PageBox> standing;
        std::size_t best = 0;
        const auto search = [&](const auto& self, std::size_t i) -> void {
            if (standing.size() + (labels.size() - i) <= best)
                return;
            if (i == labels.size()) {
                best = standing.size();
                return;
            }
            for (int p = 0; p < position_count(labels[i]); ++p) {
                const PageBox box = candidate_at(labels[i], p, options.gap_mm).box;
                const PageBox room = box.grown(options.clearance_mm / 2);
                if (!options.bounds->contains(box) ||
                    std::any_of(standing.begin(), standing.end(),
                                [&](const PageBox& b) { return b.overlaps(room); }))
                    continue;
                standing.push_back(room);
                self(self, i + 1);
                standing.pop_back();
            }
            self(self, i + 1);
        };
        search(search, 0);
        could_stand += best;
    }
    EXPECT_LE(stand, could_stand);
    EXPECT_GE(static_cast<double>(stand), 0.93 * static_cast<double>(could_stand));
}

TEST(LabelPlacement, APointThatIsNowhereGetsNoLabelAndHarmsNoOther) {
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    const std::vector<LabelRequest> labels{label(nowhere, 5), label(50, 50),
                                           label(std::numeric_limits<double>::infinity(), 0)};
    const auto placed = place_labels(labels, {});
    ASSERT_EQ(placed.size(), 1u);
    EXPECT_EQ(placed[0].request, 1u);
    EXPECT_TRUE(place_labels({}, {}).empty());
}

TEST(LabelPlacement, EveryPositionKeepsClearOfItsOwnSymbol) {
    const LabelRequest one = label(3, -4);
    for (int p = 0; p < position_count(one); ++p) {
        const LabelCandidate c = candidate_at(one, p, 0.7);
        EXPECT_FALSE(c.box.overlaps(symbol_box(one))) << p;
        EXPECT_NEAR(c.box.width(), one.width_mm, 1e-9);
        EXPECT_NEAR(c.box.bottom - c.baseline.y, one.descent_mm, 1e-9);
    }
}
