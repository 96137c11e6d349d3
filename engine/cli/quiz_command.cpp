#include "cli/quiz_command.hpp"

#include "app/quiz_questions.hpp"
#include "app/quiz_session.hpp"
#include "base/file.hpp"
#include "cli/session_opening.hpp"
#include "cli/wording.hpp"

#include <CLI/CLI.hpp>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

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
            return fail(
                fmt::format("--kind: '{}' is none of find, name, pass, order, claim and own", name),
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
            context.out << fmt::format("{:>4} {}) {} {}\n", c == 0 ? fmt::format("{}.", i + 1) : "",
                                       letter(c), choice.id == rounds[i].answer ? "✓" : "–",
                                       rounds[i].feedback.at(choice.id));
        }
}

const QuizRound* ask(const CommandContext& context, app::QuizSession& quiz, int number) {
    const QuizRound* round = quiz.next();
    if (!round)
        return nullptr;
    context.out << fmt::format("{}. {}\n", number, round->prompt);
    for (std::size_t c = 0; c < round->choices.size(); ++c)
        context.out << fmt::format("   {}) {}\n", letter(c), round->choices[c].text);
    return round;
}

/// The choice that the next line names by its letter; nothing at the end of the input.
std::optional<std::string> read_choice(const CommandContext& context, const QuizRound& round) {
    const auto count = round.choices.size();
    for (std::string line; (context.out << "> ").flush() && std::getline(std::cin, line);) {
        const auto first = line.find_first_not_of(" \t\r");
        if (first == std::string::npos)
            continue;
        const auto index =
            static_cast<std::size_t>(std::tolower(static_cast<unsigned char>(line[first])) - 'a');
        if (index < count)
            return round.choices[index].id;
        note(context, fmt::format(fmt::runtime(word(context, "a letter from a to {}",
                                                    "une lettre de a à {}")),
                                  letter(count - 1)));
    }
    return std::nullopt;
}

Result<void> restore(app::QuizSession& quiz, const std::string& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return {};
    const auto text = read_file(file);
    if (!text)
        return tl::unexpected(text.error());
    return quiz.restore(*text, file);
}

/// Asks on the terminal, adds each answer to the results, and asks again what this pupil missed
/// before.
int play(const CommandContext& context, const QuizOptions& options, const app::QuizBook& book,
         const std::vector<QuizKind>& kinds) {
    app::QuizSession quiz(book, kinds, options.seed, options.pupil, [] {
        return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    });
    if (const auto restored = restore(quiz, options.results); !restored)
        return report(context, restored.error());
    for (int number = 1; number <= options.rounds; ++number) {
        const QuizRound* round = ask(context, quiz, number);
        if (!round)
            return report(context,
                          Error{"the atlas holds nothing to ask questions of these kinds about"});
        const auto choice = read_choice(context, *round);
        if (!choice)
            break;
        const auto feedback = quiz.answer(*choice);
        if (!feedback)
            return report(context, feedback.error());
        context.out << (*choice == round->answer ? "✓ " : "– ") << *feedback << "\n\n";
        if (const auto added = app::append_quiz_results(options.results, {quiz.results().back()});
            !added)
            return report(context, added.error());
    }
    context.out << fmt::format(fmt::runtime(word(context, "{} of {} right; results in {}",
                                                 "{} sur {} justes ; résultats dans {}")),
                               quiz.right(), quiz.asked(), options.results)
                << '\n';
    return kDone;
}

} // namespace

int run_quiz(const CommandContext& context, const QuizOptions& options) {
    const auto kinds = kinds_of(options);
    if (!kinds)
        return report(context, kinds.error());
    if (!options.results.empty() && context.form == OutputForm::Json)
        return report(context, Error{"--results: a quiz that is played has no machine form",
                                     ErrorKind::Usage});
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    const app::QuizBook book(**session, context.language);
    for (const Diagnostic& diagnostic : book.diagnostics())
        note(context, panjshir::to_string(diagnostic));
    if (!options.results.empty())
        return play(context, options, book, *kinds);
    const std::vector<QuizRound> rounds =
        app::quiz_rounds(book, options.seed, options.rounds, *kinds);
    if (static_cast<int>(rounds.size()) < options.rounds)
        return report(context,
                      Error{"the atlas holds nothing to ask questions of these kinds about"});
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
    CLI::App* command = app.add_subcommand(
        "quiz", "questions about the land and about who claims what, with answers");
    command->add_option("--seed", options->seed, "the same seed gives the same questions (1)");
    command->add_option("--rounds", options->rounds, "how many questions (10)")
        ->check(CLI::Range(1, 10000));
    command
        ->add_option("--kind", options->kinds,
                     "find, name, pass, order, claim, own; several by commas")
        ->delimiter(',');
    command->add_option("--results", options->results,
                        "play: answers are read line by line and added to this .csv, and what was "
                        "missed is asked again");
    command->add_option("--pupil", options->pupil, "whose results these are")->needs("--results");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_quiz(context, *options); };
    });
}

} // namespace panjshir::cli
