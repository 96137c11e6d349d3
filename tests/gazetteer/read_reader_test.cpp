// What the reader takes for a place, and what it makes of faulty texts.

#include "gazetteer/read_gold.hpp"

#include "gazetteer/read/draft.hpp"
#include "gazetteer/read/read_json.hpp"
#include "gazetteer/read/world.hpp"

#include <nlohmann/json.hpp>
#include <random>

namespace panjshir::gazetteer::testing {
namespace {

/// "text=place; ..." with * for metonymy and - for a place unknown.
std::string places_in(const std::string& text) {
    std::string all;
    for (const Mention& mention : atlas_reader().read(text).mentions)
        all += (all.empty() ? "" : "; ") + mention.text + "=" + mention.place.value_or("-") +
               (mention.metonymy ? "*" : "");
    return all;
}

TEST(Reader, KindWordsDecideBetweenPlacesOfOneName) {
    EXPECT_EQ(places_in("le col de Salang"), "Salang=salang-pass");
    EXPECT_EQ(places_in("le tunnel du Salang"), "Salang=salang-tunnel");
    EXPECT_EQ(places_in("le district de Salang"), "Salang=salang-district");
    EXPECT_EQ(places_in("la rivière Salang"), "Salang=salang-river");
    EXPECT_EQ(places_in("the Salang Pass"), "Salang Pass=salang-pass");
    EXPECT_EQ(places_in("the Salang tunnel"), "Salang=salang-tunnel");
    EXPECT_EQ(places_in("کوتل سالنگ"), "سالنگ=salang-pass");
    EXPECT_EQ(places_in("تونل سالنگ"), "سالنگ=salang-tunnel");
    EXPECT_EQ(places_in("la province voisine de Baghlan"), "Baghlan=baghlan-province");
    EXPECT_EQ(places_in("la province du Panchir"), "Panchir=panjshir-province");
    EXPECT_EQ(places_in("la vallée du Panchir"), "Panchir=panjshir-valley");
}

TEST(Reader, AKindWordHoldsForAWholeList) {
    EXPECT_EQ(
        places_in("les districts d’Andarab, Deh Salah et Pul-e Hesar"),
        "Andarab=andarab-district; Deh Salah=deh-salah-district; Pul-e Hesar=pul-e-hesar-district");
    EXPECT_EQ(places_in("the Paryan, Khenj and Rukha districts"),
              "Paryan=paryan-district; Khenj=khenj-district; Rukha=rukha-district");
    EXPECT_EQ(places_in("le col de Khawak et celui d’Anjoman"),
              "Khawak=khawak-pass; Anjoman=anjoman-pass");
    EXPECT_EQ(places_in("trois districts du Baghlan"), "Baghlan=baghlan-province");
}

TEST(Reader, WhatTheArticleCalledANameHoldsOn) {
    EXPECT_EQ(places_in("Ils tiennent le district d’Andarab. Plus tard, Andarab est tombé."),
              "Andarab=andarab-district; Andarab=andarab-district");
    EXPECT_EQ(places_in("Ils tiennent la vallée d’Andarab. Plus tard, Andarab est tombé."),
              "Andarab=andarab-valley; Andarab=andarab-valley");
}

TEST(Reader, SpellingsThatNoTableHoldsAreKnownByTheirSound) {
    EXPECT_EQ(places_in("dans la vallée du Pandjsheer"), "Pandjsheer=panjshir-valley");
    EXPECT_EQ(places_in("near Tcharikâr today"), "Tcharikâr=charikar");
}

TEST(Reader, ANameUnknownIsToldWithoutPlaceAndTheRestStands) {
    const ReadResult read = atlas_reader().read("De la vallée de Zxqwartal à Kaboul.");
    ASSERT_EQ(read.mentions.size(), 2u);
    EXPECT_EQ(read.mentions[0].text, "Zxqwartal");
    EXPECT_FALSE(read.mentions[0].place);
    EXPECT_EQ(read.mentions[0].kind, PlaceKind::Valley);
    EXPECT_EQ(read.mentions[1].place, "kabul");
}

TEST(Reader, PersonsPapersAndPeoplesAreNoPlaces) {
    EXPECT_EQ(
        places_in(
            "Le commandant Panjshiri, Ahmad Massoud et Paul Kaboul lisent le Washington Post."),
        "");
    EXPECT_EQ(places_in("Voice of America, the Financial Times and Getty Images"), "");
    EXPECT_EQ(places_in("Tajiks, Pashtuns, Afghans and American soldiers speak Dari or Russian."),
              "");
    EXPECT_EQ(places_in("The Kabul Times and Kabul University"), "");
    EXPECT_EQ(places_in("l’État et l’Alliance du Nord"), "");
    EXPECT_EQ(places_in("@kabul_news pic.twitter.com/Kabul"), "");
}

TEST(Reader, MetonymyIsMarked) {
    EXPECT_EQ(places_in("Kaboul a annoncé une trêve."), "Kaboul=kabul*");
    EXPECT_EQ(places_in("Mort au Pakistan, vive l’Afghanistan"),
              "Pakistan=pakistan*; Afghanistan=afghanistan*");
    EXPECT_EQ(places_in("une accusation démentie par Islamabad"), "Islamabad=islamabad*");
    EXPECT_EQ(places_in("the “lion of Panchir”"), "Panchir=panjshir-valley*");
    EXPECT_EQ(places_in("They drove to Kabul."), "Kabul=kabul");
}

TEST(Reader, CountriesAndCapitalsBeyondTheAtlasAreKnown) {
    EXPECT_EQ(places_in("de Paris à Douchanbé, au Tadjikistan"),
              "Paris=paris; Douchanbé=dushanbe; Tadjikistan=tajikistan");
    const Mention paris = atlas_reader().read("in Paris").mentions.at(0);
    EXPECT_NEAR(paris.position->longitude_deg(), 2.35, 0.1);
    EXPECT_NEAR(paris.position->latitude_deg(), 48.85, 0.1);
    EXPECT_EQ(paris.kind, PlaceKind::City);
}

TEST(Reader, TheWorldTableHoldsPlacesOnEarthInThreeLanguages) {
    const NameIndex& world = world_index();
    EXPECT_GT(world.place_count(), 120u);
    for (PlaceNumber n = 0; n < world.place_count(); ++n) {
        const IndexedPlace place = world.place(n);
        ASSERT_TRUE(place.position) << place.id;
        EXPECT_TRUE(
            LonLat::is_valid(place.position->longitude_deg(), place.position->latitude_deg()))
            << place.id;
        EXPECT_TRUE(place.kind == PlaceKind::Country || world.place_of_id(place.parent))
            << place.id;
    }
}

TEST(Reader, SpansCountCodePointsAlsoInMixedDirections) {
    const std::string text = "“É” \u202bدر کابل\u202c and #Panjshir\u200f, d’Andarab";
    const std::u32string points = utf8::to_utf32(text);
    const ReadResult read = atlas_reader().read(text);
    ASSERT_EQ(read.mentions.size(), 3u);
    for (const Mention& mention : read.mentions)
        EXPECT_EQ(utf8::from_utf32(points.substr(mention.begin, mention.end - mention.begin)),
                  mention.text);
    EXPECT_EQ(read.mentions[1].text, "Panjshir");
    EXPECT_EQ(read.mentions[2].text, "Andarab");
}

TEST(Reader, BytesThatAreNotUtf8AreGapsWithADiagnostic) {
    const ReadResult read =
        atlas_reader().read("Kabul\xff\xc3 Bazarak \xed\xa0\x80 Charikar\xe2\x80");
    ASSERT_EQ(read.mentions.size(), 3u);
    EXPECT_EQ(read.mentions[1].begin, 8u); // each bad byte counts as one code point
    ASSERT_FALSE(read.diagnostics.empty());
    EXPECT_NE(read.diagnostics[0].message.find("not UTF-8"), std::string::npos);
    EXPECT_EQ(read.diagnostics[0].column, 6);
}

TEST(Reader, EmptyTextsSaySo) {
    for (const char* text : {"", " \n\t", "…—!", "\xff\xff"}) {
        const ReadResult read = atlas_reader().read(text);
        EXPECT_TRUE(read.mentions.empty());
        EXPECT_FALSE(read.diagnostics.empty());
    }
}

TEST(Reader, OfAVeryLongTextTheFirstPartIsReadAndToldSo) {
    std::string text = "Kabul fell. ";
    while (text.size() <= kLongestArticle)
        text += "و ";
    text += "Bazarak fell.";
    const ReadResult read = atlas_reader().read(text);
    ASSERT_EQ(read.mentions.size(), 1u);
    EXPECT_EQ(read.mentions[0].place, "kabul");
    ASSERT_FALSE(read.diagnostics.empty());
    EXPECT_NE(read.diagnostics[0].message.find("only the first"), std::string::npos);
}

TEST(Reader, OneWordOfAMillionLettersIsRead) {
    const ReadResult read =
        atlas_reader().read("Kabul " + std::string(1'000'000, 'A') + " Bazarak");
    ASSERT_EQ(read.mentions.size(), 2u);
    EXPECT_EQ(read.mentions[1].end, 6u + 1'000'000u + 8u);
}

TEST(Reader, AnyBytesAreReadAndSpansLieWithinTheText) {
    std::mt19937 random(11);
    const std::vector<std::string> parts{"Kabul",
                                         " ",
                                         "col de ",
                                         "Panjshir",
                                         "\xff",
                                         "\xe2\x80",
                                         "’",
                                         "#",
                                         "@",
                                         "\n\n",
                                         "کابل",
                                         "\u202e",
                                         "22 août",
                                         "lundi",
                                         " il y a ",
                                         "3",
                                         ".",
                                         "(",
                                         "d'",
                                         "'s",
                                         "\xf0\x9f\x98\x80",
                                         "é",
                                         "e\u0301",
                                         "\u200c",
                                         "Publié le 1.1.2021",
                                         "-",
                                         ":"};
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (int n = 0; n < 60; ++n)
            text += parts[random() % parts.size()];
        const std::size_t length = utf8::length(text);
        const ReadResult read =
            atlas_reader().read(text, options_for(EdtfDate::parse("2021-08-24").value()));
        std::size_t last = 0;
        for (const Mention& mention : read.mentions) {
            EXPECT_LE(last, mention.begin);
            EXPECT_LT(mention.begin, mention.end);
            EXPECT_LE(mention.end, length);
            EXPECT_GE(mention.confidence, 0);
            EXPECT_LE(mention.confidence, 1);
            last = mention.end;
        }
        for (const DateMention& date : read.dates) {
            EXPECT_LT(date.begin, date.end);
            EXPECT_LE(date.end, length);
        }
    }
}

TEST(Reader, AnImportedGazetteersVillagesAreOnlyPlacesWhereTheWordsSaySo) {
    const auto place = [](const char* id, double longitude, const char* name) {
        Place made;
        made.id = id;
        made.kind = PlaceKind::Village;
        made.position = LonLat::from_degrees(longitude, 35);
        made.names.push_back({name, "en", "Latn", NameStatus::Preferred, "test"});
        return made;
    };
    const std::vector<Place> villages{place("v1", 68, "Ahmad"), place("v2", 69, "Now"),
                                      place("v3", 70, "Sang Tuda")};
    const NameIndex country = NameIndex::build(villages, "country").value();
    const ArticleReader reader({&atlas_index(), &country});
    EXPECT_TRUE(reader.read("Ahmad said so. Now it is quiet.").mentions.empty());
    const ReadResult read = reader.read("They live in Sang Tuda, near the village of Ahmad.");
    ASSERT_EQ(read.mentions.size(), 2u);
    EXPECT_EQ(read.mentions[0].place, "v3");
    EXPECT_EQ(read.mentions[1].place, "v1");
}

TEST(ReadJson, HasTheKeysOfTheAtlas) {
    const std::optional<EdtfDate> published = EdtfDate::parse("2021-08-24").value();
    const nlohmann::json json = to_json(
        atlas_reader().read("la vallée de Zxqwartal, hier", options_for(published)), published);
    EXPECT_EQ(json.at("published"), "2021-08-24");
    const nlohmann::json& mention = json.at("mentions").at(0);
    EXPECT_TRUE(mention.at("place").is_null());
    EXPECT_EQ(mention.at("kind"), "valley");
    for (const char* key : {"begin", "end", "text", "longitude", "latitude", "confidence",
                            "metonymy", "candidates", "reasons"})
        EXPECT_TRUE(mention.contains(key)) << key;
    EXPECT_EQ(json.at("dates").at(0).at("edtf"), "2021-08-23");
}

TEST(Draft, ProposesWhoTookWhatWhenAndWhoSaysSo) {
    const std::vector<DraftActor> actors{{"taliban", {"Taliban", "talibans"}, "taliban"},
                                         {"saleh", {"Saleh"}, "resistance"}};
    const std::optional<EdtfDate> published = EdtfDate::parse("2021-08-24").value();
    const std::string text = "Saleh said on Sunday that 300 Taliban fighters had seized the "
                             "districts of Paryan and Khenj.";
    const auto rows =
        draft_rows(text, atlas_reader().read(text, options_for(published)), actors, published);
    ASSERT_EQ(rows.size(), 2u);
    for (const DraftRow& row : rows) {
        EXPECT_EQ(row.table, DraftTable::Claims);
        EXPECT_EQ(row.what, "takes");
        EXPECT_EQ(row.actor, "taliban");
        EXPECT_EQ(row.speaker, "saleh");
        EXPECT_EQ(row.when, "2021-08-22");
        EXPECT_EQ(row.begin, 0u);
        EXPECT_EQ(row.end, text.size() - 1);
        ASSERT_EQ(row.figures.size(), 1u);
        EXPECT_EQ(row.figures[0].number, "300");
        EXPECT_LT(row.confidence, 1);
    }
    EXPECT_EQ(rows[0].place, "paryan-district");
    EXPECT_EQ(rows[1].place, "khenj-district");
}

TEST(Draft, NamesTheDoerBehindAPassiveVerbAndTheRoad) {
    const std::vector<DraftActor> actors{{"taliban", {"talibans"}, "taliban"},
                                         {"resistance", {"résistance"}, "resistance"}};
    const std::string text =
        "Les talibans disent que la route du Salang vers Kaboul a été bloquée par la résistance.";
    const auto rows = draft_rows(text, atlas_reader().read(text), actors, std::nullopt);
    const auto blocks = std::find_if(rows.begin(), rows.end(),
                                     [](const DraftRow& r) { return r.what == "blocks"; });
    ASSERT_NE(blocks, rows.end());
    EXPECT_EQ(blocks->place, "salang-road");
    EXPECT_EQ(blocks->actor, "resistance");
    EXPECT_EQ(blocks->when, "");
}

} // namespace
} // namespace panjshir::gazetteer::testing
