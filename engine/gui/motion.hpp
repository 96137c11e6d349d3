#pragma once
// Motion of the map that goes on by itself: the zoom's way to its scale, the glide after a hand has
// let go. Pure arithmetic on moments that the caller gives.

#include "gui/navigation.hpp"

#include <chrono>
#include <deque>
#include <optional>

namespace panjshir::gui {

class Motion {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kZoom{180}; ///< from scale to scale
    static constexpr std::chrono::milliseconds kHandCounts{
        80}; ///< of a drag, for the speed of the glide
    static constexpr std::chrono::milliseconds kGlideFades{160}; ///< to 1/e of its speed
    static constexpr double kGlideBegins_px_s = 120, kGlideEnds_px_s = 24;
    static constexpr double kGlideMost_px_s = 4000;

    /// The scale that a zoom under way leads to; that of the view where there is none.
    double wanted_scale(const app::ViewState& view) const;
    /// Begins, or carries on, a zoom to a scale at a point of the window. Ends a glide.
    void zoom(const app::ViewState& view, display::Point cursor_px, double scale_denominator,
              Clock::time_point now);

    /// The hand takes hold of the map: whatever moves stops where it is.
    void hold();
    /// The hand has carried the map by so many pixels.
    void carried(display::Point by_px, Clock::time_point now);
    /// The hand lets go: the map glides on as fast as it went in the last 80 ms, or stays where the
    /// hand had stopped.
    void let_go(const app::ViewState& view, Clock::time_point now);

    bool zooming() const { return m_zoom.has_value(); }
    bool gliding() const { return m_glide.has_value(); }
    bool moving() const { return zooming() || gliding(); }

    /// Where the map is now. A view that something else has moved meanwhile ends the motion and
    /// stays as it is.
    app::ViewState moved(const app::ViewState& view, const MapFrame& frame, Clock::time_point now);
    /// The view after the session has kept it within its bounds; a glide that ran against one ends.
    void kept(const app::ViewState& view);

private:
    struct Zoom {
        double from, to;
        display::Point cursor_px;
        Clock::time_point began;
    };
    struct Glide {
        display::Point speed_px_s, gone_px;
        Clock::time_point began;
    };
    struct Carried {
        display::Point by_px;
        Clock::time_point at;
    };
    void remember(const app::ViewState& view);
    bool is_mine(const app::ViewState& view) const;

    std::optional<Zoom> m_zoom;
    std::optional<Glide> m_glide;
    std::deque<Carried> m_carried;
    MapPoint m_centre; ///< as the motion left it
    double m_scale = 0;
};

} // namespace panjshir::gui
