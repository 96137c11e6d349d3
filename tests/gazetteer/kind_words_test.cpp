#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/normalise/kind_words.hpp"

#include <gtest/gtest.h>

namespace panjshir::gazetteer {
namespace {

std::string split(std::string_view text) {
    const auto parts = split_kind_word(text);
    return parts ? std::string(to_string(parts->kind)) + " " + parts->name : "none";
}

TEST(KindWords, AreTakenOffInEnglish) {
    EXPECT_EQ(split("Khawak Pass"), "pass Khawak");
    EXPECT_EQ(split("the Panjshir Valley"), "valley Panjshir");
    EXPECT_EQ(split("Hindu Kush Mountains"), "range Hindu Kush");
    EXPECT_EQ(split("province of Baghlan"), "province Baghlan");
}

TEST(KindWords, AreTakenOffInFrench) {
    EXPECT_EQ(split("col de Khawak"), "pass Khawak");
    EXPECT_EQ(split("la vallée du Panchir"), "valley Panchir");
    EXPECT_EQ(split("le district d'Andarab"), "district Andarab");
    EXPECT_EQ(split("vallée d’Andarab"), "valley Andarab");
}

TEST(KindWords, AreTakenOffInDariAndPashto) {
    EXPECT_EQ(split("کوتل خاواک"), "pass خاواک");
    EXPECT_EQ(split("ولایت پنجشیر"), "province پنجشیر");
    EXPECT_EQ(split("دره پنجشیر"), "valley پنجشیر");
    EXPECT_EQ(split("اندراب ولسوالۍ"), "district اندراب");
}

TEST(KindWords, NothingIsTakenOffWhereNothingWouldRemain) {
    EXPECT_EQ(split("Pass"), "none");
    EXPECT_EQ(split("the valley"), "none");
    EXPECT_EQ(split("Panjshir"), "none");
    EXPECT_EQ(split(""), "none");
}

TEST(KindWords, AreWrittenAsFoldWritesThem) {
    for (const KindWord& word : kind_words())
        EXPECT_EQ(fold(word.folded), word.folded);
}

} // namespace
} // namespace panjshir::gazetteer
