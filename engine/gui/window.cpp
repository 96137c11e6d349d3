#include "gui/window.hpp"

#include "base/file.hpp"
#include "base/translations.hpp"
#include "gui/day_axis.hpp"
#include "gui/export_job.hpp"
#include "gui/state_dump.hpp"
#include "gui/panels/panel_room.hpp"
#include "gui/shown_window.hpp"
#include "gui/window_statistics.hpp"
#include "app/export_map.hpp"
#include "print/page_painter.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unistd.h>
#include <sys/un.h>
#include <sys/socket.h>
#include <string>
#include <cstddef>
#include <thread>
#include <utility>
#include <vector>

namespace panjshir::gui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFramesAfterEvent = 5; ///< the toolkit settles its layout within so many
constexpr std::chrono::milliseconds kPlayStep{900};
constexpr std::chrono::milliseconds kMovingFrame{12}; ///< a picture every so often is enough of a motion
constexpr std::chrono::milliseconds kPoll{10};
constexpr std::chrono::milliseconds kReliefPoll{150}; ///< finer relief may have been made beside
constexpr int kFaulty = 1, kMissing = 3;

int told(const Error& error) {
    std::fprintf(stderr, "panjshir: %s\n", error.message.c_str());
    return error.kind == ErrorKind::Missing ? kMissing : kFaulty;
}

/// Without OpenGL by the graphics card, once more by the processor; then what can still be done is told.
int without_window(const Error& error) {
    if (error.kind == ErrorKind::Missing && !std::getenv("LIBGL_ALWAYS_SOFTWARE")) {
        std::ifstream in("/proc/self/cmdline", std::ios::binary);
        std::vector<std::string> arguments;
        for (std::string argument; std::getline(in, argument, '\0');)
            arguments.push_back(argument);
        std::vector<char*> argv;
        for (std::string& argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        if (!arguments.empty())
            ::execv("/proc/self/exe", argv.data()); // returns only where it fails
    }
    const int code = told(error);
    std::fprintf(stderr, "panjshir: maps can still be drawn into files: panjshir render -o map.png\n");
    return code;
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

/// Starts the export that the file panel asked for.
void start_export(WindowState& state, ExportJob& job) {
    const std::string paper = std::exchange(state.export_wanted, {});
    std::error_code error;
    const auto session =
        std::filesystem::temp_directory_path(error) / ("panjshir-export-" + std::to_string(::getpid()) + ".json");
    if (const auto written =
            io::write_annotations(session, state.workspace->content().annotations.items());
        !written)
        return state.workspace->tell(written.error().message);
    const auto started = job.start({"render", "--view", app::view_string(state.view), "--annotations",
                                    session.string(), "--paper", paper, "-o", state.export_name.data()},
                                   {session});
    if (!started)
        state.workspace->tell(started.error().message);
    state.export_running = started.has_value();
}

/// True when it has ended, which is told.
bool end_export(WindowState& state, ExportJob& job) {
    const auto ended = job.poll();
    if (!ended)
        return false;
    state.export_running = false;
    const std::string& language = state.view.language;
    state.workspace->tell(*ended ? std::string(translated("written:", language)) + " " + state.export_name.data()
                                 : ended->error().message);
    return true;
}

/// When something happens without an event.
Clock::time_point next_moment(const WindowState& state) {
    const Clock::time_point now = Clock::now();
    Clock::time_point at = now + (state.export_running || state.ground.asking() ? std::chrono::milliseconds(100) : std::chrono::hours(1));
    if (const auto due = state.workspace->due_at())
        at = std::min(at, *due);
    if (state.workspace->message_is_fresh(now))
        at = std::min(at, now + std::chrono::milliseconds(500));
    return at;
}

/// Draws while something changes, and waits otherwise. Ends when the window is to be closed or made
/// anew.
Result<void> run_until_closed(ShownWindow& window, WindowState& state, Answers& answers,
                              const WindowOptions& options, const app::Session& session) {
    const bool full_screen = state.full_screen;
    int frames_left = kFramesAfterEvent;
    Clock::time_point next_day = Clock::now() + kPlayStep;
    Clock::time_point last_draw{};
    bool was_playing = false, message_shown = false;
    std::uint64_t relief_made = session.relief_made();
    ExportJob job;
    while (!state.quit && state.full_screen == full_screen) {
        const bool idle = frames_left == 0 && !state.playing;
        Clock::time_point wake = idle ? next_moment(state) : Clock::time_point{};
        if (idle && !session.terrain_is_schematic())
            wake = std::min(wake, Clock::now() + kReliefPoll);
        if (window.handle_events(state, answers, wake))
            frames_left = kFramesAfterEvent;
        if (const auto made = session.relief_made(); std::exchange(relief_made, made) != made)
            frames_left = kFramesAfterEvent;
        if (!state.export_wanted.empty() && !job.running())
            start_export(state, job);
        if (std::exchange(state.export_given_up, false) && job.running()) {
            job.cancel();
            state.export_running = false;
            frames_left = kFramesAfterEvent;
        }
        if (end_export(state, job) || state.ground.asking())
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
            next_day = Clock::now() + std::chrono::duration_cast<Clock::duration>(kPlayStep / state.play_speed);
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
            if (const auto written = write_file(
                    *options.state_file, state_dump(state, answers, window.canvas().list(), session));
                !written)
                return written;
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
    // A local display (":0", ":0.1", "unix:0") answers on its socket; SFML would end the program where none
    // listens. What lies on another machine is taken at its word.
    const std::string display(name);
    const std::size_t colon = display.find(':');
    if (colon == std::string::npos || (colon != 0 && display.substr(0, colon) != "unix"))
        return colon != std::string::npos;
    const std::string number = display.substr(colon + 1, display.find('.', colon) - colon - 1);
    const std::string path = "/tmp/.X11-unix/X" + number;
    for (const bool abstract : {true, false}) { // X servers listen on a name without a file, or on the file
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::size_t shift = abstract ? 1 : 0;
        if (path.size() + shift >= sizeof address.sun_path)
            return false;
        path.copy(address.sun_path + shift, path.size());
        const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket < 0)
            return true;
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + shift + path.size());
        const bool answers = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), length) == 0;
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
    app::DocumentContent content;
    content.view = state.view;
    // A window that only takes its own picture neither recovers nor leaves anything.
    const bool by_itself = options.screenshot || options.statistics;
    state.workspace = std::make_unique<Workspace>(session, std::move(content),
                                                  by_itself ? std::filesystem::path() : options.state_folder);
    state.reading.set_folder(options.articles_folder);
    state.reading.keep_in(by_itself ? std::filesystem::path() : options.state_folder);
    if (!options.session_file.empty())
        state.workspace->open(options.session_file, state.view);
    if (!options.article_file.empty())
        state.reading.open_file(session, *state.workspace, options.article_file);
    Answers answers;
    bool first = true;
    while (!state.quit) {
        const sf::Vector2u size(static_cast<unsigned>(options.width_px),
                                static_cast<unsigned>(options.height_px));
        auto window = ShownWindow::open(session, state, size);
        if (!window)
            return without_window(window.error());
        if (const std::string& note = (*window)->relief_note(); first && !note.empty())
            std::fprintf(stderr, "panjshir: the processor shades the relief: %s\n", note.c_str());
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
                written = measure(**window, state, answers, first_picture_ms, options.rest_s, *options.statistics);
            if (!written)
                return told(written.error());
            if (options.screenshot || options.statistics)
                return 0;
            first = false;
        }
        if (const auto run = run_until_closed(**window, state, answers, options, session); !run)
            return told(run.error());
    }
    state.workspace->finish();
    return 0;
}

} // namespace panjshir::gui
