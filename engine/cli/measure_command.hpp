#pragma once
// panjshir measure: distance, direction and climb from one place to another.

#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace panjshir::cli {

struct MeasureOptions {
    std::string from, to;             ///< a place's id or name, or "lon,lat"
    bool csv = false;                 ///< a row for spreadsheets
    std::vector<std::string> outputs; ///< the line with its profile: .png, .pdf, .svg or .csv
};

int run_measure(const CommandContext& context, const MeasureOptions& options);

void register_measure(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
