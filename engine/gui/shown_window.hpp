#pragma once
// A window with its GL context and everything that lives with that context: made anew for full
// screen.

#include "gui/chart_picture.hpp"
#include "gui/imgui_binding.hpp"
#include "gui/map_canvas.hpp"
#include "gui/persian_pictures.hpp"
#include "gui/theme.hpp"
#include "gui/window_input.hpp"
#include "gui/window_state.hpp"

#include <SFML/Window/Cursor.hpp>
#include <SFML/Window/Window.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace panjshir::gui {

class ShownWindow {
public:
    /// Errors: no OpenGL 2.1, a shader that does not compile.
    static Result<std::unique_ptr<ShownWindow>> open(const app::Session& session,
                                                     const WindowState& state, sf::Vector2u size);

    /// Waits for an event until that moment, then handles all that have come. Returns whether any
    /// has. A moment that is past: does not wait.
    bool handle_events(WindowState& state, const Answers& answers,
                       std::chrono::steady_clock::time_point until = {});

    /// Handles an event as if it had come from outside; for measuring.
    void inject(const sf::Event& event, WindowState& state, const Answers& answers);

    /// Draws map and panels, and shows them. Errors: as MapCanvas::update.
    enum class Picture { AsTimeAllows, Whole };
    Result<screen::Painted> draw(WindowState& state, Answers& answers, Picture picture);

    screen::Picture pixels() const;
    const MapCanvas& canvas() const { return *m_canvas; }
    /// As the canvas's, after the first picture.
    void prepare_to_move() { m_canvas->prepare_to_move(); }
    /// Why the processor shades the relief; empty where the graphics card does.
    const std::string& relief_note() const { return m_canvas->painter().relief_note(); }
    sf::Vector2u size() const { return m_window.getSize(); }

private:
    ShownWindow(const app::Session& session, double scale) : m_session(session), m_scale(scale) {}
    /// A window whose OpenGL is of that version at least, with the map's painter. Errors: as open.
    Result<void> make_context(const WindowState& state, sf::Vector2u size, unsigned major);
    using PaintMap = std::function<Result<screen::Painted>(MapCanvas&, const app::ViewState&)>;
    /// Draws the second map where there is one. Returns where in the frame it begins, px.
    Result<std::optional<int>> update_second(const WindowState& state, const PaintMap& paint,
                                             screen::Painted& painted);
    void take_scale(double scale);
    void move_on(WindowState& state, std::chrono::steady_clock::time_point now);
    /// The moving map as a moved picture, where that will do. Its pace otherwise.
    bool may_show_moved(const WindowState& state) const;
    void point(const WindowState& state);
    /// Annotations and what is being drawn, stamped anew when they change.
    void update_overlays(WindowState& state);

    const app::Session& m_session;
    double m_scale;
    sf::Cursor m_arrow, m_hand; ///< outlive the window, which may show one as it closes
    sf::Window m_window;
    std::unique_ptr<MapCanvas> m_canvas;
    std::unique_ptr<MapCanvas>
        m_second_canvas; ///< of two maps side by side; made when first wanted
    std::unique_ptr<PersianPictures> m_persian;
    std::unique_ptr<ChartPicture> m_chart;
    std::unique_ptr<ImGuiBinding> m_binding;
    Fonts m_fonts;
    WindowInput m_input;
    bool m_hand_shown = false;
    std::vector<scene::Overlay> m_overlays;
    std::uint64_t m_overlays_stamp = 0;
    std::pair<std::uint64_t, std::uint64_t>
        m_overlays_of; ///< the stamps of what they were made from
    bool m_draft_shown = false;
    std::chrono::steady_clock::time_point m_last_frame, m_last_scaling;
    MapPoint m_drawn_centre;
};

} // namespace panjshir::gui
