#pragma once
// Measures the window by itself: the first picture, steps of days, moving, scaling, rest, memory.

#include "gui/shown_window.hpp"

#include <filesystem>

namespace panjshir::gui {

/// Drives the window through its days, over the map and through scales, and writes the milliseconds
/// from each change to its finished picture as JSON. Errors: cannot be written; as
/// ShownWindow::draw.
Result<void> measure(ShownWindow& window, WindowState& state, Answers& answers,
                     double first_picture_ms, double rest_s,
                     const std::filesystem::path& file);

} // namespace panjshir::gui
