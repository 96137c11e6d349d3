#pragma once
// What a reader of an exported claim or event would otherwise have to look up. Used by the exports
// only.

#include "io/atlas.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panjshir::io {

struct ExportedFacts {
    std::string title;                    ///< "Taliban takes Panjshir Valley", or the event's title
    std::string place_name;               ///< of events the first place's
    std::string precision_m;              ///< how far the true place may lie from the one given
    std::string holder_name, holder_side; ///< of claims; of events the first actor's
    std::string speaker_name;
    std::string chain; ///< "Amrullah Saleh > Twitter > A French aggregator"
    std::string source_title, source_publisher, source_file;
    std::string published;           ///< EDTF
    std::string first_day, last_day; ///< ISO days of `when`; empty where that end is open
    std::optional<LonLat> position;  ///< of the (first) place

    /// Names and values of all but the position.
    std::vector<std::pair<std::string_view, std::string>> fields() const;
};

ExportedFacts facts_of(const Atlas& atlas, const chronicle::Claim& claim);
ExportedFacts facts_of(const Atlas& atlas, const chronicle::Event& event);

} // namespace panjshir::io
