// Where the map looks: views that fit an area, kept on the ground there is, and positions on a
// page.

#include "app/session_parts.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::app {
namespace {

constexpr double kLeastScale = 20000, kMostScale = 4000000;

// The same view, enlarged and moved just so far that there is ground to all edges of the frame.
ViewState kept_on_ground(const ViewState& state, const MapBox& ground,
                         const scene::PageBox& frame) {
    ViewState kept = state;
    kept.scale_denominator =
        std::min({state.scale_denominator, 1000 * ground.width_m() / frame.width(),
                  1000 * ground.height_m() / frame.height()});
    const double half_width = frame.width() / 2 * kept.scale_denominator / 1000;
    const double half_height = frame.height() / 2 * kept.scale_denominator / 1000;
    const auto keep = [](double value, double least, double most) {
        return least < most ? std::clamp(value, least, most) : (least + most) / 2;
    };
    kept.centre = {
        keep(state.centre.easting_m, ground.west_m + half_width, ground.east_m - half_width),
        keep(state.centre.northing_m, ground.south_m + half_height, ground.north_m - half_height)};
    return kept;
}

} // namespace

ViewState Session::fitted_view(const ViewState& state, const LonLatBox& area,
                               const PageSize& page) const {
    MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i <= 8; ++i)
        for (int k = 0; k <= 8; ++k) {
            const MapPoint p = m_impl->projection->to_map(
                LonLat::from_degrees(area.west + (area.east - area.west) * i / 8,
                                     area.south + (area.north - area.south) * k / 8));
            box = {std::min(box.west_m, p.easting_m), std::min(box.south_m, p.northing_m),
                   std::max(box.east_m, p.easting_m), std::max(box.north_m, p.northing_m)};
        }
    const auto frame =
        scene::map_frame(scene::Layout::Sheet, page.width_mm, page.height_mm, state.look.page);
    const scene::MapView view = scene::fit(box, frame);
    ViewState fitted = state;
    fitted.centre = view.centre();
    fitted.scale_denominator = view.scale_denominator();
    return area == m_impl->atlas.area ? kept_on_ground(fitted, m_impl->ground.extent, frame)
                                      : fitted;
}

ViewState Session::claims_view(const ViewState& state, const PageSize& page) const {
    const auto frame =
        scene::map_frame(scene::Layout::Sheet, page.width_mm, page.height_mm, state.look.page);
    MapBox box = m_impl->claimed_box();
    box = box.grown(0.06 * std::max(box.width_m(), box.height_m()));
    const scene::MapView view = scene::fit(box, frame);
    ViewState fitted = state;
    fitted.centre = view.centre();
    fitted.scale_denominator = view.scale_denominator();
    return kept_on_ground(fitted, m_impl->ground.extent, frame);
}

ViewState Session::initial_view(const PageSize& page) const {
    ViewState state;
    state.on = m_impl->atlas.days.first;
    // The first day on which anything is contested opens the map, else the first with a claim.
    for (CivilDay day = m_impl->atlas.days.first; day <= m_impl->atlas.days.last;
         day += std::chrono::days(1)) {
        const auto places = m_impl->timeline->on(day).places;
        if (std::any_of(places.begin(), places.end(), [](const auto& p) {
                return p.state == chronicle::PlaceState::Contested;
            })) {
            state.on = day;
            break;
        }
    }
    // The ground that claims speak of, as large as it fits, with ground to all edges.
    const auto frame = scene::map_frame(scene::Layout::Window, page.width_mm, page.height_mm);
    MapBox box = m_impl->claimed_box();
    box = box.grown(0.06 * std::max(box.width_m(), box.height_m()));
    const scene::MapView view = scene::fit(box, frame);
    state.centre = view.centre();
    state.scale_denominator = view.scale_denominator();
    state = kept_on_ground(state, m_impl->ground.extent, frame);
    return clamp_view(state);
}

ViewState Session::clamp_view(const ViewState& state) const {
    ViewState clamped = state;
    const MapBox& e = m_impl->ground.extent;
    clamped.scale_denominator = std::clamp(state.scale_denominator, kLeastScale, kMostScale);
    clamped.centre = {std::clamp(state.centre.easting_m, e.west_m, e.east_m),
                      std::clamp(state.centre.northing_m, e.south_m, e.north_m)};
    return clamped;
}

MapBox Session::Impl::claimed_box() const {
    MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (const chronicle::Claim& claim : atlas.chronicle.claims)
        if (const scene::AreaShape* area = ground.area(claim.place))
            box = {std::min(box.west_m, area->box.west_m), std::min(box.south_m, area->box.south_m),
                   std::max(box.east_m, area->box.east_m),
                   std::max(box.north_m, area->box.north_m)};
    return box.west_m < box.east_m ? box : ground.extent;
}

MapPoint Session::to_map(const ViewState& state, const PageSize& page, display::Point at) const {
    return view_of(state, scene::map_frame(scene::Layout::Window, page.width_mm, page.height_mm))
        .to_map(at);
}

display::Point Session::to_page(const ViewState& state, const PageSize& page, MapPoint at) const {
    return view_of(state, scene::map_frame(scene::Layout::Window, page.width_mm, page.height_mm))
        .to_page(at);
}

} // namespace panjshir::app
