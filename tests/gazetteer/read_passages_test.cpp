// The reader on passages written for it: half of them were written and frozen before it was tuned.

#include "gazetteer/read_score.hpp"

namespace panjshir::gazetteer::testing {
namespace {

enum class Half { Frozen, Development };

Score score_of(const std::string& language, Half half) {
    Score score;
    for (const GoldText& gold : read_passages(language))
        if (gold.frozen == (half == Half::Frozen))
            score += judge(gold, atlas_reader().read(gold.text, options_for(gold.published)));
    print(language + (half == Half::Frozen ? " frozen" : " development"), score);
    return score;
}

void print_kinds(const Score& score) {
    for (const auto& [kind, tally] : score.by_kind)
        std::printf("    %-10s P %.3f R %.3f (%d, %d, %d)\n", kind.c_str(), tally.precision(), tally.recall(),
                    tally.right, tally.wrong, tally.missed);
}

TEST(ReadPassages, FrozenHalfIsReadAsWellAsReported) {
    Score all;
    for (const char* language : {"fr", "en", "prs"})
        all += score_of(language, Half::Frozen);
    print("all frozen", all);
    print_kinds(all);
}

TEST(ReadPassages, DevelopmentHalfIsReadAsWellAsReported) {
    Score all;
    for (const char* language : {"fr", "en", "prs"})
        all += score_of(language, Half::Development);
    print("all development", all);
    print_kinds(all);
}

/// Where a reading says 0.8, four of five are right: measured on the development half.
TEST(ReadCalibration, ConfidenceIsNearlyTheFrequencyOfBeingRight) {
    Score all;
    for (const char* language : {"fr", "en", "prs"})
        for (const GoldText& gold : read_passages(language))
            if (!gold.frozen)
                all += judge(gold, atlas_reader().read(gold.text, options_for(gold.published)));
    ASSERT_GT(all.judged.size(), 100u);
    struct Bin {
        int count = 0, right = 0;
        double confidence = 0;
    };
    std::map<int, Bin> bins;
    double brier = 0;
    for (const Judged& judged : all.judged) {
        Bin& bin = bins[std::min(9, static_cast<int>(judged.confidence * 10))];
        ++bin.count;
        bin.right += judged.right;
        bin.confidence += judged.confidence;
        brier += (judged.confidence - judged.right) * (judged.confidence - judged.right);
    }
    brier /= static_cast<double>(all.judged.size());
    std::printf("Brier score %.4f over %zu mentions\n  said   right  of\n", brier, all.judged.size());
    double error = 0;
    for (const auto& [tenth, bin] : bins) {
        std::printf("  %.2f   %.2f   %d\n", bin.confidence / bin.count, double(bin.right) / bin.count, bin.count);
        error += std::abs(bin.confidence - bin.right) / static_cast<double>(all.judged.size());
    }
    std::printf("  expected calibration error %.3f\n", error);
}

} // namespace
} // namespace panjshir::gazetteer::testing
