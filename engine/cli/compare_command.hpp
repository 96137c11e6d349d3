#pragma once
// panjshir compare: the same happening in several sources, where figure, place, verb or date
// differ.

#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace panjshir::cli {

struct CompareOptions {
    /// None, or two: each a source ("002-reuters") or the file of several ("002").
    std::vector<std::string> sources;
};

int run_compare(const CommandContext& context, const CompareOptions& options);

void register_compare(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
