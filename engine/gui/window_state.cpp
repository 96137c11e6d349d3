#include "gui/window_state.hpp"

#include <algorithm>
#include <cmath>

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
chronicle::Basis next_voice(const std::vector<app::BasisChoice>& bases, const chronicle::Basis& basis) {
    const auto it = std::find_if(bases.begin(), bases.end(),
                                 [&](const app::BasisChoice& choice) { return choice.basis == basis; });
    const std::size_t next = it == bases.end() ? 0 : static_cast<std::size_t>(it - bases.begin()) + 1;
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
        state.workspace->run(app::Compare{app::Comparison{state.view.on, next_voice(answers.bases(), state.view.basis), 0.5}});
}

void toggle_reading(WindowState& state, Reading::Tab tab) {
    state.reading.open = !state.reading.open || state.reading.tab != tab;
    state.reading.tab = tab;
}

void toggle_tour(WindowState& state) {
    if (state.tour.open)
        state.tour.leave(state.overlays);
    else
        state.tour.open = true;
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
