#include "gui/map_canvas.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <utility>
#include <variant>

namespace panjshir::gui {

namespace {
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// A picture enlarged more is drawn anew instead.
constexpr double kMostEnlarged = 3;

/// Takes the furniture out of a window's map: all that follows the map's own clip.
display::DisplayList furniture_of(display::DisplayList& list) {
    display::DisplayList furniture;
    furniture.width_mm = list.width_mm;
    furniture.height_mm = list.height_mm;
    int depth = 0;
    auto end = list.commands.begin();
    for (; end != list.commands.end(); ++end) {
        depth += std::holds_alternative<display::PushClip>(*end);
        if (std::holds_alternative<display::PopClip>(*end) && --depth == 0) {
            ++end;
            break;
        }
    }
    furniture.commands.assign(std::make_move_iterator(end), std::make_move_iterator(list.commands.end()));
    list.commands.erase(end, list.commands.end());
    return furniture;
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
    if (same_list && m_painted == screen::Painted::Whole && !m_moved)
        return m_painted;
    if (const auto made = make_targets(width, height); !made)
        return tl::unexpected(made.error());
    if (!same_list) {
        const Clock::time_point begin = Clock::now();
        m_relief_made = m_session.relief_made();
        m_list = m_session.draw(view, frame.page(), overlays);
        m_furniture = furniture_of(m_list);
        m_overlays_stamp = overlays_stamp;
        m_view = view;
        m_frame = frame;
        m_build_ms = milliseconds_since(begin);
    }
    const Clock::time_point begin = Clock::now();
    m_target->bind();
    m_painted = m_painter->paint(m_list, {width, height, frame.px_per_mm, {}}, budget_of(pace));
    m_target->lay_on(*m_ground, {0, 0, frame.width_px, frame.height_px});
    m_target->bind();
    m_painter->paint(m_furniture, {width, height, frame.px_per_mm, {}, true});
    screen::Offscreen::bind_window();
    m_moved = false;
    m_paint_ms = milliseconds_since(begin);
    return m_painted;
}

Result<void> MapCanvas::make_targets(int width, int height) {
    for (std::optional<screen::Offscreen>* target : {&m_target, &m_ground}) {
        if (*target && (*target)->width_px() == width && (*target)->height_px() == height)
            continue;
        auto made = screen::Offscreen::create(width, height);
        if (!made)
            return tl::unexpected(made.error());
        target->emplace(std::move(*made));
    }
    return {};
}

void MapCanvas::paint_moved_relief(const app::ViewState& view) {
    display::DisplayList relief;
    relief.width_mm = m_list.width_mm;
    relief.height_mm = m_list.height_mm;
    relief.paper = m_list.paper;
    const double times = m_view->scale_denominator / view.scale_denominator;
    const double mm_per_m = 1000 / view.scale_denominator;
    const display::Point middle = {m_list.width_mm / 2, m_list.height_mm / 2};
    const display::Point by{(m_view->centre.easting_m - view.centre.easting_m) * mm_per_m,
                            (view.centre.northing_m - m_view->centre.northing_m) * mm_per_m};
    for (const display::Command& command : m_list.commands)
        if (const auto* ground = std::get_if<display::Relief>(&command)) {
            display::Relief moved = *ground;
            display::Affine& page = moved.to_page;
            for (double* factor : {&page.xx, &page.xy, &page.yx, &page.yy})
                *factor *= times;
            page.dx = middle.x + (page.dx - middle.x) * times + by.x;
            page.dy = middle.y + (page.dy - middle.y) * times + by.y;
            relief.commands.emplace_back(std::move(moved));
        }
    m_target->bind();
    m_painter->paint(relief, {m_target->width_px(), m_target->height_px(), m_frame.px_per_mm, {}},
                     std::chrono::milliseconds(0));
}

bool MapCanvas::move(const app::ViewState& view, const MapFrame& frame, double least_share,
                     std::uint64_t overlays_stamp) {
    if (!m_view || !m_ground || m_frame != frame || m_overlays_stamp != overlays_stamp)
        return false;
    app::ViewState here = view;
    here.centre = m_view->centre;
    here.scale_denominator = m_view->scale_denominator;
    if (here != *m_view)
        return false;
    // The old picture's middle and size in the new view.
    const display::Point middle = window_position(view, frame, m_view->centre);
    const double times = m_view->scale_denominator / view.scale_denominator;
    const double half_width = frame.width_px / 2 * times, half_height = frame.height_px / 2 * times;
    const screen::Offscreen::Place place{middle.x - frame.left_px - half_width, middle.y - frame.top_px - half_height,
                                         middle.x - frame.left_px + half_width, middle.y - frame.top_px + half_height};
    const double seen_width = std::min(place.right_px, frame.width_px) - std::max(place.left_px, 0.0);
    const double seen_height = std::min(place.bottom_px, frame.height_px) - std::max(place.top_px, 0.0);
    if (seen_width < least_share * frame.width_px || seen_height < least_share * frame.height_px ||
        times > kMostEnlarged)
        return false;
    if (seen_width < frame.width_px || seen_height < frame.height_px)
        paint_moved_relief(view);
    m_ground->lay_on(*m_target, place);
    m_painter->paint(m_furniture, {m_target->width_px(), m_target->height_px(), frame.px_per_mm, {}, true});
    screen::Offscreen::bind_window();
    m_moved = true;
    return true;
}

void MapCanvas::show(int window_height_px, int from_px) const {
    m_target->show_on_window(static_cast<int>(std::lround(m_frame.left_px)),
                             static_cast<int>(std::lround(m_frame.top_px)), window_height_px,
                             from_px);
}

} // namespace panjshir::gui
