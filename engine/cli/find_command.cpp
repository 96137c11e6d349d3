#include "cli/find_command.hpp"

#include "app/gazetteers.hpp"
#include "cli/place_argument.hpp"
#include "cli/wording.hpp"
#include "gazetteer/find.hpp"
#include "gazetteer/find_json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

void print(const CommandContext& context, const io::Atlas& atlas,
           const gazetteer::FindReport& found) {
    if (found.candidates.empty()) {
        std::vector<std::string> tried;
        for (const gazetteer::TriedKey& key : found.tried)
            tried.push_back(fmt::format("{} ({})", key.key, key.rule));
        context.out << fmt::format(
            "{} '{}'; {}: {}\n", word(context, "nothing found for", "rien trouvé pour"),
            found.query, word(context, "tried", "essayé"), fmt::join(tried, ", "));
        return;
    }
    std::vector<std::vector<std::string>> rows;
    for (const gazetteer::Candidate& candidate : found.candidates) {
        const gazetteer::Place* place = atlas.place(candidate.place);
        rows.push_back({fmt::format("{:.2f}", candidate.score),
                        place ? place->name_in(context.language) : candidate.name,
                        std::string(gazetteer::to_string(candidate.kind)),
                        candidate.position
                            ? fmt::format("{:.4f},{:.4f}", candidate.position->longitude_deg(),
                                          candidate.position->latitude_deg())
                            : "-",
                        candidate.place, fmt::format("{}", fmt::join(candidate.reasons, "; "))});
    }
    context.out << text_table(rows);
}

} // namespace

int run_find(const CommandContext& context, const FindCommandOptions& options) {
    gazetteer::FindOptions find_options;
    find_options.limit = options.limit;
    if (!options.kind.empty()) {
        find_options.kind = gazetteer::parse_place_kind(options.kind);
        if (!find_options.kind)
            return report(context,
                          Error{fmt::format("--kind: '{}' is no kind of place", options.kind),
                                ErrorKind::Usage});
    }
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    if (!options.near.empty()) {
        const auto near = resolve_place(*atlas, options.near);
        if (!near)
            return report(context, Error{"--near: " + near.error().message, near.error().kind});
        find_options.near = near->at;
    }
    const auto index = gazetteer::NameIndex::build(atlas->places, atlas->title_en);
    if (!index)
        return report(context, index.error());
    const app::OpenedGazetteers imported = app::open_gazetteers(app::gazetteers_folder());
    for (const Diagnostic& diagnostic : imported.diagnostics)
        note(context, diagnostic.message);
    std::vector<const gazetteer::NameIndex*> indexes{
        &*index}; // the atlas first: it is trusted most
    for (const gazetteer::NameIndex& other : imported.indexes)
        indexes.push_back(&other);
    const auto found = gazetteer::find_report(
        indexes, fmt::format("{}", fmt::join(options.words, " ")), find_options);
    for (const Diagnostic& diagnostic : found.diagnostics)
        note(context, diagnostic.message);
    if (context.form == OutputForm::Json)
        context.out << gazetteer::to_json(found).dump(2) << '\n';
    else
        print(context, *atlas, found);
    return kDone;
}

void register_find(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<FindCommandOptions>();
    CLI::App* command = app.add_subcommand("find", "ranked places for a name, with reasons");
    command->add_option("name", options->words, "the words of one name")->required();
    command->add_option("--kind", options->kind,
                        "only places of this kind (pass, river, town ...)");
    command->add_option("--near", options->near, "places near this one come first");
    command->add_option("--limit", options->limit, "at most so many")->check(CLI::Range(1, 1000));
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_find(context, *options); };
    });
}

} // namespace panjshir::cli
