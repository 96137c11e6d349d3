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

struct Times {
    std::vector<double> all, build, paint;
    nlohmann::json summary() const {
        const auto at = [](std::vector<double> values, double share) {
            std::sort(values.begin(), values.end());
            return values.empty() ? 0.0
                                  : values[static_cast<std::size_t>(
                                        share * static_cast<double>(values.size() - 1))];
        };
        return {{"count", all.size()},
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
                     double first_picture_ms, const std::filesystem::path& file) {
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
        times.paint.push_back(window.canvas().last_paint_ms());
        if (!painted)
            good = tl::unexpected(painted.error());
    };
    const app::ViewState first = state.view;
    Times days, moving, scaling, panels;
    for (int i = 0; i < 23; ++i)
        timed(days, [&] { state.view.on = answers.days().first + std::chrono::days(i + 1); });
    for (int i = 0; i < 30; ++i)
        timed(moving, [&] {
            state.view = panned(state.view, state.map, {i < 15 ? -12.0 : 12.0, 5});
        });
    for (int i = 0; i < 12; ++i)
        timed(scaling, [&] {
            state.view =
                zoomed(state.view, state.map, {state.map.width_px / 3, state.map.height_px / 2},
                       scale_after(state.view.scale_denominator, i < 6 ? 1 : -1));
        });
    state.view = first;
    if (const auto settled = window.draw(state, answers, ShownWindow::Picture::Whole); !settled)
        return tl::unexpected(settled.error());
    for (int i = 0; i < 10; ++i)
        timed(panels, [] {});
    if (!good)
        return good;

    // At rest: only events draw, and none should come.
    int frames_at_rest = 0;
    const std::clock_t processor = std::clock();
    const Clock::time_point rest = Clock::now();
    while (Clock::now() - rest < std::chrono::seconds(2)) {
        frames_at_rest += window.handle_events(state, answers);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const double share = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC / 2;

    const nlohmann::json report{
        {"first_picture_ms", first_picture_ms}, {"window", {window.size().x, window.size().y}},
        {"day_step", days.summary()},           {"moving", moving.summary()},
        {"scaling", scaling.summary()},         {"nothing_changed", panels.summary()},
        {"events_at_rest", frames_at_rest},     {"processor_share_at_rest", share},
        {"memory_kb", memory_kb("VmRSS")},      {"memory_peak_kb", memory_kb("VmHWM")}};
    return write_file(file, report.dump(2) + "\n");
}

} // namespace panjshir::gui
