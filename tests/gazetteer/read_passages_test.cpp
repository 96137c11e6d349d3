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
        std::printf("    %-10s P %.3f R %.3f (%d, %d, %d)\n", kind.c_str(), tally.precision(),
                    tally.recall(), tally.right, tally.wrong, tally.missed);
}

TEST(ReadPassages, FrozenHalfIsReadAsWellAsReported) {
    Score all;
    for (const char* language : {"fr", "en", "prs"})
        all += score_of(language, Half::Frozen);
    print("all frozen", all);
    print_kinds(all);
    EXPECT_GE(all.places.precision(), 0.97); // measured 0.978; 0.955 before the first tuning
    EXPECT_GE(all.places.recall(), 0.97);    // 0.985; 0.962
    EXPECT_GE(all.dates.precision(), 0.98);  // 1
    EXPECT_GE(all.dates.recall(), 0.98);     // 1
    EXPECT_GE(all.metonymy_right, all.metonymy_all - 2);
}

TEST(ReadPassages, DevelopmentHalfIsReadAsWellAsReported) {
    Score all;
    for (const char* language : {"fr", "en", "prs"})
        all += score_of(language, Half::Development);
    print("all development", all);
    print_kinds(all);
    EXPECT_GE(all.places.precision(), 0.98); // measured 0.988
    EXPECT_GE(all.places.recall(), 0.98);    // 0.988
    EXPECT_GE(all.dates.precision(), 0.98);  // 1
    EXPECT_GE(all.dates.recall(), 0.98);     // 1
    EXPECT_GE(all.metonymy_right, all.metonymy_all - 2);
}

struct Calibration {
    double brier = 0, error = 0;
};

Calibration calibration_of(const char* what, const std::vector<Judged>& judged) {
    struct Bin {
        int count = 0, right = 0;
        double confidence = 0;
    };
    std::map<int, Bin> bins;
    Calibration result;
    for (const Judged& one : judged) {
        Bin& bin = bins[std::min(9, static_cast<int>(one.confidence * 10))];
        ++bin.count;
        bin.right += one.right;
        bin.confidence += one.confidence;
        result.brier += (one.confidence - one.right) * (one.confidence - one.right);
    }
    const double all = static_cast<double>(judged.size());
    result.brier /= all;
    std::printf("%s: Brier score %.4f over %zu mentions\n  said   right  of\n", what, result.brier,
                judged.size());
    for (const auto& [tenth, bin] : bins) {
        std::printf("  %.2f   %.2f   %d\n", bin.confidence / bin.count,
                    double(bin.right) / bin.count, bin.count);
        result.error += std::abs(bin.confidence - bin.right) / all;
    }
    std::printf("  mean distance between said and right %.3f\n", result.error);
    return result;
}

/// Where a reading says 0.8, about four of five are right. Fitted on the development half; the
/// frozen half shows what that is worth.
TEST(ReadCalibration, ConfidenceIsNearlyTheFrequencyOfBeingRight) {
    Score development, frozen;
    for (const char* language : {"fr", "en", "prs"})
        for (const GoldText& gold : read_passages(language))
            (gold.frozen ? frozen : development) +=
                judge(gold, atlas_reader().read(gold.text, options_for(gold.published)));
    ASSERT_GT(development.judged.size(), 100u);
    ASSERT_GT(frozen.judged.size(), 100u);
    const Calibration fitted = calibration_of("development", development.judged);
    const Calibration measured = calibration_of("frozen", frozen.judged);
    EXPECT_LT(fitted.brier, 0.05);
    EXPECT_LT(fitted.error, 0.12);
    EXPECT_LT(measured.brier, 0.06);
    EXPECT_LT(measured.error, 0.12);
}

} // namespace
} // namespace panjshir::gazetteer::testing
