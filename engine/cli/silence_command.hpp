#pragma once
// panjshir silence: of which places nobody speaks, and since when.

#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct SilenceOptions {
    std::string from, to;             ///< days, both included
    std::string according_to = "all"; ///< all, a side, an actor or a source
    std::string known_on; ///< only what had been published by this day; empty: everything
};

int run_silence(const CommandContext& context, const SilenceOptions& options);

void register_silence(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
