#include "cli/command_context.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace panjshir::cli {

int report(const CommandContext& context, const Error& error) {
    context.err << "panjshir: " << error.message << '\n';
    switch (error.kind) {
    case ErrorKind::Input:
        return kInputAtFault;
    case ErrorKind::Usage:
        return kWrongUsage;
    case ErrorKind::Missing:
        return kMissing;
    }
    return kInputAtFault;
}

void note(const CommandContext& context, std::string_view message) {
    if (context.messages == Messages::Shown)
        context.err << "panjshir: " << message << '\n';
}

Result<io::Atlas> open_atlas(const CommandContext& context) {
    auto atlas = io::load_atlas(context.atlas_folder);
    if (!atlas)
        return atlas;
    const auto errors =
        std::count_if(atlas->diagnostics.begin(), atlas->diagnostics.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::Error; });
    if (errors > 0) {
        const auto first =
            std::find_if(atlas->diagnostics.begin(), atlas->diagnostics.end(),
                         [](const Diagnostic& d) { return d.severity == Severity::Error; });
        note(context, fmt::format("{}: {} (faults in the atlas: {}; panjshir check lists them)",
                                  context.atlas_folder.string(), to_string(*first), errors));
    }
    return atlas;
}

std::string text_table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (widths.size() <= i)
                widths.push_back(0);
            if (i + 1 < row.size())
                widths[i] = std::max(widths[i], utf8::length(row[i]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size())
                line.append(widths[i] - utf8::length(row[i]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

} // namespace panjshir::cli
