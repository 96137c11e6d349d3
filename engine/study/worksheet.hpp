#pragma once
// A sheet of exercises drawn by lot from the atlas, with its answers. The same seed gives the same
// sheet on every machine.

#include "chronicle/model.hpp"
#include "geo/lon_lat.hpp"
#include "study/lots.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace panjshir::study {

struct MapCandidate {
    std::string place;
    LonLat at;
};

/// "Who said it?": what was claimed, to be matched with a speaker.
struct WhoSaidIt {
    const chronicle::Claim* claim = nullptr;
    std::size_t answer = 0; ///< index into Worksheet::speakers
};

struct Worksheet {
    std::uint64_t seed = 0;
    std::vector<std::string> places;   ///< number 1 is the first
    std::vector<WhoSaidIt> said;       ///< each another speaker
    std::vector<std::string> speakers; ///< actor ids by lot: A, B, C, ...
};

struct WorksheetRules {
    std::uint64_t seed = 1;
    std::size_t places = 12, said = 8; ///< at most; fewer where there are no more
    double apart_m = 9000;             ///< so far do numbered places lie from each other at least
};

/// Claims that two speakers make alike (the same place, part, holder, status and time) are never
/// asked, as they would have two answers. Requires: `chronicle` outlives the answer.
Worksheet make_worksheet(const chronicle::Chronicle& chronicle,
                         std::span<const MapCandidate> candidates, const WorksheetRules& rules);

} // namespace panjshir::study
