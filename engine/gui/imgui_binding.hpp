#pragma once
// Dear ImGui in SFML's window: events in, clipboard, cursor, drawing. Written for ImGui before and
// after 1.87, which changed how keys are handed over.

#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>
#include <array>
#include <imgui.h>
#include <optional>
#include <string>
#include <utility>

namespace panjshir::gui {

/// The toolkit's key for SFML's; nothing for a key that the toolkit has no use for.
std::optional<ImGuiKey> imgui_key(sf::Keyboard::Key key);

/// One toolkit context for one window. Requires: the window's GL context active from construction
/// to destruction.
class ImGuiBinding {
public:
    explicit ImGuiBinding(sf::Window& window);
    ~ImGuiBinding();
    ImGuiBinding(const ImGuiBinding&) = delete;
    ImGuiBinding& operator=(const ImGuiBinding&) = delete;

    /// Fonts are loaded by the caller between construction and the first frame.
    void handle(const sf::Event& event);
    void begin_frame(float seconds_since_last);
    /// After fonts were loaded anew, between two frames.
    void fonts_changed();
    /// Draws over what the window shows.
    void end_frame();

private:
    /// Down now, and pressed since the last frame: before 1.87 the toolkit sees states, not events,
    /// and would miss a press whose release comes before the next frame.
    struct Press {
        bool down = false, since_frame = false;
        void set(bool is_down) {
            down = is_down;
            since_frame = since_frame || is_down;
        }
        bool take() { return std::exchange(since_frame, false) || down; }
    };

    void give_modifiers(const sf::Event& event);

    sf::Window& m_window;
    bool m_fixed_function; ///< below OpenGL 3, which the usual drawing of panels needs
    std::array<Press, sf::Keyboard::KeyCount> m_keys;
    std::array<Press, 3> m_buttons;
    Press m_control, m_shift, m_alt;
    std::string m_clipboard; ///< what the toolkit was last given, which it does not copy
};

} // namespace panjshir::gui
