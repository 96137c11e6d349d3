#pragma once
// The way down where a machine draws no window: OpenGL 3, then 2.1 (ShownWindow asks for them),
// then once more by the processor alone, then a message, and the maps that can still be drawn into
// files.

#include "base/error.hpp"

namespace panjshir::gui {

/// Without OpenGL by the graphics card, the program is begun anew with LIBGL_ALWAYS_SOFTWARE=1,
/// which does not return; where that was so already, or the error is another one, what can still be
/// done is told on standard error. Returns the exit code: 3 where something is missing on this
/// machine, else 1.
int without_window(const Error& error);

/// While it lives, a driver or library that ends the program (by a signal, or by exit() as Xlib
/// does upon an error) leads where without_window leads. One at a time.
class ContextGuard {
public:
    ContextGuard();
    ~ContextGuard();
    ContextGuard(const ContextGuard&) = delete;
    ContextGuard& operator=(const ContextGuard&) = delete;
};

} // namespace panjshir::gui
