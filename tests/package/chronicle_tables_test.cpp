// The tables of what was said, by themselves: what they refer to, their dates, spans, words and
// figures.

#include "package/tables.hpp"
#include "time/edtf_date.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <regex>

namespace panjshir {
namespace {

using testing::fields_of;
using testing::parts_of;
using testing::read_table;
using testing::TableRow;
using testing::values_of;

const std::vector<std::string> kSaidTables{"claims", "events", "statements"};

CivilDay day(const char* text) {
    return parse_day(text).value();
}

TEST(ChronicleTables, IdsStandOnce) {
    for (const char* name : {"sources", "actors", "claims", "events", "statements"}) {
        const auto rows = read_table(name);
        EXPECT_EQ(values_of(rows, "id").size(), rows.size()) << name;
    }
}

TEST(ChronicleTables, ReferToWhatThereIs) {
    const auto actors = values_of(read_table("actors"), "id");
    const auto sources = values_of(read_table("sources"), "id");
    const auto places = values_of(read_table("places"), "id");
    for (const std::string& name : kSaidTables) {
        for (const TableRow& row : read_table(name)) {
            EXPECT_TRUE(sources.count(row["source"])) << row.where() << ": " << row["source"];
            EXPECT_TRUE(actors.count(row["speaker"])) << row.where() << ": " << row["speaker"];
            if (name != "statements") {
                for (const std::string& actor : parts_of(row["via"]))
                    EXPECT_TRUE(actors.count(actor)) << row.where() << ": via " << actor;
            }
        }
    }
    for (const TableRow& claim : read_table("claims")) {
        EXPECT_TRUE(places.count(claim["place"])) << claim.where() << ": " << claim["place"];
        EXPECT_TRUE(actors.count(claim["holder"])) << claim.where() << ": " << claim["holder"];
    }
    for (const TableRow& event : read_table("events")) {
        for (const std::string& actor : parts_of(event["actors"]))
            EXPECT_TRUE(actors.count(actor)) << event.where() << ": " << actor;
        for (const std::string& part : parts_of(event["places"])) {
            const auto fields = fields_of(part);
            ASSERT_EQ(fields.size(), 2u) << event.where() << ": " << part;
            EXPECT_TRUE(places.count(fields[1])) << event.where() << ": " << fields[1];
        }
    }
    for (const TableRow& statement : read_table("statements")) {
        EXPECT_TRUE(places.count(statement["subject"])) << statement.where();
        EXPECT_TRUE(places.count(statement["object"])) << statement.where();
    }
}

TEST(ChronicleTables, ChainsEndWithThePublisherOfTheirSource) {
    const std::map<std::string, std::string> publisher{{"000", "aggregator"},
                                                       {"001", "french-news-site"},
                                                       {"002", "french-site"},
                                                       {"003", "le-monde"},
                                                       {"004", "huffpost"}};
    for (const char* name : {"claims", "events"}) {
        for (const TableRow& row : read_table(name)) {
            const auto via = parts_of(row["via"]);
            EXPECT_EQ(via.empty() ? row["speaker"] : via.back(),
                      publisher.at(row["source"].substr(0, 3)))
                << row.where();
        }
    }
}

TEST(ChronicleTables, DatesAreEdtf) {
    for (const char* name : {"claims", "events"}) {
        for (const TableRow& row : read_table(name)) {
            for (const char* column : {"when", "said"}) {
                const auto date = EdtfDate::parse(row[column]);
                EXPECT_TRUE(date) << row.where() << ", " << column << ": " << row[column];
            }
        }
    }
    for (const TableRow& source : read_table("sources"))
        EXPECT_TRUE(EdtfDate::parse(source["published"])) << source.where();
}

TEST(ChronicleTables, NobodySpeaksBeforeTheTimeSpokenOfNorAfterPublication) {
    std::map<std::string, EdtfDate> published;
    for (const TableRow& source : read_table("sources"))
        published[source["id"]] = EdtfDate::parse(source["published"]).value();
    for (const char* name : {"claims", "events"}) {
        for (const TableRow& row : read_table(name)) {
            const DayInterval when = EdtfDate::parse(row["when"]).value().days();
            const DayInterval said = EdtfDate::parse(row["said"]).value().days();
            EXPECT_LE(when.first, said.last) << row.where();
            EXPECT_LE(said.first, published.at(row["source"]).days().last) << row.where();
        }
    }
}

TEST(ChronicleTables, BackgroundIsWhatEndsBefore15August) {
    for (const TableRow& event : read_table("events")) {
        const bool before = EdtfDate::parse(event["when"]).value().days().last < day("2021-08-15");
        EXPECT_EQ(event["background"], before ? "yes" : "no") << event.where();
    }
    for (const TableRow& claim : read_table("claims")) {
        const DayInterval when = EdtfDate::parse(claim["when"]).value().days();
        EXPECT_GE(when.first, day("2021-08-15")) << claim.where();
        EXPECT_LE(when.last, day("2021-09-07")) << claim.where();
    }
}

TEST(ChronicleTables, SpansLieWithinTheirPiece) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> pieces;
    for (const TableRow& source : read_table("sources")) {
        pieces[source["id"]] = {source.number("begin"), source.number("end")};
        EXPECT_LT(source.number("begin"), source.number("end")) << source.where();
    }
    for (const std::string& name : kSaidTables) {
        for (const TableRow& row : read_table(name)) {
            const auto [first, last] = pieces.at(row["source"]);
            EXPECT_LE(first, row.number("begin")) << row.where();
            EXPECT_LT(row.number("begin"), row.number("end")) << row.where();
            EXPECT_LE(row.number("end"), last) << row.where();
        }
    }
}

TEST(ChronicleTables, PiecesOfOneFileDoNotOverlap) {
    std::map<std::string, std::size_t> reached;
    for (const TableRow& source : read_table("sources")) {
        EXPECT_GE(source.number("begin"), reached[source["file"]]) << source.where();
        reached[source["file"]] = source.number("end");
    }
    EXPECT_EQ(reached.size(), 5u);
}

TEST(ChronicleTables, FiguresSayWhoCountsWhom) {
    const auto actors = values_of(read_table("actors"), "id");
    const std::set<std::string> qualifiers{"",       "about",    "more than", "up to",
                                           "dozens", "hundreds", "thousands"};
    const std::regex number("[0-9]+(-[0-9]+)?");
    for (const TableRow& event : read_table("events")) {
        for (const std::string& figure : parts_of(event["figures"])) {
            const auto fields = fields_of(figure);
            ASSERT_EQ(fields.size(), 5u) << event.where() << ": " << figure;
            EXPECT_FALSE(fields[0].empty()) << event.where();
            EXPECT_TRUE(std::regex_match(fields[1], number) ||
                        (fields[1].empty() && !fields[2].empty()))
                << event.where() << ": " << figure;
            EXPECT_TRUE(qualifiers.count(fields[2])) << event.where() << ": " << figure;
            EXPECT_TRUE(fields[3].empty() || actors.count(fields[3]))
                << event.where() << ": " << figure;
            EXPECT_TRUE(actors.count(fields[4])) << event.where() << ": " << figure;
        }
    }
}

TEST(ChronicleTables, EverythingPeopleReadStandsInBothLanguages) {
    for (const char* name : {"sources", "actors", "claims", "events", "statements"}) {
        for (const TableRow& row : read_table(name)) {
            for (const auto& [column, text] : row.fields) {
                if (!column.ends_with("_en"))
                    continue;
                const std::string french = column.substr(0, column.size() - 2) + "fr";
                EXPECT_EQ(text.empty(), row[french].empty()) << row.where() << ", " << column;
            }
        }
    }
}

TEST(ChronicleTables, TitlesAreAFewWords) {
    for (const TableRow& event : read_table("events")) {
        for (const char* column : {"title_en", "title_fr"}) {
            const auto words = parts_of(event[column], ' ').size();
            EXPECT_GE(words, 2u) << event.where() << ": " << event[column];
            EXPECT_LE(words, 8u) << event.where() << ": " << event[column];
        }
    }
}

TEST(ChronicleTables, OnlyTheTwoSidesHaveColours) {
    for (const TableRow& actor : read_table("actors")) {
        const bool side = actor["id"] == "resistance" || actor["id"] == "taliban";
        EXPECT_EQ(!actor["colour"].empty(), side) << actor.where();
        EXPECT_EQ(!actor["hatch"].empty(), side) << actor.where();
        if (side) {
            EXPECT_EQ(actor["side"], actor["id"]);
        }
    }
}

TEST(ChronicleTables, DataPackageDescribesEachTableColumnByColumn) {
    const auto bytes = read_file(testing::atlas_dir() / "datapackage.json");
    ASSERT_TRUE(bytes) << bytes.error().message;
    const auto package = nlohmann::json::parse(*bytes);
    std::set<std::string> described;
    for (const auto& resource : package.at("resources")) {
        const std::string path = resource.at("path");
        described.insert(path);
        const auto text = read_file(testing::atlas_dir() / path);
        ASSERT_TRUE(text) << text.error().message;
        std::vector<std::string> names;
        for (const auto& field : resource.at("schema").at("fields"))
            names.push_back(field.at("name"));
        EXPECT_EQ(names, parse_csv(*text, path).header) << path;
    }
    for (const auto& entry : std::filesystem::directory_iterator(testing::atlas_dir()))
        if (entry.path().extension() == ".csv") {
            EXPECT_TRUE(described.count(entry.path().filename().string()))
                << entry.path().filename();
        }
}

TEST(ChronicleTables, KeepTheConstraintsThatTheDataPackageSets) {
    const auto bytes = read_file(testing::atlas_dir() / "datapackage.json");
    ASSERT_TRUE(bytes) << bytes.error().message;
    const auto package = nlohmann::json::parse(*bytes);
    for (const auto& resource : package.at("resources")) {
        const std::string name = resource.at("name");
        const auto rows = read_table(name);
        for (const auto& field : resource.at("schema").at("fields")) {
            if (!field.contains("constraints"))
                continue;
            const auto& constraints = field.at("constraints");
            const std::string column = field.at("name");
            const bool required = constraints.value("required", false);
            const std::regex pattern(constraints.value("pattern", ".*"));
            std::set<std::string> words;
            for (const auto& word : constraints.value("enum", nlohmann::json::array()))
                words.insert(word.get<std::string>());
            for (const TableRow& row : rows) {
                const std::string& text = row[column];
                if (text.empty()) {
                    EXPECT_FALSE(required) << row.where() << ", " << column;
                    continue;
                }
                if (constraints.contains("pattern")) {
                    EXPECT_TRUE(std::regex_match(text, pattern)) << row.where() << ", " << column;
                }
                EXPECT_TRUE(words.empty() || words.count(text))
                    << row.where() << ", " << column << ": " << text;
                if (constraints.contains("minimum")) {
                    EXPECT_GE(std::stod(text), constraints.at("minimum").get<double>())
                        << row.where();
                }
                if (constraints.contains("maximum")) {
                    EXPECT_LE(std::stod(text), constraints.at("maximum").get<double>())
                        << row.where();
                }
            }
        }
    }
}

TEST(ChronicleTables, EveryDayOfTheAtlasHasOneHeadline) {
    const auto bytes = read_file(testing::atlas_dir() / "datapackage.json");
    ASSERT_TRUE(bytes) << bytes.error().message;
    const auto own = nlohmann::json::parse(*bytes).at("panjshir");
    for (CivilDay on = day("2021-08-15"); on <= day("2021-09-07"); on += std::chrono::days(1)) {
        int headlines = 0;
        for (const auto& headline : own.at("headlines"))
            headlines +=
                EdtfDate::parse(headline.at("when").get<std::string>()).value().days().contains(on);
        EXPECT_EQ(headlines, 1) << to_text(on);
    }
}

} // namespace
} // namespace panjshir
