#pragma once
// panjshir claims: who is said to hold what on a day.

#include "cli/cli.hpp"

namespace panjshir::cli {

struct ClaimsOptions {
    std::string on;       ///< a day
    std::string known_on; ///< a day, or empty: everything published
    std::string according_to = "all";
    std::string place; ///< an id or a name, or empty: every place that a claim names
};

/// Errors: a date that is none, an unknown speaker, side, source or place (exit code 1).
int run_claims(const CommandContext& context, const ClaimsOptions& options);

void register_claims(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
