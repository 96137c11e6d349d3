#pragma once
// Work that survives a crash: an autosaved copy of what is unsaved, offered once at the next start;
// and the list of files used last.

#include "base/error.hpp"
#include "io/user_document.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::app {

/// $XDG_STATE_HOME/panjshir or ~/.local/state/panjshir; empty where there is neither.
std::filesystem::path state_folder();

/// Keeps one file in `folder` for this run of the program, locked while it lives. Another run's
/// file whose lock is free was left by a crash.
class Autosave {
public:
    using Clock = std::chrono::steady_clock;
    /// At most so much work is lost.
    static constexpr std::chrono::seconds kInterval{8};

    /// An empty folder name keeps nothing and is no error. Errors: the folder cannot be made or
    /// written; the caller says so once and goes on without.
    static Result<Autosave> open(const std::filesystem::path& folder);
    Autosave(Autosave&& other) noexcept;
    Autosave& operator=(Autosave&& other) noexcept;
    /// Leaves the file behind only if the program ends without `discard`: a crash.
    ~Autosave();

    /// Whether a document of this revision is to be written now: it changed since the last time and
    /// the interval has passed.
    bool is_due(std::uint64_t revision, Clock::time_point now) const;
    /// When `is_due` can next be true; nothing while nothing has changed.
    std::optional<Clock::time_point> due_at(std::uint64_t revision) const;
    /// `opened_from`: the file that the work came from, or empty. Errors: disk full and the like.
    Result<void> write(const io::UserDocument& document, const std::string& opened_from,
                       std::uint64_t revision, Clock::time_point now);
    /// Work saved or ended in good order: nothing is to be recovered.
    void discard();

    const std::filesystem::path& file() const { return m_file; }

private:
    Autosave() = default;
    std::filesystem::path m_file, m_lock_file;
    int m_lock = -1; ///< file descriptor
    std::uint64_t m_written_revision = 0;
    Clock::time_point m_written{};
};

/// Work left by a crash, newest first.
struct Recovery {
    std::filesystem::path file;
    std::string opened_from; ///< the file it came from, or empty
    io::UserDocument document;
    Diagnostics diagnostics;
};
/// Files of other runs whose lock is free. Each is offered once: it is renamed to "offered-..." (of
/// which the newest three are kept), so that it is not lost if the user says no by mistake. What
/// cannot be read is named in `diagnostics`.
std::vector<Recovery> take_recoveries(const std::filesystem::path& folder,
                                      Diagnostics& diagnostics);

inline constexpr std::size_t kMaxRecentFiles = 10;
/// The files used last, newest first; those that are gone are left out.
std::vector<std::filesystem::path> recent_files(const std::filesystem::path& state_folder);
/// Errors: cannot be written.
Result<void> remember_file(const std::filesystem::path& state_folder,
                           const std::filesystem::path& file);

} // namespace panjshir::app
