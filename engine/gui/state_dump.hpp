#pragma once
// The window's state as JSON, for tests that act with mouse and keyboard from outside.

#include "gui/window_state.hpp"

#include <string>

namespace panjshir::gui {

/// View, selection, what is open, the hits on the map with their positions in the window,
/// annotations and what can be undone. Keys may be added, never renamed.
std::string state_dump(const WindowState& state, const Answers& answers,
                       const display::DisplayList& list, const app::Session& session);

} // namespace panjshir::gui
