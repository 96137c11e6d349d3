#pragma once
// Measures the window by itself: the first picture, steps of days, moving, scaling, rest, memory.

#include "gui/shown_window.hpp"

#include <chrono>
#include <filesystem>
#include <functional>

namespace panjshir::gui {

/// How long the window is watched while nobody touches it, by the same loop that it always runs in.
struct RestWatch {
    double seconds = 0;
    std::function<Result<void>(std::chrono::steady_clock::time_point until)> run;
};

/// Drives the window through its days, over the map and through scales, and writes the milliseconds
/// from each change to its finished picture as JSON. Errors: cannot be written; as
/// ShownWindow::draw.
Result<void> measure(ShownWindow& window, WindowState& state, Answers& answers,
                     double first_picture_ms, const RestWatch& rest,
                     const std::filesystem::path& file);

} // namespace panjshir::gui
