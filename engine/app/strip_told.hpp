#pragma once
// What a strip chart tells at one spot, in words.

#include "app/strip_chart.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::app {

/// A day of one of the chart's bands or rows.
struct StripCell {
    CivilDay day;
    std::optional<std::size_t> band; ///< of a voice: index into StripChart::voices
    std::optional<std::size_t>
        outside; ///< a row of a place outside the valley: index into StripChart::outside
    std::optional<double> along_m; ///< within a band: only claims that cover this part of the river
};

/// "Alemarah: held by National Resistance Front" for each claim of that day, then each event's
/// title; for the row of all voices (neither band nor row) who is said to hold the valley. Empty
/// where nothing is told. Language: the chart's.
std::vector<std::string> told_in(const Session& session, const StripAnswer& answer,
                                 const StripCell& cell);

} // namespace panjshir::app
