// Words of running text, and the scanner for written forms.

#include "gazetteer/read_gold.hpp"

#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/read/form_scanner.hpp"
#include "gazetteer/read/text_tokens.hpp"

namespace panjshir::gazetteer::testing {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    WordList words;
    words.read(text);
    std::vector<std::string> all;
    for (std::size_t i = 0; i < words.size(); ++i)
        all.emplace_back(words.folded(i));
    return all;
}

using Words = std::vector<std::string>;

TEST(WordList, PartsElisionsPossessivesHyphensAndHashtags) {
    EXPECT_EQ(words_of("d’Andarab, l'Afghanistan"), (Words{"d", "andarab", "l", "afghanistan"}));
    EXPECT_EQ(words_of("Kabul's aujourd’hui"), (Words{"kabul", "s", "aujourdhui"}));
    EXPECT_EQ(words_of("Mazar-i-Sharif"), (Words{"mazar", "i", "sharif"}));
    EXPECT_EQ(words_of("#PanjshirValley#Kabul"), (Words{"panjshir", "valley", "kabul"}));
    EXPECT_EQ(words_of("می‌شود"), (Words{"می", "شود"}));
    EXPECT_EQ(words_of("Sha‘ban"), (Words{"shaban"}));
}

TEST(WordList, FoldsEveryWordAsFoldDoes) {
    for (const char* word : {"Bāzārak", "É", "Panjshēr", "پنجشېر", "Ḩeşār", "œuvre", "ÀÉÎ",
                             "e\u0301t\u00e9", "۱۴۰۰", "ﭘﻨﺠﺸﯿﺮ", "کوتلِ", "ǰabal", "Straße"}) {
        const Words words = words_of(word);
        ASSERT_EQ(words.size(), 1u) << word;
        EXPECT_EQ(words[0], fold(word)) << word;
    }
}

TEST(WordList, KnowsWhereWordsStand) {
    const std::string text = "é, «Kaboul»\n\nالف Bazarak";
    WordList words;
    EXPECT_EQ(words.read(text), utf8::length(text));
    ASSERT_EQ(words.size(), 4u);
    EXPECT_EQ(words[1].first_point, 4u);
    EXPECT_EQ(words[1].end_point, 10u);
    EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "Kaboul");
    EXPECT_TRUE(words[1].gap & kGapComma);
    EXPECT_TRUE(words[1].gap & kGapQuote);
    EXPECT_TRUE(words[2].gap & kGapParagraph);
    EXPECT_TRUE(words[2].bits & kPersian);
    EXPECT_TRUE(words[3].bits & kCapital);
}

TEST(FormScanner, FindsTheLongestFormsHoweverTheyAreWritten) {
    const FormScanner scanner({&atlas_index()});
    const std::string text = "PUL-E  KHUMRI, puis Bāzārak ; mazar i\nsharif. کوتل سالنگ";
    std::vector<std::string> found;
    scanner.scan_text(text, [&](const TextHit& hit) {
        found.push_back(text.substr(hit.begin, hit.end - hit.begin));
    });
    EXPECT_EQ(found, (Words{"PUL-E  KHUMRI", "Bāzārak", "mazar i\nsharif", "کوتل سالنگ"}));
}

TEST(FormScanner, FindsNoFormAcrossStopsAndParagraphs) {
    const FormScanner scanner({&atlas_index()});
    WordList words;
    words.read("Hindu. Kush Hindu\n\nKush");
    EXPECT_TRUE(scanner.scan(words).empty());
}

TEST(FormScanner, FindsTheSameInALongTextAsInItsParts) {
    const FormScanner scanner({&atlas_index()});
    std::string text;
    std::size_t expected = 0;
    while (text.size() < 400'000) {
        text += "some words without any name, then Panjshir and Bazarak once again; ";
        expected += 2;
        if (text.size() % 7 == 0)
            text += '\n';
    }
    std::size_t count = 0;
    scanner.scan_text(text, [&](const TextHit& hit) {
        const std::string_view form = std::string_view(text).substr(hit.begin, hit.end - hit.begin);
        EXPECT_TRUE(form == "Panjshir" || form == "Bazarak") << form;
        ++count;
    });
    EXPECT_EQ(count, expected);
}

} // namespace
} // namespace panjshir::gazetteer::testing
