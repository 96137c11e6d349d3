#pragma once
// A map's display list cut into lists that are painted one after another, a few milliseconds each,
// while the window goes on showing an older picture.

#include "display/display_list.hpp"

#include <vector>

namespace panjshir::gui {

/// At most `count` lists, at least one, of about the same work, by what each kind of command takes
/// on a processor. Painted in their order over each other they give what the whole gives: every one
/// has the list's outermost clip about it, and none begins or ends within another clip. Requires:
/// count >= 1; the list's clips are balanced.
std::vector<display::DisplayList> painting_slices(const display::DisplayList& list, int count);

} // namespace panjshir::gui
