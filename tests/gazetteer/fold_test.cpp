#include "base/utf8.hpp"
#include "gazetteer/normalise/fold.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace panjshir::gazetteer {
namespace {

// What one rule alone makes of a text.
std::string after(std::string_view rule, std::string_view text) {
    const auto rules = character_rules();
    const auto it = std::find_if(rules.begin(), rules.end(),
                                 [&](const CharacterRule& r) { return r.name == rule; });
    return it == rules.end() ? "no such rule" : utf8::from_utf32(it->apply(utf8::to_utf32(text)));
}

TEST(CharacterRules, NfcJoinsALetterAndItsMark) {
    EXPECT_EQ(after("nfc", "Pa\u0304nj"), "P\u0101nj");
}

TEST(CharacterRules, NfcTakesDirectionMarksOutAndKeepsThePersianJoiner) {
    EXPECT_EQ(after("nfc", "\u202Bپنجشیر\u202C"), "پنجشیر");
    EXPECT_EQ(after("nfc", "اسلام\u200Cقلعه"), "اسلام\u200Cقلعه");
}

TEST(CharacterRules, CaseLowersCapitals) {
    EXPECT_EQ(after("case", "ŠIR Āb"), "šir āb");
}

TEST(CharacterRules, CaronsBecomeTwoLettersBeforeMarksAreStripped) {
    EXPECT_EQ(after("caron", "šāčžǰğç"), "shāchzhjghch");
}

TEST(CharacterRules, MarksLeaveTheLetter) {
    EXPECT_EQ(after("marks", "ḩṟḏṯēōâéïğ"), "hrdteoaeig");
    EXPECT_EQ(after("marks", "łøıə"), "loie");
}

TEST(CharacterRules, ApostrophesForAynAndHamzaVanish) {
    EXPECT_EQ(after("apostrophe", "Qalʿa Qal‘a Qal’a Qal'a Qalʾa"), "Qala Qala Qala Qala Qala");
}

TEST(CharacterRules, PersianLettersHaveOneForm) {
    EXPECT_EQ(after("persian", "ي ى ئ ې ۍ"), "ی ی ی ی ی");
    EXPECT_EQ(after("persian", "ك ګ"), "ک گ");
    EXPECT_EQ(after("persian", "ة ۀ"), "ه ه");
    EXPECT_EQ(after("persian", "آ أ إ ؤ"), "ا ا ا و");
}

TEST(CharacterRules, TatweelVowelSignsAndHamzaVanish) {
    EXPECT_EQ(after("persian", "پنـــجشیر"), "پنجشیر");
    EXPECT_EQ(after("persian", "پَنجِشیر"), "پنجشیر");
    EXPECT_EQ(after("persian", "قریهء"), "قریه");
}

TEST(CharacterRules, PersianDigitsAndPresentationFormsAreReadAsPlainOnes) {
    EXPECT_EQ(after("persian", "۱۲٣"), "123");
    EXPECT_EQ(after("persian", "\uFEFB"), "لا"); // the ligature lam-alef
}

TEST(CharacterRules, SeparatorsBecomeOneSpace) {
    EXPECT_EQ(after("separator", "  Pul-e  Khumri (Baghlan) "), "Pul e Khumri Baghlan");
}

TEST(CharacterRules, CostNeverLess) {
    double before = 0;
    for (const CharacterRule& rule : character_rules()) {
        EXPECT_GE(rule.cost, before) << rule.name;
        before = rule.cost;
    }
}

TEST(Fold, AgreesWithTheRulesOneAfterAnother) {
    for (std::string text :
         {"Qal‘ah-ye Shāh Āghāsī", "قلعۀ شاه آغاسی", "Mazar-é-Charif", "S̲h̲ēwah", "Kārēz—e №7",
          "اسلام\u200Cقلعه", "Ḏey\u00A0Kundī", "ﷲ آباد", "Панджшер"}) {
        std::u32string slowly = utf8::to_utf32(text);
        for (const CharacterRule& rule : character_rules())
            slowly = rule.apply(slowly);
        EXPECT_EQ(fold(text), utf8::from_utf32(slowly)) << text;
    }
}

TEST(Fold, IsTheSameWhenFoldedAgain) {
    for (std::string text : {"Qal‘ah-ye Shāh", "پَنجِشیر", "Jabal os-Saraj", "Šīr-Dōsh"})
        EXPECT_EQ(fold(fold(text)), fold(text));
}

TEST(Fold, BadBytesAreGaps) {
    EXPECT_EQ(fold("Pan\xFFjshir"), "pan jshir");
    EXPECT_EQ(fold("\xC3"), "");
    EXPECT_EQ(fold(std::string_view("Ka\0bul", 6)), "ka bul");
}

TEST(Fold, NothingWithoutALetter) {
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold(" -()’ "), "");
}

TEST(Fold, ALongNameIsCut) {
    EXPECT_EQ(fold(std::string(10'000, 'a')).size(), kLongestName);
    std::string persian;
    for (int i = 0; i < 10'000; ++i)
        persian += "پ";
    EXPECT_EQ(utf8::length(fold(persian)), kLongestName);
}

} // namespace
} // namespace panjshir::gazetteer
