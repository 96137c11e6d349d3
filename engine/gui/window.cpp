#include "gui/window.hpp"

#include "gui/day_axis.hpp"
#include "gui/panels/panel_room.hpp"
#include "gui/shown_window.hpp"
#include "gui/window_statistics.hpp"
#include "print/page_painter.hpp"

#include <cstdio>
#include <cstdlib>
#include <thread>

namespace panjshir::gui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFramesAfterEvent = 3; ///< the toolkit settles its layout within so many
constexpr std::chrono::milliseconds kPlayStep{900};
constexpr std::chrono::milliseconds kPoll{10};
constexpr int kFaulty = 1, kMissing = 3;

int told(const Error& error) {
    std::fprintf(stderr, "panjshir: %s\n", error.message.c_str());
    return error.kind == ErrorKind::Missing ? kMissing : kFaulty;
}

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// The picture once more, after the panels have found their sizes, then to the file.
Result<void> write_screenshot(ShownWindow& window, WindowState& state, Answers& answers,
                              const std::filesystem::path& file) {
    for (int i = 0; i < kFramesAfterEvent; ++i) {
        window.handle_events(state, answers, ShownWindow::Patience::None);
        if (const auto drawn = window.draw(state, answers, ShownWindow::Picture::Whole); !drawn)
            return tl::unexpected(drawn.error());
    }
    screen::Picture picture = window.pixels();
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4)
        picture.rgba[i] = 255;
    return print::write_png({picture.width, picture.height, std::move(picture.rgba)}, file,
                            {.dpi = 96});
}

/// Draws while something changes, and waits otherwise. Ends when the window is to be closed or made
/// anew.
Result<void> run_until_closed(ShownWindow& window, WindowState& state, Answers& answers) {
    const bool full_screen = state.full_screen;
    int frames_left = kFramesAfterEvent;
    Clock::time_point next_day = Clock::now() + kPlayStep;
    bool was_playing = false;
    while (!state.quit && state.full_screen == full_screen) {
        const bool idle = frames_left == 0 && !state.playing;
        if (window.handle_events(state, answers,
                                 idle ? ShownWindow::Patience::Wait : ShownWindow::Patience::None))
            frames_left = kFramesAfterEvent;
        if (state.playing && !was_playing)
            next_day = Clock::now() + kPlayStep / 3;
        was_playing = state.playing;
        if (state.playing && Clock::now() >= next_day) {
            if (state.view.on >= answers.days().last)
                state.playing = false;
            state.view.on = stepped(state.view.on, 1, answers.days());
            next_day = Clock::now() + kPlayStep;
            frames_left = kFramesAfterEvent;
        }
        if (frames_left == 0) {
            std::this_thread::sleep_for(kPoll);
            continue;
        }
        const auto painted = window.draw(state, answers, ShownWindow::Picture::AsTimeAllows);
        if (!painted)
            return tl::unexpected(painted.error());
        if (*painted == screen::Painted::Whole)
            --frames_left;
    }
    return {};
}

} // namespace

std::pair<double, double> canvas_size_px(int window_width_px, int window_height_px,
                                         double interface_scale) {
    const MapFrame frame = map_frame(static_cast<float>(window_width_px),
                                     static_cast<float>(window_height_px), interface_scale);
    return {frame.width_px, frame.height_px};
}

bool has_display() {
    const char* x11 = std::getenv("DISPLAY");
    return x11 != nullptr && *x11 != '\0';
}

int run_window(app::Session& session, const WindowOptions& options) {
    WindowState state;
    state.appearance = options.appearance;
    state.map = map_frame(static_cast<float>(options.width_px),
                          static_cast<float>(options.height_px), options.interface_scale);
    state.view = options.view ? *options.view : session.initial_view(state.map.page());
    Answers answers;
    bool first = true;
    while (!state.quit) {
        const sf::Vector2u size(static_cast<unsigned>(options.width_px),
                                static_cast<unsigned>(options.height_px));
        auto window = ShownWindow::open(session, state, size, options.interface_scale);
        if (!window)
            return told(window.error());
        if (first) {
            const auto drawn = (*window)->draw(state, answers, ShownWindow::Picture::Whole);
            if (!drawn)
                return told(drawn.error());
            screen::finish_drawing();
            const double first_picture_ms = milliseconds_since(options.started);
            Result<void> written;
            if (options.screenshot)
                written = write_screenshot(**window, state, answers, *options.screenshot);
            if (written && options.statistics)
                written = measure(**window, state, answers, first_picture_ms, *options.statistics);
            if (!written)
                return told(written.error());
            if (options.screenshot || options.statistics)
                return 0;
            first = false;
        }
        if (const auto run = run_until_closed(**window, state, answers); !run)
            return told(run.error());
    }
    return 0;
}

} // namespace panjshir::gui
