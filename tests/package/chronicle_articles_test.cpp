// The tables of what was said against the five articles: the texts are those that the spans were
// counted in, the spans fall on the right words, and no sentence of an article stands in a table.

#include "gazetteer/normalise/fold.hpp"
#include "package/tables.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace panjshir {
namespace {

using testing::read_table;
using testing::TableRow;

const std::vector<std::string> kFiles{"000.txt", "001.txt", "002.txt", "003.txt", "004.txt"};

std::string article(const std::string& file) {
    return read_file(testing::shared_dir() / "articles" / file).value();
}

std::map<std::string, std::u32string> articles() {
    std::map<std::string, std::u32string> texts;
    for (const std::string& file : kFiles)
        texts[file] = utf8::to_utf32(article(file));
    return texts;
}

bool is_letter(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           (c >= 0xC0 && c <= 0x24F);
}

// Folded a word at a time, as a folded name is limited in length: " vallee du panjshir ".
std::string folded_words(const std::u32string& text) {
    std::string folded = " ";
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && is_letter(text[end]))
            ++end;
        if (end > begin)
            folded += gazetteer::fold(utf8::from_utf32(text.substr(begin, end - begin))) + " ";
        begin = std::max(end, begin + 1);
    }
    return folded;
}

std::vector<std::string> words_of(const std::u32string& text) {
    std::vector<std::string> words;
    for (const std::string& word : testing::parts_of(folded_words(text), ' '))
        if (!word.empty())
            words.push_back(word);
    return words;
}

class Spans {
public:
    Spans() : m_articles(articles()) {
        for (const TableRow& source : read_table("sources"))
            m_file[source["id"]] = source["file"];
        for (const TableRow& name : read_table("names")) {
            std::string folded;
            for (const std::string& word : words_of(utf8::to_utf32(name["name"])))
                folded += " " + word;
            if (!folded.empty())
                m_names[name["place"]].push_back(folded + " ");
        }
    }
    const std::u32string& text(const TableRow& row) const {
        return m_articles.at(m_file.at(row["source"]));
    }
    std::string folded(const TableRow& row) const {
        const std::size_t begin = row.number("begin");
        return folded_words(text(row).substr(begin, row.number("end") - begin));
    }
    bool names(const TableRow& row, const std::string& place) const {
        const std::string words = folded(row);
        const auto forms = m_names.find(place);
        return forms != m_names.end() &&
               std::any_of(
                   forms->second.begin(), forms->second.end(),
                   [&](const std::string& form) { return words.find(form) != std::string::npos; });
    }

private:
    std::map<std::string, std::u32string> m_articles;
    std::map<std::string, std::string> m_file;
    std::map<std::string, std::vector<std::string>> m_names;
};

TEST(ChronicleArticles, TextsAreThoseThatTheSpansWereCountedIn) {
    PANJSHIR_NEEDS_SHARED("articles/004.txt");
    for (const TableRow& source : read_table("sources")) {
        const std::string text = article(source["file"]);
        EXPECT_EQ(sha256_hex(text), source["sha256"]) << source.where();
        EXPECT_LE(source.number("end"), utf8::length(text)) << source.where();
    }
}

TEST(ChronicleArticles, SpansBeginAndEndBetweenWords) {
    PANJSHIR_NEEDS_SHARED("articles/004.txt");
    const Spans spans;
    for (const char* name : {"claims", "events", "statements"}) {
        for (const TableRow& row : read_table(name)) {
            const std::u32string& text = spans.text(row);
            for (const char* column : {"begin", "end"}) {
                const std::size_t at = row.number(column);
                EXPECT_FALSE(at > 0 && at < text.size() && is_letter(text[at - 1]) &&
                             is_letter(text[at]))
                    << row.where() << ", " << column;
            }
            EXPECT_TRUE(is_letter(text[row.number("begin")]) || text[row.number("begin")] == U'#')
                << row.where();
        }
    }
}

TEST(ChronicleArticles, ClaimsStandWhereTheirPlaceIsNamed) {
    PANJSHIR_NEEDS_SHARED("articles/004.txt");
    const Spans spans;
    // Their sentences have a common noun alone.
    const std::map<std::string, std::string> by_word{{"c-000-panjshir-three-sides", " vallee "},
                                                     {"c-000-salang-road-blocked", " autoroute "}};
    for (const TableRow& claim : read_table("claims")) {
        if (const auto word = by_word.find(claim["id"]); word != by_word.end())
            EXPECT_NE(spans.folded(claim).find(word->second), std::string::npos) << claim.where();
        else
            EXPECT_TRUE(spans.names(claim, claim["place"])) << claim.where();
    }
}

TEST(ChronicleArticles, StatementsStandWhereBothPlacesAreNamed) {
    PANJSHIR_NEEDS_SHARED("articles/004.txt");
    const Spans spans;
    // Said by what they are, not by name: the highway, the gorge, the neighbour, the valley of
    // "which".
    const std::set<std::string> by_word{"s-000-baghlan-neighbour panjshir-province",
                                        "s-000-salang-road-pass salang-road",
                                        "s-000-salang-road-panjshir salang-road",
                                        "s-000-salang-road-kabul salang-road",
                                        "s-reuters-gorge panjshir-gorge",
                                        "s-reuters-gorge panjshir-valley",
                                        "s-reuters-baghlan-north afghanistan",
                                        "s-huffpost-mouth-distance panjshir-valley",
                                        "s-huffpost-mouth-direction panjshir-valley",
                                        "s-huffpost-khawak-west panjshir-valley"};
    for (const TableRow& statement : read_table("statements")) {
        for (const char* column : {"subject", "object"}) {
            const std::string key = statement["id"] + " " + statement[column];
            EXPECT_NE(spans.names(statement, statement[column]), by_word.count(key) == 1) << key;
        }
    }
}

TEST(ChronicleArticles, FiguresStandInTheSpanOrInThePieceTheyCameFrom) {
    PANJSHIR_NEEDS_SHARED("articles/004.txt");
    const Spans spans;
    // As the articles write them.
    const std::map<std::string, std::vector<std::string>> written{
        {"1-2", {"one or two"}}, {"7-8", {"seven or eight"}},
        {"3", {"trois"}},        {"6", {"six"}},
        {"6000", {"6 000"}},     {"", {"centaines", "hundreds", "milliers"}}};
    for (const TableRow& event : read_table("events")) {
        for (const std::string& figure : testing::parts_of(event["figures"])) {
            const std::string number = testing::fields_of(figure).at(1);
            const auto forms =
                written.count(number) ? written.at(number) : std::vector<std::string>{number};
            const bool talks = event["id"] == "e-talks-parwan"; // told over several paragraphs
            const std::string words = talks ? folded_words(spans.text(event)) : spans.folded(event);
            EXPECT_TRUE(std::any_of(forms.begin(), forms.end(),
                                    [&](const std::string& form) {
                                        return words.find(" " + form + " ") != std::string::npos;
                                    }))
                << event.where() << ": " << figure;
        }
    }
}

// Facts may be taken over, sentences may not.
TEST(ChronicleArticles, NoTableRepeatsMoreThanSixWordsOfAnArticle) {
    PANJSHIR_NEEDS_SHARED("articles/004.txt");
    constexpr std::size_t kRun = 7;
    const auto runs_of = [](const std::vector<std::string>& words) {
        std::set<std::vector<std::string>> runs;
        for (std::size_t i = 0; i + kRun <= words.size(); ++i)
            runs.emplace(words.begin() + static_cast<std::ptrdiff_t>(i),
                         words.begin() + static_cast<std::ptrdiff_t>(i + kRun));
        return runs;
    };
    std::set<std::vector<std::string>> theirs;
    for (const auto& [file, text] : articles())
        theirs.merge(runs_of(words_of(text)));
    ASSERT_GT(theirs.size(), 3000u);
    const auto expect_own_words = [&](const std::string& where, const std::string& text) {
        for (const auto& run : runs_of(words_of(utf8::to_utf32(text)))) {
            std::string joined;
            for (const std::string& word : run)
                joined += word + " ";
            EXPECT_FALSE(theirs.count(run)) << where << ": " << joined;
        }
    };
    for (const char* name :
         {"sources", "actors", "claims", "events", "statements", "places", "names", "extents"})
        for (const TableRow& row : read_table(name))
            for (const auto& [column, text] : row.fields)
                if (column != "geometry")
                    expect_own_words(row.where() + ", " + column, text);
    expect_own_words("datapackage.json",
                     read_file(testing::atlas_dir() / "datapackage.json").value());
}

} // namespace
} // namespace panjshir
