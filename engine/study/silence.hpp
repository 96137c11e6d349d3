#pragma once
// Silence: the places of which nobody speaks in a span of days. A blank on the map is not calm; it
// is the lack of a word that could be read.

#include "chronicle/day_state.hpp"
#include "chronicle/model.hpp"
#include "time/civil_day.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace panjshir::study {

struct SilentPlace {
    std::string place;
    std::optional<CivilDay>
        last_heard; ///< the last day before the span that anybody speaks of; nothing: none
    std::string speaker, source; ///< who speaks of that day, where; of several the first row
    int days =
        0; ///< without a word up to the span's end; where never heard of, the days of the span
};

/// The ids of `places`, in their order, of which no claim or event (according to the basis, of
/// sources published by `known_on`; nothing: all that is published) speaks on any day of the span.
/// An open end reaches as far as the day it was said; background is left out. A word about a place
/// is none about what lies inside it or around it.
std::vector<SilentPlace> silent_places(std::span<const std::string> places,
                                       const chronicle::Chronicle& chronicle,
                                       const DayInterval& span, const chronicle::Basis& basis = {},
                                       std::optional<CivilDay> known_on = std::nullopt);

} // namespace panjshir::study
