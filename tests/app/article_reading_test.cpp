#include "app/article_reading.hpp"

#include "app/silent_list.hpp"
#include "base/file.hpp"
#include "support/atlas_session.hpp"
#include "support/test_folder.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::testing;
using ::testing::HasSubstr;

namespace {

const std::string kText = "On 23 August 2021 they met in Bazarak, not far from Kabul.\n"
                          "La route du Salang était coupée.\n";

const io::Atlas& atlas() {
    return atlas_session().atlas();
}

const app::ArticleDesk& desk() {
    static const auto opened = app::ArticleDesk::open(atlas(), {});
    return **opened;
}

std::filesystem::path file_of(const std::string& name, const std::string& text) {
    const auto folder = panjshir::testing::test_folder("article-reading");
    EXPECT_TRUE(write_file(folder / name, text));
    return folder / name;
}

app::Article read(const std::string& text) {
    auto article = desk().read(file_of("article.txt", text));
    EXPECT_TRUE(article) << article.error().message;
    return std::move(*article);
}

const app::ArticleMention* mention_of(const app::Article& article, std::string_view text) {
    for (const app::ArticleMention& mention : article.mentions)
        if (mention.read.text == text)
            return &mention;
    return nullptr;
}

} // namespace

TEST(ArticleReading, FindsPlacesWithTheirClassAndDatesWithTheirDay) {
    const app::Article article = read(kText);
    const app::ArticleMention* bazarak = mention_of(article, "Bazarak");
    ASSERT_NE(bazarak, nullptr);
    EXPECT_EQ(bazarak->read.begin, kText.find("Bazarak")); // all letters before are of one byte
    EXPECT_EQ(bazarak->place, "bazarak");
    EXPECT_EQ(bazarak->colour, app::MentionClass::Settlement);
    EXPECT_EQ(bazarak->by, app::ArticleMention::By::Reader);
    ASSERT_EQ(article.read.dates.size(), 1u);
    EXPECT_EQ(article.read.dates[0].edtf->text(), "2021-08-23");
}

TEST(ArticleReading, ACorrectionOfAMentionTakesItsPlaceAndLeavesTheOthers) {
    app::Article article = read(kText);
    const std::size_t count = article.mentions.size();
    const app::ArticleMention kabul = *mention_of(article, "Kabul");
    app::correct(article, {{article.sha256, kabul.read.begin, kabul.read.end, "kabul-province"}},
                 atlas());
    EXPECT_EQ(article.mentions.size(), count);
    EXPECT_EQ(article.corrected, 1u);
    const app::ArticleMention* after = mention_of(article, "Kabul");
    EXPECT_EQ(after->place, "kabul-province");
    EXPECT_EQ(after->colour, app::MentionClass::Area);
    EXPECT_EQ(after->by, app::ArticleMention::By::User);
    EXPECT_EQ(mention_of(article, "Bazarak")->by, app::ArticleMention::By::Reader);
    app::correct(article, {}, atlas()); // taken back
    EXPECT_EQ(mention_of(article, "Kabul")->place, kabul.place);
    EXPECT_EQ(article.corrected, 0u);
}

TEST(ArticleReading, NoPlaceIsAWordOfTheUserAndCountsNoMore) {
    app::Article article = read(kText);
    const std::size_t places = article.place_count();
    const app::ArticleMention kabul = *mention_of(article, "Kabul");
    app::correct(article, {{article.sha256, kabul.read.begin, kabul.read.end, ""}}, atlas());
    EXPECT_EQ(article.place_count(), places - 1);
    EXPECT_FALSE(mention_of(article, "Kabul")->place);
    EXPECT_EQ(mention_of(article, "Kabul")->colour, app::MentionClass::None);
}

TEST(ArticleReading, ACorrectionOfWordsThatTheReaderPassedOverAddsAMention) {
    app::Article article = read(kText);
    const std::size_t begin = kText.find("they met"), end = begin + 8;
    ASSERT_EQ(mention_of(article, "they met"), nullptr);
    app::correct(article, {{article.sha256, begin, end, "charikar"}}, atlas());
    const app::ArticleMention* added = mention_of(article, "they met");
    ASSERT_NE(added, nullptr);
    EXPECT_EQ(added->place, "charikar");
    EXPECT_TRUE(
        std::is_sorted(article.mentions.begin(), article.mentions.end(),
                       [](const auto& a, const auto& b) { return a.read.begin < b.read.begin; }));
}

TEST(ArticleReading, ACorrectionThatOverlapsAMentionReplacesIt) {
    app::Article article = read(kText);
    const std::size_t begin = kText.find("in Bazarak"), end = begin + 10;
    app::correct(article, {{article.sha256, begin, end, "bazarak-district"}}, atlas());
    EXPECT_EQ(mention_of(article, "Bazarak"), nullptr);
    EXPECT_EQ(mention_of(article, "in Bazarak")->place, "bazarak-district");
}

TEST(ArticleReading, CorrectionsOfOtherTextsAndBeyondTheEndArePassedOver) {
    app::Article article = read(kText);
    const std::size_t length = kText.size();
    app::correct(article,
                 {{std::string(64, '0'), 0, 5, "kabul"},
                  {article.sha256, length, length + 9, "kabul"},
                  {article.sha256, 9, 4, "kabul"}},
                 atlas());
    EXPECT_EQ(article.corrected, 0u);
}

TEST(ArticleReading, SpansCountCodePointsNotBytes) {
    const std::string text = "Été à Kaboul.\n";
    app::Article article = read(text);
    const app::ArticleMention* kabul = mention_of(article, "Kaboul");
    ASSERT_NE(kabul, nullptr);
    EXPECT_EQ(kabul->read.begin, 6u);
    app::correct(article, {{article.sha256, 0, 3, "bazarak"}}, atlas());
    EXPECT_NE(mention_of(article, "Été"), nullptr);
}

TEST(ArticleReading, ATooLongTextIsRefusedWithItsSizeAndTheLimit) {
    const auto file = file_of("long.txt", "");
    std::filesystem::resize_file(file, std::uintmax_t{50} << 20);
    const auto article = desk().read(file);
    ASSERT_FALSE(article);
    EXPECT_THAT(article.error().message, HasSubstr("long.txt: 50.0 MB"));
    EXPECT_THAT(article.error().message, HasSubstr("4.0 MB"));
    std::filesystem::remove(file);
}

TEST(ArticleReading, WhatIsNoTextIsRefusedWithThePlaceOfItsNulByte) {
    const auto article = desk().read(file_of("picture.txt", std::string("GIF\0x", 5)));
    ASSERT_FALSE(article);
    EXPECT_THAT(article.error().message, HasSubstr("picture.txt: byte 4"));
    EXPECT_FALSE(desk().read(std::filesystem::path(PANJSHIR_BUILD_DIR) / "no-such-article.txt"));
}

TEST(ArticleReading, AnEmptyTextHasNoMentions) {
    const app::Article article = read("");
    EXPECT_TRUE(article.mentions.empty());
    EXPECT_EQ(article.place_count(), 0u);
}

TEST(ArticleFile, IsFoundByItsContentWhateverItsName) {
    const auto file = file_of("renamed.txt", "a text of its own");
    const std::string sha256 = sha256_hex("a text of its own");
    const auto found = app::article_file(file.parent_path(), "000.txt", sha256);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(*found, file);
    const auto missing = app::article_file(file.parent_path(), "000.txt", sha256_hex("another"));
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().message, HasSubstr("put 000.txt there"));
}

TEST(Passage, OfAClaimIsItsSpanInTheSourcesFile) {
    const chronicle::Claim& claim = atlas().chronicle.claims.front();
    const auto passage = app::passage_of(atlas(), "claim:" + claim.id);
    ASSERT_TRUE(passage);
    EXPECT_EQ(passage->source, claim.source);
    EXPECT_EQ(passage->begin, claim.span.begin);
    EXPECT_EQ(passage->end, claim.span.end);
    EXPECT_FALSE(app::passage_of(atlas(), "place:kabul"));
    EXPECT_FALSE(app::passage_of(atlas(), "claim:none"));
}

TEST(SourceCard, NamesPublisherAndEveryClaimOfTheSource) {
    const chronicle::Source& source = atlas().chronicle.sources.front();
    const auto card = atlas_session().card(view_on("2021-08-23"), "source:" + source.id);
    ASSERT_TRUE(card);
    EXPECT_EQ(card->title, source.title);
    const auto claims =
        std::count_if(atlas().chronicle.claims.begin(), atlas().chronicle.claims.end(),
                      [&](const chronicle::Claim& claim) { return claim.source == source.id; });
    const auto links =
        std::count_if(card->sections.begin(), card->sections.end(),
                      [](const app::CardSection& s) { return s.link.rfind("claim:", 0) == 0; });
    EXPECT_EQ(links, claims);
}

TEST(PlaceCard, GivesNamesInEachLanguageAndDistancesFromTheChiefTowns) {
    const auto card = atlas_session().card(view_on("2021-08-23"), "place:khawak-pass");
    ASSERT_TRUE(card);
    std::string text;
    for (const app::CardSection& section : card->sections)
        for (const app::CardRow& row : section.rows)
            text += row.label + ": " + row.text + "\n";
    EXPECT_THAT(text, HasSubstr("Dari: "));
    EXPECT_THAT(text, HasSubstr("French: "));
    EXPECT_THAT(text, HasSubstr("of Kabul"));
    EXPECT_THAT(text, HasSubstr("of Bazarak"));
}

TEST(SilentList, LeavesOutWhatIsSpokenOfOnTheDay) {
    app::ViewState view = view_on("2021-08-23");
    const auto silent = app::silent_list(atlas_session(), view);
    ASSERT_FALSE(silent.empty());
    const auto all = app::places_to_speak_of(atlas());
    EXPECT_LT(silent.size(), all.size());
    for (const app::ListedItem& item : silent)
        for (const chronicle::Claim& claim : atlas().chronicle.claims)
            if ("place:" + claim.place == item.id && claim.when.first_day() &&
                claim.when.last_day()) {
                EXPECT_FALSE(*claim.when.first_day() <= view.on &&
                             view.on <= *claim.when.last_day())
                    << claim.id;
            }
}
