#pragma once
// `panjshir quiz`: questions with right answer, choices and feedback, by seed; or played, with
// results kept.

#include "cli/cli.hpp"
#include "cli/command_context.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace panjshir::cli {

struct QuizOptions {
    std::uint64_t seed = 1;
    int rounds = 10;
    std::vector<std::string> kinds; ///< empty: all
    std::string results; ///< a table to which answers are added: the rounds are then played; empty:
                         ///< they are printed
    std::string pupil;
};

int run_quiz(const CommandContext& context, const QuizOptions& options);

void register_quiz(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
