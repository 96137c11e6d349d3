#include "io/atlas_folder.hpp"

#include <gmock/gmock.h>

namespace panjshir::io {
namespace {

using panjshir::testing::AtlasFolder;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

CivilDay day(const char* text) {
    return parse_day(text).value();
}

TEST(LoadAtlas, ReadsEveryTable) {
    const AtlasFolder folder;
    ASSERT_THAT(folder.faults(), IsEmpty());
    const Atlas atlas = folder.load().value();
    EXPECT_EQ(atlas.title_fr, "Gué");
    EXPECT_EQ(panjshir::to_text(atlas.days.first), "2021-08-15");
    EXPECT_EQ(atlas.area, (LonLatBox{68, 34, 70, 36}));
    ASSERT_THAT(atlas.places, SizeIs(2));
    EXPECT_EQ(atlas.place("ford")->name_in("fr"), "Gué");
    EXPECT_EQ(atlas.place("ford")->parent, "land");
    EXPECT_EQ(atlas.place("mill"), nullptr);
    ASSERT_THAT(atlas.extents, SizeIs(1));
    EXPECT_THAT(atlas.extents[0].geometry.at(0), SizeIs(4));
    EXPECT_EQ(atlas.chronicle.actors.at(0).colour, 0xD55E00u);
    EXPECT_EQ(atlas.chronicle.claims.at(0).status, chronicle::ClaimStatus::Takes);
    EXPECT_EQ(atlas.chronicle.claims.at(0).span, (chronicle::TextSpan{5, 20}));
    EXPECT_THAT(atlas.chronicle.statements, SizeIs(1));
    EXPECT_EQ(atlas.spot_heights.at(0).elevation_m, 1800);
    EXPECT_EQ(atlas.origin("claims", "c1").line, 2);
}

TEST(LoadAtlas, ReadsPlacesActorsAndFiguresOfEvents) {
    const Atlas atlas = AtlasFolder().load().value();
    const chronicle::Event& event = atlas.chronicle.events.at(0);
    using chronicle::PlaceRole;
    EXPECT_THAT(event.places, ElementsAre(chronicle::EventPlace{PlaceRole::At, "ford"},
                                          chronicle::EventPlace{PlaceRole::Toward, "land"}));
    EXPECT_THAT(event.actors, ElementsAre("red", "blue"));
    EXPECT_THAT(event.figures,
                ElementsAre(chronicle::Figure{"killed", 7, 8, "about", "blue", "red"},
                            chronicle::Figure{"wounded", 0, 0, "dozens", "red", "red"}));
}

TEST(LoadAtlas, OfSeveralHeadlinesTheOneOfFewestDaysStandsOverADay) {
    const Atlas atlas = AtlasFolder().load().value();
    EXPECT_EQ(atlas.headline(day("2021-08-22"), "en"), "the ford taken");
    EXPECT_EQ(atlas.headline(day("2021-08-24"), "fr"), "une semaine");
    EXPECT_EQ(atlas.headline(day("2021-08-25"), "en"), std::nullopt);
}

TEST(LoadAtlas, FailsOnlyWithoutFolderPackageOrJson) {
    const auto nowhere = load_atlas("/no/such/folder");
    ASSERT_FALSE(nowhere);
    EXPECT_THAT(nowhere.error().message, HasSubstr("/no/such/folder: no such folder"));
    AtlasFolder folder;
    folder.file("datapackage.json", "{\n  \"a\": 1,,\n}");
    ASSERT_FALSE(folder.load());
    EXPECT_THAT(folder.load().error().message, HasSubstr("datapackage.json:2:10: not JSON"));
    folder.file("datapackage.json", "[]");
    EXPECT_THAT(folder.load().error().message, HasSubstr("not a JSON object"));
    folder.remove("datapackage.json");
    EXPECT_THAT(folder.load().error().message, HasSubstr("it has no datapackage.json"));
}

TEST(LoadAtlas, TellsOfAMissingTableAndKeepsTheOthers) {
    AtlasFolder folder;
    folder.remove("spot_heights.csv");
    EXPECT_THAT(folder.faults(), Contains(StartsWith("spot_heights.csv: error:")));
    EXPECT_THAT(folder.load()->chronicle.claims, SizeIs(1));
}

TEST(LoadAtlas, TellsOfAMissingAndOfAnUnknownColumn) {
    AtlasFolder folder;
    folder.table("spot_heights",
                 "longitude,latitude,height,line,rank,reference\n69.5,35.25,1800,crest,1,s\n");
    EXPECT_THAT(folder.faults(), Contains("spot_heights.csv:1:1: error: no column 'elevation_m'"));
    EXPECT_THAT(folder.faults(),
                Contains(HasSubstr("spot_heights.csv:1:20: warning: column 'height'")));
    EXPECT_THAT(folder.faults(),
                Contains(HasSubstr("resource 'spot_heights.csv' describes the columns")));
    EXPECT_THAT(folder.load()->spot_heights, IsEmpty());
}

TEST(LoadAtlas, TellsOfATableThatIsCutOffAndKeepsTheRowsBefore) {
    AtlasFolder folder;
    folder.with_claim(
        "c2,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,\"a note that is c");
    EXPECT_THAT(folder.faults(), Contains(HasSubstr("claims.csv:3:")));
    EXPECT_THAT(folder.load()->chronicle.claims, SizeIs(1));
}

struct FaultyClaim {
    const char* row;
    const char* fault;
};

class FaultyClaims : public ::testing::TestWithParam<FaultyClaim> {};

TEST_P(FaultyClaims, IsNamedByLineAndColumnAndLeftOut) {
    AtlasFolder folder;
    folder.with_claim(GetParam().row);
    EXPECT_THAT(folder.faults(), Contains(GetParam().fault));
    EXPECT_THAT(folder.load()->chronicle.claims, SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(
    LoadAtlas, FaultyClaims,
    ::testing::Values(
        FaultyClaim{"c1,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,,",
                    "claims.csv:3:1: error: id: 'c1' stands already in line 2"},
        FaultyClaim{
            "C 2,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,,",
            "claims.csv:3:1: error: id: 'C 2' is no id (small letters a to z, digits and hyphens)"},
        FaultyClaim{"c2,mill,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,,",
                    "claims.csv:3:4: error: place: unknown place 'mill'"},
        FaultyClaim{"c2,ford,green,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,,",
                    "claims.csv:3:9: error: holder: unknown actor 'green'"},
        FaultyClaim{"c2,ford,red,steals,,2021-08-22,red,,2021-08-22,paper,5,20,no,,",
                    "claims.csv:3:13: error: status: 'steals' is no status of a claim"},
        FaultyClaim{"c2,ford,red,takes,,2021-02-30,red,,2021-08-22,paper,5,20,no,,",
                    "claims.csv:3:20: error: when: '2021-02-30': there is no such day"},
        FaultyClaim{"c2,ford,red,takes,,2021-08-22,nobody,,2021-08-22,paper,5,20,no,,",
                    "claims.csv:3:31: error: speaker: unknown speaker 'nobody'"},
        FaultyClaim{"c2,ford,red,takes,,2021-08-22,red,blue; who,2021-08-22,paper,5,20,no,,",
                    "claims.csv:3:35: error: via: unknown actor 'who'"},
        FaultyClaim{"c2,ford,red,takes,,2021-08-22,red,,2021-08-22,book,5,20,no,,",
                    "claims.csv:3:47: error: source: unknown source 'book'"},
        FaultyClaim{"c2,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,20,5,no,,",
                    "claims.csv:3:56: error: end: the span ends at 5 before it begins at 20"},
        FaultyClaim{"c2,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,5,41,no,,",
                    "claims.csv:3:55: error: end: 41 lies beyond source paper, which ends at 40"},
        FaultyClaim{"c2,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,-5,20,no,,",
                    "claims.csv:3:53: error: begin: '-5' is no whole number from 0 to 2147483647"},
        FaultyClaim{"c2,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,perhaps,,",
                    "claims.csv:3:58: error: against_interest: 'perhaps' is neither yes nor no"},
        FaultyClaim{"c2,ford,red,takes,,,red,,2021-08-22,paper,5,20,no,,",
                    "claims.csv:3:20: error: when: must not be empty"}));

TEST(LoadAtlas, TellsOfAnIntervalThatEndsBeforeItStarts) {
    AtlasFolder folder;
    folder.with_claim("c2,ford,red,takes,,2021-08-22/2021-08-20,red,,2021-08-22,paper,5,20,no,,");
    EXPECT_THAT(folder.faults(), Contains(StartsWith("claims.csv:3:20: error: when: ")));
    EXPECT_THAT(folder.load()->chronicle.claims, SizeIs(1));
}

TEST(LoadAtlas, WarnsOfAWordSaidBeforeWhatItSpeaksOfAndAfterItsPublication) {
    AtlasFolder folder;
    folder.with_claim("c2,ford,red,takes,,2021-08-23,red,,2021-08-22,paper,5,20,no,,");
    EXPECT_THAT(
        folder.faults(),
        ElementsAre(StartsWith("claims.csv:3:36: warning: said: said on 2021-08-22, before")));
    EXPECT_THAT(folder.load()->chronicle.claims, SizeIs(2));
}

std::string places_with(const std::string& row) {
    return "id,kind,longitude,latitude,precision_m,elevation_m,parent,rank,reference,note_en,note_"
           "fr\n"
           "land,country,69,35,100000,,,1,survey,,\nford,town,69.5,35.25,500,1800,land,2,survey,,"
           "\n" +
           row + "\n";
}

class FaultyPlaces : public ::testing::TestWithParam<FaultyClaim> {};

TEST_P(FaultyPlaces, IsNamedByLineAndColumnAndLeftOut) {
    AtlasFolder folder;
    folder.table("places", places_with(GetParam().row));
    EXPECT_THAT(folder.faults(), Contains(GetParam().fault));
    EXPECT_THAT(folder.load()->places, SizeIs(2));
}

INSTANTIATE_TEST_SUITE_P(
    LoadAtlas, FaultyPlaces,
    ::testing::Values(
        FaultyClaim{"mill,hut,69.5,35.25,500,,land,2,survey,,",
                    "places.csv:4:6: error: kind: 'hut' is no kind of place"},
        FaultyClaim{"mill,town,NaN,35.25,500,,land,2,survey,,",
                    "places.csv:4:11: error: longitude: 'NaN' is no number from -180 to 180"},
        FaultyClaim{"mill,town,1e308,35.25,500,,land,2,survey,,",
                    "places.csv:4:11: error: longitude: '1e308' is no number from -180 to 180"},
        FaultyClaim{"mill,town,69.5,90.5,500,,land,2,survey,,",
                    "places.csv:4:16: error: latitude: '90.5' is no number from -90 to 90"},
        FaultyClaim{"mill,town,69.5,,500,,land,2,survey,,",
                    "places.csv:4:16: error: latitude: longitude and latitude must stand together"},
        FaultyClaim{"mill,town,69.5,35.25,-1,,land,2,survey,,",
                    "places.csv:4:22: error: precision_m: '-1' is no number from 0 to 20000000"},
        FaultyClaim{"mill,town,69.5,35.25,1,12000,land,2,survey,,",
                    "places.csv:4:24: error: elevation_m: '12000' is no number from -500 to 9000"},
        FaultyClaim{"mill,town,69.5,35.25,1,,land,10,survey,,",
                    "places.csv:4:30: error: rank: '10' is no whole number from 1 to 9"}));

TEST(LoadAtlas, SaysThatAReferenceFailsBecauseTheRowItMeansIsAtFault) {
    AtlasFolder folder;
    folder.table("places", places_with("mill,hut,69.5,35.25,500,,land,2,survey,,"));
    folder.with_claim("c2,mill,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,,");
    EXPECT_THAT(
        folder.faults(),
        Contains("claims.csv:3:4: error: place: the row of place 'mill' is itself at fault"));
}

TEST(LoadAtlas, TakesParentsThatAreNoneOrGoRoundInACircleAway) {
    AtlasFolder folder;
    folder.table(
        "places",
        places_with("a,town,69,35,1,,b,2,s,,\nb,town,69,35,1,,a,2,s,,\nc,town,69,35,1,,x,2,s,,"));
    EXPECT_THAT(folder.faults(),
                Contains("places.csv:4:17: error: parent: goes round in a circle: a > b > a"));
    EXPECT_THAT(folder.faults(), Contains("places.csv:6:17: error: parent: unknown place 'x'"));
    EXPECT_EQ(folder.load()->place("a")->parent, "");
    EXPECT_EQ(folder.load()->place("b")->parent, "a");
}

TEST(LoadAtlas, WarnsOfPlacesWithoutNamesAndOfNamesMissingInALanguage) {
    AtlasFolder folder;
    folder.table("places", places_with("mill,town,69,35,1,,,2,s,,"));
    folder.table("names",
                 "place,name,language,script,status,reference\nland,Land,en,Latn,preferred,s\n"
                 "ford,Ford,en,Latn,preferred,s\nford,Furt,de,Latn,variant,s\n"
                 "ford,Ford,en,Latn,variant,s\nland,Home,en,Latn,preferred,s\n");
    EXPECT_THAT(folder.faults(),
                Contains("places.csv:4:1: warning: mill has no name in names.csv"));
    EXPECT_THAT(folder.faults(),
                Contains("places.csv:2:1: warning: land has no preferred name in fr, prs"));
    EXPECT_THAT(
        folder.faults(),
        Contains("names.csv:4:11: error: language: 'de' is none of en, fr, prs, ps and und"));
    EXPECT_THAT(folder.faults(),
                Contains("names.csv:5:6: warning: name: 'Ford' stands twice for ford in en"));
    EXPECT_THAT(folder.faults(),
                Contains("names.csv:6:19: warning: status: a second preferred name of land in en"));
}

TEST(LoadAtlas, TellsOfFaultyExtents) {
    AtlasFolder folder;
    std::string many;
    for (int i = 0; i < 41; ++i)
        many += (many.empty() ? "" : ", ") + std::to_string(i) + ":" + std::to_string(i % 7);
    folder.table("extents", "place,how,geometry,at,except,reference\n"
                            "land,outline,\"" +
                                many +
                                "\",,,s\n"
                                "land,basin,,,,s\n"
                                "land,border,\"68:34, 70:34\",,,s\n"
                                "land,course,68:34,,,s\n"
                                "land,outline,\"68:34, 70:934, 70:36\",,,s\n"
                                "land,shape,68:34,,,s\n"
                                "land|ford,border,\"68:34, 70:34; 70:35, 70:36\",,,s\n"
                                "ford,basin,,69:35,\"69.1:35.1; 69.2:35.2\",s\n");
    const std::vector<std::string> faults = folder.faults();
    EXPECT_THAT(faults, Contains("extents.csv:2:14: error: geometry: an outline of 41 vertices; at "
                                 "most 40 are allowed"));
    EXPECT_THAT(faults, Contains("extents.csv:3:13: error: at: must not be empty"));
    EXPECT_THAT(faults,
                Contains("extents.csv:4:1: error: place: a border stands between two places: a|b"));
    EXPECT_THAT(
        faults,
        Contains("extents.csv:5:13: error: geometry: 1 points where at least 2 are needed"));
    EXPECT_THAT(faults,
                Contains(StartsWith("extents.csv:6:14: error: geometry: '70:934' lies outside")));
    EXPECT_THAT(faults,
                Contains("extents.csv:7:6: error: how: 'shape' is no way to give an extent"));
    const Atlas atlas = folder.load().value();
    ASSERT_THAT(atlas.extents, SizeIs(2));
    EXPECT_EQ(atlas.extents[0].other_place, "ford");
    EXPECT_THAT(atlas.extents[0].geometry, SizeIs(2));
    EXPECT_EQ(atlas.extents[1].at, LonLat::from_degrees(69, 35));
    EXPECT_THAT(atlas.extents[1].except, SizeIs(2));
}

TEST(LoadAtlas, TellsOfFaultyFiguresAndPlacesOfEvents) {
    AtlasFolder folder;
    const std::string end = ",red,,2021-08-22,paper,5,20,no,T,T,,\n";
    folder.table("events", std::string(AtlasFolder::kEventColumns) +
                               "e1,clash,2021-08-22,in:ford,red,killed:3" + end +
                               "e2,clash,2021-08-22,at:mill,red,killed:many::red:red" + end +
                               "e3,party,2021-08-22,at:ford,who,killed:3::red:who" + end);
    const std::vector<std::string> faults = folder.faults();
    EXPECT_THAT(faults, Contains("events.csv:2:21: error: places: 'in:ford' is not role:place with "
                                 "at, from, to or toward"));
    EXPECT_THAT(faults, Contains("events.csv:2:33: error: figures: 'killed:3' is not "
                                 "what:number:qualifier:whose:speaker"));
    EXPECT_THAT(faults, Contains("events.csv:3:21: error: places: unknown place 'mill'"));
    EXPECT_THAT(
        faults,
        Contains("events.csv:3:33: error: figures: 'many' is no number or range of numbers"));
    EXPECT_THAT(faults, Contains("events.csv:4:4: error: kind: 'party' is no kind of event"));
    EXPECT_THAT(faults, Contains("events.csv:4:29: error: actors: unknown actor 'who'"));
    EXPECT_THAT(faults, Contains("events.csv:4:33: error: figures: unknown speaker 'who'"));
}

TEST(LoadAtlas, TellsOfColoursThatAreNoneAndHoldersWithoutOne) {
    AtlasFolder folder;
    folder.table(
        "actors",
        "id,name_en,name_fr,name_prs,side,role_en,role_fr,colour,hatch\n"
        "red,Red,Rouge,,reds,,,,\nblue,Blue,Bleu,,blues,,,0072B2,\nbad,Bad,Mal,,,,,blue,\n");
    EXPECT_THAT(
        folder.faults(),
        Contains("actors.csv:4:17: error: colour: 'blue' is no colour of six hexadecimal digits"));
    EXPECT_THAT(folder.faults(), Contains(HasSubstr("neither red nor its side has a colour")));
}

TEST(LoadAtlas, WarnsOfActorsAndSourcesThatNothingRefersTo) {
    AtlasFolder folder;
    folder.table("events", AtlasFolder::kEventColumns);
    EXPECT_THAT(folder.faults(), ElementsAre("actors.csv:3:1: warning: nothing refers to blue"));
}

TEST(LoadAtlas, TellsOfFaultsInThePackage) {
    AtlasFolder folder;
    folder.file("datapackage.json", AtlasFolder::package("2021-02-30"));
    EXPECT_THAT(
        folder.faults(),
        ElementsAre(
            "datapackage.json: error: panjshir.first_day: '2021-02-30': there is no such day"));
    folder.file("datapackage.json", "{\"resources\":[]}");
    EXPECT_THAT(
        folder.faults(),
        Contains(
            "datapackage.json: error: no key 'panjshir' with title, days and area of the atlas"));
    EXPECT_THAT(folder.faults(),
                Contains("datapackage.json: error: no resource describes claims.csv"));
    EXPECT_EQ(panjshir::to_text(folder.load()->days.first), "2021-08-22");
}

} // namespace
} // namespace panjshir::io
