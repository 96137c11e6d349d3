#pragma once
// panjshir worksheet: handouts for a class with their key, as one PDF.

#include "cli/cli.hpp"

#include <cstdint>
#include <string>

namespace panjshir::cli {

struct WorksheetOptions {
    std::string output; ///< .pdf
    std::uint64_t seed = 1;
};

/// With --json it also tells the answers.
int run_worksheet(const CommandContext& context, const WorksheetOptions& options);

void register_worksheet(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
