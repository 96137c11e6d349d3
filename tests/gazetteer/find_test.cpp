#include "gazetteer/find.hpp"
#include "gazetteer/find_json.hpp"
#include "small_atlas.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace panjshir::gazetteer {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

const NameIndex& atlas() {
    static const NameIndex index = testing::index_of(testing::small_atlas());
    return index;
}

Candidate first(std::string_view query, const FindOptions& options = {}) {
    const auto found = find(atlas(), query, options);
    return found.empty() ? Candidate{} : found.front();
}

TEST(Find, PutsTheExactSpellingFirstWithFullScore) {
    const Candidate kabul = first("Kabul");
    EXPECT_EQ(kabul.place, "kabul");
    EXPECT_EQ(kabul.rule, "exact");
    EXPECT_DOUBLE_EQ(kabul.score, 1);
    EXPECT_EQ(kabul.kind, PlaceKind::City);
    EXPECT_EQ(kabul.gazetteer, "small atlas");
    ASSERT_TRUE(kabul.position);
    EXPECT_DOUBLE_EQ(kabul.position->longitude_deg(), 69.17);
}

TEST(Find, NamesTheRuleByWhichAFormMatched) {
    EXPECT_EQ(first("kabul").rule, "folded");
    EXPECT_EQ(first("Puli Khumri").rule, "ezafe");
    EXPECT_EQ(first("Tcharikar").rule, "digraph");
    EXPECT_EQ(first("Kaboul").rule, "vowel");
    EXPECT_EQ(first("Pandjchir").rule, "french_ch");
    EXPECT_EQ(first("Kabal").rule, "edit1");
    EXPECT_EQ(first("Dih Hasar").rule, "garbled");
}

TEST(Find, MeetsSpellingsOfTheArticles) {
    EXPECT_EQ(first("Panshir").place, "panjshir-province");
    EXPECT_EQ(first("Puli Hisar").place, "pul-e-hesar");
    EXPECT_EQ(first("Bazarak").place, "bazarak");
    EXPECT_EQ(first("Andarab").place, "andarab-district");
}

TEST(Find, MeetsOneScriptFromTheOther) {
    EXPECT_EQ(first("چاریکار").place, "charikar");
    EXPECT_EQ(first("پل خمری").place, "pul-e-khumri");
    const auto latin_only =
        testing::index_of({testing::place("rukha", PlaceKind::Town, 69.47, 35.26, {"Rukhah"})});
    const auto found = find(latin_only, "رخه");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].place, "rukha");
}

TEST(Find, AGarbledFormIsFoundWithCappedConfidence) {
    const Candidate found = first("Dih Hasar");
    EXPECT_EQ(found.place, "deh-salah");
    EXPECT_EQ(found.matched, "Dih Hasar");
    EXPECT_LE(found.score, 0.5);
    EXPECT_THAT(found.reasons, Contains(HasSubstr("garbled")));
}

TEST(Find, WithoutTheCuratedFormDihHasarIsNotDehSalah) {
    std::vector<Place> places = testing::small_atlas();
    for (Place& place : places)
        std::erase_if(place.names,
                      [](const PlaceName& name) { return name.status == NameStatus::Garbled; });
    EXPECT_THAT(find(testing::index_of(places), "Dih Hasar"),
                Each(Field(&Candidate::place, Not("deh-salah"))));
}

TEST(Find, KindWordsInTheQueryChooseTheKind) {
    EXPECT_EQ(first("Khawak Pass").place, "khawak-pass");
    EXPECT_EQ(first("col de Khawak").place, "khawak-pass");
    EXPECT_EQ(first("vallée du Panchir").place, "panjshir-valley");
    EXPECT_EQ(first("la vallée du Panjsher").place, "panjshir-valley");
    EXPECT_EQ(first("Panjshir valley").place, "panjshir-valley");
    EXPECT_EQ(first("Panchir Valley").place, "panjshir-valley");
    EXPECT_EQ(first("ولایت پنجشیر").place, "panjshir-province");
    EXPECT_EQ(first("کوتل سالنگ").place, "salang-pass");
    EXPECT_EQ(first("tunnel de Salang").place, "salang-tunnel");
    EXPECT_EQ(first("district d'Andarab").place, "andarab-district");
    EXPECT_EQ(find_report(atlas(), "col de Khawak").kind_in_query, PlaceKind::Pass);
}

TEST(Find, AKindInTheOptionsLeavesOtherKindsOut) {
    FindOptions options;
    options.kind = PlaceKind::Pass;
    const auto found = find(atlas(), "Salang", options);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].place, "salang-pass");
    options.kind = PlaceKind::Airport;
    EXPECT_THAT(find(atlas(), "Salang", options), IsEmpty());
}

TEST(Find, NearnessDecidesBetweenEqualNames) {
    FindOptions options;
    options.kind = PlaceKind::Village;
    options.near = LonLat::from_degrees(67.1, 36.7); // Mazar-i-Sharif
    EXPECT_EQ(first("Bazarak", options).place, "bazarak-balkh");
    options.near = LonLat::from_degrees(69.17, 34.53); // Kabul
    EXPECT_EQ(first("Bazarak", options).place, "bazarak");
    EXPECT_THAT(first("Bazarak", options).reasons, Contains(HasSubstr("92 km")));
}

TEST(Find, LinksTheKindsThatShareAName) {
    EXPECT_THAT(first("Panchir").same_name,
                UnorderedElementsAre("panjshir-valley", "panjshir-river"));
    EXPECT_THAT(first("Bazarak").same_name, UnorderedElementsAre("bazarak-district"))
        << "the Bazarak of Balkh is 250 km away";
}

TEST(Find, PlacesWhoseSkeletonsAgreeAreToldApartByTheirVowels) {
    EXPECT_EQ(first("Paryan").place, "paryan");
    EXPECT_EQ(first("Parvan").place, "parwan-province");
}

TEST(Find, AnEmptyAnswerSaysWhatWasTried) {
    const FindReport report = find_report(atlas(), "Xyzzyville");
    EXPECT_THAT(report.candidates, IsEmpty());
    ASSERT_FALSE(report.tried.empty());
    EXPECT_EQ(report.tried.front().key, "xyzzyville");
    EXPECT_EQ(report.tried.front().rule, "folded");
    EXPECT_EQ(report.tried.back().rule, "skeleton");
}

TEST(Find, HoldsTheLimit) {
    FindOptions options;
    options.limit = 2;
    EXPECT_EQ(find(atlas(), "Panjshir", options).size(), 2u);
    options.limit = -5;
    EXPECT_EQ(find(atlas(), "Panjshir", options).size(), 1u);
}

TEST(Find, ScoresFallAndStayWithinZeroAndOne) {
    for (const char* query : {"Panjshir", "Salang Pass", "بازارک", "Bazaruk"}) {
        const auto found = find(atlas(), query);
        EXPECT_TRUE(
            std::is_sorted(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
                return a.score > b.score;
            }));
        for (const Candidate& candidate : found) {
            EXPECT_GE(candidate.score, 0);
            EXPECT_LE(candidate.score, 1);
            EXPECT_FALSE(candidate.reasons.empty());
        }
    }
}

TEST(Find, EarlierGazetteersComeFirstAmongEquals) {
    const auto other =
        testing::index_of({testing::place("kabul-2", PlaceKind::City, 69.2, 34.5, {"Kabul"}, 1)});
    const NameIndex* both[] = {&other, &atlas()};
    const FindReport report = find_report(both, "Kabul");
    ASSERT_GE(report.candidates.size(), 2u);
    EXPECT_EQ(report.candidates[0].place, "kabul-2");
    EXPECT_EQ(report.candidates[1].place, "kabul");
}

TEST(Find, AnyBytesAreAnswered) {
    EXPECT_THAT(find_report(atlas(), "").diagnostics,
                Contains(Field(&Diagnostic::message, HasSubstr("no letter"))));
    EXPECT_THAT(find_report(atlas(), "\xFF\xC3(").diagnostics,
                Contains(Field(&Diagnostic::message, HasSubstr("UTF-8"))));
    EXPECT_THAT(find_report(atlas(), std::string(10'000, 'p')).diagnostics,
                Contains(Field(&Diagnostic::message, HasSubstr("longer than 200"))));
    EXPECT_EQ(first("Ka\xFF"
                    "bul")
                  .place,
              "kabul")
        << "a bad byte is a gap, and gaps are overlooked";
    EXPECT_NO_FATAL_FAILURE(find_report(atlas(), "\u202Eبازارک Bazarak\u202C (بازارک) [Panjshir"));
    EXPECT_NO_FATAL_FAILURE(find_report(atlas(), "’ ‘ -"));
    EXPECT_NO_FATAL_FAILURE(find_report(atlas(), "ع"));
    EXPECT_NO_FATAL_FAILURE(find_report(atlas(), "Панджшер 潘杰希爾 पंजशीर"));
}

TEST(Find, RandomBytesAndLettersAreAnswered) {
    std::mt19937 random(2021);
    const std::vector<std::string> pieces{"Panj",
                                          "šir",
                                          " ",
                                          "-e ",
                                          "پنج",
                                          "\u200C",
                                          "\u202E",
                                          "شیر",
                                          "’",
                                          "(",
                                          "\xC3",
                                          "col de ",
                                          "ولایت ",
                                          "́",
                                          "9",
                                          "Q",
                                          "\xF0\x9F\x8F\x94",
                                          "kh",
                                          std::string(1, '\0')};
    for (int i = 0; i < 3'000; ++i) {
        std::string query;
        for (std::size_t n = random() % 9; n > 0; --n)
            query += random() % 4 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                       : pieces[random() % pieces.size()];
        const FindReport report = find_report(atlas(), query);
        for (const Candidate& candidate : report.candidates)
            EXPECT_GT(candidate.score, 0);
        EXPECT_NO_THROW(to_json(report).dump());
    }
}

TEST(FindJson, HasTheStableKeys) {
    const nlohmann::json json = to_json(find_report(atlas(), "Kaboul"));
    EXPECT_EQ(json["query"], "Kaboul");
    ASSERT_FALSE(json["candidates"].empty());
    for (const char* key :
         {"place", "name", "kind", "longitude", "latitude", "score", "matched", "rule", "reasons"})
        EXPECT_TRUE(json["candidates"][0].contains(key)) << key;
    EXPECT_EQ(json["candidates"][0]["kind"], "city");
    EXPECT_FALSE(json["tried"].empty());
}

TEST(FindJson, APlaceWithoutPositionHasNullCoordinates) {
    const nlohmann::json json = to_json(find_report(atlas(), "Shomali"));
    ASSERT_FALSE(json["candidates"].empty());
    EXPECT_TRUE(json["candidates"][0]["longitude"].is_null());
}

TEST(FindJson, ABadByteInTheQueryDoesNotBreakTheText) {
    EXPECT_NO_THROW(to_json(find_report(atlas(), "Ka\xFF"
                                                 "bul"))
                        .dump());
}

} // namespace
} // namespace panjshir::gazetteer
