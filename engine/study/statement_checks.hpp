#pragma once
// What sources say about the land, measured against geodesy and terrain.

#include "chronicle/extent.hpp"
#include "chronicle/model.hpp"
#include "gazetteer/place.hpp"
#include "geo/lon_lat.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::study {

/// One of the points that a place may be meant by.
struct NamedPoint {
    std::string what; ///< "mouth", "capital", "centroid", "head", "position"
    LonLat at;
    std::optional<double> elevation_m; ///< the terrain's
};

/// What is known of the land. To the caller's points are added the pour point of a place's basin
/// ("mouth"), its own position ("centroid" of an area, else "position"), and the cities and towns
/// in it.
struct LandFacts {
    std::span<const gazetteer::Place> places;
    std::span<const chronicle::Extent> extents;
    std::map<std::string, std::vector<NamedPoint>, std::less<>> points; ///< by place id
    /// Basins and other areas as rings, by place id, for `inside`; outlines of `extents` are used
    /// as well.
    std::map<std::string, std::vector<Polyline>, std::less<>> areas;
};

enum class Verdict { Supported, Contradicted, Depends, Unverifiable };
std::string_view
to_string(Verdict verdict); ///< "supported", "contradicted", "depends", "unverifiable"

struct StatementCheck {
    const chronicle::LandStatement* statement = nullptr;
    std::string said;     ///< "about 80 km", "W", ...
    std::string measured; ///< "63.4 km from the mouth, 143.0 km from the head"
    Verdict verdict = Verdict::Unverifiable;
    std::string reason; ///< one sentence in the language asked for
};

struct StatementCheckSettings {
    double compass_tolerance_deg = 45; ///< either side of a compass word
    double part_tolerance_deg = 90;    ///< the same for "in the north of" a place that it lies in
    double about_tolerance = 0.15;     ///< either way of 'about' or a round figure
    double exact_tolerance = 0.02;     ///< either way of any other figure
    double on_the_way_m =
        10'000;                  ///< how near a road must come to a place that it links or leads to
    double through_m = 3'000;    ///< how near to a pass that it goes through
    double neighbours_m = 2'000; ///< how near areas must come that border on each other
    double range_half_width_m = 50'000; ///< how far from its crest a mountain range reaches
    double altitude_tolerance_m = 60;   ///< either way of a height that is not 'about' or round
    std::string language = "en";        ///< "en" or "fr"
};

/// One check a statement, in their order. Requires: `statements` outlives the answer.
std::vector<StatementCheck> check_statements(std::span<const chronicle::LandStatement> statements,
                                             const LandFacts& facts,
                                             const StatementCheckSettings& settings = {});

} // namespace panjshir::study
