#pragma once
// Runs the command line in this process and keeps what it writes.

#include "cli/cli.hpp"
#include "support/shared.hpp"

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace panjshir::testing {

struct CommandRun {
    int exit_code = 0;
    std::string out, err;

    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

/// On the package of the Panjshir unless the arguments name an atlas themselves.
inline CommandRun run_command(std::vector<std::string> arguments, const cli::CliHooks& hooks = {}) {
    bool names_atlas = false;
    for (const std::string& argument : arguments)
        names_atlas = names_atlas || argument == "--atlas";
    if (!names_atlas)
        arguments.insert(arguments.begin(), {"--atlas", atlas_dir().string()});
    std::vector<const char*> argv{"panjshir"};
    for (const std::string& argument : arguments)
        argv.push_back(argument.c_str());
    std::ostringstream out, err;
    CommandRun run;
    run.exit_code = cli::run_cli(static_cast<int>(argv.size()), argv.data(), out, err, hooks);
    run.out = out.str();
    run.err = err.str();
    return run;
}

} // namespace panjshir::testing
