#pragma once
// panjshir read: the places and dates in an article, and drafts of claims and events.

#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct ReadCommandOptions {
    std::string article;   ///< a text file; "-" is standard input
    std::string published; ///< EDTF, or empty
    bool draft = false;
};

/// Errors: no such file, a date that is none (usage). A text that is partly at fault is read as far
/// as it goes, with notes.
int run_read(const CommandContext& context, const ReadCommandOptions& options);

void register_read(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
