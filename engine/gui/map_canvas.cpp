#include "gui/map_canvas.hpp"

#include <chrono>
#include <cmath>

namespace panjshir::gui {

namespace {
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

std::chrono::milliseconds budget_of(MapCanvas::Pace pace) {
    switch (pace) {
    case MapCanvas::Pace::Whole:
        return std::chrono::hours(1);
    case MapCanvas::Pace::Moving:
        return std::chrono::milliseconds(30);
    case MapCanvas::Pace::Scaling:
        break;
    }
    return std::chrono::milliseconds(0);
}
} // namespace

Result<std::unique_ptr<MapCanvas>> MapCanvas::create(const app::Session& session) {
    auto painter = screen::ScreenPainter::create(session.fonts());
    if (!painter)
        return tl::unexpected(painter.error());
    return std::unique_ptr<MapCanvas>(new MapCanvas(session, std::move(*painter)));
}

Result<screen::Painted> MapCanvas::update(const app::ViewState& view, const MapFrame& frame,
                                          Pace pace,
                                          const std::vector<scene::Overlay>& overlays,
                                          std::uint64_t overlays_stamp) {
    const int width = static_cast<int>(std::lround(frame.width_px));
    const int height = static_cast<int>(std::lround(frame.height_px));
    const bool same_list = m_view && *m_view == view && m_frame == frame &&
                           m_overlays_stamp == overlays_stamp &&
                           m_relief_made == m_session.relief_made();
    if (same_list && m_painted == screen::Painted::Whole)
        return m_painted;
    if (!m_target || m_target->width_px() != width || m_target->height_px() != height) {
        auto target = screen::Offscreen::create(width, height);
        if (!target)
            return tl::unexpected(target.error());
        m_target.emplace(std::move(*target));
    }
    if (!same_list) {
        const Clock::time_point begin = Clock::now();
        m_relief_made = m_session.relief_made();
        m_list = m_session.draw(view, frame.page(), overlays);
        m_overlays_stamp = overlays_stamp;
        m_view = view;
        m_frame = frame;
        m_build_ms = milliseconds_since(begin);
    }
    const Clock::time_point begin = Clock::now();
    m_target->bind();
    m_painted = m_painter->paint(m_list, {width, height, frame.px_per_mm, {}}, budget_of(pace));
    screen::Offscreen::bind_window();
    m_paint_ms = milliseconds_since(begin);
    return m_painted;
}

void MapCanvas::show(int window_height_px, int from_px) const {
    m_target->show_on_window(static_cast<int>(std::lround(m_frame.left_px)),
                             static_cast<int>(std::lround(m_frame.top_px)), window_height_px,
                             from_px);
}

} // namespace panjshir::gui
