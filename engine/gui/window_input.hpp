#pragma once
// Keys, wheel and hand on the map: SFML's events to changes of the state. Panels take theirs by the
// toolkit.

#include "display/display_list.hpp"
#include "gui/window_state.hpp"

#include <SFML/Window/Event.hpp>
#include <optional>

namespace panjshir::gui {

class WindowInput {
public:
    /// Who takes the event before the map does.
    struct Taken {
        bool mouse = false, keyboard = false;
    };
    /// `list`: what is shown, for clicks and for going from mark to mark.
    void handle(const sf::Event& event, Taken taken, const app::Session& session,
                const Answers& answers, const display::DisplayList& list, WindowState& state);

    bool dragging() const { return m_dragging; }

private:
    void key(const sf::Event::KeyEvent& key, const app::Session& session, const Answers& answers,
             const display::DisplayList& list, WindowState& state);
    /// Undo, save and the like; true where the key is one of them.
    bool command(const sf::Event::KeyEvent& key, WindowState& state);
    /// Arrows and space walk the tour that is open; true where the key does.
    bool walk(const sf::Event::KeyEvent& key, const app::Session& session, WindowState& state);
    /// Drawing on the map; true where the tool takes the event.
    bool draw(const sf::Event& event, bool mouse_taken, const app::Session& session,
              WindowState& state);
    void character(char32_t character, const app::Session& session, const Answers& answers,
                   WindowState& state);

    std::optional<display::Point> m_pressed; ///< where the left button went down on the map
    display::Point m_last;
    bool m_dragging = false;
    bool m_commanded =
        false; ///< the key pressed last was a command: the letter that follows it is none
};

} // namespace panjshir::gui
