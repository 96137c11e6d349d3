#pragma once
// panjshir measure: distance, direction and climb from one place to another.

#include "cli/cli.hpp"

namespace panjshir::cli {

struct MeasureOptions {
    std::string from, to; ///< a place's id or name, or "lon,lat"
};

int run_measure(const CommandContext& context, const MeasureOptions& options);

void register_measure(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
