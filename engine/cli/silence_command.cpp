#include "cli/silence_command.hpp"

#include "app/silent_list.hpp"
#include "cli/wording.hpp"
#include "study/silence.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

namespace panjshir::cli {
namespace {

using nlohmann::json;

Result<DayInterval> span_of(const SilenceOptions& options) {
    const auto first = parse_day(options.from), last = parse_day(options.to);
    if (!first)
        return fail("--from: " + first.error().message);
    if (!last)
        return fail("--to: " + last.error().message);
    if (*last < *first)
        return fail(fmt::format("--to {} is before --from {}", options.to, options.from));
    return DayInterval{*first, *last};
}

std::string since(const CommandContext& context, const io::Atlas& atlas,
                  const study::SilentPlace& place) {
    if (!place.last_heard)
        return std::string(word(context, "no word at all", "pas un mot"));
    return fmt::format(
        "{} {} ({}, {}), {} {}", word(context, "no word since", "pas un mot depuis le"),
        long_day(context, *place.last_heard), actor_name(context, atlas.chronicle, place.speaker),
        place.source, place.days, word(context, "days", "jours"));
}

} // namespace

int run_silence(const CommandContext& context, const SilenceOptions& options) {
    const auto span = span_of(options);
    if (!span)
        return report(context, span.error());
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto basis = chronicle::parse_basis(options.according_to, atlas->chronicle);
    if (!basis)
        return report(context,
                      Error{"--according-to: " + basis.error().message, basis.error().kind});
    const std::vector<std::string> ids = app::places_to_speak_of(*atlas);
    std::optional<CivilDay> known_on;
    if (!options.known_on.empty()) {
        const auto day = parse_day(options.known_on);
        if (!day)
            return report(context, Error{"--known-on: " + day.error().message, ErrorKind::Usage});
        known_on = *day;
    }
    const auto silent = study::silent_places(ids, atlas->chronicle, *span, *basis, known_on);
    json places = json::array();
    std::vector<std::vector<std::string>> rows;
    for (const study::SilentPlace& place : silent) {
        places.push_back(
            {{"place", place.place},
             {"name", atlas->place(place.place)->name_in("en")},
             {"last_heard", place.last_heard ? json(panjshir::to_text(*place.last_heard)) : json()},
             {"speaker", place.last_heard ? json(place.speaker) : json()},
             {"source", place.last_heard ? json(place.source) : json()},
             {"days", place.days}});
        rows.push_back(
            {atlas->place(place.place)->name_in(context.language), since(context, *atlas, place)});
    }
    if (context.form == OutputForm::Json)
        context.out << json{{"from", options.from},
                            {"to", options.to},
                            {"according_to", chronicle::to_text(*basis)},
                            {"known_on", known_on ? json(panjshir::to_text(*known_on)) : json()},
                            {"places", places}}
                           .dump(2)
                    << '\n';
    else
        context.out << text_table(rows);
    return kDone;
}

void register_silence(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<SilenceOptions>();
    CLI::App* command =
        app.add_subcommand("silence", "the places of which nobody speaks, and since when");
    command->add_option("--from", options->from, "first day (YYYY-MM-DD)")->required();
    command->add_option("--to", options->to, "last day")->required();
    command->add_option("--according-to", options->according_to,
                        "all, a side, an actor or a source");
    command->add_option("--known-on", options->known_on,
                        "only what had been published by this day");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_silence(context, *options);
        };
    });
}

} // namespace panjshir::cli
