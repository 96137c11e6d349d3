#pragma once
// A sheet of exercises drawn by lot from the atlas, with its answers. The same seed gives the same
// sheet on every machine.

#include "chronicle/model.hpp"
#include "geo/lon_lat.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace panjshir::study {

/// SplitMix64 (Steele, Lea and Flood 2014): numbers by lot that do not depend on the C++ library.
class Lots {
public:
    explicit Lots(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next();
    /// 0 .. count - 1, evenly but for a share of count / 2^64. Requires: count > 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::uint64_t m_state;
};

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
