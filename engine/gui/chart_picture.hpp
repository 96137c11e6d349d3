#pragma once
// A drawing as a picture that the interface toolkit can show: painted once, shown until it changes.

#include "screen/offscreen.hpp"
#include "screen/screen_painter.hpp"

#include <cstdint>
#include <imgui.h>
#include <optional>

namespace panjshir::gui {

class ChartPicture {
public:
    /// Requires: the painter, and its GL context, outlive this.
    explicit ChartPicture(screen::ScreenPainter& painter) : m_painter(painter) {}

    /// Painted anew where stamp or size have changed; nothing where there is no target of that
    /// size. Its first row is the lowest: v runs up.
    std::optional<ImTextureID> picture(const display::DisplayList& list, std::uint64_t stamp,
                                       int width_px, int height_px, double px_per_mm);

private:
    screen::ScreenPainter& m_painter;
    std::optional<screen::Offscreen> m_target;
    std::uint64_t m_stamp = 0;
    double m_px_per_mm = 0;
};

} // namespace panjshir::gui
