#pragma once
// The program with its window, moved by real mouse and keyboard events (xdotool) and watched by the
// state that it writes (--state). Needs an X display; journeys skip by name without one or without
// xdotool.

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace panjshir::testing {

class ShownProgram {
public:
    /// Why no journey can be made here; empty: one can.
    static std::string lacking();

    /// `folder`: the program's own home for caches, sessions and state; kept between two programs
    /// of one journey. `environment`: "NAME=value", before all that it has otherwise.
    explicit ShownProgram(std::filesystem::path folder, std::vector<std::string> arguments = {},
                          std::vector<std::string> environment = {});
    ~ShownProgram();
    ShownProgram(const ShownProgram&) = delete;
    ShownProgram& operator=(const ShownProgram&) = delete;

    /// The state that the window wrote last.
    const nlohmann::json& state() const { return m_state; }
    /// Reads the state until it is as wanted; false after so many seconds. The predicate is asked
    /// of whole states only.
    bool wait(const std::function<bool(const nlohmann::json&)>& wanted, int seconds = 10);
    /// The same for one key.
    bool wait(const std::string& key, const nlohmann::json& value);

    /// "Right", "shift+Right", "ctrl+z": xdotool's names.
    void key(const std::string& name);
    void type(const std::string& text);
    void move_to(double x, double y);
    void click(double x, double y, int button = 1);
    void double_click(double x, double y);
    /// While a key is held: "ctrl".
    void click_with(const std::string& key, double x, double y);
    void drag(double x, double y, double to_x, double to_y, int button = 1);
    void wheel(double x, double y, int notches);
    /// Drags quickly and lets go in the movement; then, so many seconds later, presses and lets go.
    /// 0: does not press.
    void fling(double x, double y, double to_x, double to_y, double press_after_s = 0);
    /// Ends the program as a user does, and gives its exit code.
    int close();
    void kill(); ///< SIGKILL

    /// "NAME=value", as the program runs with them now: after it has begun itself anew, those of
    /// its second run.
    std::vector<std::string> environment() const;

    /// Where a mark lies in the window, by its id; {0, 0} where it is not shown.
    std::pair<double, double> mark(const std::string& id) const;
    /// The middle of the map.
    std::pair<double, double> middle() const;

private:
    void xdotool(std::vector<std::string> arguments);
    bool read();

    std::filesystem::path m_folder, m_state_file;
    pid_t m_process = 0;
    nlohmann::json m_state;
};

} // namespace panjshir::testing
