#pragma once
// panjshir gazetteer import|info: whole-country gazetteers, which `find` then searches too.

#include "cli/cli.hpp"

#include <optional>
#include <string>

namespace panjshir::cli {

struct GazetteerImportOptions {
    std::string file;
    std::string title;  ///< empty: the file's name
    std::string format; ///< geonames, linked-places, geojson, csv; empty: seen from the file
    int most_faults_told = 10;
};

/// Exit code 1 where the file cannot be read or holds no place. Doubtful records are counted, and
/// the first of them named.
int run_gazetteer_import(const CommandContext& context, const GazetteerImportOptions& options);

/// What has been imported.
int run_gazetteer_info(const CommandContext& context);

void register_gazetteer(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
