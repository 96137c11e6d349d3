#pragma once
// panjshir sight: whether one place sees another, or all that is seen from one.

#include "cli/cli.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::cli {

struct SightOptions {
    std::string from, to; ///< "lon,lat[,height]" or "name[,height]"
    std::optional<double> radius_m;
    double refraction = 0.13;
    double target_height_m = 0; ///< above ground, of what the viewshed looks for
    std::vector<std::string> outputs;
    std::string size; ///< of a picture of the viewshed
};

int run_sight(const CommandContext& context, const SightOptions& options);

void register_sight(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
