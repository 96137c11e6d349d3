#include "gazetteer/import.hpp"

#include "gazetteer/find.hpp"
#include "gazetteer/import/source.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

namespace panjshir::gazetteer {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Result<ImportedGazetteer> read(const std::string& text, const std::string& name = "test.txt",
                               const ImportOptions& options = {}) {
    std::istringstream in(text);
    return import_gazetteer(in, name, options);
}

/// One line of a GeoNames dump.
std::string line(std::string_view id, std::string_view name, std::string_view variants,
                 double latitude, double longitude, std::string_view feature = "P\tPPL",
                 std::string_view height = "1500") {
    std::ostringstream out;
    out.precision(9);
    out << id << '\t' << name << '\t' << name << '\t' << variants << '\t' << latitude << '\t'
        << longitude << '\t' << feature << "\tAF\t\t\t\t\t\t0\t\t" << height
        << "\tAsia/Kabul\t2023-01-01\n";
    return out.str();
}

std::vector<std::string> messages(const Diagnostics& diagnostics) {
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : diagnostics)
        all.push_back(to_string(diagnostic));
    return all;
}

TEST(GeoNames, NamesPositionHeightAndProvenanceAreKept) {
    const auto got =
        read(line("1136737", "Khinj", "Khenj,Khindzh,خنج", 35.42898, 69.73482, "P\tPPL", "2225"));
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->summary.format, GazetteerFormat::GeoNames);
    EXPECT_THAT(got->summary.diagnostics, IsEmpty());
    const IndexedPlace place = got->index.place(0);
    EXPECT_EQ(place.id, "1136737");
    EXPECT_EQ(place.kind, PlaceKind::Village);
    EXPECT_EQ(place.position, LonLat::from_degrees(69.73482, 35.42898));
    EXPECT_EQ(place.elevation_m, 2225);
    ASSERT_EQ(got->index.form_count(), 4u);
    EXPECT_EQ(got->index.form(0).reference, "test.txt, name");
    EXPECT_EQ(got->index.form(3).text, "خنج");
    EXPECT_EQ(got->index.form(3).reference, "test.txt, alternatenames");
}

TEST(GeoNames, FeatureCodesBecomeKinds) {
    const auto got = read(line("1", "Salang", "", 35.3, 69.0, "T\tPASS") +
                          line("2", "Salang", "", 35.3, 69.1, "R\tTNL") +
                          line("3", "Salang", "", 35.2, 69.2, "H\tSTM") +
                          line("4", "Salang", "", 35.3, 69.2, "S\tMSQE"));
    ASSERT_TRUE(got);
    EXPECT_EQ(got->summary.places, 3u);
    EXPECT_EQ(got->summary.skipped, 1u);
    EXPECT_THAT(messages(got->summary.diagnostics),
                Contains(HasSubstr("1 records of kind 'S.MSQE'")));
    EXPECT_EQ(find(got->index, "col de Salang").front().kind, PlaceKind::Pass);
    EXPECT_EQ(find(got->index, "Salang River").front().kind, PlaceKind::River);
}

TEST(GeoNames, FaultyLinesAreNamedAndTheRestIsKept) {
    const auto got =
        read(line("1", "Khinj", "", 35.4, 69.7) + "2\tcolumns missing\n" +
             line("3", "Ruk\xFFha", "", 35.3, 69.5) + line("4", "Anaba", "", 95, 69.4) +
             line("5", "Bazarak", "", 35.3, 69.5) + "6\tcut in mid-l");
    ASSERT_TRUE(got);
    EXPECT_EQ(got->summary.places, 2u);
    EXPECT_EQ(got->summary.skipped, 4u);
    EXPECT_THAT(messages(got->summary.diagnostics),
                ElementsAre(HasSubstr("test.txt:2: error: 2 columns"),
                            HasSubstr("test.txt:3:6: error: bytes"),
                            HasSubstr("test.txt:4: error: '95'"),
                            HasSubstr("test.txt:6: error: 2 columns")));
}

TEST(GeoNames, AnIdOnTwoPlacesIsReportedAndBothAreKept) {
    const auto got = read(line("1", "Khinj", "", 35.4, 69.7) + line("1", "Rukha", "", 35.3, 69.5));
    ASSERT_TRUE(got);
    EXPECT_EQ(got->summary.places, 2u);
    EXPECT_EQ(got->summary.doubtful_places, 1u);
    EXPECT_THAT(messages(got->summary.diagnostics),
                ElementsAre(HasSubstr("test.txt:2: warning: Rukha (1): line 1")));
    EXPECT_EQ(find(got->index, "Rukha").front().place, "1~2");
}

TEST(GeoNames, ZeroZeroLosesItsPositionAndOutsideKeepsIt) {
    const auto got = read(line("1", "Khinj", "", 0, 0) + line("2", "Khinj", "", 48.9, 2.3) +
                          line("3", "Khinj", "", 35.4, 69.7));
    ASSERT_TRUE(got);
    EXPECT_EQ(got->summary.doubtful_places, 2u);
    EXPECT_EQ(got->index.place(0).position, std::nullopt);
    EXPECT_TRUE(got->index.place(1).position);
    const auto found = find(got->index, "Khinj");
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found.front().place, "3") << "doubtful places are ranked down";
    EXPECT_THAT(found.back().reasons, Contains(HasSubstr("doubtful")));
}

TEST(GeoNames, WithoutABoxNothingIsOutside) {
    ImportOptions options;
    options.country = std::nullopt;
    EXPECT_EQ(read(line("1", "Paris", "", 48.9, 2.3), "test.txt", options)->summary.doubtful_places,
              0u);
}

TEST(GeoNames, TheNameOfANeighbourIsDoubtful) {
    const auto got =
        read(line("1", "Andarab", "", 35.63, 69.18, "A\tADM2") +
             line("2", "Puli Hisar", "Andarab District,Pul-e-Hesar", 35.58, 69.56, "A\tADM2"));
    ASSERT_TRUE(got);
    EXPECT_EQ(got->summary.doubtful_names, 1u);
    EXPECT_THAT(messages(got->summary.diagnostics),
                ElementsAre(HasSubstr("'Andarab District' is that of its neighbour Andarab (1)")));
    const auto found = find(got->index, "Andarab");
    EXPECT_EQ(found.front().place, "1");
    EXPECT_EQ(find(got->index, "Pul-e Hisar").front().place, "2");
}

TEST(GeoNames, AProvinceAtAnothersPlaceIsDoubtfulWhereItsNameStandsElsewhereToo) {
    const auto got = read(line("1", "Parwan", "", 35.441, 69.786, "A\tADM1") +
                          line("2", "Parwan", "", 34.96, 68.89, "A\tADM1") +
                          line("3", "Panjshir", "", 35.447, 69.796, "A\tADM1"));
    ASSERT_TRUE(got);
    EXPECT_EQ(got->summary.doubtful_places, 1u);
    EXPECT_EQ(find(got->index, "Parwan").front().place, "2");
}

TEST(GeoNames, ProgressReachesTheWhole) {
    std::vector<ImportProgress> seen;
    ImportOptions options;
    options.progress = [&](const ImportProgress& progress) { seen.push_back(progress); };
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += line(std::to_string(i), "Khinj", "Khenj,Khindzh", 35.4, 69.7);
    ASSERT_GT(text.size(), std::size_t{1} << 20);
    ASSERT_TRUE(read(text, "test.txt", options));
    ASSERT_GE(seen.size(), 2u);
    EXPECT_EQ(seen.back().bytes, text.size());
    EXPECT_EQ(seen.back().total_bytes, text.size());
    EXPECT_EQ(seen.back().places, 20'000u);
}

TEST(GeoNames, WindowsLineEndsAndAByteOrderMarkAreAccepted) {
    std::string text = "\xEF\xBB\xBF";
    text += line("1", "Khinj", "", 35.4, 69.7);
    text.back() = '\r';
    text += '\n';
    const auto got = read(text);
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->index.place(0).id, "1");
}

TEST(CsvGazetteer, ColumnsAreKnownByName) {
    const auto got =
        read("id,name_en,name_prs,kind,latitude,longitude,variants\n"
             "khawak,Khawak Pass,کوتل خاواک,pass,35.67,69.79,Khavak;Hawak|Khawak Kotal\n",
             "passes.csv");
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->summary.format, GazetteerFormat::Csv);
    EXPECT_EQ(got->index.place(0).kind, PlaceKind::Pass);
    EXPECT_EQ(got->index.form(1).language, "prs");
    EXPECT_EQ(got->index.form(1).reference, "passes.csv, name_prs");
    EXPECT_EQ(find(got->index, "Hawak").front().place, "khawak");
}

TEST(CsvGazetteer, FaultyRowsAreNamedByTheirLines) {
    const auto got = read("name,lon,lat\nKhinj,69.7,35.4\nRukha,east,35.3\nAnaba,69.4\n,69.4,35."
                          "2\nBazarak,69.5,35.3\n",
                          "towns.csv");
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->summary.places, 2u);
    const auto said = messages(got->summary.diagnostics);
    EXPECT_THAT(said, Contains(HasSubstr("towns.csv:3: error: 'east', '35.3'")));
    EXPECT_THAT(said, Contains(HasSubstr("towns.csv:4:")));
    EXPECT_THAT(said, Contains(HasSubstr("towns.csv:5: error: no name")));
    EXPECT_EQ(find(got->index, "Bazarak").front().place, "towns.csv:6");
}

TEST(CsvGazetteer, AQuoteNeverClosedLosesOnlyWhatIsBehindIt) {
    const auto got =
        read("name,lon,lat\nKhinj,69.7,35.4\n\"Rukha,69.5,35.3\nAnaba,69.4,35.2\n", "towns.csv");
    ASSERT_TRUE(got);
    EXPECT_EQ(got->summary.places, 1u);
    EXPECT_FALSE(got->summary.diagnostics.empty());
}

TEST(CsvGazetteer, AQuotedLineEndAcrossPartsOfTheFileIsOneField) {
    std::string text = "name,lon,lat\n";
    const int rows = 60'000;
    for (int i = 0; i < rows; ++i)
        text += "\"Khinj\nnumber\",69.7,35.4\n";
    const auto got = read(text, "towns.csv");
    ASSERT_TRUE(got);
    EXPECT_EQ(got->summary.places, static_cast<std::size_t>(rows));
    EXPECT_THAT(got->summary.diagnostics, IsEmpty());
    EXPECT_EQ(got->index.place(rows - 1).id, "towns.csv:" + std::to_string(2 * rows));
}

TEST(CsvGazetteer, MissingColumnsAreAnError) {
    const auto got = read("province,district\nPanjshir,Rukha\n", "districts.csv");
    ASSERT_FALSE(got);
    EXPECT_THAT(got.error().message, HasSubstr("districts.csv"));
    EXPECT_THAT(got.error().message, HasSubstr("name, longitude and latitude"));
}

const std::string kLinkedPlaces = R"({"type": "FeatureCollection",
  "@context": "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld",
  "features": [
    {"@id": "http://example.org/khawak", "type": "Feature",
     "properties": {"title": "Khawak Pass", "ccodes": ["AF"]},
     "names": [{"toponym": "کوتل خاواک", "lang": "prs", "citations": [{"label": "Wood 1872", "@id": "http://example.org/w"}]},
               {"toponym": "Khavak"}],
     "types": [{"identifier": "aat:300132315", "label": "mountain pass"}],
     "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [69.79, 35.669]}]}},
    {"@id": "http://example.org/nameless", "type": "Feature", "properties": {}, "names": []},
    {"@id": "http://example.org/panjshir", "type": "Feature", "properties": {"title": "Panjshir"},
     "types": [{"label": "valley"}],
     "geometry": {"type": "Polygon", "coordinates": [[[69.2, 35.1], [70.2, 35.1], [70.2, 35.7], [69.2, 35.7], [69.2, 35.1]]]}}
  ]})";

TEST(LinkedPlaces, NamesKindsAndCitationsAreRead) {
    const auto got = read(kLinkedPlaces, "places.lpf.json");
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->summary.format, GazetteerFormat::LinkedPlaces);
    EXPECT_EQ(got->summary.places, 2u);
    const Candidate khawak = find(got->index, "Khawak Pass").front();
    EXPECT_EQ(khawak.place, "http://example.org/khawak");
    EXPECT_EQ(khawak.kind, PlaceKind::Pass);
    EXPECT_EQ(khawak.position, LonLat::from_degrees(69.79, 35.669));
    EXPECT_EQ(got->index.form(1).language, "prs");
    EXPECT_EQ(got->index.form(1).reference, "places.lpf.json: Wood 1872");
    EXPECT_THAT(messages(got->summary.diagnostics), ElementsAre(HasSubstr("feature 2: no name")));
}

TEST(LinkedPlaces, AnAreaStandsAtTheMiddleOfItsBox) {
    const auto got = read(kLinkedPlaces, "places.lpf.json");
    ASSERT_TRUE(got);
    const auto position = find(got->index, "Panjshir").front().position;
    ASSERT_TRUE(position);
    EXPECT_NEAR(position->longitude_deg(), 69.7, 1e-9);
    EXPECT_NEAR(position->latitude_deg(), 35.4, 1e-9);
}

TEST(LinkedPlaces, AFileCutInTheMiddleGivesItsGoodPart) {
    const auto got =
        read(kLinkedPlaces.substr(0, kLinkedPlaces.find("\"Panjshir\"")), "places.lpf.json");
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->summary.places, 1u);
    EXPECT_THAT(messages(got->summary.diagnostics),
                Contains(HasSubstr("ends or breaks after 2 features")));
}

TEST(GeoJson, NamesInLanguagesAreRead) {
    const auto got = read(R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [69.17, 34.53]},
         "properties": {"name": "Kabul", "name:fa": "کابل", "name_fr": "Kaboul", "place": "city"}}]})",
                          "k.geojson");
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->summary.format, GazetteerFormat::GeoJson);
    const Candidate kabul = find(got->index, "Kaboul").front();
    EXPECT_EQ(kabul.place, "7");
    EXPECT_EQ(kabul.kind, PlaceKind::City);
    EXPECT_EQ(find(got->index, "کابل").front().rule, "exact");
}

TEST(GeoJson, OddShapesAreNamedNotFollowed) {
    const auto got = read(R"({"type": "FeatureCollection", "features": [
        {"properties": [1, 2], "geometry": 5}, {"properties": {"name": 5}}, {"properties": {"name": "Khinj"}, "geometry":
        {"coordinates": ["x", null]}}, 17, null, {"properties": {"name": "Rukha"}, "geometry": {"coordinates": [69.5, 35.3]}}]})",
                          "k.geojson");
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_THAT(messages(got->summary.diagnostics), Contains(HasSubstr("no coordinates")));
    EXPECT_EQ(find(got->index, "Rukha").size(), 1u);
}

TEST(GeoJson, OtherJsonIsAnError) {
    EXPECT_THAT(read(R"({"type": "Point"})", "k.json").error().message,
                HasSubstr("FeatureCollection"));
    EXPECT_THAT(read("{", "k.json").error().message, HasSubstr("k.json"));
}

TEST(Import, WhatIsNoGazetteerIsAnError) {
    EXPECT_THAT(read("").error().message, HasSubstr("empty"));
    EXPECT_THAT(read("just a line of prose\n").error().message,
                HasSubstr("neither a GeoNames dump"));
    EXPECT_THAT(read(std::string(100'000, '\0')).error().message, HasSubstr("test.txt"));
    const auto missing = import_gazetteer("/no/such/file.tsv");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::Input);
    EXPECT_FALSE(import_gazetteer("/"));
}

TEST(Import, KindsComeFromFreeWords) {
    EXPECT_EQ(import::kind_of_words("populated place"), PlaceKind::Village);
    EXPECT_EQ(import::kind_of_words("Mountain Pass"), PlaceKind::Pass);
    EXPECT_EQ(import::kind_of_words("mountain"), PlaceKind::Peak);
    EXPECT_EQ(import::kind_of_words("province"), PlaceKind::Province);
    EXPECT_EQ(import::kind_of_words("teapot"), std::nullopt);
}

TEST(Import, ScriptIsThatOfTheFirstLetter) {
    EXPECT_EQ(import::script_of("پنجشیر"), "Arab");
    EXPECT_EQ(import::script_of("Āb-e Bārīk"), "Latn");
    EXPECT_EQ(import::script_of("‘Abdul"), "Latn");
}

} // namespace
} // namespace panjshir::gazetteer
