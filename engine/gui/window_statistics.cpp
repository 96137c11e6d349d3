#include "gui/window_statistics.hpp"

#include "base/file.hpp"
#include "gui/day_axis.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

namespace panjshir::gui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPans = 200, kZooms = 200;
constexpr std::chrono::milliseconds kSettle{500};
constexpr std::chrono::milliseconds kNotch{40}; ///< from one to the next

sf::Event mouse_button(sf::Event::EventType type, int x, int y) {
    sf::Event event{};
    event.type = type;
    event.mouseButton = {sf::Mouse::Left, x, y};
    return event;
}
sf::Event mouse_moved(int x, int y) {
    sf::Event event{};
    event.type = sf::Event::MouseMoved;
    event.mouseMove = {x, y};
    return event;
}
sf::Event mouse_wheel(int x, int y, float notches) {
    sf::Event event{};
    event.type = sf::Event::MouseWheelScrolled;
    event.mouseWheelScroll = {sf::Mouse::VerticalWheel, notches, x, y};
    return event;
}

struct Times {
    std::vector<double> all, build, paint;
    int moved = 0; ///< frames that show a moved picture
    void add(const Times& more) {
        moved += more.moved;
        all.insert(all.end(), more.all.begin(), more.all.end());
        build.insert(build.end(), more.build.begin(), more.build.end());
        paint.insert(paint.end(), more.paint.begin(), more.paint.end());
    }
    nlohmann::json summary() const {
        const auto at = [](std::vector<double> values, double share) {
            std::sort(values.begin(), values.end());
            return values.empty() ? 0.0
                                  : values[static_cast<std::size_t>(
                                        share * static_cast<double>(values.size() - 1))];
        };
        return {{"count", all.size()},
                {"moved_pictures", moved},
                {"median_ms", at(all, 0.5)},
                {"p95_ms", at(all, 0.95)},
                {"most_ms", at(all, 1)},
                {"build_median_ms", at(build, 0.5)},
                {"paint_median_ms", at(paint, 0.5)}};
    }
};

/// Kilobytes by /proc/self/status; 0 where there is none.
long memory_kb(const std::string& name) {
    std::ifstream in("/proc/self/status");
    std::string line;
    while (std::getline(in, line))
        if (line.rfind(name + ":", 0) == 0)
            return std::atol(line.c_str() + name.size() + 1);
    return 0;
}

} // namespace

Result<void> measure(ShownWindow& window, WindowState& state, Answers& answers,
                     double first_picture_ms, const RestWatch& rest,
                     const std::filesystem::path& file) {
    Result<void> good;
    const auto timed = [&](Times& times, auto change) {
        if (!good)
            return;
        window.handle_events(state, answers);
        const Clock::time_point begin = Clock::now();
        change();
        const auto painted = window.draw(state, answers, ShownWindow::Picture::AsTimeAllows);
        screen::finish_drawing();
        times.all.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
        times.build.push_back(window.canvas().last_build_ms());
        times.moved += window.canvas().moved();
        times.paint.push_back(window.canvas().last_paint_ms());
        if (!painted)
            good = tl::unexpected(painted.error());
    };
    const app::ViewState first = state.view;
    Times days, moving, zoom_begins, zoom_frames, panels;
    for (int i = 0; i < 23; ++i)
        timed(days, [&] { state.view.on = answers.days().first + std::chrono::days(i + 1); });
    // As a hand does it: events to the window, and the picture that shows what they did.
    const auto x = static_cast<int>(state.map.left_px + state.map.width_px / 3);
    const auto y = static_cast<int>(state.map.top_px + state.map.height_px / 2);
    window.inject(mouse_button(sf::Event::MouseButtonPressed, x, y), state, answers);
    for (int i = 0; i < kPans; ++i) {
        const int turn = i % 100 < 50 ? i % 100 : 100 - i % 100;
        timed(moving,
              [&] { window.inject(mouse_moved(x + 8 + turn * 7, y + turn * 3), state, answers); });
    }
    std::this_thread::sleep_for(Motion::kHandCounts * 2); // the hand rests before it lets go
    window.inject(mouse_button(sf::Event::MouseButtonReleased, x + 8, y), state, answers);
    for (int i = 0; i < kZooms; ++i) {
        timed(zoom_begins, [&] {
            window.inject(mouse_wheel(x, y, i % 20 < 10 ? 1.0f : -1.0f), state, answers);
        });
        // Ten notches in a row as a wheel turns, then until the map rests.
        const Clock::time_point next = Clock::now() + kNotch;
        while (good && state.motion.moving() && (i % 10 == 9 || Clock::now() < next))
            timed(zoom_frames, [] {});
        if (i % 10 == 9)
            timed(zoom_frames, [] {});
    }
    Times zoom_all = zoom_begins;
    zoom_all.add(zoom_frames);
    state.view = first;
    if (const auto settled = window.draw(state, answers, ShownWindow::Picture::Whole); !settled)
        return tl::unexpected(settled.error());
    for (int i = 0; i < 10; ++i)
        timed(panels, [] {});
    if (!good)
        return good;

    // At rest: only events draw, and none should come.
    if (const auto settled = rest.run(Clock::now() + kSettle); !settled)
        return settled;
    const std::uint64_t frames = state.frames, events = state.events;
    const std::clock_t processor = std::clock();
    const auto span =
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(rest.seconds));
    if (const auto rested = rest.run(Clock::now() + span); !rested)
        return rested;
    const double share =
        static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC / rest.seconds;

    const nlohmann::json report{{"first_picture_ms", first_picture_ms},
                                {"window", {window.size().x, window.size().y}},
                                {"day_step", days.summary()},
                                {"moving", moving.summary()},
                                {"zoom_notch", zoom_begins.summary()},
                                {"zoom_frames", zoom_all.summary()},
                                {"nothing_changed", panels.summary()},
                                {"rest_s", rest.seconds},
                                {"events_at_rest", state.events - events},
                                {"frames_at_rest", state.frames - frames},
                                {"processor_share_at_rest", share},
                                {"memory_kb", memory_kb("VmRSS")},
                                {"memory_peak_kb", memory_kb("VmHWM")}};
    return write_file(file, report.dump(2) + "\n");
}

} // namespace panjshir::gui
