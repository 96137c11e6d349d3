#pragma once
// A place and the forms its name is written in: the rows of the atlas tables `places` and `names`.

#include "geo/lon_lat.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

enum class PlaceKind {
    Country,
    Province,
    District,
    Valley,
    City,
    Town,
    Village,
    Pass,
    Tunnel,
    River,
    Peak,
    Range,
    Plain,
    Gorge,
    Road,
    Airport,
    Region
};
std::string_view to_string(PlaceKind kind); ///< "country", "province", ... as in the tables
std::optional<PlaceKind> parse_place_kind(std::string_view text);

enum class NameStatus { Preferred, Variant, Historical, Misspelling, Garbled };
std::string_view to_string(NameStatus status);
std::optional<NameStatus> parse_name_status(std::string_view text);

/// One written form of a place's name.
struct PlaceName {
    std::string text;
    std::string language; ///< en, fr, prs (Dari), ps (Pashto), und
    std::string script;   ///< Latn, Arab
    NameStatus status = NameStatus::Variant;
    std::string reference;
};

struct Place {
    std::string id;
    PlaceKind kind = PlaceKind::Village;
    std::optional<LonLat> position; ///< nothing: not locatable as a point
    double precision_m = 0;         ///< how far the true place may lie from `position`; 0 not known
    std::optional<double> elevation_m; ///< adopted height above sea level
    std::string parent;                ///< id of the place that it lies in, or empty
    int rank = 5;                      ///< 1 most important on the map ... 9 least
    std::string reference;             ///< where position and height come from
    std::string note_en, note_fr;
    std::vector<PlaceName> names;

    /// The preferred name in a language, else in English, else any preferred, else the id. Never
    /// empty.
    const std::string& name_in(std::string_view language) const;
};

} // namespace panjshir::gazetteer
