#include "gazetteer/read/world.hpp"

#include "gazetteer/read/world_table.hpp"

#include <cassert>

namespace panjshir::gazetteer {
namespace {

constexpr int kWorldRank = 6;

void add_names(Place& place, std::string_view forms, const char* language, const char* script) {
    bool first = true;
    while (!forms.empty()) {
        const std::size_t end = forms.find(';');
        place.names.push_back({std::string(forms.substr(0, end)), language, script,
                               first ? NameStatus::Preferred : NameStatus::Variant, "world table"});
        first = false;
        forms.remove_prefix(end == std::string_view::npos ? forms.size() : end + 1);
    }
}

NameIndex build() {
    std::vector<Place> places;
    for (const WorldRow& row : kWorld) {
        Place place;
        place.id = row.id;
        place.kind = row.country.empty() ? PlaceKind::Country : PlaceKind::City;
        place.position = LonLat::from_degrees(row.longitude, row.latitude);
        place.precision_m = row.country.empty() ? 500'000 : 10'000;
        place.parent = row.country;
        place.rank = kWorldRank;
        place.reference = "world table, rounded";
        add_names(place, row.english, "en", "Latn");
        add_names(place, row.french, "fr", "Latn");
        add_names(place, row.dari, "prs", "Arab");
        places.push_back(std::move(place));
    }
    auto index = NameIndex::build(places, "World table");
    assert(index);
    return std::move(*index);
}

} // namespace

const NameIndex& world_index() {
    static const NameIndex index = build();
    return index;
}

} // namespace panjshir::gazetteer
