#include "gazetteer/index/spelling_distance.hpp"

#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace panjshir::gazetteer {
namespace {

double distance(std::string_view a, std::string_view b, Scripts scripts = Scripts::Same) {
    return spelling_distance(a, b, scripts, 100);
}

// Edit distance with swaps of neighbours, by the textbook's table.
int brute_force(const std::string& a, const std::string& b) {
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<int>(i + j);
                continue;
            }
            d[i][j] = std::min(
                {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

TEST(SpellingDistance, IsNothingForEqualAndSymmetric) {
    EXPECT_EQ(distance("panjSir", "panjSir"), 0);
    EXPECT_DOUBLE_EQ(distance("panjSir", "panCir"), distance("panCir", "panjSir"));
}

TEST(SpellingDistance, RelatedLettersAreNearerThanStrangeOnes) {
    EXPECT_LT(distance("kunduz", "qunduz"), distance("kunduz", "munduz"));
    EXPECT_LT(distance("sefid", "safid"), distance("sefid", "sifud"));
    EXPECT_LT(distance("panSir", "panCir"), distance("panSir", "panlir"));
}

TEST(SpellingDistance, ShortVowelsThatPersianLeavesOutCostLittle) {
    EXPECT_LT(distance("bGlan", "baGlan", Scripts::FirstIsPersian), 0.1);
    EXPECT_GT(distance("bGlan", "baGlan", Scripts::Same), 0.3);
    EXPECT_LT(distance("pnjSyr", "panjSir", Scripts::FirstIsPersian), 0.2);
    EXPECT_GT(distance("bagh", "bgh", Scripts::FirstIsPersian), 0.3)
        << "a written vowel is a long one";
}

TEST(SpellingDistance, AboveTheLimitIsAboveTheLimit) {
    EXPECT_GT(spelling_distance("panjSir", "kandahar", Scripts::Same, 1), 1);
}

TEST(SpellingDistance, LongNamesAreCutNotOverrun) {
    EXPECT_GE(distance(std::string(5000, 'a'), std::string(5000, 'b')), 1);
}

TEST(WithinOneEdit, AgreesWithTheTextbook) {
    std::mt19937 random(69);
    const auto word = [&] {
        std::string text(random() % 5, ' ');
        for (char& c : text)
            c = static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int i = 0; i < 20'000; ++i) {
        const std::string a = word(), b = word();
        EXPECT_EQ(within_one_edit(a, b), brute_force(a, b) <= 1) << a << " " << b;
    }
}

} // namespace
} // namespace panjshir::gazetteer
