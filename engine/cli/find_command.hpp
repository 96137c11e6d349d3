#pragma once
// panjshir find: ranked places for a name, with reasons.

#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace panjshir::cli {

struct FindCommandOptions {
    std::vector<std::string> words; ///< of one name
    std::string kind;               ///< a place kind, or empty
    std::string near;               ///< a place's id, name or lon,lat; empty: nowhere
    int limit = 10;
};

/// Nothing found is exit code 0 with what was tried.
int run_find(const CommandContext& context, const FindCommandOptions& options);

void register_find(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
