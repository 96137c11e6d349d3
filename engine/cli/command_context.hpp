#pragma once
// What every subcommand is given: where to write, in which form, and the global options.

#include "base/error.hpp"
#include "io/atlas.hpp"
#include "study/statement_checks.hpp"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::cli {

enum class OutputForm { Text, Json };
enum class Messages { Shown, Silenced };

/// Exit codes: 0 done, 1 the input is at fault, 2 wrong usage, 3 something is missing on this
/// machine.
enum ExitCode : int { kDone = 0, kInputAtFault = 1, kWrongUsage = 2, kMissing = 3 };

/// What the commands need of terrain and has to be made from an atlas; empty functions where there
/// is none.
struct TerrainHooks {
    /// Height in metres at a place, from the terrain that the global options name.
    std::function<Result<std::optional<double>>(const struct CommandContext&, const io::Atlas&,
                                                LonLat)>
        height_at;
    /// Mouth, head, centroid of areas and the areas' outlines, added to the facts for statement
    /// checks.
    std::function<Result<void>(const struct CommandContext&, const io::Atlas&, study::LandFacts&)>
        add_land_facts;
};

struct CommandContext {
    std::ostream& out; ///< results
    std::ostream& err; ///< messages
    OutputForm form = OutputForm::Text;
    Messages messages = Messages::Shown;
    std::string language = "en"; ///< en, fr or prs
    std::string second_language; ///< empty: none
    std::filesystem::path atlas_folder;
    std::string terrain = "built-in"; ///< or a file
    int stale_after_days = 7;         ///< a claim older than this no longer counts
    TerrainHooks hooks{};
};

/// Writes "panjshir: message" to the messages' stream (even with --quiet: an error is told) and
/// gives the exit code of the error's kind.
int report(const CommandContext& context, const Error& error);

/// A note or warning; silenced by --quiet.
void note(const CommandContext& context, std::string_view message);

/// Loads the atlas that the options name. Its faults are told in one note ("3 faults in ...: see
/// check").
Result<io::Atlas> open_atlas(const CommandContext& context);

/// Lays rows out as a table of left-aligned columns, two blanks apart, as wide as their widest cell
/// in code points; the last column is not filled up.
std::string text_table(const std::vector<std::vector<std::string>>& rows);

} // namespace panjshir::cli
