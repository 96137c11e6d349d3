#include "gui/window_input.hpp"

#include "gui/day_axis.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::gui {

namespace {

using display::Point;

constexpr double kDragBegins_px = 4;
constexpr double kPanStep_px = 96;

void zoom(WindowState& state, const app::Session& session, Point at, double notches) {
    app::ViewState wanted = state.view;
    wanted.scale_denominator = scale_after(wanted.scale_denominator, notches);
    // The limits of the scale first, so that the ground under the cursor stays where it is at them
    // too.
    const double scale = session.clamp_view(wanted).scale_denominator;
    state.view = session.clamp_view(zoomed(state.view, state.map, at, scale));
}

Point middle(const MapFrame& map) {
    return {map.left_px + map.width_px / 2, map.top_px + map.height_px / 2};
}

/// The mark after the selected one, in the list's order; marks off the map are left out.
std::string next_mark(const display::DisplayList& list, const std::string& selected,
                      int direction) {
    std::vector<std::string> ids;
    for (const display::HitArea& hit : list.hits) {
        const bool on_page =
            hit.radius_mm <= 0 || (hit.centre.x >= 0 && hit.centre.y >= 0 &&
                                   hit.centre.x <= list.width_mm && hit.centre.y <= list.height_mm);
        if (on_page && std::find(ids.begin(), ids.end(), hit.id) == ids.end())
            ids.push_back(hit.id);
    }
    if (ids.empty())
        return selected;
    const auto found = std::find(ids.begin(), ids.end(), selected);
    const auto count = static_cast<std::ptrdiff_t>(ids.size());
    std::ptrdiff_t index = direction > 0 ? 0 : count - 1;
    if (found != ids.end())
        index = (found - ids.begin() + direction + count) % count;
    return ids[static_cast<std::size_t>(index)];
}

void put_away(WindowState& state) {
    if (state.help_open)
        state.help_open = false;
    else if (state.search[0] != '\0')
        state.search[0] = '\0';
    else if (!state.view.selected.empty())
        state.view.selected.clear();
    else if (state.layers_open)
        state.layers_open = false;
    else
        state.full_screen = false;
}

} // namespace

void WindowInput::key(const sf::Event::KeyEvent& key, const app::Session& session,
                      const Answers& answers, const display::DisplayList& list,
                      WindowState& state) {
    const auto pan = [&](double x, double y) {
        state.view = session.clamp_view(panned(state.view, state.map, {x, y}));
    };
    const auto step = [&](int direction) {
        state.view.on = key.shift ? day_with_events(answers.marks(), state.view.on, direction)
                                  : stepped(state.view.on, direction, answers.days());
    };
    switch (key.code) {
    case sf::Keyboard::Left:
        key.control ? pan(kPanStep_px, 0) : step(-1);
        break;
    case sf::Keyboard::Right:
        key.control ? pan(-kPanStep_px, 0) : step(1);
        break;
    case sf::Keyboard::Up:
        pan(0, kPanStep_px);
        break;
    case sf::Keyboard::Down:
        pan(0, -kPanStep_px);
        break;
    case sf::Keyboard::Space:
        state.playing = !state.playing;
        break;
    case sf::Keyboard::Home: {
        const app::ViewState whole = session.initial_view(state.map.page());
        state.view.centre = whole.centre;
        state.view.scale_denominator = whole.scale_denominator;
        break;
    }
    case sf::Keyboard::Tab:
        state.view.selected = next_mark(list, state.view.selected, key.shift ? -1 : 1);
        break;
    case sf::Keyboard::L:
        state.layers_open = !state.layers_open;
        break;
    case sf::Keyboard::D:
        state.appearance =
            state.appearance == Appearance::Paper ? Appearance::Dark : Appearance::Paper;
        break;
    case sf::Keyboard::F1:
        state.help_open = !state.help_open;
        break;
    default:
        break;
    }
}

void WindowInput::character(char32_t character, const app::Session& session, const Answers& answers,
                            WindowState& state) {
    if (character == '+' || character == '=')
        zoom(state, session, middle(state.map), 2);
    else if (character == '-')
        zoom(state, session, middle(state.map), -2);
    else if (character == '?')
        state.help_open = !state.help_open;
    else if (character >= '1' && character <= '9') {
        if (const auto basis = basis_of_digit(answers.bases(), static_cast<int>(character - '0')))
            state.view.basis = *basis;
    }
}

void WindowInput::handle(const sf::Event& event, Taken taken, const app::Session& session,
                         const Answers& answers, const display::DisplayList& list,
                         WindowState& state) {
    switch (event.type) {
    case sf::Event::Closed:
        state.quit = true;
        break;
    case sf::Event::KeyPressed:
        // These work while a text is being typed too.
        if (event.key.code == sf::Keyboard::F && event.key.control)
            state.focus_search = true;
        else if (event.key.code == sf::Keyboard::F11)
            state.full_screen = !state.full_screen;
        else if (event.key.code == sf::Keyboard::Escape)
            put_away(state);
        else if (!taken.keyboard)
            key(event.key, session, answers, list, state);
        break;
    case sf::Event::TextEntered:
        if (!taken.keyboard)
            character(event.text.unicode, session, answers, state);
        break;
    case sf::Event::MouseWheelScrolled: {
        const Point at{static_cast<double>(event.mouseWheelScroll.x),
                       static_cast<double>(event.mouseWheelScroll.y)};
        if (!taken.mouse && state.map.contains(at) &&
            event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel)
            zoom(state, session, at, event.mouseWheelScroll.delta);
        break;
    }
    case sf::Event::MouseButtonPressed: {
        const Point at{static_cast<double>(event.mouseButton.x),
                       static_cast<double>(event.mouseButton.y)};
        if (event.mouseButton.button == sf::Mouse::Left && !taken.mouse && state.map.contains(at))
            m_pressed = m_last = at;
        break;
    }
    case sf::Event::MouseMoved: {
        if (!m_pressed)
            break;
        const Point at{static_cast<double>(event.mouseMove.x),
                       static_cast<double>(event.mouseMove.y)};
        if (!m_dragging && std::hypot(at.x - m_pressed->x, at.y - m_pressed->y) >= kDragBegins_px)
            m_dragging = true;
        if (m_dragging) {
            state.view = session.clamp_view(
                panned(state.view, state.map, {at.x - m_last.x, at.y - m_last.y}));
            m_last = at;
        }
        break;
    }
    case sf::Event::MouseButtonReleased: {
        if (event.mouseButton.button != sf::Mouse::Left || !m_pressed)
            break;
        const Point at{static_cast<double>(event.mouseButton.x),
                       static_cast<double>(event.mouseButton.y)};
        if (!m_dragging)
            state.view.selected = app::Session::hit(list, state.map.to_page(at));
        m_pressed.reset();
        m_dragging = false;
        break;
    }
    case sf::Event::LostFocus:
        m_pressed.reset();
        m_dragging = false;
        break;
    default:
        break;
    }
}

} // namespace panjshir::gui
