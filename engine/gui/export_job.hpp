#pragma once
// Work done beside the window by a second run of the program itself, a map to be written, a terrain
// to be taken in, a way to be found, so that the window never waits for it and a long one can be
// given up. Files are written atomically by that run: giving up leaves no half of one in its place.

#include "base/error.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace panjshir::gui {

class ExportJob {
public:
    ExportJob() = default;
    ~ExportJob() { cancel(); }
    ExportJob(const ExportJob&) = delete;
    ExportJob& operator=(const ExportJob&) = delete;

    /// Starts `panjshir` with these arguments; `scratch` are files removed when it ends. Errors: no
    /// second run can be started. Requires: not running.
    Result<void> start(const std::vector<std::string>& arguments,
                       std::vector<std::filesystem::path> scratch);
    bool running() const { return m_process > 0; }
    /// The answer once it has ended: nothing wrong, or its last message, else "the work ended
    /// without a word". Nothing while it runs or none was started.
    std::optional<Result<void>> poll();
    void cancel();

private:
    void clean();

    pid_t m_process = 0;
    std::filesystem::path m_messages; ///< its standard error
    std::vector<std::filesystem::path> m_scratch;
};

} // namespace panjshir::gui
