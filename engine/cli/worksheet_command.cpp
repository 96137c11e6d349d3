#include "cli/worksheet_command.hpp"

#include "app/worksheet.hpp"
#include "cli/session_opening.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using nlohmann::json;

void print_json(const CommandContext& context, const app::WorksheetPages& pages,
                const WorksheetOptions& options) {
    json said = json::array();
    for (const study::WhoSaidIt& row : pages.sheet.said)
        said.push_back({{"claim", row.claim->id},
                        {"answer", scene::answer_letter(row.answer, "en")},
                        {"speaker", row.claim->speaker}});
    context.out << json{{"seed", pages.sheet.seed},         {"file", options.output},
                        {"pages", pages.pages.size()},      {"places", pages.sheet.places},
                        {"speakers", pages.sheet.speakers}, {"said", said}}
                       .dump(2)
                << '\n';
}

} // namespace

int run_worksheet(const CommandContext& context, const WorksheetOptions& options) {
    if (std::filesystem::path(options.output).extension() != ".pdf")
        return report(context,
                      Error{options.output + ": a worksheet is written as .pdf", ErrorKind::Usage});
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    const app::WorksheetRequest request{options.seed, context.language};
    const auto pages = app::make_worksheet(**session, request);
    if (!pages)
        return report(context, pages.error());
    if (const auto written = app::write_worksheet(**session, *pages, request, options.output);
        !written)
        return report(context, written.error());
    if (context.form == OutputForm::Json)
        print_json(context, *pages, options);
    return kDone;
}

void register_worksheet(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<WorksheetOptions>();
    CLI::App* command = app.add_subcommand(
        "worksheet", "exercises on paper, drawn by lot from the atlas, with their key");
    command->add_option("-o,--output", options->output, ".pdf")->required();
    command->add_option("--seed", options->seed, "the same number gives the same sheet (1)");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_worksheet(context, *options);
        };
    });
}

} // namespace panjshir::cli
