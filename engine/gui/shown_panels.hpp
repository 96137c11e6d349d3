#pragma once
// The toolkit's windows as they stand in this frame.

#include "gui/window_state.hpp"

namespace panjshir::gui {

/// Those of the frame that has been begun, without the parts of panels that scroll by themselves:
/// what these lack counts as their panel's. Requires: all panels of the frame are ended.
std::vector<ShownPanel> shown_panels();

} // namespace panjshir::gui
