#include "cli/gazetteer_command.hpp"

#include "app/gazetteers.hpp"
#include "gazetteer/import.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using gazetteer::GazetteerFormat;

std::optional<GazetteerFormat> parse_format(const std::string& text) {
    if (text == "geonames")
        return GazetteerFormat::GeoNames;
    if (text == "linked-places")
        return GazetteerFormat::LinkedPlaces;
    if (text == "geojson")
        return GazetteerFormat::GeoJson;
    if (text == "csv")
        return GazetteerFormat::Csv;
    return std::nullopt;
}

void print_summary(const CommandContext& context, const gazetteer::ImportSummary& summary,
                   const std::filesystem::path& kept) {
    if (context.form == OutputForm::Json) {
        nlohmann::json faults = nlohmann::json::array();
        for (const Diagnostic& d : summary.diagnostics)
            faults.push_back({{"severity", d.severity == Severity::Error ? "error" : "warning"},
                              {"file", d.file},
                              {"line", d.line},
                              {"column", d.column},
                              {"message", d.message}});
        context.out << nlohmann::json{{"format", to_string(summary.format)},
                                      {"places", summary.places},
                                      {"names", summary.names},
                                      {"doubtful_places", summary.doubtful_places},
                                      {"doubtful_names", summary.doubtful_names},
                                      {"skipped", summary.skipped},
                                      {"file", kept.string()},
                                      {"faults", faults}}
                           .dump(2)
                    << '\n';
        return;
    }
    context.out << fmt::format(
        "{} places with {} names ({}); {} places and {} names doubtful, {} records left out\n{}\n",
        summary.places, summary.names, to_string(summary.format), summary.doubtful_places,
        summary.doubtful_names, summary.skipped, kept.string());
}

} // namespace

int run_gazetteer_import(const CommandContext& context, const GazetteerImportOptions& options) {
    gazetteer::ImportOptions import;
    import.title = options.title;
    if (!options.format.empty()) {
        import.format = parse_format(options.format);
        if (!import.format)
            return report(
                context,
                {fmt::format("--format: '{}' is none of geonames, linked-places, geojson and csv",
                             options.format),
                 ErrorKind::Usage});
    }
    std::uint64_t told = 0;
    import.progress = [&](const gazetteer::ImportProgress& progress) {
        const std::uint64_t percent =
            progress.total_bytes > 0 ? 100 * progress.bytes / progress.total_bytes : 100;
    if (percent >= told + 25) {
        told = percent;
        note(context, fmt::format("{} %, {} places", percent, progress.places));
    }
};
const auto imported = gazetteer::import_gazetteer(options.file, import);
if (!imported)
    return report(context, imported.error());
const auto kept = app::keep_gazetteer(app::gazetteers_folder(), imported->index);
if (!kept)
    return report(context, kept.error());
const Diagnostics& faults = imported->summary.diagnostics;
for (std::size_t i = 0; i < faults.size() && i < static_cast<std::size_t>(options.most_faults_told);
     ++i)
    note(context, to_string(faults[i]));
if (faults.size() > static_cast<std::size_t>(options.most_faults_told))
    note(context, fmt::format("... and {} more; --json lists them all",
                              faults.size() - static_cast<std::size_t>(options.most_faults_told)));
print_summary(context, imported->summary, *kept);
return kDone;
} // namespace panjshir::cli

int run_gazetteer_info(const CommandContext& context) {
    const app::OpenedGazetteers opened = app::open_gazetteers(app::gazetteers_folder());
    for (const Diagnostic& diagnostic : opened.diagnostics)
        note(context, diagnostic.message);
    if (context.form == OutputForm::Json) {
        nlohmann::json list = nlohmann::json::array();
        for (const gazetteer::NameIndex& index : opened.indexes)
            list.push_back({{"title", index.title()},
                            {"places", index.place_count()},
                            {"names", index.form_count()},
                            {"bytes", index.bytes().size()}});
        context.out << nlohmann::json{{"gazetteers", list}}.dump(2) << '\n';
        return kDone;
    }
    if (opened.indexes.empty())
        context.out << "no gazetteer has been imported\n";
    std::vector<std::vector<std::string>> rows;
    for (const gazetteer::NameIndex& index : opened.indexes)
        rows.push_back({std::string(index.title()), fmt::format("{} places", index.place_count()),
                        fmt::format("{} names", index.form_count()),
                        fmt::format("{:.1f} MB", static_cast<double>(index.bytes().size()) / 1e6)});
    context.out << text_table(rows);
    return kDone;
}

void register_gazetteer(CLI::App& app, Action& chosen) {
    CLI::App* command =
        app.add_subcommand("gazetteer", "whole-country gazetteers that find searches too");
    command->require_subcommand(1);
    auto options = std::make_shared<GazetteerImportOptions>();
    CLI::App* import = command->add_subcommand(
        "import", "read a GeoNames dump, Linked Places, GeoJSON or CSV file");
    import->add_option("file", options->file, "the file")->required();
    import->add_option("--title", options->title, "what it is called");
    import->add_option("--format", options->format, "geonames, linked-places, geojson or csv");
    import->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_gazetteer_import(context, *options);
};
});
CLI::App* info = command->add_subcommand("info", "what has been imported");
info->callback([&chosen] { chosen = run_gazetteer_info; });
for (CLI::App* part : {import, info})
    part->fallthrough();
command->fallthrough();
}

} // namespace panjshir::cli
