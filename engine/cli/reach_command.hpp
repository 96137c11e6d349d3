#pragma once
// panjshir reach: least-cost ways on foot or by road, with passes and roads open or closed.

#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace panjshir::cli {

struct ReachOptions {
    std::string from,
        to; ///< a place's id or name, or "lon,lat"; `to` empty: all towns and villages
    std::vector<std::string> close; ///< passes, roads, tunnels, areas or settlements
    std::string closed_by, on;      ///< WHO and a day
    bool on_foot = false, by_road = false;
    bool off_path = false;
    std::string output, size; ///< a file, or empty; pixels of a picture
};

int run_reach(const CommandContext& context, const ReachOptions& options);

void register_reach(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
