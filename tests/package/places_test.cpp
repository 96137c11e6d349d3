// The tables of places, names and extents: what they must hold by themselves, and settlements
// against the survey's tables.

#include "geo/geodesic.hpp"
#include "geo/text_form.hpp"
#include "package/tables.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>
#include <regex>

namespace panjshir::testing {
namespace {

using Rows = std::vector<TableRow>;

LonLat position_of(const TableRow& place) {
    return LonLat::from_degrees(std::stod(place["longitude"]), std::stod(place["latitude"]));
}

const TableRow* find(const Rows& rows, std::string_view id) {
    const auto found =
        std::ranges::find_if(rows, [&](const TableRow& row) { return row["id"] == id; });
    return found == rows.end() ? nullptr : &*found;
}

bool has_arabic_letter(const std::string& text) {
    // U+0600 to U+06FF are written with the lead bytes 0xD8 to 0xDB.
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xD8 && byte <= 0xDB;
    });
}

TEST(Places, HaveIdsKindsRanksAndReferencesInTheirForm) {
    const std::set<std::string> kinds{
        "country", "province", "district", "valley", "city",  "town", "village", "pass",  "tunnel",
        "river",   "peak",     "range",    "plain",  "gorge", "road", "airport", "region"};
    std::set<std::string> seen;
    for (const TableRow& place : read_table("places")) {
        EXPECT_TRUE(std::regex_match(place["id"], std::regex("[a-z0-9]+(-[a-z0-9]+)*")))
            << place.where();
        EXPECT_TRUE(seen.insert(place["id"]).second) << place.where();
        EXPECT_TRUE(kinds.contains(place["kind"])) << place.where();
        EXPECT_GE(place.number("rank"), 1U) << place.where();
        EXPECT_LE(place.number("rank"), 9U) << place.where();
        EXPECT_GT(std::stod(place["precision_m"]), 0) << place.where();
        for (const char* column : {"reference", "note_en", "note_fr"})
            EXPECT_FALSE(place[column].empty()) << place.where() << ' ' << column;
        EXPECT_EQ(place["reference"].find('/'), std::string::npos) << place.where();
    }
}

TEST(Places, LieInPlacesThatAreListedWithoutEndlessRounds) {
    const Rows places = read_table("places");
    for (const TableRow& place : places) {
        std::set<std::string> passed;
        for (const TableRow* at = &place; !(*at)["parent"].empty();) {
            ASSERT_TRUE(passed.insert((*at)["id"]).second) << place.where();
            const TableRow* parent = find(places, (*at)["parent"]);
            ASSERT_NE(parent, nullptr) << at->where();
            at = parent;
        }
    }
}

TEST(Places, EveryPassAndPeakHasAnAdoptedHeightAndItsNoteNamesTheSurveys) {
    for (const TableRow& place : read_table("places")) {
        if (place["kind"] != "pass" && place["kind"] != "peak" && place["kind"] != "tunnel")
            continue;
        EXPECT_FALSE(place["elevation_m"].empty()) << place.where();
        if (place["kind"] == "tunnel")
            continue;
        EXPECT_NE(place["note_en"].find("survey"), std::string::npos) << place.where();
        EXPECT_NE(place["note_fr"].find("levé"), std::string::npos) << place.where();
    }
}

TEST(PlaceNames, EveryPlaceHasOnePreferredNameInEnglishFrenchAndDari) {
    std::map<std::string, int> preferred;
    for (const TableRow& name : read_table("names"))
        if (name["status"] == "preferred")
            ++preferred[name["place"] + ' ' + name["language"]];
    for (const TableRow& place : read_table("places"))
        for (const char* language : {" en", " fr", " prs"})
            EXPECT_EQ(preferred[place["id"] + language], 1) << place.where() << language;
}

TEST(PlaceNames, SayTheirScriptAndWriteDariWithPersianLetters) {
    const std::set<std::string> places = values_of(read_table("places"), "id");
    for (const TableRow& name : read_table("names")) {
        EXPECT_TRUE(places.contains(name["place"])) << name.where();
        EXPECT_EQ(has_arabic_letter(name["name"]), name["script"] == "Arab") << name.where();
        EXPECT_FALSE(name["reference"].empty()) << name.where();
        if (name["language"] != "prs")
            continue;
        for (const char* arabic : {"ي", "ك", "ى"})
            EXPECT_EQ(name["name"].find(arabic), std::string::npos)
                << name.where() << ' ' << name["name"];
    }
}

TEST(PlaceNames, HoldEverySpellingOfTheArticles) {
    const std::vector<std::array<const char*, 3>> spellings{
        {"Panjshir", "panjshir-valley", "000"},
        {"Panchir", "panjshir-valley", "003"},
        {"Panshir", "panjshir-valley", "003"},
        {"Panchir Valley", "panjshir-valley", "004"},
        {"Andarab", "andarab-district", "000"},
        {"Dih Hasar", "deh-salah-district", "000"},
        {"Puli Hisar", "pul-e-hesar-district", "000"},
        {"Baghlan", "baghlan-province", "000"},
        {"Kaboul", "kabul", "000"},
        {"Kabul", "kabul", "003"},
        {"col de Salang", "salang-pass", "000"},
        {"Khawak Pass", "khawak-pass", "004"},
        {"Bazarak", "bazarak", "002"},
        {"Parwan", "parwan-province", "002"},
        {"Islamabad", "islamabad", "001"},
        {"Mazar-i-Sharif", "mazar-i-sharif", "001"},
        {"Hindu Kush", "hindu-kush", "004"},
        {"Pakistan", "pakistan", "001"},
        {"Canada", "canada", "002"},
        {"États-Unis", "united-states", "001"},
        {"Afghanistan", "afghanistan", "000"}};
    const Rows names = read_table("names");
    for (const auto& [spelling, place, article] : spellings) {
        EXPECT_TRUE(std::ranges::any_of(names,
                                        [&, wanted = spelling, at = place](const TableRow& name) {
                                            return name["name"] == wanted && name["place"] == at;
                                        }))
            << spelling << " of " << place;
        const std::filesystem::path text =
            shared_dir() / "articles" / (std::string(article) + ".txt");
        if (std::filesystem::exists(text)) {
            EXPECT_NE(read_file(text)->find(spelling), std::string::npos)
                << spelling << " in " << article;
        }
    }
}

TEST(PlaceNames, AGarbledNameIsMarkedAsSuch) {
    for (const TableRow& name : read_table("names")) {
        EXPECT_EQ(name["name"] == "Dih Hasar", name["status"] == "garbled") << name.where();
    }
}

TEST(Extents, KeepToTheirFormAndNameListedPlaces) {
    const std::set<std::string> places = values_of(read_table("places"), "id");
    std::set<std::string> seen;
    for (const TableRow& extent : read_table("extents")) {
        const std::string& how = extent["how"];
        EXPECT_TRUE(seen.insert(extent["place"]).second) << extent.where() << " is there twice";
        const auto named = fields_of(extent["place"], '|');
        EXPECT_EQ(named.size(), how == "border" ? 2U : 1U) << extent.where();
        for (const std::string& place : named)
            EXPECT_TRUE(places.contains(place)) << extent.where() << ' ' << place;
        EXPECT_FALSE(extent["reference"].empty()) << extent.where();
        EXPECT_EQ(extent["geometry"].empty(), how == "basin") << extent.where();
        EXPECT_EQ(extent["at"].empty(), how != "basin") << extent.where();
        if (how == "basin") {
            EXPECT_TRUE(parse_lon_lat(extent["at"])) << extent.where();
            for (const std::string& except : parts_of(extent["except"]))
                EXPECT_TRUE(parse_lon_lat(except)) << extent.where();
            continue;
        }
        const auto lines = parse_polylines(extent["geometry"]);
        ASSERT_TRUE(lines) << extent.where();
        std::size_t vertices = 0;
        for (const Polyline& line : *lines) {
            vertices += line.size();
            EXPECT_GE(line.size(), how == "outline" ? 3U : 2U) << extent.where();
            EXPECT_EQ(std::ranges::adjacent_find(line), line.end()) << extent.where();
        }
        if (how != "course") {
            EXPECT_LE(vertices, 40U) << extent.where();
        }
    }
}

TEST(Extents, TheThreeDistrictsOfAndarabAreThreeBasins) {
    std::map<std::string, std::string> at;
    for (const TableRow& extent : read_table("extents"))
        if (extent["how"] == "basin")
            at[extent["place"]] = extent["at"] + " less " + extent["except"];
    std::set<std::string> different;
    for (const char* district :
         {"andarab-district", "deh-salah-district", "pul-e-hesar-district"}) {
        ASSERT_TRUE(at.contains(district));
        different.insert(at[district]);
    }
    EXPECT_EQ(different.size(), 3U);
    EXPECT_EQ(at["panjshir-province"], at["panjshir-valley"]);
}

// The survey's table of places: id in column 0, latitude and longitude in 4 and 5. Some ids stand
// on two lines.
TEST(Places, SettlementsStandWhereTheSurveysTablePutsThem) {
    PANJSHIR_NEEDS_SHARED("survey/places/afghanistan_places.tsv");
    const auto bytes = read_file(shared_dir() / "survey/places/afghanistan_places.tsv");
    ASSERT_TRUE(bytes) << bytes.error().message;
    std::multimap<std::string, LonLat> table;
    for (const std::string& line : fields_of(*bytes, '\n')) {
        const auto fields = fields_of(line, '\t');
        if (fields.size() > 5)
            table.emplace(fields[0],
                          LonLat::from_degrees(std::stod(fields[5]), std::stod(fields[4])));
    }
    const std::set<std::string> settled{"city", "town", "village", "airport"};
    const std::regex id_form("(?:GeoNames|Who's On First) ([0-9]+)");
    int checked = 0;
    for (const TableRow& place : read_table("places")) {
        if (!settled.contains(place["kind"]) || place["id"] == "islamabad")
            continue; // the table holds Afghanistan alone
        std::smatch match;
        ASSERT_TRUE(std::regex_search(place["reference"], match, id_form)) << place.where();
        double nearest_m = 1e9;
        const auto [begin, end] = table.equal_range(match[1].str());
        for (auto row = begin; row != end; ++row)
            nearest_m = std::min(nearest_m, geodesic_distance_m(position_of(place), row->second));
        EXPECT_LE(nearest_m, std::stod(place["precision_m"])) << place.where();
        ++checked;
    }
    EXPECT_GE(checked, 28);
}

} // namespace
} // namespace panjshir::testing
