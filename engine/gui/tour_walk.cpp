#include "gui/tour_walk.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace panjshir::gui {

app::ViewState between(const app::ViewState& from, const app::ViewState& to, double share) {
    const double t = std::clamp(share, 0.0, 1.0);
    if (t >= 1)
        return to;
    const double eased = t * t * (3 - 2 * t);
    app::ViewState view = to;
    view.centre = {from.centre.easting_m + (to.centre.easting_m - from.centre.easting_m) * eased,
                   from.centre.northing_m +
                       (to.centre.northing_m - from.centre.northing_m) * eased};
    view.scale_denominator =
        from.scale_denominator * std::pow(to.scale_denominator / from.scale_denominator, eased);
    return view;
}

MapFrame TourRoom::free(bool with_card) const {
    MapFrame left = frame;
    left.left_px += panel_px;
    left.width_px -= panel_px + (with_card ? card_px : 0);
    return left.width_px < 0.4 * frame.width_px ? frame : left;
}

namespace {
/// A view made for a part of the frame as one of the whole, the ground staying where it is.
app::ViewState from_part_to_whole(app::ViewState view, const MapFrame& part,
                                  const MapFrame& whole) {
    const double m = view.scale_denominator / 1000 / whole.px_per_mm;
    view.centre.easting_m +=
        (whole.left_px + whole.width_px / 2 - part.left_px - part.width_px / 2) * m;
    view.centre.northing_m -=
        (whole.top_px + whole.height_px / 2 - part.top_px - part.height_px / 2) * m;
    return view;
}
} // namespace

const io::TourShelf& TourWalk::shelf(const app::Session& session) {
    if (!m_shelf)
        m_shelf = io::load_tours(session.atlas());
    return *m_shelf;
}

const io::Tour* TourWalk::tour(const app::Session& session) {
    return m_tour.empty() ? nullptr : shelf(session).tour(m_tour);
}

Result<void> TourWalk::go(const app::Session& session, const std::string& tour, int step,
                          app::ViewState& view, const TourRoom& room,
                          OverlayShelf& shelf_of_overlays, Clock::time_point now) {
    const io::Tour* wanted = shelf(session).tour(tour);
    if (!wanted || step < 0 || step >= static_cast<int>(wanted->steps.size()))
        return {};
    const io::TourStep& wanted_step = wanted->steps[static_cast<std::size_t>(step)];
    const MapFrame free = room.free(!wanted_step.select.empty());
    auto shown = app::tour_step_view(session, *wanted, wanted_step, free.page(), view.language);
    if (!shown)
        return tl::unexpected(shown.error());
    shown->view = from_part_to_whole(shown->view, free, room.frame);
    m_tour = tour;
    m_step = step;
    m_language = view.language;
    app::ViewState to = session.clamp_view(shown->view);
    to.language = view.language;
    to.second_language = view.second_language;
    set_out(view, {view, to, view, now});
    m_shown = std::move(*shown);
    shelf_of_overlays.set("tour", m_shown->overlays);
    return {};
}

void TourWalk::glide(app::ViewState& view, const app::ViewState& to, Clock::time_point now, By by) {
    set_out(view, {view, to, view, now, kGlide, by});
}

void TourWalk::set_out(app::ViewState& view, Flight flight) {
    view = between(flight.from, flight.to, 0);
    m_flight = std::move(flight);
}

void TourWalk::leave(OverlayShelf& shelf_of_overlays) {
    m_tour.clear();
    m_shown.reset();
    m_flight.reset();
    open = false;
    shelf_of_overlays.set("tour", {});
}

std::optional<TourWalk::By> TourWalk::fly(app::ViewState& view, Clock::time_point now) {
    if (!m_flight)
        return std::nullopt;
    if (view.centre != m_flight->last.centre ||
        view.scale_denominator != m_flight->last.scale_denominator) {
        m_flight.reset(); // the hand is stronger
        return std::nullopt;
    }
    const double share = std::chrono::duration<double>(now - m_flight->began) /
                         std::chrono::duration<double>(m_flight->lasts);
    const app::ViewState there = between(m_flight->from, m_flight->to, share);
    view.centre = there.centre;
    view.scale_denominator = there.scale_denominator;
    m_flight->last = view;
    const By by = m_flight->by;
    if (share >= 1)
        m_flight.reset();
    return by;
}

void TourWalk::retell(const app::Session& session, const app::ViewState& view,
                      const MapFrame& frame, OverlayShelf& shelf_of_overlays) {
    const io::Tour* wanted = tour(session);
    if (!wanted || !m_shown || m_language == view.language)
        return;
    m_language = view.language;
    auto shown =
        app::tour_step_view(session, *wanted, wanted->steps[static_cast<std::size_t>(m_step)],
                            frame.page(), view.language);
    if (!shown)
        return;
    m_shown = std::move(*shown);
    shelf_of_overlays.set("tour", m_shown->overlays);
}

} // namespace panjshir::gui
