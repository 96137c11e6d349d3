#pragma once
// panjshir strip: the whole conflict of the valley on one page, distance along its river against
// days.

#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace panjshir::cli {

struct StripOptions {
    std::vector<std::string> outputs;           ///< .pdf, .svg or .png
    std::string according_to = "all", known_on; ///< empty: everything published
    std::string paper = "a3";
    std::string valley, river; ///< ids or names; empty: the one of which most claims speak
};

/// Without an output and without --json it prints a line a claim and an event.
int run_strip(const CommandContext& context, const StripOptions& options);

void register_strip(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
