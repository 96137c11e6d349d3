#include "app/sentence_words.hpp"

#include "app/locale.hpp"
#include "gazetteer/find.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/read/reader.hpp"
#include "io/atlas.hpp"
#include "support/shared.hpp"

#include <cstdlib>
#include <gtest/gtest.h>
#include <set>
#include <vector>

using namespace panjshir;

namespace {

class SentenceWords : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        ::setenv("PANJSHIR_ASSETS", panjshir::testing::atlas_dir().parent_path().c_str(), 1);
        EXPECT_TRUE(app::load_translations().empty());
    }
};

TEST_F(SentenceWords, KeepNamesAndFiguresAndSayTheRestInFrench) {
    EXPECT_EQ(app::in_language("'Panchir' is one letter away", "fr"),
              "«\u202FPanchir\u202F» n’en diffère que d’une lettre");
    EXPECT_EQ(app::in_language("12 km away", "fr"), "à 12 km");
    EXPECT_EQ(app::in_language("'Andarab' is the same name, overlooking all vowels", "fr"),
              "«\u202FAndarab\u202F» est le même nom, sans regarder toutes les voyelles");
    EXPECT_EQ(app::in_language("'district' behind the name says that it is a district", "fr"),
              "«\u202Fdistrict\u202F» derrière le nom en dit le genre\u202F: district");
}

TEST_F(SentenceWords, KeepEnglishAndWhatTheyDoNotKnow) {
    EXPECT_EQ(app::in_language("12 km away", "en"), "12 km away");
    EXPECT_EQ(app::in_language("of another form", "fr"), "of another form");
    EXPECT_EQ(app::in_language("", "fr"), "");
}

TEST_F(SentenceWords, KnowAQuoteWithinAName) {
    EXPECT_EQ(app::in_language("'Pul-e 'Alam' is written exactly so", "fr"),
              "«\u202FPul-e 'Alam\u202F» s’écrit exactement ainsi");
}

// Every reason that the reader gives for a text with all sorts of mentions has French words.
TEST_F(SentenceWords, LeaveNoReasonOfAReadTextInEnglish) {
    const auto atlas = io::load_atlas(panjshir::testing::atlas_dir());
    ASSERT_TRUE(atlas) << atlas.error().message;
    auto index = gazetteer::NameIndex::build(atlas->places, "atlas");
    ASSERT_TRUE(index);
    const std::string text = "Kabul said on Monday that Panchir and the district of Andarab, "
                             "Pol-e-Hesar and Deh Salah in Baghlan province "
                             "had fallen. Long live Panjshir! Bazarak village, the Khavak pass and "
                             "Ghorqand were quiet; Qwertzu was not. "
                             "Kabul and Charikar decided on 25 August that the Salang tunnel and "
                             "the river Panjshir stay open.";
    const auto read =
        gazetteer::ArticleReader(std::vector<const gazetteer::NameIndex*>{&*index}).read(text);
    std::set<std::string> reasons;
    for (const auto& mention : read.mentions) {
        reasons.insert(mention.reasons.begin(), mention.reasons.end());
        for (const auto& candidate : mention.candidates)
            reasons.insert(candidate.reasons.begin(), candidate.reasons.end());
    }
    for (const Diagnostic& diagnostic : read.diagnostics)
        reasons.insert(diagnostic.message);
    EXPECT_GE(reasons.size(), 15u);
    for (const std::string& reason : reasons)
        EXPECT_NE(app::in_language(reason, "fr"), reason);
}

} // namespace
