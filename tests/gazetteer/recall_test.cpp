// How often a spelling that the gazetteer does not hold still finds its place: each of 5,000
// variants of a whole country's gazetteer is left out and looked up.

#include "base/file.hpp"
#include "gazetteer/find.hpp"
#include "gazetteer/import/source.hpp"
#include "support/shared.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace panjshir::gazetteer {
namespace {

constexpr const char* kFile = "survey/places/afghanistan_places.tsv";
constexpr std::size_t kCases = 5'000, kBatches = 5;

/// Places with their names alone, read without the importer.
std::vector<Place> country() {
    std::vector<Place> places;
    const auto text = read_file(panjshir::testing::shared_dir() / kFile);
    if (!text)
        return places;
    const auto fields_of = [](std::string_view line, char separator) {
        std::vector<std::string> fields;
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t end = std::min(line.find(separator, at), line.size());
            fields.emplace_back(line.substr(at, end - at));
            at = end + 1;
        }
        return fields;
    };
    for (const std::string& line : fields_of(*text, '\n')) {
        const std::vector<std::string> fields = fields_of(line, '\t');
        if (fields.size() != 19)
            continue;
        Place place;
        place.id = std::to_string(places.size());
        place.position =
            LonLat::from_degrees(std::atof(fields[5].c_str()), std::atof(fields[4].c_str()));
        place.names.push_back({fields[1], "und", std::string(import::script_of(fields[1])),
                               NameStatus::Preferred, ""});
        for (const std::string& variant : fields_of(fields[3], ','))
            if (!variant.empty() && variant != fields[1])
                place.names.push_back({variant, "und", std::string(import::script_of(variant)),
                                       NameStatus::Variant, ""});
        places.push_back(std::move(place));
    }
    return places;
}

struct Case {
    std::size_t place, name;
};

struct Recall {
    double found = 0;           ///< share of the cases
    std::size_t candidates = 0; ///< at the median
    std::size_t rank = 0;       ///< of the right place, at the median of those found
};

std::size_t median(std::vector<std::size_t> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Draws cases among those names that `is_case` admits; `drop(name, left_out)` says which of the
/// place's names are left out. A fifth of the cases shares one index, so that at most one place in
/// thirty lacks a name that is not looked up.
template <typename IsCase, typename Drop>
Recall recall(const std::vector<Place>& places, IsCase is_case, Drop drop) {
    std::vector<Case> cases;
    for (std::size_t place = 0; place < places.size(); ++place)
        for (std::size_t name = 1; name < places[place].names.size(); ++name)
            if (is_case(places[place].names[name]))
                cases.push_back({place, name});
    std::mt19937 random(20210822);
    for (std::size_t i = 0; i < kCases; ++i)
        std::swap(cases[i], cases[i + random() % (cases.size() - i)]);
    std::size_t found = 0;
    std::vector<std::size_t> counts, ranks;
    for (std::size_t batch = 0; batch < kBatches; ++batch) {
        const std::size_t begin = batch * kCases / kBatches, end = (batch + 1) * kCases / kBatches;
        std::vector<Place> left = places;
        for (std::size_t i = begin; i < end; ++i)
            std::erase_if(left[cases[i].place].names, [&](const PlaceName& name) {
                return drop(name, places[cases[i].place].names[cases[i].name]);
            });
        const auto index = NameIndex::build(left, "left out");
        if (!index)
            return {};
        FindOptions options;
        options.limit = 50;
        for (std::size_t i = begin; i < end; ++i) {
            const auto candidates =
                find(*index, places[cases[i].place].names[cases[i].name].text, options);
            counts.push_back(candidates.size());
            const auto it =
                std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
                    return c.place == places[cases[i].place].id;
                });
            if (it == candidates.end())
                continue;
            ++found;
            ranks.push_back(static_cast<std::size_t>(it - candidates.begin()) + 1);
        }
    }
    return {static_cast<double>(found) / kCases, median(counts), median(ranks)};
}

void print(const char* what, const Recall& recall) {
    fmt::print("  {}: {:.1f} % of {} found, {} candidates and rank {} at the median\n", what,
               100 * recall.found, kCases, recall.candidates, recall.rank);
}

TEST(Recall, AVariantLeftOutFindsItsPlaceIn95PercentAmongFourCandidates) {
    PANJSHIR_NEEDS_SHARED(kFile);
    const Recall got = recall(
        country(), [](const PlaceName&) { return true; },
        [](const PlaceName& name, const PlaceName& left_out) {
            return name.text == left_out.text;
        });
    print("one variant left out", got);
    EXPECT_GE(got.found, 0.95);
    EXPECT_LE(got.candidates, 4u);
}

TEST(Recall, PersianLettersFindAPlaceKnownInLatinLettersIn94Percent) {
    PANJSHIR_NEEDS_SHARED(kFile);
    const Recall got = recall(
        country(), [](const PlaceName& name) { return name.script == "Arab"; },
        [](const PlaceName& name, const PlaceName&) { return name.script == "Arab"; });
    print("all Persian forms left out", got);
    EXPECT_GE(got.found, 0.94);
    EXPECT_LE(got.candidates, 4u);
}

TEST(WholeCountry, IsImportedWithItsDoubts) {
    PANJSHIR_NEEDS_SHARED(kFile);
    const auto got = import_gazetteer(panjshir::testing::shared_dir() / kFile);
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->summary.places, 32'419u);
    EXPECT_EQ(got->summary.skipped, 0u);
    EXPECT_LT(got->index.bytes().size(), std::size_t{40} << 20);
    // Six ids stand on two places each (counted with sort and uniq); Parwan lies at Panjshir's
    // place.
    EXPECT_GE(got->summary.doubtful_places, 7u);
    const auto panjshir = find(got->index, "province du Panjshir");
    ASSERT_FALSE(panjshir.empty());
    EXPECT_EQ(panjshir.front().name, "Panjshir");
    for (const char* spelling : {"Koundouz", "Kunduz", "Qondoz", "کندز"}) {
        const auto found = find(got->index, spelling);
        ASSERT_FALSE(found.empty()) << spelling;
        ASSERT_TRUE(found.front().position) << spelling;
        EXPECT_NEAR(found.front().position->latitude_deg(), 36.8, 0.3) << spelling;
    }
}

TEST(WholeCountry, TheOtherTablesAreReadByTheirColumns) {
    PANJSHIR_NEEDS_SHARED("survey/places/villages.csv");
    const auto villages =
        import_gazetteer(panjshir::testing::shared_dir() / "survey/places/villages.csv");
    ASSERT_TRUE(villages) << villages.error().message;
    EXPECT_EQ(villages->summary.places, 1'728u);
    const auto towns =
        import_gazetteer(panjshir::testing::shared_dir() / "survey/places/geonames_towns.csv");
    ASSERT_TRUE(towns) << towns.error().message;
    EXPECT_EQ(towns->summary.places, 78u);
    EXPECT_EQ(find(towns->index, "Poul-e-Khoumri").front().name, "Pul-e Khumrī");
}

} // namespace
} // namespace panjshir::gazetteer
