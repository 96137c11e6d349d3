#include "base/error.hpp"

#include <fmt/format.h>

namespace panjshir {

std::string to_string(const Diagnostic& diagnostic) {
    std::string place = diagnostic.file;
    if (diagnostic.line > 0) {
        place += fmt::format(":{}", diagnostic.line);
        if (diagnostic.column > 0)
            place += fmt::format(":{}", diagnostic.column);
    }
    const char* severity = diagnostic.severity == Severity::Error ? "error" : "warning";
    return fmt::format("{}: {}: {}", place, severity, diagnostic.message);
}

} // namespace panjshir
