#include "gui/motion.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::gui {

namespace {
double seconds(Motion::Clock::duration time) {
    return std::chrono::duration<double>(time).count();
}
/// Fast at first, slow at its end; so that the first picture after a notch already shows it.
double eased(double share) {
    const double rest = 1 - std::clamp(share, 0.0, 1.0);
    return 1 - rest * rest * rest;
}
} // namespace

double Motion::wanted_scale(const app::ViewState& view) const {
    return m_zoom ? m_zoom->to : view.scale_denominator;
}

void Motion::zoom(const app::ViewState& view, display::Point cursor_px, double scale_denominator,
                  Clock::time_point now) {
    m_glide.reset();
    m_zoom = Zoom{view.scale_denominator, scale_denominator, cursor_px, now};
    remember(view);
}

void Motion::hold() {
    m_zoom.reset();
    m_glide.reset();
    m_carried.clear();
}

void Motion::carried(display::Point by_px, Clock::time_point now) {
    m_carried.push_back({by_px, now});
    while (now - m_carried.front().at > kHandCounts)
        m_carried.pop_front();
}

void Motion::let_go(const app::ViewState& view, Clock::time_point now) {
    display::Point gone{0, 0};
    for (const Carried& piece : m_carried)
        if (now - piece.at <= kHandCounts)
            gone = {gone.x + piece.by_px.x, gone.y + piece.by_px.y};
    m_carried.clear();
    display::Point speed{gone.x / seconds(kHandCounts), gone.y / seconds(kHandCounts)};
    const double pace = std::hypot(speed.x, speed.y);
    if (pace < kGlideBegins_px_s)
        return;
    const double most = std::min(1.0, kGlideMost_px_s / pace);
    m_glide = Glide{{speed.x * most, speed.y * most}, {0, 0}, now};
    remember(view);
}

app::ViewState Motion::moved(const app::ViewState& view, const MapFrame& frame,
                             Clock::time_point now) {
    if (!moving())
        return view;
    if (!is_mine(view)) {
        hold();
        return view;
    }
    app::ViewState next = view;
    if (m_zoom) {
        const double share = seconds(now - m_zoom->began) / seconds(kZoom);
        const double scale = share >= 1
                                 ? m_zoom->to
                                 : m_zoom->from * std::pow(m_zoom->to / m_zoom->from, eased(share));
        next = zoomed(view, frame, m_zoom->cursor_px, scale);
        if (share >= 1)
            m_zoom.reset();
    } else {
        const double fade = seconds(kGlideFades), time = seconds(now - m_glide->began);
        const double pace = std::hypot(m_glide->speed_px_s.x, m_glide->speed_px_s.y);
        const double ends = fade * std::log(std::max(1.0, pace / kGlideEnds_px_s));
        const double way = fade * (1 - std::exp(-std::min(time, ends) / fade));
        const display::Point gone{m_glide->speed_px_s.x * way, m_glide->speed_px_s.y * way};
        next = panned(view, frame, {gone.x - m_glide->gone_px.x, gone.y - m_glide->gone_px.y});
        m_glide->gone_px = gone;
        if (time >= ends)
            m_glide.reset();
    }
    remember(next);
    return next;
}

void Motion::kept(const app::ViewState& view) {
    if (m_glide && !is_mine(view))
        m_glide.reset();
    remember(view);
}

void Motion::remember(const app::ViewState& view) {
    m_centre = view.centre;
    m_scale = view.scale_denominator;
}

bool Motion::is_mine(const app::ViewState& view) const {
    return view.centre == m_centre && view.scale_denominator == m_scale;
}

} // namespace panjshir::gui
