#pragma once
// panjshir film: the days one after another, as a .gif, .webm or .mp4.

#include "app/film_days.hpp"
#include "app/view_request.hpp"
#include "cli/cli.hpp"

#include <string>

namespace panjshir::cli {

struct FilmOptions {
    std::string output;
    app::ViewRequest view; ///< a slide unless another template is asked for
    app::FilmRequest film;
    std::string size = "1280x720"; ///< pixels
};

/// Exit code as the error's kind; the file appears whole or not at all, also when interrupted
/// (SIGINT).
int run_film(const CommandContext& context, const FilmOptions& options);

void register_film(CLI::App& app, Action& chosen);

} // namespace panjshir::cli
