#include "gui/window_state.hpp"

#include "app/silent_list.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace panjshir::gui {

namespace {
/// The view without what only moves the map.
app::ViewState told(app::ViewState view) {
    view.centre = {};
    view.scale_denominator = 1;
    view.layers = scene::LayerSet::usual();
    return view;
}
/// The voice after a voice, all voices left out: two maps of the same would tell nothing.
chronicle::Basis next_voice(const std::vector<app::BasisChoice>& bases,
                            const chronicle::Basis& basis) {
    const auto it = std::find_if(bases.begin(), bases.end(), [&](const app::BasisChoice& choice) {
        return choice.basis == basis;
    });
    const std::size_t next =
        it == bases.end() ? 0 : static_cast<std::size_t>(it - bases.begin()) + 1;
    for (std::size_t i = next; i < bases.size(); ++i)
        if (bases[i].basis.kind != chronicle::Basis::Kind::All)
            return bases[i].basis;
    return basis;
}
} // namespace

void Answers::update(const app::Session& session, const WindowState& state) {
    const app::ViewState now = told(state.view);
    const std::string query = state.search.data();
    const bool same = m_asked && *m_asked == now;
    if (!same) {
        if (!m_asked)
            m_days = session.days();
        m_marks = session.day_marks(state.view);
        m_bases = session.bases(state.view.language);
        m_unlocated = session.unlocated(state.view);
        m_silent = app::silent_list(session, state.view);
        m_card = state.view.selected.empty() ? std::nullopt
                                             : session.card(state.view, state.view.selected);
        m_asked = now;
    }
    if (!same || query != m_query) {
        m_found = query.empty() ? std::vector<app::SearchHit>{} : session.search(query, state.view);
        m_query = query;
    }
}

CivilDay day_with_events(const std::vector<app::DayMark>& marks, CivilDay from, int direction) {
    std::optional<CivilDay> nearest;
    for (const app::DayMark& mark : marks) {
        const bool beyond = direction > 0 ? mark.day > from : mark.day < from;
        if (!beyond || mark.events.empty())
            continue;
        if (!nearest || (direction > 0 ? mark.day < *nearest : mark.day > *nearest))
            nearest = mark.day;
    }
    return nearest.value_or(from);
}

std::optional<chronicle::Basis> basis_of_digit(const std::vector<app::BasisChoice>& bases,
                                               int digit) {
    if (digit < 1 || static_cast<std::size_t>(digit) > bases.size())
        return std::nullopt;
    return bases[static_cast<std::size_t>(digit) - 1].basis;
}

namespace {
template <std::size_t Count>
double next_of(const std::array<double, Count>& steps, double now, int direction) {
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < Count; ++i)
        if (std::abs(steps[i] - now) < std::abs(steps[nearest] - now))
            nearest = i;
    if (direction < 0)
        return steps[nearest > 0 ? nearest - 1 : 0];
    return steps[std::min(nearest + 1, Count - 1)];
}
} // namespace

double next_play_speed(double speed, int direction) {
    return next_of(std::array{0.5, 1.0, 2.0, 4.0}, speed, direction);
}

double next_interface_scale(double scale, int direction) {
    return next_of(std::array{0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0}, scale, direction);
}

void open_date_field(WindowState& state) {
    state.date_open = state.focus_date = true;
    state.date_text = {};
}

void toggle_comparison(WindowState& state, const Answers& answers) {
    if (state.workspace->content().comparison)
        state.workspace->run(app::Compare{std::nullopt});
    else
        state.workspace->run(app::Compare{
            app::Comparison{state.view.on, next_voice(answers.bases(), state.view.basis), 0.5}});
}

void toggle(WindowState& state, Panel panel, bool& open) {
    if (open && !state.plan.shows(panel))
        return bring_forward(state.opened, panel);
    open = !open;
}

void toggle_reading(WindowState& state, Reading::Tab tab) {
    Reading& reading = state.reading;
    const bool other_part = std::exchange(reading.tab, tab) != tab;
    if (reading.open && !state.plan.shows(Panel::Reader))
        reading.own_selection = state.view.selected; // a card in the reader's place makes room
    else if (reading.open && other_part)
        return;
    toggle(state, Panel::Reader, reading.open);
}

void toggle_tour(WindowState& state) {
    bool open = state.tour.open;
    toggle(state, Panel::Tour, open);
    if (open)
        state.tour.open = true;
    else
        state.tour.leave(state.overlays);
}

TourRoom tour_room(const WindowState& state) {
    constexpr double kGap_px = 8, kCard_px = 344 + 16;
    const auto& panel = state.plan.box(Panel::Tour);
    TourRoom room{state.map};
    if (panel)
        room.panel_px = std::max(0.0, static_cast<double>(panel->right()) +
                                          kGap_px * state.interface_scale - state.map.left_px);
    room.card_px = kCard_px * state.interface_scale;
    return room;
}

void go_to(WindowState& state, const std::string& id, const std::optional<MapPoint>& position) {
    state.view.selected = id;
    if (!position)
        return;
    const display::Point at = window_position(state.view, state.map, *position);
    const double margin = std::min(state.map.width_px, state.map.height_px) / 6;
    MapFrame inner = state.map;
    inner.left_px += margin;
    inner.top_px += margin;
    inner.width_px -= 2 * margin;
    inner.height_px -= 2 * margin;
    if (!inner.contains(at))
        state.view.centre = *position;
}

} // namespace panjshir::gui
