#include "gui/window_input.hpp"

#include "gui/day_axis.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>

namespace panjshir::gui {

namespace {

using display::Point;

constexpr double kDragBegins_px = 4;
constexpr double kPanStep_px = 96;

void zoom(WindowState& state, const app::Session& session, Point at, double notches) {
    app::ViewState wanted = state.view;
    wanted.scale_denominator = scale_after(state.motion.wanted_scale(state.view), notches);
    // The limits of the scale first, so that the ground under the cursor stays where it is at them
    // too.
    const double scale = session.clamp_view(wanted).scale_denominator;
    if (scale != state.view.scale_denominator)
        state.motion.zoom(state.view, at, scale, Motion::Clock::now());
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

/// The selected annotation is taken off the map.
void remove_selected(WindowState& state) {
    constexpr std::string_view kKind = "annotation:";
    const std::string selected = state.view.selected;
    if (selected.rfind(kKind, 0) != 0)
        return;
    state.view.selected.clear();
    state.workspace->run(app::RemoveAnnotation{std::atoi(selected.c_str() + kKind.size())});
}

/// The tool of a letter key.
std::optional<Tool> tool_of(sf::Keyboard::Key key) {
    switch (key) {
    case sf::Keyboard::V:
        return Tool::Explore;
    case sf::Keyboard::T:
        return Tool::Text;
    case sf::Keyboard::A:
        return Tool::Arrow;
    case sf::Keyboard::F:
        return Tool::Freehand;
    case sf::Keyboard::G:
        return Tool::Area;
    case sf::Keyboard::M:
        return Tool::Measure;
    case sf::Keyboard::P:
        return Tool::Profile;
    case sf::Keyboard::O:
        return Tool::Observer;
    default:
        return std::nullopt;
    }
}

void open_files(WindowState& state) {
    state.file_open = true;
    bring_forward(state.opened, Panel::File);
    state.focus_session_name = true;
    state.recent = state.workspace->recent();
}

void shut(WindowState& state, Panel panel) {
    switch (panel) {
    case Panel::Layers:
        state.layers_open = false;
        break;
    case Panel::Tools:
        state.tools_open = false;
        break;
    case Panel::File:
        state.file_open = false;
        break;
    case Panel::Tour:
        state.tour.leave(state.overlays);
        break;
    case Panel::Teaching:
        state.teaching.open = false;
        break;
    case Panel::Ways:
        state.workspace->run(app::AskWay{});
        break;
    case Panel::Card:
        state.view.selected.clear();
        break;
    case Panel::Reader:
        state.reading.open = false;
        break;
    case Panel::Strip:
        state.strip.open = false;
        break;
    case Panel::Profile: // stands as long as its line does
        break;
    }
}

/// Of the panels that are seen, shuts the one opened last; what is folded away behind it is not
/// touched. False: none is seen.
bool shut_last(WindowState& state) {
    const auto last = std::find_if(state.opened.rbegin(), state.opened.rend(), [&](Panel panel) {
        return panel != Panel::Profile && state.plan.shows(panel);
    });
    if (last == state.opened.rend())
        return false;
    shut(state, *last);
    state.opened.erase(std::next(last).base());
    return true;
}

/// One thing at a time: what the hand is about, what lies over the panels, then the panels.
void put_away(WindowState& state) {
    if (state.tools.cancel())
        return;
    if (state.date_open)
        state.date_open = false;
    else if (state.help_open)
        state.help_open = false;
    else if (state.search[0] != '\0')
        state.search[0] = '\0';
    else if (shut_last(state))
        return;
    else if (!state.view.selected.empty())
        state.view.selected.clear();
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
    if (state.tour.shown() && walk(key, session, state))
        return;
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
        toggle(state, Panel::Layers, state.layers_open);
        break;
    case sf::Keyboard::B:
        if (state.plan.tools_folded)
            toggle(state, Panel::Tools, state.tools_open);
        break;
    case sf::Keyboard::D:
        state.appearance =
            state.appearance == Appearance::Paper ? Appearance::Dark : Appearance::Paper;
        break;
    case sf::Keyboard::R:
        toggle_reading(state, Reading::Tab::Article);
        break;
    case sf::Keyboard::S:
        toggle_reading(state, Reading::Tab::Sources);
        break;
    case sf::Keyboard::J:
        open_date_field(state);
        break;
    case sf::Keyboard::F4:
        toggle(state, Panel::Strip, state.strip.open);
        break;
    case sf::Keyboard::F3:
        toggle(state, Panel::Teaching, state.teaching.open);
        break;
    case sf::Keyboard::F2:
        toggle_tour(state);
        break;
    case sf::Keyboard::F1:
        state.help_open = !state.help_open;
        break;
    case sf::Keyboard::C:
        toggle_comparison(state, answers);
        break;
    case sf::Keyboard::Return:
        state.tools.finish(session.projection(), *state.workspace);
        break;
    case sf::Keyboard::BackSpace:
        state.tools.drop_last();
        break;
    case sf::Keyboard::Delete:
        remove_selected(state);
        break;
    default:
        break;
    }
}

bool WindowInput::walk(const sf::Event::KeyEvent& key, const app::Session& session,
                       WindowState& state) {
    const bool on = key.code == sf::Keyboard::Right || key.code == sf::Keyboard::Space;
    if (key.control || key.shift || (!on && key.code != sf::Keyboard::Left))
        return false;
    const io::Tour* tour = state.tour.tour(session);
    if (!tour)
        return false;
    const auto gone =
        state.tour.go(session, tour->id, state.tour.step() + (on ? 1 : -1), state.view,
                      tour_room(state), state.overlays, TourWalk::Clock::now());
    if (!gone)
        state.workspace->tell(gone.error().message);
    return true;
}

bool WindowInput::command(const sf::Event::KeyEvent& key, WindowState& state) {
    if (!key.control)
        return false;
    switch (key.code) {
    case sf::Keyboard::Z:
        key.shift ? state.workspace->redo(state.view) : state.workspace->undo(state.view);
        return true;
    case sf::Keyboard::Y:
        state.workspace->redo(state.view);
        return true;
    case sf::Keyboard::S:
        if (state.workspace->file().empty())
            open_files(state);
        else
            state.workspace->save(state.workspace->file());
        return true;
    case sf::Keyboard::O:
        open_files(state);
        return true;
    case sf::Keyboard::Add:
    case sf::Keyboard::Equal:
        state.interface_scale = next_interface_scale(state.interface_scale, 1);
        return true;
    case sf::Keyboard::Subtract:
    case sf::Keyboard::Hyphen:
        state.interface_scale = next_interface_scale(state.interface_scale, -1);
        return true;
    case sf::Keyboard::Num0:
    case sf::Keyboard::Numpad0:
        state.interface_scale = 1;
        return true;
    default:
        return false;
    }
}

bool WindowInput::draw(const sf::Event& event, bool mouse_taken, const app::Session& session,
                       WindowState& state) {
    if (!state.tools.draws())
        return false;
    const auto ground_at = [&](int x, int y) {
        return session.to_map(state.view, state.map.page(),
                              state.map.to_page({static_cast<double>(x), static_cast<double>(y)}));
    };
    const double near_m = 5 / state.map.px_per_mm * state.view.scale_denominator / 1000;
    if (event.type == sf::Event::MouseMoved) {
        if (m_pressed)
            return false; // the other hand moves the map
        state.tools.move(ground_at(event.mouseMove.x, event.mouseMove.y), near_m);
        return true;
    }
    if (event.type != sf::Event::MouseButtonPressed && event.type != sf::Event::MouseButtonReleased)
        return false;
    if (event.mouseButton.button != sf::Mouse::Left)
        return false;
    const MapPoint at = ground_at(event.mouseButton.x, event.mouseButton.y);
    const display::Point pixel{static_cast<double>(event.mouseButton.x),
                               static_cast<double>(event.mouseButton.y)};
    if (event.type == sf::Event::MouseButtonReleased)
        state.tools.release(at, near_m, session.projection(), *state.workspace);
    else if (!mouse_taken && state.map.contains(pixel))
        state.tools.press(at, near_m, session.projection(), *state.workspace);
    return true;
}

void WindowInput::character(char32_t character, const app::Session& session, const Answers& answers,
                            WindowState& state) {
    if (character == ',' || character == '.')
        state.play_speed = next_play_speed(state.play_speed, character == '.' ? 1 : -1);
    else if (character == '+' || character == '=')
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
    if (draw(event, taken.mouse, session, state))
        return;
    switch (event.type) {
    case sf::Event::Closed:
        state.quit = true;
        break;
    case sf::Event::KeyPressed:
        m_commanded = false;
        // These work while a text is being typed too.
        if (event.key.code == sf::Keyboard::F && event.key.control)
            state.focus_search = true;
        else if (event.key.code == sf::Keyboard::F11)
            state.full_screen = !state.full_screen;
        else if (event.key.code == sf::Keyboard::Escape)
            put_away(state);
        else if (event.key.control && event.key.code == sf::Keyboard::Q)
            state.quit = true;
        else if (event.key.control && event.key.code == sf::Keyboard::S)
            command(event.key, state);
        else if (taken.keyboard)
            break;
        else if (command(event.key, state))
            m_commanded = true;
        else if (const auto tool = tool_of(event.key.code); tool && !event.key.control)
            state.tools.take(*tool);
        else
            key(event.key, session, answers, list, state);
        break;
    case sf::Event::TextEntered:
        if (!taken.keyboard && !m_commanded)
            character(event.text.unicode, session, answers, state);
        break;
    case sf::Event::MouseWheelScrolled: {
        const Point at{static_cast<double>(event.mouseWheelScroll.x),
                       static_cast<double>(event.mouseWheelScroll.y)};
        if (taken.mouse || !state.map.contains(at))
            break;
        if (event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel)
            zoom(state, session, at, event.mouseWheelScroll.delta);
        else
            state.view = session.clamp_view(
                panned(state.view, state.map, {event.mouseWheelScroll.delta * kPanStep_px / 2, 0}));
        break;
    }
    case sf::Event::MouseButtonPressed: {
        const Point at{static_cast<double>(event.mouseButton.x),
                       static_cast<double>(event.mouseButton.y)};
        // While a tool is in hand, the right or middle button moves the map.
        if ((event.mouseButton.button == sf::Mouse::Left || state.tools.draws()) && !taken.mouse &&
            state.map.contains(at)) {
            m_pressed = m_last = at;
            state.motion.hold();
        }
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
            const Point by{at.x - m_last.x, at.y - m_last.y};
            state.view = session.clamp_view(panned(state.view, state.map, by));
            state.motion.carried(by, Motion::Clock::now());
            m_last = at;
        }
        break;
    }
    case sf::Event::MouseButtonReleased: {
        if (!m_pressed)
            break;
        const Point at{static_cast<double>(event.mouseButton.x),
                       static_cast<double>(event.mouseButton.y)};
        if (!m_dragging && event.mouseButton.button == sf::Mouse::Left)
            state.view.selected = app::Session::hit(list, state.map.to_page(at));
        if (m_dragging)
            state.motion.let_go(state.view, Motion::Clock::now());
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
