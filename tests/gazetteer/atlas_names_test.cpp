// Every spelling that the five articles use finds its place in the atlas.

#include "base/csv.hpp"
#include "base/file.hpp"
#include "gazetteer/find.hpp"
#include "support/shared.hpp"

#include <algorithm>
#include <charconv>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::gazetteer {
namespace {

double number(const std::string& text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<CsvTable> table(const char* name) {
    const auto text = read_file(panjshir::testing::atlas_dir() / name);
    return text ? std::optional(parse_csv(*text, name)) : std::nullopt;
}

std::vector<Place> atlas_places() {
    const auto places = table("places.csv"), names = table("names.csv");
    std::vector<Place> result;
    if (!places || !names)
        return result;
    std::map<std::string, std::size_t> numbers;
    const auto field = [](const CsvTable& t, const CsvRow& row, std::string_view column) {
        return row.fields[static_cast<std::size_t>(t.column(column))].text;
    };
    for (const CsvRow& row : places->rows) {
        Place place;
        place.id = field(*places, row, "id");
        place.kind = parse_place_kind(field(*places, row, "kind")).value_or(PlaceKind::Region);
        if (!field(*places, row, "longitude").empty())
            place.position = LonLat::from_degrees(number(field(*places, row, "longitude")),
                                                  number(field(*places, row, "latitude")));
        place.parent = field(*places, row, "parent");
        place.rank = static_cast<int>(number(field(*places, row, "rank")));
        numbers[place.id] = result.size();
        result.push_back(std::move(place));
    }
    for (const CsvRow& row : names->rows)
        if (const auto it = numbers.find(field(*names, row, "place")); it != numbers.end())
            result[it->second].names.push_back(
                {field(*names, row, "name"), field(*names, row, "language"),
                 field(*names, row, "script"),
                 parse_name_status(field(*names, row, "status")).value_or(NameStatus::Variant),
                 field(*names, row, "reference")});
    return result;
}

class AtlasNames : public ::testing::Test {
protected:
    void SetUp() override {
        places = atlas_places();
        if (places.empty())
            GTEST_SKIP() << "the atlas package is not there";
        auto built = NameIndex::build(places, "atlas");
        ASSERT_TRUE(built) << built.error().message;
        index.emplace(std::move(*built));
    }
    std::vector<Place> places;
    std::optional<NameIndex> index;
};

TEST_F(AtlasNames, SpellingsOfTheArticlesFindTheirPlaceFirst) {
    // What the article writes -> the beginning of the ids that may be meant.
    const std::vector<std::pair<const char*, const char*>> cases{
        {"Panjshir", "panjshir"},
        {"Panchir", "panjshir"},
        {"Panshir", "panjshir"},
        {"vallée du Panjshir", "panjshir-valley"},
        {"vallée du Panchir", "panjshir-valley"},
        {"Panchir valley", "panjshir-valley"},
        {"Panchir Valley", "panjshir-valley"},
        {"Panshir valley", "panjshir-valley"},
        {"province du Panjshir", "panjshir-province"},
        {"Andarab", "andarab"},
        {"vallée d’Andarab", "andarab-valley"},
        {"Dih Hasar", "deh-salah"},
        {"Puli Hisar", "pul-e-hesar"},
        {"Baghlan", "baghlan"},
        {"province de Baghlan", "baghlan-province"},
        {"Kaboul", "kabul"},
        {"Kabul", "kabul"},
        {"col de Salang", "salang-pass"},
        {"Salang", "salang"},
        {"Bazarak", "bazarak"},
        {"Parwan", "parwan"},
        {"province de Parwan", "parwan-province"},
        {"Mazar-i-Sharif", "mazar-i-sharif"},
        {"Islamabad", "islamabad"},
        {"Pakistan", "pakistan"},
        {"Afghanistan", "afghanistan"},
        {"Hindu Kush", "hindu-kush"},
        {"Hindu Kush Mountains", "hindu-kush"},
        {"Khawak Pass", "khawak-pass"},
        {"États-Unis", "united-states"},
        {"Canada", "canada"},
    };
    for (const auto& [spelling, id] : cases) {
        const auto found = find(*index, spelling);
        ASSERT_FALSE(found.empty()) << spelling;
        EXPECT_TRUE(found.front().place.starts_with(id))
            << spelling << " -> " << found.front().place;
    }
}

TEST_F(AtlasNames, DihHasarIsDehSalahWithHalfConfidenceAtMost) {
    const auto found = find(*index, "Dih Hasar");
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().rule, "garbled");
    EXPECT_LE(found.front().score, 0.5);
}

TEST_F(AtlasNames, EveryFormFindsItsPlaceAmongThoseThatShareIt) {
    FindOptions options;
    options.limit = 40;
    for (const Place& place : places)
        for (const PlaceName& name : place.names) {
            const auto found = find(*index, name.text, options);
            EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                                    [&](const Candidate& c) { return c.place == place.id; }))
                << name.text << " of " << place.id;
        }
}

TEST_F(AtlasNames, KindsThatShareANameAreLinked) {
    const auto linked = [&](const char* id) {
        std::vector<std::string> ids;
        if (const auto number = index->place_of_id(id))
            for (PlaceNumber other : index->same_name(*number))
                ids.emplace_back(index->place(other).id);
        return ids;
    };
    const auto holds = [](const std::vector<std::string>& ids, const char* id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    for (const auto& [a, b] : {std::pair{"panjshir-province", "panjshir-valley"},
                               {"panjshir-province", "panjshir-river"},
                               {"andarab-district", "andarab-valley"},
                               {"salang-pass", "salang-tunnel"},
                               {"salang-pass", "salang-district"},
                               {"salang-pass", "salang-river"},
                               {"bazarak", "bazarak-district"},
                               {"kabul", "kabul-province"}}) {
        EXPECT_TRUE(holds(linked(a), b)) << a << " " << b;
        EXPECT_TRUE(holds(linked(b), a)) << b << " " << a;
    }
}

} // namespace
} // namespace panjshir::gazetteer
