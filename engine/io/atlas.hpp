#pragma once
// The atlas package: a folder of tables (a Frictionless data package) with everything that a map is
// made of.

#include "base/error.hpp"
#include "chronicle/extent.hpp"
#include "chronicle/model.hpp"
#include "gazetteer/place.hpp"
#include "geo/lon_lat.hpp"
#include "time/civil_day.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace panjshir::io {

/// The line over a map of some days.
struct Headline {
    DayInterval when;
    std::string en, fr;
};

/// A surveyed vertex of the built-in relief.
struct SpotHeightRow {
    LonLat at;
    double elevation_m = 0;
    std::string line; ///< the thalweg or crest that it belongs to
    int rank = 5;
    std::string reference;
};

/// Where a row stands in its table, for messages about it later on.
struct RowOrigin {
    int line = 0;
    int span_column = 0; ///< of `begin`, of actors of `colour`; 0 in tables without either
};

struct Atlas {
    std::filesystem::path folder;
    std::string title_en, title_fr;
    DayInterval days{}; ///< the slider's
    LonLatBox area = kDefaultArea;
    std::string projection = "EPSG:32642";
    std::vector<Headline> headlines;
    std::vector<gazetteer::Place> places; ///< with their names; by id
    std::vector<chronicle::Extent> extents;
    chronicle::Chronicle chronicle;
    std::vector<SpotHeightRow> spot_heights;
    /// Every fault met; a row at fault is left out of the tables, one with a warning is in.
    Diagnostics diagnostics;
    /// By table ("claims") and id.
    std::map<std::string, std::unordered_map<std::string, RowOrigin>, std::less<>> origins;

    const gazetteer::Place* place(std::string_view id) const; ///< null if there is none
    /// The headline of a day in "en" or "fr", or nothing; of several the one of fewest days.
    std::optional<std::string> headline(CivilDay day, std::string_view language) const;
    RowOrigin origin(std::string_view table, const std::string& id) const; ///< {0, 0} if not known
};

/// Reads a package. Errors: no such folder, no datapackage.json in it, or one that is not JSON.
/// Everything else is a diagnostic with the table's name, line and column: a table or column that
/// is missing, a word that is none of the set, a number or date that is none, a number out of
/// range, an interval that ends before it starts, an id used twice, a reference to nothing, a span
/// beyond its source, parents in a circle, an outline of too many vertices; as warnings: places
/// without a preferred name in English, French or Dari, actors and sources that nothing refers to.
Result<Atlas> load_atlas(const std::filesystem::path& folder);

} // namespace panjshir::io
