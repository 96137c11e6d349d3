#pragma once
// How the view moves: pure arithmetic on the view's state, pixels in, millimetres and metres out.

#include "app/session.hpp"

namespace panjshir::gui {

/// The map's rectangle within the window. A page millimetre is px_per_mm pixels.
struct MapFrame {
    double left_px = 0, top_px = 0, width_px = 0, height_px = 0;
    double px_per_mm = 96 / 25.4;

    app::PageSize page() const { return {width_px / px_per_mm, height_px / px_per_mm}; }
    display::Point to_page(display::Point window_px) const {
        return {(window_px.x - left_px) / px_per_mm, (window_px.y - top_px) / px_per_mm};
    }
    display::Point to_window(display::Point page_mm) const {
        return {left_px + page_mm.x * px_per_mm, top_px + page_mm.y * px_per_mm};
    }
    bool contains(display::Point window_px) const {
        return window_px.x >= left_px && window_px.x < left_px + width_px &&
               window_px.y >= top_px && window_px.y < top_px + height_px;
    }
    bool operator==(const MapFrame&) const = default;
};

/// The ground follows the hand by so many pixels (right, down).
app::ViewState panned(const app::ViewState& view, const MapFrame& frame, display::Point by_px);

/// `scale_denominator` becomes the scale, and the ground under `cursor_px` (in the window) stays
/// there.
app::ViewState zoomed(const app::ViewState& view, const MapFrame& frame, display::Point cursor_px,
                      double scale_denominator);

/// The scale after so many notches of a wheel; four notches double the size.
double scale_after(double scale_denominator, double notches);

/// Where a point of the plane appears in the window.
display::Point window_position(const app::ViewState& view, const MapFrame& frame, MapPoint at);

} // namespace panjshir::gui
