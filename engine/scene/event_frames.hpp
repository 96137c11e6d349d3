#pragma once
// The outlines of events' signs: round, or of a shape for each side that can hold ground.

#include "chronicle/model.hpp"
#include "display/display_list.hpp"
#include "scene/sheet_template.hpp"

#include <string_view>

namespace panjshir::scene {

/// The outline as wide as a circle of that radius. With EventSymbols::Frames the sides have, in the
/// order of the atlas's actors, a hexagon, a pentagon, an octagon, and in turn again; who has no
/// side a circle. None is a frame of military maps, whose rectangle, diamond and square say friend,
/// foe and neutral: that is not ours to say.
display::PlacedPath event_outline(const chronicle::Chronicle& chronicle, EventSymbols symbols,
                                  std::string_view side, display::Point centre, double radius_mm);

} // namespace panjshir::scene
