#pragma once
// What the readers of gazetteer formats have in common: where a record goes, and how a name's
// script and a place's kind are seen from what a record says.

#include "gazetteer/import.hpp"
#include "gazetteer/import/record_checks.hpp"

#include <istream>
#include <string>
#include <string_view>

namespace panjshir::gazetteer::import {

/// Everything that a reader needs to hand its records on.
struct Source {
    std::istream& in;
    std::string name; ///< of the file, in messages and references
    RecordChecks& checks;
    std::uint64_t total_bytes = 0;
    const std::function<void(const ImportProgress&)>& progress;

    void report(std::uint64_t bytes) const {
        if (progress)
            progress({bytes, total_bytes, checks.place_count()});
    }
};

void read_geonames(Source& source);
void read_csv(Source& source);
void read_linked_places(Source& source);
void read_geojson(Source& source);

/// "Arab" if the first letter that has a script is Persian-Arabic, else "Latn".
std::string_view script_of(std::string_view name);

/// A kind from free words ("mountain pass", "populated place", "Valley"). Nothing if none is known.
std::optional<PlaceKind> kind_of_words(std::string_view words);

/// A kind from a GeoNames feature class and code ("T", "PASS"). Nothing for what no map here shows.
std::optional<PlaceKind> kind_of_feature(std::string_view feature_class, std::string_view code,
                                         double population);

/// 1 (a country) to 7 (a village).
int rank_of(PlaceKind kind, double population);

} // namespace panjshir::gazetteer::import
