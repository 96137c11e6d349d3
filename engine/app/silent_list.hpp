#pragma once
// The places of which nobody speaks, as the window lists them beside the map.

#include "app/session.hpp"

#include <string>
#include <vector>

namespace panjshir::app {

/// Ids of what lies on the sheet and can be spoken of: provinces, districts, valleys, cities,
/// towns, passes, gorges and roads with a position; not ranges, rivers or whole countries.
std::vector<std::string> places_to_speak_of(const io::Atlas& atlas);

/// Those that study::silent_places finds for the view's day, basis and second clock, with the last
/// day before it that anybody speaks of; those heard of last stand first.
std::vector<ListedItem> silent_list(const Session& session, const ViewState& view);

} // namespace panjshir::app
