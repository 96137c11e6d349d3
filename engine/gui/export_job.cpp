#include "gui/export_job.hpp"

#include "base/file.hpp"

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace panjshir::gui {

namespace {
const std::string kWithoutAWord = "the work ended without a word"; ///< translated where it is told
} // namespace

Result<void> ExportJob::start(const std::vector<std::string>& arguments,
                              std::vector<std::filesystem::path> scratch) {
    m_scratch = std::move(scratch);
    std::error_code error;
    const auto folder = std::filesystem::temp_directory_path(error);
    static int started = 0; // several run side by side, each with messages of its own
    m_messages = folder / fmt::format("panjshir-work-{}-{}.txt", ::getpid(), ++started);
    std::vector<char*> argv;
    std::string name = "panjshir";
    argv.push_back(name.data());
    std::vector<std::string> texts = arguments;
    for (std::string& text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, m_messages.c_str(),
                                     O_CREAT | O_WRONLY | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const int failed =
        ::posix_spawn(&m_process, "/proc/self/exe", &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed == 0)
        return {};
    m_process = 0;
    clean();
    return fail(
        fmt::format("a second run of the program cannot be started: {}", std::strerror(failed)),
        ErrorKind::Missing);
}

std::optional<Result<void>> ExportJob::poll() {
    if (m_process <= 0)
        return std::nullopt;
    int status = 0;
    if (::waitpid(m_process, &status, WNOHANG) != m_process)
        return std::nullopt;
    m_process = 0;
    Result<void> answer;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::string told = read_file(m_messages, 1 << 16).value_or("");
        while (!told.empty() && told.back() == '\n')
            told.pop_back();
        if (const auto last = told.rfind('\n'); last != std::string::npos)
            told = told.substr(last + 1);
        answer = fail(told.empty() ? kWithoutAWord : told);
    }
    clean();
    return answer;
}

void ExportJob::cancel() {
    if (m_process > 0) {
        ::kill(m_process, SIGTERM);
        ::waitpid(m_process, nullptr, 0);
        m_process = 0;
    }
    clean();
}

void ExportJob::clean() {
    std::error_code ignored;
    for (const auto& file : m_scratch)
        std::filesystem::remove(file, ignored);
    m_scratch.clear();
    if (!m_messages.empty())
        std::filesystem::remove(m_messages, ignored);
}

} // namespace panjshir::gui
