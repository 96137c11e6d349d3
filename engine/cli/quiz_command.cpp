#include "cli/quiz_command.hpp"

#include "app/quiz_questions.hpp"
#include "cli/session_opening.hpp"
#include "cli/wording.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using study::QuizKind;
using study::QuizRound;

Result<std::vector<QuizKind>> kinds_of(const QuizOptions& options) {
    std::vector<QuizKind> kinds;
    for (const std::string& name : options.kinds) {
        const auto kind = study::parse_quiz_kind(name);
        if (!kind)
            return fail(fmt::format("--kind: '{}' is none of find, name, pass, order, claim and own", name),
                        ErrorKind::Usage);
        kinds.push_back(*kind);
    }
    return kinds.empty() ? app::all_quiz_kinds() : kinds;
}

json to_json(const QuizRound& round) {
    json choices = json::array();
    for (const study::QuizChoice& choice : round.choices)
        choices.push_back({{"id", choice.id}, {"text", choice.text}});
    return {{"kind", study::to_string(round.kind)},
            {"subject", round.subject},
            {"prompt", round.prompt},
            {"place", round.place.empty() ? json() : json(round.place)},
            {"choices", choices},
            {"answer", round.answer},
            {"feedback", round.feedback}};
}

char letter(std::size_t index) {
    return static_cast<char>('a' + index);
}

// The questions first, so that the key can be folded away.
void print(const CommandContext& context, const std::vector<QuizRound>& rounds) {
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        context.out << fmt::format("{}. {}\n", i + 1, rounds[i].prompt);
        for (std::size_t c = 0; c < rounds[i].choices.size(); ++c)
            context.out << fmt::format("   {}) {}\n", letter(c), rounds[i].choices[c].text);
        context.out << '\n';
    }
    context.out << word(context, "Answers", "Réponses") << "\n\n";
    for (std::size_t i = 0; i < rounds.size(); ++i)
        for (std::size_t c = 0; c < rounds[i].choices.size(); ++c) {
            const study::QuizChoice& choice = rounds[i].choices[c];
            context.out << fmt::format("{:>4} {}) {} {}\n", c == 0 ? fmt::format("{}.", i + 1) : "", letter(c),
                                       choice.id == rounds[i].answer ? "✓" : "–", rounds[i].feedback.at(choice.id));
        }
}

} // namespace

int run_quiz(const CommandContext& context, const QuizOptions& options) {
    const auto kinds = kinds_of(options);
    if (!kinds)
        return report(context, kinds.error());
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    const app::QuizBook book(**session, context.language);
    for (const Diagnostic& diagnostic : book.diagnostics())
        note(context, panjshir::to_string(diagnostic));
    const std::vector<QuizRound> rounds = app::quiz_rounds(book, options.seed, options.rounds, *kinds);
    if (static_cast<int>(rounds.size()) < options.rounds)
        return report(context, Error{"the atlas holds nothing to ask questions of these kinds about"});
    if (context.form == OutputForm::Json) {
        json list = json::array();
        for (const QuizRound& round : rounds)
            list.push_back(to_json(round));
        context.out << json{{"seed", options.seed}, {"rounds", list}}.dump(2) << '\n';
    } else {
        print(context, rounds);
    }
    return kDone;
}

void register_quiz(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<QuizOptions>();
    CLI::App* command = app.add_subcommand("quiz", "questions about the land and about who claims what, with answers");
    command->add_option("--seed", options->seed, "the same seed gives the same questions (1)");
    command->add_option("--rounds", options->rounds, "how many questions (10)")->check(CLI::Range(1, 10000));
    command->add_option("--kind", options->kinds, "find, name, pass, order, claim, own; several by commas")->delimiter(',');
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_quiz(context, *options); };
    });
}

} // namespace panjshir::cli
