#include "cli/check_command.hpp"

#include "app/checks_figure.hpp"
#include "app/figure_export.hpp"
#include "cli/session_opening.hpp"
#include "io/atlas_articles.hpp"
#include "io/atlas_questions.hpp"
#include "io/tour_file.hpp"
#include "projection/projection.hpp"
#include "study/colour_check.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using study::StatementCheck;

std::string_view to_string(Severity severity) {
    return severity == Severity::Error ? "error" : "warning";
}

json to_json(const Diagnostics& faults, const std::vector<StatementCheck>& checks) {
    json fault_list = json::array(), statement_list = json::array();
    for (const Diagnostic& fault : faults)
        fault_list.push_back({{"severity", to_string(fault.severity)},
                              {"file", fault.file},
                              {"line", fault.line},
                              {"column", fault.column},
                              {"message", fault.message}});
    for (const StatementCheck& check : checks) {
        const chronicle::LandStatement& statement = *check.statement;
        statement_list.push_back({{"id", statement.id},
                                  {"source", statement.source},
                                  {"begin", statement.span.begin},
                                  {"end", statement.span.end},
                                  {"relation", chronicle::to_string(statement.relation)},
                                  {"subject", statement.subject},
                                  {"object", statement.object},
                                  {"said", check.said},
                                  {"measured", check.measured},
                                  {"verdict", study::to_string(check.verdict)},
                                  {"reason", check.reason}});
    }
    return {{"faults", fault_list}, {"statements", statement_list}};
}

void print(const CommandContext& context, const Diagnostics& faults,
           const std::vector<StatementCheck>& checks) {
    for (const Diagnostic& fault : faults)
        context.out << panjshir::to_string(fault) << '\n';
    const auto errors = std::count_if(faults.begin(), faults.end(), [](const Diagnostic& fault) {
        return fault.severity == Severity::Error;
    });
    const bool french = context.language == "fr";
    context.out << (french ? fmt::format("{} erreurs, {} avertissements\n", errors,
                                         static_cast<std::ptrdiff_t>(faults.size()) - errors)
                           : fmt::format("{} errors, {} warnings\n", errors,
                                         static_cast<std::ptrdiff_t>(faults.size()) - errors));
    for (const StatementCheck& check : checks) {
        const chronicle::LandStatement& statement = *check.statement;
        context.out << fmt::format("\n{} - {}\n  {}  {} {} {}{}{}\n", statement.id,
                                   study::to_string(check.verdict),
                                   french ? "dit     " : "said    ", statement.subject,
                                   chronicle::to_string(statement.relation), statement.object,
                                   statement.value.empty() ? "" : ": ", statement.value);
        if (!check.measured.empty())
            context.out << fmt::format("  {}  {}\n", french ? "mesuré  " : "measured",
                                       check.measured);
        context.out << fmt::format("  {}  {}\n", french ? "verdict " : "because ", check.reason);
    }
}

// JSON is English whatever the language.
std::string language_of_reasons(const CommandContext& context) {
    return context.language == "fr" && context.form == OutputForm::Text ? "fr" : "en";
}

void check_projection(const io::Atlas& atlas, Diagnostics& faults) {
    if (const auto projection = make_projection(atlas.projection); !projection)
        faults.push_back({Severity::Error, "datapackage.json", 0, 0,
                          "panjshir.projection: " + projection.error().message});
}

void check_colours(const io::Atlas& atlas, Diagnostics& faults) {
    for (const study::ColourClash& clash : study::colour_clashes(atlas.chronicle.actors)) {
        const io::RowOrigin origin = atlas.origin("actors", clash.second);
        faults.push_back(
            {Severity::Warning, "actors.csv", origin.line, origin.span_column,
             fmt::format(
                 "colour: {} and {} are too near to each other in {} vision (CIEDE2000 {:.1f}, "
                 "at least {:.0f} is wanted)",
                 clash.first, clash.second, study::to_string(clash.vision), clash.difference,
                 study::kLeastColourDifference)});
    }
}

void check_teaching(const io::Atlas& atlas, Diagnostics& faults) {
    for (const Diagnostics& more :
         {io::load_tours(atlas).diagnostics, io::load_questions(atlas).diagnostics})
        faults.insert(faults.end(), more.begin(), more.end());
}

Result<void> write_figure(const CommandContext& context, const std::string& file) {
    const auto session = open_session(context);
    if (!session)
        return tl::unexpected(session.error());
    return app::export_checks(**session, context.language,
                              app::default_paper(scene::SheetTemplate::Sheet), file);
}

} // namespace

int run_check(const CommandContext& context, const CheckOptions& options) {
    if (!options.figure.empty() && !app::is_picture(options.figure))
        return report(context,
                      Error{options.figure + ": the figure is written as .png, .pdf or .svg",
                            ErrorKind::Usage});
    const auto atlas = io::load_atlas(context.atlas_folder);
    if (!atlas)
        return report(context, atlas.error());
    Diagnostics faults = atlas->diagnostics;
    check_projection(*atlas, faults);
    check_colours(*atlas, faults);
    check_teaching(*atlas, faults);
    if (!options.articles.empty()) {
        std::error_code error;
        if (!std::filesystem::is_directory(options.articles, error))
            return report(context, Error{options.articles + ": no such folder"});
        const Diagnostics more = io::check_articles(*atlas, options.articles);
        faults.insert(faults.end(), more.begin(), more.end());
    }
    study::LandFacts facts;
    facts.places = atlas->places;
    facts.extents = atlas->extents;
    if (context.hooks.add_land_facts)
        if (const auto added = context.hooks.add_land_facts(context, *atlas, facts); !added)
            return report(context, added.error());
    const auto checks = study::check_statements(atlas->chronicle.statements, facts,
                                                {.language = language_of_reasons(context)});
    if (!options.figure.empty())
        if (const auto written = write_figure(context, options.figure); !written)
            return report(context, written.error());
    if (context.form == OutputForm::Json)
        context.out << to_json(faults, checks).dump(2) << '\n';
    else
        print(context, faults, checks);
    const bool at_fault = std::any_of(faults.begin(), faults.end(), [](const Diagnostic& fault) {
        return fault.severity == Severity::Error;
    });
    return at_fault ? kInputAtFault : kDone;
}

void register_check(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = app.add_subcommand(
        "check", "the atlas against its schema, its sources' texts and the land");
    command->add_option("--articles", options->articles, "folder of the sources' texts");
    command->add_option("--figure", options->figure,
                        ".png, .pdf or .svg: what sources say of the land, on the map");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_check(context, *options); };
    });
}

} // namespace panjshir::cli
