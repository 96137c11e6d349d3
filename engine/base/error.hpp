#pragma once
// How the program says that something went wrong: an Error for the user, a Result that carries one,
// and Diagnostics for inputs in which many things may be wrong at once.

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace panjshir {

/// Whose fault an error is; it decides the exit code of the command line (1, 2, 3).
enum class ErrorKind { Input, Usage, Missing };

/// One message for the user: it names the file, the place in it and the reason.
/// Example: "alps.tif: no elevation band (found 3 colour bands)".
struct Error {
    std::string message;
    ErrorKind kind = ErrorKind::Input;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string message, ErrorKind kind = ErrorKind::Input) {
    return tl::unexpected<Error>(Error{std::move(message), kind});
}

enum class Severity { Warning, Error };

/// One of possibly many faults in an input. Lines and columns count from 1; 0 means not known.
struct Diagnostic {
    Severity severity = Severity::Error;
    std::string file;
    int line = 0;
    int column = 0;
    std::string message;

    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// "file:line:column: error: message", leaving out what is not known.
std::string to_string(const Diagnostic& diagnostic);

} // namespace panjshir
