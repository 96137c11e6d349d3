#include "gui/navigation.hpp"

#include <cmath>

namespace panjshir::gui {

namespace {
double metres_per_px(double scale_denominator, const MapFrame& frame) {
    return scale_denominator / 1000 / frame.px_per_mm;
}
/// From the frame's middle, pixels to the right and down.
display::Point from_middle(const MapFrame& frame, display::Point window_px) {
    return {window_px.x - frame.left_px - frame.width_px / 2,
            window_px.y - frame.top_px - frame.height_px / 2};
}
} // namespace

app::ViewState panned(const app::ViewState& view, const MapFrame& frame, display::Point by_px) {
    app::ViewState moved = view;
    const double m = metres_per_px(view.scale_denominator, frame);
    moved.centre.easting_m -= by_px.x * m;
    moved.centre.northing_m += by_px.y * m;
    return moved;
}

app::ViewState zoomed(const app::ViewState& view, const MapFrame& frame, display::Point cursor_px,
                      double scale_denominator) {
    app::ViewState scaled = view;
    scaled.scale_denominator = scale_denominator;
    const display::Point d = from_middle(frame, cursor_px);
    const double change =
        metres_per_px(view.scale_denominator, frame) - metres_per_px(scale_denominator, frame);
    scaled.centre.easting_m += d.x * change;
    scaled.centre.northing_m -= d.y * change;
    return scaled;
}

double scale_after(double scale_denominator, double notches) {
    return scale_denominator * std::exp2(-notches / 4);
}

display::Point window_position(const app::ViewState& view, const MapFrame& frame, MapPoint at) {
    const double m = metres_per_px(view.scale_denominator, frame);
    return {frame.left_px + frame.width_px / 2 + (at.easting_m - view.centre.easting_m) / m,
            frame.top_px + frame.height_px / 2 - (at.northing_m - view.centre.northing_m) / m};
}

} // namespace panjshir::gui
