// What is exported comes back the same, from every format that can be read.

#include "base/csv.hpp"
#include "io/atlas_folder.hpp"
#include "io/atlas_table.hpp"
#include "io/exchange_tables.hpp"
#include "io/export.hpp"
#include "io/import.hpp"
#include "support/shared.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <set>

namespace panjshir::io {
namespace {

using panjshir::testing::AtlasFolder;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::filesystem::path file(const std::string& ending) {
    return std::filesystem::path(::testing::TempDir()) /
           (std::string("exchange-") +
            ::testing::UnitTest::GetInstance()->current_test_info()->name() + ending);
}

const Atlas& package() {
    static const Atlas atlas = load_atlas(panjshir::testing::atlas_dir()).value();
    return atlas;
}

void expect_same(const Atlas& a, const Atlas& b) {
    const auto before = exchange_tables(a), after = exchange_tables(b);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        ASSERT_FALSE(before[i].rows.empty()) << before[i].name;
        EXPECT_EQ(before[i].rows, after[i].rows) << before[i].name;
    }
    EXPECT_EQ(exchange_package(a), exchange_package(b));
}

// The tables hold everything: they are what the package's own files say, number by number.
TEST(ExchangeTables, SayWhatTheFilesOfThePackageSay) {
    for (const ExchangeTable& table : exchange_tables(package())) {
        std::ifstream in(panjshir::testing::atlas_dir() / (table.name + ".csv"), std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        const CsvTable csv = parse_csv(text, table.name);
        ASSERT_EQ(csv.header, table.columns);
        ASSERT_EQ(csv.rows.size(), table.rows.size()) << table.name;
        std::multiset<std::vector<std::string>> written,
            read; // places and names are sorted by place
        const auto plain = [](const std::string& column, std::string cell) {
            if (is_number_column(column))
                return cell.empty() || cell == "0" ? std::string()
                                                   : fmt::format("{}", parse_number(cell).value());
            std::erase(cell, ' '); // "a;b" and "a; b" are one list
            if (column == "colour")
                std::transform(cell.begin(), cell.end(), cell.begin(), ::toupper);
            if (column == "geometry" || column == "at" || column == "except") {
                std::string numbers; // 70.10 and 70.1 are one number
                for (std::size_t at = 0; at < cell.size();) {
                    const std::size_t end = std::min(cell.find_first_of(":,;", at), cell.size());
                    numbers += fmt::format("{}", parse_number(cell.substr(at, end - at)).value());
                    numbers += end < cell.size() ? cell.substr(end, 1) : "";
                    at = end + 1;
                }
                std::replace(numbers.begin(), numbers.end(), ';', ',');
                return numbers;
            }
            return cell;
        };
        for (std::size_t i = 0; i < csv.rows.size(); ++i) {
            std::vector<std::string> a, b;
            for (std::size_t j = 0; j < table.columns.size(); ++j) {
                a.push_back(plain(table.columns[j], csv.rows[i].fields[j].text));
                b.push_back(plain(table.columns[j], table.rows[i][j]));
            }
            written.insert(a);
            read.insert(b);
        }
        EXPECT_TRUE(written == read) << table.name;
    }
}

TEST(Exchange, GeoJsonGivesBackTheWholeAtlas) {
    ASSERT_TRUE(export_geojson(package(), {}, file(".geojson")));
    const auto back = import_geojson(file(".geojson"));
    ASSERT_TRUE(back) << back.error().message;
    expect_same(package(), *back);
    EXPECT_EQ(back->diagnostics.size(), package().diagnostics.size());
}

TEST(Exchange, GeoPackageGivesBackTheWholeAtlas) {
    ASSERT_TRUE(export_geopackage(package(), {}, file(".gpkg")));
    const auto back = import_geopackage(file(".gpkg"));
    ASSERT_TRUE(back) << back.error().message;
    expect_same(package(), *back);
}

TEST(Exchange, CsvGivesBackClaimsAndEvents) {
    ASSERT_TRUE(export_csv(package(), {}, file(".csv")));
    Atlas known = package();
    known.chronicle.claims.clear();
    known.chronicle.events.clear();
    const auto back = import_csv(file(".csv"), known);
    ASSERT_TRUE(back) << back.error().message;
    expect_same(package(), *back);
}

TEST(Exchange, CommasQuotesLinesAndPersianComeBack) {
    AtlasFolder folder;
    folder.with_claim("c2,ford,red,takes,,2021-08-22,red,blue; red,2021-08-22,paper,5,20,yes,\"a "
                      "\"\"b\"\", <c> & "
                      "d\ne\",گذر");
    const auto atlas = folder.load();
    ASSERT_TRUE(atlas);
    ASSERT_THAT(atlas->chronicle.claims, SizeIs(2));
    for (const auto& [ending, read] :
         {std::pair(
              ".geojson",
              +[](const std::filesystem::path&p, const Atlas&) { return import_geojson(p); }),
          std::pair(
              ".gpkg",
              +[](const std::filesystem::path&p, const Atlas&) { return import_geopackage(p); }),
          std::pair(
              ".csv",
              +[](const std::filesystem::path&p, const Atlas&a) { return import_csv(p, a); })}) {
        ASSERT_TRUE(export_atlas(*atlas, {}, file(ending)));
        const auto back = read(file(ending), *atlas);
        ASSERT_TRUE(back) << back.error().message;
        expect_same(*atlas, *back);
        EXPECT_EQ(back->chronicle.claims[1].note_en, "a \"b\", <c> & d\ne") << ending;
        EXPECT_EQ(back->chronicle.claims[1].note_fr, "گذر") << ending;
        EXPECT_TRUE(back->chronicle.claims[1].against_interest) << ending;
    }
}

TEST(Exchange, ABadRowOfACsvIsNamedByLineAndColumnAndTheGoodOnesLoad) {
    AtlasFolder folder;
    const auto atlas =
        folder.with_claim("c2,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,,").load();
    ASSERT_TRUE(atlas && export_csv(*atlas, {}, file(".csv")));
    std::ifstream in(file(".csv"));
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const std::size_t second = text.find("\nclaims,c2,");
    text.replace(text.find("2021-08-22", second), 10, "2021-02-30");
    std::ofstream(file(".csv")) << text;
    const auto back = import_csv(file(".csv"), *atlas);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_THAT(back->chronicle.claims, SizeIs(1));
    EXPECT_THAT(back->chronicle.events, SizeIs(1));
    ASSERT_THAT(back->diagnostics, SizeIs(1));
    EXPECT_THAT(to_string(back->diagnostics[0]), HasSubstr(".csv:3:27: error: when: '2021-02-30'"));
}

TEST(Exchange, ABadFeatureIsNamedByItsNumberAndTheGoodOnesLoad) {
    AtlasFolder folder;
    const auto atlas =
        folder.with_claim("c2,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,,").load();
    ASSERT_TRUE(atlas && export_geojson(*atlas, {}, file(".geojson")));
    std::ifstream in(file(".geojson"));
    nlohmann::json json = nlohmann::json::parse(in);
    json["features"][1]["properties"]["speaker"] = "nobody";
    json["features"].push_back({{"type", "Feature"}, {"properties", {{"table", "songs"}}}});
    json["panjshir"]["tables"]["places"]["rows"][0][2] = 1e308;
    std::ofstream(file(".geojson")) << json;
    const auto back = import_geojson(file(".geojson"));
    ASSERT_TRUE(back) << back.error().message;
    std::vector<std::string> faults;
    for (const Diagnostic& fault : back->diagnostics)
        faults.push_back(to_string(fault));
    EXPECT_THAT(faults, Contains(HasSubstr(
                            ".geojson: claims:2:7: error: speaker: unknown speaker 'nobody'")));
    EXPECT_THAT(faults, Contains(HasSubstr("feature 4 is neither")));
    EXPECT_THAT(faults, Contains(HasSubstr(".geojson: places:1:3: error: longitude: '1e+308'")));
}

TEST(Exchange, WhatIsNoExportIsRefused) {
    const auto path = file(".txt");
    for (const char* text : {"", "{", "[]", "{\"type\":\"FeatureCollection\",\"features\":[]}",
                             "{\"type\":1,\"features\":{},\"panjshir\":[]}", "\xFF\xFE"}) {
        std::ofstream(path) << text;
        EXPECT_FALSE(import_geojson(path)) << text;
        EXPECT_FALSE(import_geopackage(path)) << text;
    }
    std::ofstream(path) << "{\"type\":\"FeatureCollection\",\"features\":[1,null,{\"properties\":3}"
                           "],\"panjshir\":{}}";
    const auto empty = import_geojson(path);
    ASSERT_TRUE(empty);
    EXPECT_GE(empty->diagnostics.size(), 3u);
    EXPECT_FALSE(import_geojson("/no/such/file"));
    EXPECT_FALSE(import_geopackage("/no/such/file"));
    EXPECT_FALSE(import_csv("/no/such/file", package()));
}

TEST(Exchange, AFailedExportLeavesTheOldFileAndNothingBeside) {
    const auto folder = std::filesystem::path(::testing::TempDir()) / "exchange-target";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "taken.gpkg");
    for (const char* name : {"taken.gpkg", "no/such/folder.gpkg", "no/such/folder.geojson",
                             "no/such/a.kml", "no/such/a.csv", "no/such/a.lpf.json"})
        EXPECT_FALSE(export_atlas(package(), {}, folder / name)) << name;
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
    const auto other = export_atlas(package(), {}, folder / "a.shp");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().kind, ErrorKind::Usage);
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace panjshir::io
