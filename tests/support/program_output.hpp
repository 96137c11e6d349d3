#pragma once
// What another program says.

#include <cstdio>
#include <string>

namespace panjshir::testing {

/// Of a shell's command line, its standard output; empty where nothing could be run.
inline std::string output_of(const std::string& command) {
    std::string output;
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr)
        return output;
    char buffer[4096];
    for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        output.append(buffer, got);
    ::pclose(pipe);
    return output;
}

} // namespace panjshir::testing
