#pragma once
// panjshir profile: heights along a line, a river or a road.

#include "app/terrain_source.hpp"
#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace panjshir::cli {

struct ProfileOptions {
    std::vector<std::string> places; ///< names, ids or lon,lat; with `along` none or two
    std::string along;               ///< a river or road
    std::vector<std::string> outputs;
    bool csv = false; ///< the samples as a table instead of a report
    double dead_band_m = 10;
};

int run_profile(const CommandContext& context, const ProfileOptions& options);

void register_profile(CLI::App& app, Action& chosen);

/// The terrain that the global options name.
app::GroundOptions ground_options(const CommandContext& context);

} // namespace panjshir::cli
