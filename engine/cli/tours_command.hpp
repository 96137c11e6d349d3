#pragma once
// panjshir tours: the tours of the atlas, their steps, and a step as a picture.

#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct ToursOptions {
    std::string id;     ///< of a tour; empty: all are listed
    int step = 0;       ///< from 1; 0: all
    std::string output; ///< .png, .pdf, .svg or .tif of the step; or empty
};

/// Faults of the tours' files are told on the messages' stream; what is sound is shown.
int run_tours(const CommandContext& context, const ToursOptions& options);

void register_tours(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
