// The reader on the five articles: every place, every date, and nothing else.

#include "gazetteer/read_score.hpp"

namespace panjshir::gazetteer::testing {
namespace {

const std::map<std::string, std::pair<std::string, std::string>> kArticles{
    {"000.txt", {"fr", "2021-08-24~"}},
    {"001.txt", {"fr", "2021-09-07~"}},
    {"002.txt", {"fr", "2021-08-27"}},
    {"003.txt", {"en", "2021-08-20~"}},
    {"004.txt", {"en", "2021-09-02"}}};

std::vector<GoldText> read_articles() {
    const CsvTable table =
        parse_csv(read_file(gold_dir() / "articles.csv").value(), "articles.csv");
    EXPECT_TRUE(table.diagnostics.empty());
    std::vector<GoldText> articles;
    for (const auto& [file, about] : kArticles) {
        GoldText gold;
        gold.id = file;
        gold.language = about.first;
        gold.published = EdtfDate::parse(about.second).value();
        gold.text = read_file(panjshir::testing::shared_dir() / "articles" / file).value();
        for (const CsvRow& row : table.rows) {
            const auto field = [&](std::string_view column) {
                return row.fields[static_cast<std::size_t>(table.column(column))].text;
            };
            if (field("file") != file)
                continue;
            const std::size_t begin = std::stoul(field("begin")), end = std::stoul(field("end"));
            if (field("what") == "date")
                gold.dates.push_back({begin, end, field("edtf")});
            else
                gold.mentions.push_back(
                    {begin, end, {field("place")}, field("metonymy") == "yes", false});
        }
        articles.push_back(std::move(gold));
    }
    return articles;
}

TEST(ReadArticles, EveryPlaceAndEveryDateIsFoundAndNothingElse) {
    PANJSHIR_NEEDS_SHARED("articles/000.txt");
    std::map<std::string, Score> by_language;
    for (const GoldText& gold : read_articles()) {
        const Score score =
            judge(gold, atlas_reader().read(gold.text, options_for(gold.published)));
        print(gold.id, score);
        by_language[gold.language] += score;
    }
    for (const auto& [language, score] : by_language) {
        print("articles " + language, score);
        for (const auto& [kind, tally] : score.by_kind)
            std::printf("    %-10s P %.3f R %.3f (%d, %d, %d)\n", kind.c_str(), tally.precision(),
                        tally.recall(), tally.right, tally.wrong, tally.missed);
        EXPECT_EQ(score.places.precision(), 1) << language;
        EXPECT_EQ(score.places.recall(), 1) << language;
        EXPECT_EQ(score.dates.precision(), 1) << language;
        EXPECT_EQ(score.dates.recall(), 1) << language;
        EXPECT_EQ(score.metonymy_right, score.metonymy_all) << language;
    }
}

TEST(ReadArticles, MentionsHaveTheGoldsExactSpans) {
    PANJSHIR_NEEDS_SHARED("articles/000.txt");
    for (const GoldText& gold : read_articles()) {
        const ReadResult read = atlas_reader().read(gold.text, options_for(gold.published));
        ASSERT_EQ(read.mentions.size(), gold.mentions.size()) << gold.id;
        for (std::size_t i = 0; i < gold.mentions.size(); ++i) {
            EXPECT_EQ(read.mentions[i].begin, gold.mentions[i].begin) << gold.id << " " << i;
            EXPECT_EQ(read.mentions[i].end, gold.mentions[i].end) << gold.id << " " << i;
        }
    }
}

TEST(ReadArticles, WithoutADateOfPublicationRelativeDatesStayUnresolved) {
    PANJSHIR_NEEDS_SHARED("articles/001.txt");
    const auto text = read_file(panjshir::testing::shared_dir() / "articles" / "001.txt").value();
    const ReadResult read = atlas_reader().read(text);
    ASSERT_FALSE(read.dates.empty());
    for (const DateMention& date : read.dates) {
        EXPECT_FALSE(date.edtf) << date.text;
        EXPECT_FALSE(date.reasons.empty()) << date.text;
    }
    EXPECT_FALSE(read.diagnostics.empty());
}

TEST(ReadArticles, NoPersonPaperOrPeopleIsTakenForAPlace) {
    PANJSHIR_NEEDS_SHARED("articles/000.txt");
    for (const GoldText& gold : read_articles())
        for (const Mention& mention :
             atlas_reader().read(gold.text, options_for(gold.published)).mentions)
            for (const char* other :
                 {"Massoud", "Saleh", "Post", "Put", "Times", "Instances", "America", "Getty",
                  "Dari", "Tadjiks", "Taliban", "Ghani", "Alliance", "Afghan "})
                EXPECT_EQ((mention.text + " ").find(other), std::string::npos) << mention.text;
}

} // namespace
} // namespace panjshir::gazetteer::testing
