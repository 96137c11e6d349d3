#pragma once
// panjshir check: the atlas against its schema, its sources' texts and the land.

#include "cli/cli.hpp"

namespace panjshir::cli {

struct CheckOptions {
    std::string articles; ///< folder of the sources' texts; empty: the texts are not looked at
    std::string figure;   ///< .png, .pdf or .svg: statements about the land on the map; or empty
};

/// Exit code 1 only on a fault of severity `error`.
int run_check(const CommandContext& context, const CheckOptions& options);

void register_check(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
