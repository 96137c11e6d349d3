#include "gui/map_canvas.hpp"

#include "gui/painting_slices.hpp"

#include <algorithm>
#include <array>
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

constexpr std::uint64_t kNotYet = ~std::uint64_t{0}; ///< for a count of reliefs made

/// A picture enlarged more is drawn anew instead.
constexpr double kMostEnlarged = 5;

/// What a slice of the next picture may take of a frame, and the relief's sharpening within it.
constexpr double kSlice_ms = 5, kMostSlices = 12;
constexpr std::chrono::milliseconds kSliceOfRelief{4};

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
    furniture.commands.assign(std::make_move_iterator(end),
                              std::make_move_iterator(list.commands.end()));
    list.commands.erase(end, list.commands.end());
    return furniture;
}

/// A relief laid out for one view, where another one has it.
display::Relief moved_relief(const display::Relief& relief, const app::ViewState& from,
                             const app::ViewState& to, const display::DisplayList& page) {
    display::Relief moved = relief;
    const double times = from.scale_denominator / to.scale_denominator,
                 mm_per_m = 1000 / to.scale_denominator;
    const display::Point middle{page.width_mm / 2, page.height_mm / 2};
    display::Affine& place = moved.to_page;
    for (double* factor : {&place.xx, &place.xy, &place.yx, &place.yy})
        *factor *= times;
    place.dx = middle.x + (place.dx - middle.x) * times +
               (from.centre.easting_m - to.centre.easting_m) * mm_per_m;
    place.dy = middle.y + (place.dy - middle.y) * times +
               (to.centre.northing_m - from.centre.northing_m) * mm_per_m;
    return moved;
}

/// Null where the list has none.
template <typename List>
auto* relief_of(List& list) {
    for (auto& command : list.commands)
        if (auto* relief = std::get_if<display::Relief>(&command))
            return relief;
    return static_cast<decltype(std::get_if<display::Relief>(&list.commands.front()))>(nullptr);
}

std::chrono::milliseconds budget_of(MapCanvas::Pace pace) {
    switch (pace) {
    case MapCanvas::Pace::Whole:
        return std::chrono::hours(1);
    case MapCanvas::Pace::Moving:
        return std::chrono::milliseconds(20);
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
                                          Pace pace, const std::vector<scene::Overlay>& overlays,
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
        display::DisplayList list = m_session.draw(view, frame.page(), overlays);
        m_furniture = furniture_of(list);
        // The relief on the graphics card does until another one is there.
        const display::Relief* known = relief_of(m_list);
        if (display::Relief* relief = relief_of(list); relief && known && m_view &&
                                                       pace != Pace::Whole &&
                                                       !m_painter->prepare(list, kSliceOfRelief)) {
            const auto [top_left, bottom_right] = std::pair(relief->top_left, relief->bottom_right);
            *relief = moved_relief(*known, *m_view, view, list);
            relief->top_left = top_left;
            relief->bottom_right = bottom_right;
            m_relief_made = kNotYet;
        }
        m_list = std::move(list);
        m_overlays_stamp = overlays_stamp;
        m_view = view;
        m_frame = frame;
        m_build_ms = milliseconds_since(begin);
    }
    m_next.reset();
    m_moved_to.reset();
    const Clock::time_point begin = Clock::now();
    m_target->bind();
    m_painted = m_painter->paint(m_list, {width, height, frame.px_per_mm, {}}, budget_of(pace));
    if (m_relief_made == kNotYet)
        m_painted = screen::Painted::Provisional;
    m_target->lay_on(*m_ground, {0, 0, frame.width_px, frame.height_px});
    lay_furniture();
    m_moved = false;
    m_paint_ms = milliseconds_since(begin);
    return m_painted;
}

Result<void> MapCanvas::make_targets(int width, int height) {
    for (std::optional<screen::Offscreen>* target : {&m_target, &m_ground, &m_next_ground}) {
        if (*target && (*target)->width_px() == width && (*target)->height_px() == height)
            continue;
        auto made = screen::Offscreen::create(width, height);
        if (!made)
            return tl::unexpected(made.error());
        target->emplace(std::move(*made));
        m_next.reset();
    }
    return {};
}

// The ground of `view` where the older picture does not lie: at most two strips where that was
// moved, all round where it was made smaller. Of the next picture where that has its relief, as the
// painter keeps one relief ready.
void MapCanvas::paint_moved_relief(const app::ViewState& view,
                                   const screen::Offscreen::Place& covered) {
    const bool of_next = m_next && m_next->done > 0;
    const display::DisplayList& list = of_next ? m_next->list : m_list;
    const app::ViewState& list_view = of_next ? m_next->view : *m_view;
    display::DisplayList relief;
    relief.width_mm = m_list.width_mm;
    relief.height_mm = m_list.height_mm;
    relief.paper = m_list.paper;
    // A pixel of the older picture is overlapped: its edge is not on a whole one.
    const double px = 1 / m_frame.px_per_mm;
    const double left = covered.left_px * px + px, right = covered.right_px * px - px;
    const double top = covered.top_px * px + px, bottom = covered.bottom_px * px - px;
    const std::array<std::array<display::Point, 2>, 4> strips{
        {{{{0, 0}, {m_list.width_mm, top}}},
         {{{0, bottom}, {m_list.width_mm, m_list.height_mm}}},
         {{{0, std::max(top, 0.0)}, {left, std::min(bottom, m_list.height_mm)}}},
         {{{right, std::max(top, 0.0)}, {m_list.width_mm, std::min(bottom, m_list.height_mm)}}}}};
    if (const display::Relief* ground = relief_of(list)) {
        display::Relief moved = moved_relief(*ground, list_view, view, list);
        for (const auto& [first, last] : strips) {
            moved.top_left = {std::max(first.x, ground->top_left.x),
                              std::max(first.y, ground->top_left.y)};
            moved.bottom_right = {std::min(last.x, ground->bottom_right.x),
                                  std::min(last.y, ground->bottom_right.y)};
            if (moved.top_left.x < moved.bottom_right.x && moved.top_left.y < moved.bottom_right.y)
                relief.commands.emplace_back(moved);
        }
    }
    m_target->bind();
    const bool over = !relief.commands.empty(); // else the strips become paper
    m_painter->paint(relief,
                     {m_target->width_px(), m_target->height_px(), m_frame.px_per_mm, {}, over},
                     std::chrono::milliseconds(0));
}

void MapCanvas::prepare_to_move() {
    if (!m_view || m_moved)
        return;
    const double width = m_frame.width_px, height = m_frame.height_px;
    app::ViewState smaller = *m_view;
    smaller.scale_denominator *= 2;
    const screen::Offscreen::Place inside{width / 4, height / 4, 3 * width / 4, 3 * height / 4};
    paint_moved_relief(smaller, inside);
    m_ground->lay_on(*m_target, inside);
    m_ground->lay_on(*m_target, {0, 0, width, height});
    lay_furniture();
}

void MapCanvas::lay_furniture() {
    m_target->bind();
    m_painter->paint(m_furniture,
                     {m_target->width_px(), m_target->height_px(), m_frame.px_per_mm, {}, true});
    screen::Offscreen::bind_window();
}

void MapCanvas::begin_next(const app::ViewState& view, const std::vector<scene::Overlay>& overlays,
                           std::uint64_t overlays_stamp) {
    const Clock::time_point begin = Clock::now();
    NextPicture next;
    next.view = view;
    next.overlays_stamp = overlays_stamp;
    next.relief_made = m_session.relief_made();
    next.list = m_session.draw(view, m_frame.page(), overlays);
    next.furniture = furniture_of(next.list);
    const double slices = std::ceil(m_paint_ms / kSlice_ms);
    next.slices =
        painting_slices(next.list, static_cast<int>(std::clamp(slices, 1.0, kMostSlices)));
    next.build_ms = milliseconds_since(begin);
    m_next = std::move(next);
}

void MapCanvas::paint_slice(Pace pace) {
    if (!m_next->ready) {
        m_next->ready = m_painter->prepare(m_next->list, kSliceOfRelief);
        if (!m_next->ready)
            return;
    }
    const int width = m_target->width_px(), height = m_target->height_px();
    m_next_ground->bind();
    const bool over = m_next->done > 0;
    const auto budget = pace == Pace::Moving ? kSliceOfRelief : std::chrono::milliseconds(0);
    if (m_painter->paint(m_next->slices[m_next->done++],
                         {width, height, m_frame.px_per_mm, {}, over},
                         budget) != screen::Painted::Whole)
        m_next->painted = screen::Painted::Provisional;
    if (m_next->done == m_next->slices.size())
        take_next();
}

void MapCanvas::take_next() {
    std::swap(m_ground, m_next_ground);
    m_list = std::move(m_next->list);
    m_furniture = std::move(m_next->furniture);
    m_view = std::move(m_next->view);
    m_overlays_stamp = m_next->overlays_stamp;
    m_relief_made = m_next->relief_made;
    m_painted = m_next->painted;
    m_build_ms = m_next->build_ms;
    m_next.reset();
}

std::optional<screen::Painted> MapCanvas::move(const app::ViewState& view, const MapFrame& frame,
                                               Pace pace, Next next, double least_share,
                                               const std::vector<scene::Overlay>& overlays,
                                               std::uint64_t overlays_stamp) {
    const auto moved_from = [&](const app::ViewState& other) {
        app::ViewState here = view;
        here.centre = other.centre;
        here.scale_denominator = other.scale_denominator;
        return here == other;
    };
    if (!m_view || !m_ground || !m_next_ground || m_frame != frame ||
        m_overlays_stamp != overlays_stamp || !moved_from(*m_view))
        return std::nullopt;
    // The old picture's middle and size in the new view.
    const auto place_now = [&] {
        const display::Point middle = window_position(view, frame, m_view->centre);
        const double times = m_view->scale_denominator / view.scale_denominator;
        const double half_width = frame.width_px / 2 * times,
                     half_height = frame.height_px / 2 * times;
        return screen::Offscreen::Place{
            middle.x - frame.left_px - half_width, middle.y - frame.top_px - half_height,
            middle.x - frame.left_px + half_width, middle.y - frame.top_px + half_height};
    };
    const auto seen = [&](const screen::Offscreen::Place& place) {
        return std::pair{std::min(place.right_px, frame.width_px) - std::max(place.left_px, 0.0),
                         std::min(place.bottom_px, frame.height_px) - std::max(place.top_px, 0.0)};
    };
    if (const auto [width, height] = seen(place_now());
        width < least_share * frame.width_px || height < least_share * frame.height_px ||
        m_view->scale_denominator / view.scale_denominator > kMostEnlarged)
        return std::nullopt;

    const bool rests = m_moved_to && *m_moved_to == view;
    m_moved_to = view;
    if (m_next && (m_next->overlays_stamp != overlays_stamp || !moved_from(m_next->view) ||
                   (rests && m_next->view != view)))
        m_next.reset();
    if (next == Next::Painted && m_next)
        paint_slice(pace);
    else if (next == Next::Painted && (view != *m_view || relief_is_behind()))
        begin_next(view, overlays, overlays_stamp);

    const screen::Offscreen::Place place =
        place_now(); // of the next picture, where that came to be whole
    if (const auto [width, height] = seen(place);
        width < frame.width_px || height < frame.height_px)
        paint_moved_relief(view, place);
    m_ground->lay_on(*m_target, place);
    lay_furniture();
    m_moved = *m_view != view || m_next;
    return m_moved ? screen::Painted::Provisional : m_painted;
}

void MapCanvas::show(int window_height_px, int from_px) const {
    m_target->show_on_window(static_cast<int>(std::lround(m_frame.left_px)),
                             static_cast<int>(std::lround(m_frame.top_px)), window_height_px,
                             from_px);
}

} // namespace panjshir::gui
