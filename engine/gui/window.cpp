#include "gui/window.hpp"

#include "base/file.hpp"
#include "base/translations.hpp"
#include "gui/day_axis.hpp"
#include "gui/file_jobs.hpp"
#include "gui/gl_start.hpp"
#include "gui/panels/panel_room.hpp"
#include "gui/shown_window.hpp"
#include "gui/state_dump.hpp"
#include "gui/window_statistics.hpp"
#include "print/page_painter.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace panjshir::gui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFramesAfterEvent = 5; ///< the toolkit settles its layout within so many
constexpr std::chrono::milliseconds kPlayStep{900};
constexpr std::chrono::milliseconds kMovingFrame{
    12}; ///< a picture every so often is enough of a motion
constexpr std::chrono::milliseconds kPoll{10};
constexpr std::chrono::milliseconds kReliefPoll{150}; ///< finer relief may have been made beside
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
        window.handle_events(state, answers);
        if (const auto drawn = window.draw(state, answers, ShownWindow::Picture::Whole); !drawn)
            return tl::unexpected(drawn.error());
    }
    screen::Picture picture = window.pixels();
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4)
        picture.rgba[i] = 255;
    return print::write_png({picture.width, picture.height, std::move(picture.rgba)}, file,
                            {.dpi = 96});
}

/// When something happens without an event.
Clock::time_point next_moment(const WindowState& state) {
    const Clock::time_point now = Clock::now();
    Clock::time_point at =
        now + (state.export_running || state.import_running || state.ground.asking()
                   ? std::chrono::milliseconds(100)
                   : std::chrono::hours(1));
    if (const auto due = state.workspace->due_at())
        at = std::min(at, *due);
    if (state.workspace->message_is_fresh(now))
        at = std::min(at, now + std::chrono::milliseconds(500));
    return at;
}

/// What outlives the window that is shown: it is made anew for full screen.
struct Running {
    const app::Session& session;
    const WindowOptions& options;
    WindowState& state;
    Answers& answers;
    FileJobs& jobs;
};

/// Draws while something changes, and waits otherwise. Ends when the window is to be closed or made
/// anew; or, where it is only watched at rest, at that moment.
Result<void> run_until_closed(ShownWindow& window, const Running& running,
                              std::optional<Clock::time_point> watched_until = {}) {
    const auto& [session, options, state, answers, jobs] = running;
    const bool full_screen = state.full_screen;
    int frames_left = watched_until ? 0 : kFramesAfterEvent;
    Clock::time_point next_day = Clock::now() + kPlayStep;
    Clock::time_point last_draw{};
    bool was_playing = false, message_shown = false;
    std::uint64_t relief_made = session.relief_made();
    bool relief_fault_told = false;
    while (!state.quit && state.full_screen == full_screen &&
           (!watched_until || Clock::now() < *watched_until)) {
        const bool idle = frames_left == 0 && !state.playing;
        Clock::time_point wake = idle ? next_moment(state) : Clock::time_point{};
        if (idle && !session.terrain_is_schematic())
            wake = std::min(wake, Clock::now() + kReliefPoll);
        if (watched_until)
            wake = std::min(wake, *watched_until);
        if (window.handle_events(state, answers, wake))
            frames_left = kFramesAfterEvent;
        if (const auto made = session.relief_made(); std::exchange(relief_made, made) != made)
            frames_left = kFramesAfterEvent;
        if (!relief_fault_told)
            if (const std::string fault = session.relief_fault(); !fault.empty()) {
                state.workspace->tell(fault);
                relief_fault_told = true;
            }
        if (jobs.update(state) || state.ground.asking())
            frames_left = kFramesAfterEvent;
        state.workspace->tick(Clock::now());
        const bool message = state.workspace->message_is_fresh(Clock::now());
        if (std::exchange(message_shown, message) != message)
            frames_left = kFramesAfterEvent;
        if (state.playing && !was_playing)
            next_day = Clock::now() + kPlayStep / 3;
        was_playing = state.playing;
        if (state.playing && Clock::now() >= next_day) {
            if (state.view.on >= answers.days().last)
                state.playing = false;
            state.view.on = stepped(state.view.on, 1, answers.days());
            next_day = Clock::now() +
                       std::chrono::duration_cast<Clock::duration>(kPlayStep / state.play_speed);
            frames_left = kFramesAfterEvent;
        }
        if (state.tour.flying() || state.motion.moving())
            frames_left = kFramesAfterEvent;
        if (frames_left == 0) {
            if (state.playing)
                std::this_thread::sleep_for(kPoll);
            continue;
        }
        if (state.motion.moving())
            std::this_thread::sleep_until(last_draw + kMovingFrame);
        last_draw = Clock::now();
        const auto painted = window.draw(state, answers, ShownWindow::Picture::AsTimeAllows);
        if (!painted)
            return tl::unexpected(painted.error());
        if (*painted == screen::Painted::Whole && --frames_left == 0 && options.state_file)
            if (const auto written =
                    write_file(*options.state_file,
                               state_dump(state, answers, window.canvas().list(), session));
                !written)
                return written;
    }
    return {};
}

/// A window that only takes its own picture or measures itself neither recovers nor leaves
/// anything.
bool is_by_itself(const WindowOptions& options) {
    return options.screenshot || options.statistics;
}

/// The user's work, and the files that were asked for. Only once there is a window: where there is
/// none, the run that takes this one's place has to find what was left to be recovered.
void take_up_work(const app::Session& session, const WindowOptions& options, WindowState& state) {
    const auto kept_in = [&](const std::filesystem::path& folder) {
        return is_by_itself(options) ? std::filesystem::path() : folder;
    };
    app::DocumentContent content;
    content.view = state.view;
    state.workspace =
        std::make_unique<Workspace>(session, std::move(content), kept_in(options.state_folder));
    state.view = state.workspace->content().view;
    state.reading.set_folder(options.articles_folder);
    state.reading.keep_in(kept_in(options.state_folder));
    state.teaching.keep_in(kept_in(options.data_folder));
    if (!options.session_file.empty())
        state.workspace->open(options.session_file, state.view);
    if (!options.article_file.empty())
        state.reading.open_file(session, *state.workspace, options.article_file);
}

/// The first picture, and what the window does by itself before it closes.
Result<void> begin(ShownWindow& window, const Running& running) {
    const auto& [session, options, state, answers, jobs] = running;
    if (const std::string& note = window.relief_note(); !note.empty())
        std::fprintf(stderr, "panjshir: the processor shades the relief: %s\n", note.c_str());
    if (const auto drawn = window.draw(state, answers, ShownWindow::Picture::Whole); !drawn)
        return tl::unexpected(drawn.error());
    screen::finish_drawing();
    const double first_picture_ms = milliseconds_since(options.started);
    window.prepare_to_move();
    Result<void> written;
    if (options.screenshot)
        written = write_screenshot(window, state, answers, *options.screenshot);
    const auto watch = [&](Clock::time_point until) {
        return run_until_closed(window, running, until);
    };
    if (written && options.statistics)
        written = measure(window, state, answers, first_picture_ms, {options.rest_s, watch},
                          *options.statistics);
    return written;
}

} // namespace

app::PageSize map_page(int window_width_px, int window_height_px, double interface_scale) {
    return map_frame(static_cast<float>(window_width_px), static_cast<float>(window_height_px),
                     interface_scale)
        .page();
}

double desktop_scale() {
    const auto kept = [](double scale) { return std::clamp(scale, 0.75, 3.0); };
    for (const char* name : {"GDK_SCALE", "QT_SCALE_FACTOR"})
        if (const char* value = std::getenv(name); value && std::atof(value) > 0)
            return kept(std::atof(value));
    const char* home = std::getenv("HOME");
    for (const char* file : {".Xresources", ".Xdefaults"}) {
        std::ifstream in(std::filesystem::path(home ? home : "") / file);
        for (std::string line; std::getline(in, line);)
            if (line.rfind("Xft.dpi:", 0) == 0 && std::atof(line.c_str() + 8) > 0)
                return kept(std::atof(line.c_str() + 8) / 96);
    }
    return 1;
}

bool has_display() {
    const char* name = std::getenv("DISPLAY");
    if (name == nullptr || *name == '\0')
        return false;
    // A local display (":0", ":0.1", "unix:0") answers on its socket; SFML would end the program
    // where none listens. What lies on another machine is taken at its word.
    const std::string display(name);
    const std::size_t colon = display.find(':');
    if (colon == std::string::npos || (colon != 0 && display.substr(0, colon) != "unix"))
        return colon != std::string::npos;
    const std::string number = display.substr(colon + 1, display.find('.', colon) - colon - 1);
    const std::string path = "/tmp/.X11-unix/X" + number;
    for (const bool abstract :
         {true, false}) { // X servers listen on a name without a file, or on the file
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::size_t shift = abstract ? 1 : 0;
        if (path.size() + shift >= sizeof address.sun_path)
            return false;
        path.copy(address.sun_path + shift, path.size());
        const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket < 0)
            return true;
        const auto length =
            static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + shift + path.size());
        const bool answers =
            ::connect(socket, reinterpret_cast<const sockaddr*>(&address), length) == 0;
        ::close(socket);
        if (answers)
            return true;
    }
    return false;
}

int run_window(app::Session& session, const WindowOptions& options) {
    WindowState state;
    state.appearance = options.appearance;
    state.interface_scale = options.interface_scale;
    state.map = map_frame(static_cast<float>(options.width_px),
                          static_cast<float>(options.height_px), options.interface_scale);
    state.view = options.view ? *options.view : session.initial_view(state.map.page());
    Answers answers;
    FileJobs jobs;
    const Running running{session, options, state, answers, jobs};
    const sf::Vector2u size(static_cast<unsigned>(options.width_px),
                            static_cast<unsigned>(options.height_px));
    while (!state.quit) {
        const bool first = !state.workspace;
        if (!first)
            state.workspace
                ->keep(); // where no window is got, another run takes this one's place at once
        auto window = ShownWindow::open(session, state, size);
        if (!window)
            return without_window(window.error());
        Result<void> done;
        if (first) {
            take_up_work(session, options, state);
            done = begin(**window, running);
            state.quit = is_by_itself(options);
        }
        if (done)
            done = run_until_closed(**window, running);
        if (!done) {
            state.workspace->finish();
            return told(done.error());
        }
    }
    state.workspace->finish();
    return 0;
}

} // namespace panjshir::gui
