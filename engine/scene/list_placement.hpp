#pragma once
// A drawing laid on another page, smaller or elsewhere: panels of a sheet, the map alone.

#include "display/display_list.hpp"

#include <cstddef>

namespace panjshir::scene {

/// Every length and place of the commands from `first` on, and of the hits from `first_hit` on,
/// times `scale`, then moved. The list's own size stays.
void place_commands(display::DisplayList& list, double scale, display::Point by,
                    std::size_t first = 0, std::size_t first_hit = 0);

} // namespace panjshir::scene
