#include "gui/gl_start.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace panjshir::gui {

namespace {

constexpr int kFaulty = 1, kMissing = 3;
constexpr const char* kSoftware = "LIBGL_ALWAYS_SOFTWARE";
constexpr std::array kSignals{SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS};
constexpr const char kStillPossible[] =
    "panjshir: maps can still be drawn into files: panjshir render -o map.png\n";
constexpr const char kNoContext[] = "panjshir: the window gets no OpenGL context\n";

bool by_processor_already() {
    const char* value = std::getenv(kSoftware);
    return value && *value != '\0' && std::strcmp(value, "0") != 0;
}

/// All that a second run needs, made ready beforehand: within a signal nothing can be.
struct SecondRun {
    std::vector<std::string> arguments, variables;
    std::vector<char*> argv, envp;

    SecondRun() {
        std::ifstream in("/proc/self/cmdline", std::ios::binary);
        for (std::string argument; std::getline(in, argument, '\0');)
            arguments.push_back(argument);
        // The graphics card's driver is not asked for by name again, nor drawing by the X server.
        for (char** variable = environ; *variable; ++variable) {
            const std::string text = *variable;
            bool left_out = false;
            for (const char* name :
                 {kSoftware, "LIBGL_ALWAYS_INDIRECT", "MESA_LOADER_DRIVER_OVERRIDE"})
                left_out = left_out || text.rfind(std::string(name) + "=", 0) == 0;
            if (!left_out)
                variables.push_back(text);
        }
        variables.push_back(std::string(kSoftware) + "=1");
        for (std::string& argument : arguments)
            argv.push_back(argument.data());
        for (std::string& variable : variables)
            envp.push_back(variable.data());
        argv.push_back(nullptr);
        envp.push_back(nullptr);
    }
    /// Returns only where it fails.
    void begin() {
        if (!arguments.empty())
            ::execve("/proc/self/exe", argv.data(), envp.data());
    }
};

SecondRun* g_second_run = nullptr; ///< while a guard lives; null also where this is the second run
volatile std::sig_atomic_t g_guarded = 0;
std::array<struct sigaction, kSignals.size()> g_before;

void write_out(const char* text) {
    if (::write(STDERR_FILENO, text, std::strlen(text)) < 0)
        return; // nobody listens
}

/// Calls only what may be called within a signal.
[[noreturn]] void go_on_without() {
    g_guarded = 0;
    if (g_second_run) {
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none,
                      nullptr); // a blocked signal would stay blocked in the second run
        g_second_run->begin();
    }
    write_out(kNoContext);
    write_out(kStillPossible);
    ::_exit(kMissing);
}

void on_signal(int) {
    go_on_without();
}

void on_exit() {
    if (g_guarded)
        go_on_without();
}

} // namespace

int without_window(const Error& error) {
    if (error.kind == ErrorKind::Missing && !by_processor_already())
        SecondRun().begin();
    std::fprintf(stderr, "panjshir: %s\n%s", error.message.c_str(), kStillPossible);
    return error.kind == ErrorKind::Missing ? kMissing : kFaulty;
}

ContextGuard::ContextGuard() {
    static const bool registered = std::atexit(on_exit) == 0;
    static_cast<void>(registered);
    if (!by_processor_already())
        g_second_run = new SecondRun;
    struct sigaction action {};
    action.sa_handler = on_signal;
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &action, &g_before[i]);
    g_guarded = 1;
}

ContextGuard::~ContextGuard() {
    g_guarded = 0;
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &g_before[i], nullptr);
    delete g_second_run;
    g_second_run = nullptr;
}

} // namespace panjshir::gui
