#pragma once
// What a gazetteer tells of a place, and what the atlas tells of a source, as parts of a card.

#include "app/session.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace panjshir::gazetteer {
struct Place;
}

namespace panjshir::app {

/// The preferred name in each language, with the other written forms in Persian-Arabic letters
/// behind them.
CardSection names_section(const gazetteer::Place& place, std::string_view language);

/// Geodesic distance and 16-point direction from the three most important cities and towns within
/// 150 km (of equal rank the nearest); no rows for a place without a position.
CardSection distances_section(const io::Atlas& atlas, const gazetteer::Place& place,
                              std::string_view language);

/// A source: who published it when, what it rests on, and every claim and event that it carries.
/// Nothing where there is none of that id.
std::optional<Card> source_card(const io::Atlas& atlas, std::string_view id,
                                std::string_view language);

} // namespace panjshir::app
