#include "cli/read_command.hpp"

#include "app/article_reading.hpp"
#include "app/gazetteers.hpp"
#include "base/file.hpp"
#include "cli/wording.hpp"
#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/read/draft.hpp"
#include "gazetteer/read/read_json.hpp"
#include "gazetteer/read/reader.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using Row = std::vector<std::string>;

Result<std::string> text_of(const std::string& article) {
    if (article == "-")
        return std::string(std::istreambuf_iterator<char>(std::cin), {});
    return read_file(article);
}

std::string span_text(std::size_t begin, std::size_t end) {
    return fmt::format("{}-{}", begin, end);
}

// A text of several lines on one.
std::string one_line(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    return text;
}

Row mention_row(const CommandContext& context, const io::Atlas& atlas,
                const gazetteer::Mention& mention) {
    std::string name = "-";
    if (mention.place) {
        const gazetteer::Place* place = atlas.place(*mention.place);
        name = place                        ? place->name_in(context.language)
               : mention.candidates.empty() ? *mention.place
                                            : mention.candidates.front().name;
    }
    return {span_text(mention.begin, mention.end),
            one_line(mention.text),
            name,
            mention.kind ? std::string(gazetteer::to_string(*mention.kind)) : "-",
            mention.place.value_or("-"),
            fmt::format("{:.2f}", mention.confidence),
            mention.metonymy ? std::string(word(context, "metonymy", "métonymie")) : "",
            fmt::format("{}", fmt::join(mention.reasons, "; "))};
}

Row date_row(const gazetteer::DateMention& date) {
    return {span_text(date.begin, date.end), one_line(date.text),
            date.edtf ? date.edtf->text() : "-", date.anchor.empty() ? "-" : date.anchor,
            fmt::format("{}", fmt::join(date.reasons, "; "))};
}

void print(const CommandContext& context, const io::Atlas& atlas,
           const gazetteer::ReadResult& result) {
    std::vector<Row> mentions{{std::string(word(context, "span", "position")),
                               std::string(word(context, "text", "texte")),
                               std::string(word(context, "place", "lieu")),
                               std::string(word(context, "kind", "nature")), "id",
                               std::string(word(context, "sure", "sûreté")), "",
                               std::string(word(context, "reasons", "raisons"))}};
    for (const gazetteer::Mention& mention : result.mentions)
        mentions.push_back(mention_row(context, atlas, mention));
    context.out << text_table(mentions);
    std::vector<Row> dates{{std::string(word(context, "span", "position")),
                            std::string(word(context, "text", "texte")), "EDTF",
                            std::string(word(context, "counted from", "compté depuis")),
                            std::string(word(context, "reasons", "raisons"))}};
    for (const gazetteer::DateMention& date : result.dates)
        dates.push_back(date_row(date));
    context.out << '\n' << text_table(dates);
}

// The atlas's actors by the names that texts use: whole names, and a person's last name alone.
std::vector<gazetteer::DraftActor> draft_actors(const io::Atlas& atlas) {
    std::vector<gazetteer::DraftActor> actors;
    for (const chronicle::Actor& actor : atlas.chronicle.actors) {
        gazetteer::DraftActor made{actor.id, {}, actor.side};
        for (const std::string* name : {&actor.name_en, &actor.name_fr, &actor.name_prs})
            if (!name->empty())
                made.names.push_back(*name);
        const std::string last = actor.name_en.substr(actor.name_en.rfind(' ') + 1);
        if (gazetteer::fold(last) == actor.id) // "Saleh" is known by that name alone
            made.names.push_back(last);
        if (actor.side == actor.id) // "the resistance", "les talibans", "talibane"
            made.names.insert(made.names.end(),
                              {actor.id, actor.id + "s", actor.id + "e", actor.id + "es"});
        actors.push_back(std::move(made));
    }
    return actors;
}

void print_draft(const CommandContext& context, const std::vector<gazetteer::DraftRow>& rows) {
    context.out << '\n'
                << word(context, "proposed rows, to accept or to correct:",
                        "lignes proposées, à accepter ou à corriger :")
                << '\n';
    std::vector<Row> table{
        {std::string(word(context, "table", "table")), std::string(word(context, "what", "quoi")),
         std::string(word(context, "place", "lieu")), std::string(word(context, "actor", "acteur")),
         std::string(word(context, "when", "quand")),
         std::string(word(context, "speaker", "locuteur")),
         std::string(word(context, "figures", "chiffres")),
         std::string(word(context, "span", "position")),
         std::string(word(context, "sure", "sûreté")),
         std::string(word(context, "reasons", "raisons"))}};
    const auto or_dash = [](const std::string& text) {
        return text.empty() ? std::string("-") : text;
    };
    for (const gazetteer::DraftRow& row : rows) {
        std::vector<std::string> figures;
        for (const gazetteer::DraftFigure& figure : row.figures)
            figures.push_back(figure.number + " " + figure.what);
        table.push_back({row.table == gazetteer::DraftTable::Claims ? "claims" : "events", row.what,
                         or_dash(row.place), or_dash(row.actor), or_dash(row.when),
                         or_dash(row.speaker), or_dash(fmt::format("{}", fmt::join(figures, ", "))),
                         span_text(row.begin, row.end), fmt::format("{:.2f}", row.confidence),
                         fmt::format("{}", fmt::join(row.reasons, "; "))});
    }
    context.out << text_table(table);
}

} // namespace

int run_read(const CommandContext& context, const ReadCommandOptions& options) {
    gazetteer::ReadOptions read_options;
    if (!options.published.empty()) {
        const auto published = EdtfDate::parse(options.published);
        if (!published)
            return report(context,
                          Error{"--published: " + published.error().message, ErrorKind::Usage});
        read_options.published = *published;
    }
    const auto text = text_of(options.article);
    if (!text)
        return report(context, text.error());
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto index = gazetteer::NameIndex::build(atlas->places, atlas->title_en);
    if (!index)
        return report(context, index.error());
    read_options.events = app::known_events(*atlas);
    const app::OpenedGazetteers imported = app::open_gazetteers(app::gazetteers_folder());
    for (const Diagnostic& diagnostic : imported.diagnostics)
        note(context, diagnostic.message);
    std::vector<const gazetteer::NameIndex*> indexes{
        &*index}; // the atlas first: it is trusted most
    for (const gazetteer::NameIndex& other : imported.indexes)
        indexes.push_back(&other);
    const gazetteer::ArticleReader reader(std::move(indexes));
    const gazetteer::ReadResult result = reader.read(*text, read_options);
    for (Diagnostic diagnostic : result.diagnostics) {
        diagnostic.file = options.article;
        note(context, to_string(diagnostic));
    }
    std::vector<gazetteer::DraftRow> draft;
    if (options.draft)
        draft = gazetteer::draft_rows(*text, result, draft_actors(*atlas), read_options.published);
    if (context.form == OutputForm::Json) {
        nlohmann::json json = gazetteer::to_json(result, read_options.published);
        if (options.draft) {
            json["draft"] = nlohmann::json::array();
            for (const gazetteer::DraftRow& row : draft)
                json["draft"].push_back(gazetteer::to_json(row));
        }
        context.out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    } else {
        print(context, *atlas, result);
        if (options.draft)
            print_draft(context, draft);
    }
    return kDone;
}

void register_read(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<ReadCommandOptions>();
    CLI::App* command =
        app.add_subcommand("read", "the places and dates in an article, with reasons");
    command
        ->add_option("article", options->article, "a text file in UTF-8, or - for standard input")
        ->required();
    command->add_option("--published", options->published,
                        "its date of publication (EDTF, 2021-08-22)");
    command->add_flag("--draft", options->draft, "propose claims and events for the chronicle");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_read(context, *options); };
    });
}

} // namespace panjshir::cli
