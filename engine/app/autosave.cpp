#include "app/autosave.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <sstream>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace panjshir::app {
namespace {

constexpr const char* kSuffix = ".autosave.json";
constexpr const char* kOrigin = ".from";
constexpr const char* kLock = ".lock";
constexpr const char* kOffered = "offered-";
constexpr std::size_t kOfferedKept = 3;

bool ends_with(const std::string& text, std::string_view end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::filesystem::path with_suffix(std::filesystem::path path, const char* suffix) {
    path += suffix;
    return path;
}

// An open, locked file, or -1 where another run holds it.
int lock(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        return -1;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return -1;
    }
    return file;
}

void remove_file(const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::filesystem::file_time_type written(const std::filesystem::path& path) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(path, error);
    return error ? std::filesystem::file_time_type::min() : time;
}

void forget_old_offers(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> offered;
    for (const auto& file : files_in(folder))
        if (file.filename().string().rfind(kOffered, 0) == 0)
            offered.push_back(file);
    std::sort(offered.begin(), offered.end(),
              [](const auto& a, const auto& b) { return written(a) > written(b); });
    for (std::size_t i = kOfferedKept; i < offered.size(); ++i)
        remove_file(offered[i]);
}

} // namespace

std::filesystem::path state_folder() {
    const auto absolute = [](const char* name) {
        const char* value = std::getenv(name);
        const std::filesystem::path path = value ? value : "";
        return path.is_absolute() ? path : std::filesystem::path();
    };
    if (const auto folder = absolute("XDG_STATE_HOME"); !folder.empty())
        return folder / "panjshir";
    if (const auto home = absolute("HOME"); !home.empty())
        return home / ".local" / "state" / "panjshir";
    return {};
}

Result<Autosave> Autosave::open(const std::filesystem::path& folder) {
    Autosave autosave;
    if (folder.empty())
        return autosave;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return fail(fmt::format("{}: cannot be made: {}", folder.string(), error.message()));
    for (int i = 0; i < 100; ++i) {
        const auto file = folder / fmt::format("{}-{}{}", ::getpid(), i, kSuffix);
        const auto lock_file = with_suffix(file, kLock);
        if (std::filesystem::exists(file, error))
            continue; // left by a crashed run with our number
        autosave.m_lock = lock(lock_file);
        if (autosave.m_lock >= 0) {
            autosave.m_file = file;
            autosave.m_lock_file = lock_file;
            return autosave;
        }
    }
    return fail(fmt::format("{}: no autosave can be written there", folder.string()));
}

Autosave::Autosave(Autosave&& other) noexcept {
    *this = std::move(other);
}

Autosave& Autosave::operator=(Autosave&& other) noexcept {
    if (this != &other) {
        std::swap(m_file, other.m_file);
        std::swap(m_lock_file, other.m_lock_file);
        std::swap(m_lock, other.m_lock);
        std::swap(m_written_revision, other.m_written_revision);
        std::swap(m_written, other.m_written);
    }
    return *this;
}

Autosave::~Autosave() {
    if (m_lock < 0)
        return;
    remove_file(m_lock_file);
    ::close(m_lock);
}

bool Autosave::is_due(std::uint64_t revision, Clock::time_point now) const {
    const auto at = due_at(revision);
    return at && now >= *at;
}

std::optional<Autosave::Clock::time_point> Autosave::due_at(std::uint64_t revision) const {
    if (m_lock < 0 || revision == m_written_revision)
        return std::nullopt;
    return m_written + kInterval;
}

Result<void> Autosave::write(const io::UserDocument& document, const std::string& opened_from,
                             std::uint64_t revision, Clock::time_point now) {
    if (m_lock < 0)
        return {};
    // Whatever comes of it: a full disk is not tried again before the next interval.
    m_written = now;
    if (const auto done = write_file(m_file, io::to_json_text(document)); !done)
        return done;
    if (!opened_from.empty())
        if (const auto done = write_file(with_suffix(m_file, kOrigin), opened_from); !done)
            return done;
    m_written_revision = revision;
    return {};
}

void Autosave::discard() {
    if (m_lock < 0)
        return;
    remove_file(m_file);
    remove_file(with_suffix(m_file, kOrigin));
}

std::vector<Recovery> take_recoveries(const std::filesystem::path& folder,
                                      Diagnostics& diagnostics) {
    std::vector<Recovery> found;
    for (const auto& file : files_in(folder)) {
        const std::string name = file.filename().string();
        if (!ends_with(name, kSuffix) || name.rfind(kOffered, 0) == 0)
            continue;
        const auto lock_file = with_suffix(file, kLock);
        const int held = lock(lock_file);
        if (held < 0)
            continue; // its run is still going
        auto document = io::read_user_document(file, diagnostics);
        if (document) {
            Recovery recovery;
            recovery.document = std::move(*document);
            if (const auto origin = read_file(with_suffix(file, kOrigin), 4096))
                recovery.opened_from = *origin;
            recovery.file = folder / (kOffered + name);
            found.push_back(std::move(recovery));
        } else {
            diagnostics.push_back({Severity::Error, "", 0, 0, document.error().message});
        }
        std::error_code ignored;
        std::filesystem::rename(file, folder / (kOffered + name), ignored);
        remove_file(with_suffix(file, kOrigin));
        remove_file(lock_file);
        ::close(held);
    }
    std::sort(found.begin(), found.end(), [](const Recovery& a, const Recovery& b) {
        return written(a.file) > written(b.file);
    });
    forget_old_offers(folder);
    return found;
}

std::vector<std::filesystem::path> recent_files(const std::filesystem::path& state_folder) {
    std::vector<std::filesystem::path> files;
    const auto bytes = read_file(state_folder / "recent-files", 1 << 16);
    if (!bytes)
        return files;
    std::istringstream lines(*bytes);
    std::error_code error;
    for (std::string line; std::getline(lines, line) && files.size() < kMaxRecentFiles;)
        if (!line.empty() && std::filesystem::is_regular_file(line, error))
            files.emplace_back(line);
    return files;
}

Result<void> remember_file(const std::filesystem::path& state_folder,
                           const std::filesystem::path& file) {
    if (state_folder.empty())
        return {};
    std::error_code error;
    std::filesystem::create_directories(state_folder, error);
    const auto whole = std::filesystem::absolute(file, error);
    if (whole.string().find('\n') != std::string::npos)
        return {};
    std::string text = whole.string() + "\n";
    std::size_t count = 1;
    for (const auto& other : recent_files(state_folder))
        if (other != whole && count++ < kMaxRecentFiles)
            text += other.string() + "\n";
    return write_file(state_folder / "recent-files", text);
}

} // namespace panjshir::app
