#include "shown_program.hpp"

#include "base/file.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace panjshir::testing {
namespace {

pid_t start(const std::string& program, const std::vector<std::string>& arguments,
            const std::vector<std::string>& environment) {
    std::vector<std::string> texts{program};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv, envp;
    for (std::string& text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);
    std::vector<std::string> variables = environment;
    for (char** variable = environ; *variable; ++variable)
        variables.emplace_back(*variable);
    for (std::string& variable : variables)
        envp.push_back(variable.data());
    envp.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    if (::posix_spawnp(&process, program.c_str(), &actions, nullptr, argv.data(), envp.data()) != 0)
        process = -1;
    posix_spawn_file_actions_destroy(&actions);
    return process;
}

int wait_for(pid_t process) {
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string at(double value) {
    return fmt::format("{:.0f}", value);
}

} // namespace

std::string ShownProgram::lacking() {
    const char* display = std::getenv("DISPLAY");
    if (!display || !*display)
        return "no display";
    const pid_t process = start("xdotool", {"version"}, {});
    if (process < 0 || wait_for(process) != 0)
        return "no xdotool";
    return {};
}

ShownProgram::ShownProgram(std::filesystem::path folder, std::vector<std::string> arguments,
                           std::vector<std::string> environment)
    : m_folder(std::move(folder)), m_state_file(m_folder / "state.json") {
    std::filesystem::create_directories(m_folder);
    std::filesystem::remove(m_state_file);
    arguments.insert(arguments.begin(), {"--state", m_state_file.string()});
    environment.insert(
        environment.end(),
        {"XDG_STATE_HOME=" + (m_folder / "state").string(),
         "XDG_CACHE_HOME=" + (std::filesystem::path(PANJSHIR_BUILD_DIR) / "test-cache").string(),
         "XDG_DATA_HOME=" + (m_folder / "data").string(), "TMPDIR=" + m_folder.string(),
         "LIBGL_ALWAYS_SOFTWARE=1"});
    m_process = start(PANJSHIR_PROGRAM, arguments, environment);
    wait([](const nlohmann::json&) { return true; },
         60); // with an empty cache the ground is made first
}

ShownProgram::~ShownProgram() {
    kill();
}

bool ShownProgram::read() {
    const auto bytes = read_file(m_state_file);
    if (!bytes)
        return false;
    auto state = nlohmann::json::parse(*bytes, nullptr, false);
    if (state.is_discarded())
        return false;
    m_state = std::move(state);
    return true;
}

bool ShownProgram::wait(const std::function<bool(const nlohmann::json&)>& wanted, int seconds) {
    using namespace std::chrono_literals;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (std::chrono::steady_clock::now() < until) {
        if (read() && wanted(m_state))
            return true;
        if (m_process <= 0 || ::waitpid(m_process, nullptr, WNOHANG) == m_process) {
            m_process = 0;
            return false;
        }
        std::this_thread::sleep_for(15ms);
    }
    return false;
}

bool ShownProgram::wait(const std::string& key, const nlohmann::json& value) {
    return wait(
        [&](const nlohmann::json& state) { return state.value(key, nlohmann::json()) == value; });
}

void ShownProgram::xdotool(std::vector<std::string> arguments) {
    wait_for(start("xdotool", arguments, {}));
}

void ShownProgram::key(const std::string& name) {
    xdotool({"key", "--delay", "30", name});
}
void ShownProgram::type(const std::string& text) {
    xdotool({"type", "--delay", "30", text});
}
void ShownProgram::move_to(double x, double y) {
    xdotool({"mousemove", at(x), at(y)});
}
void ShownProgram::click(double x, double y, int button) {
    xdotool({"mousemove", at(x), at(y), "sleep", "0.1", "mousedown", std::to_string(button),
             "sleep", "0.08", "mouseup", std::to_string(button), "sleep", "0.05"});
}
void ShownProgram::double_click(double x, double y) {
    click(x, y);
    click(x, y);
}
void ShownProgram::click_with(const std::string& key, double x, double y) {
    xdotool({"mousemove", at(x),   at(y),       "sleep", "0.1",   "keydown", key,
             "sleep",     "0.1",   "mousedown", "1",     "sleep", "0.08",    "mouseup",
             "1",         "sleep", "0.05",      "keyup", key,     "sleep",   "0.05"});
}
void ShownProgram::drag(double x, double y, double to_x, double to_y, int button) {
    const std::string b = std::to_string(button);
    xdotool({"mousemove",
             at(x),
             at(y),
             "sleep",
             "0.1",
             "mousedown",
             b,
             "sleep",
             "0.05",
             "mousemove",
             at(x + (to_x - x) * 0.3),
             at(y + (to_y - y) * 0.3),
             "sleep",
             "0.05",
             "mousemove",
             at(x + (to_x - x) * 0.7),
             at(y + (to_y - y) * 0.7),
             "sleep",
             "0.05",
             "mousemove",
             at(to_x),
             at(to_y),
             "sleep",
             "0.15",
             "mouseup",
             b,
             "sleep",
             "0.05"});
}
void ShownProgram::wheel(double x, double y, int notches) {
    move_to(x, y);
    for (int i = 0; i < std::abs(notches); ++i)
        xdotool({"click", notches > 0 ? "4" : "5"});
}

void ShownProgram::fling(double x, double y, double to_x, double to_y, double press_after_s) {
    std::vector<std::string> arguments{"mousemove", at(x), at(y),   "sleep", "0.1",
                                       "mousedown", "1",   "sleep", "0.05"};
    constexpr int kMoves = 8;
    for (int i = 1; i <= kMoves; ++i)
        arguments.insert(arguments.end(), {"mousemove", at(x + (to_x - x) * i / kMoves),
                                           at(y + (to_y - y) * i / kMoves), "sleep", "0.016"});
    arguments.insert(arguments.end(), {"mouseup", "1"});
    if (press_after_s > 0)
        arguments.insert(arguments.end(), {"sleep", fmt::format("{:.3f}", press_after_s),
                                           "mousedown", "1", "sleep", "0.4", "mouseup", "1"});
    xdotool(std::move(arguments));
}

int ShownProgram::close() {
    if (m_process <= 0)
        return -1;
    key("ctrl+q");
    using namespace std::chrono_literals;
    const auto until = std::chrono::steady_clock::now() + 5s;
    int status = 0;
    while (std::chrono::steady_clock::now() < until) {
        if (::waitpid(m_process, &status, WNOHANG) == m_process) {
            m_process = 0;
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        }
        std::this_thread::sleep_for(15ms);
    }
    kill();
    return -1;
}

void ShownProgram::kill() {
    if (m_process <= 0)
        return;
    ::kill(m_process, SIGKILL);
    wait_for(m_process);
    m_process = 0;
}

std::vector<std::string> ShownProgram::environment() const {
    std::vector<std::string> variables;
    std::ifstream in("/proc/" + std::to_string(m_process) + "/environ", std::ios::binary);
    for (std::string variable; std::getline(in, variable, '\0');)
        variables.push_back(variable);
    return variables;
}

std::pair<double, double> ShownProgram::mark(const std::string& id) const {
    for (const auto& hit : m_state.value("hits", nlohmann::json::array()))
        if (hit["id"] == id)
            return {hit["x"].get<double>(), hit["y"].get<double>()};
    return {0, 0};
}

std::pair<double, double> ShownProgram::middle() const {
    const auto& map = m_state["map"];
    return {map[0].get<double>() + map[2].get<double>() / 2,
            map[1].get<double>() + map[3].get<double>() / 2};
}

} // namespace panjshir::testing
