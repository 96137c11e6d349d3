#include "cli/strip_command.hpp"

#include "app/export_map.hpp"
#include "app/figure_export.hpp"
#include "app/strip_chart.hpp"
#include "cli/place_argument.hpp"
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

json span_json(json row, const std::optional<study::StripSpan>& span) {
    row["from_m"] = span ? json(span->from_m) : json();
    row["to_m"] = span ? json(span->to_m) : json();
    return row;
}

std::string voice_name(const std::string& voice) {
    return voice.empty() ? "others" : voice;
}

void print_json(const CommandContext& context, const app::StripAnswer& answer,
                const StripOptions& options) {
    const study::StripChart& chart = answer.chart;
    json claims = json::array(), events = json::array(), outside = json::array(),
         profile = json::array(), days = json::array();
    for (const study::StripClaim& claim : chart.claims)
        claims.push_back(span_json({{"id", claim.claim->id},
                                    {"voice", voice_name(claim.voice)},
                                    {"place", claim.claim->place},
                                    {"holder", claim.claim->holder},
                                    {"status", chronicle::to_string(claim.claim->status)},
                                    {"first", panjshir::to_text(claim.days.first)},
                                    {"last", panjshir::to_text(claim.days.last)}},
                                   claim.span));
    for (const study::StripMark& mark : chart.marks)
        events.push_back(span_json({{"id", mark.event->id},
                                    {"kind", chronicle::to_string(mark.event->kind)},
                                    {"voice", voice_name(mark.voice)},
                                    {"side", mark.side},
                                    {"place", mark.place.empty() ? json() : json(mark.place)},
                                    {"role", chronicle::to_string(mark.role)},
                                    {"first", panjshir::to_text(mark.days.first)},
                                    {"last", panjshir::to_text(mark.days.last)}},
                                   mark.span));
    for (const study::StripRow& row : chart.outside)
        outside.push_back(row.place.empty() ? json() : json(row.place));
    for (const auto& [at, height] : answer.axis.bed())
        profile.push_back({{"distance_m", at}, {"elevation_m", height}});
    CivilDay day = chart.days.first;
    for (const chronicle::PlaceOnDay& state : chart.valley.states) {
        days.push_back({{"day", panjshir::to_text(day)},
                        {"state", chronicle::to_string(state.state)},
                        {"holders", state.holders}});
        day += std::chrono::days(1);
    }
    context.out << json{{"valley", answer.axis.valley()},
                        {"river", answer.axis.river()},
                        {"length_m", answer.axis.to_m()},
                        {"according_to", options.according_to},
                        {"known_on", options.known_on.empty() ? json() : json(options.known_on)},
                        {"days", days},
                        {"profile", profile},
                        {"claims", claims},
                        {"events", events},
                        {"outside", outside},
                        {"beyond", chart.beyond}}
                       .dump(2)
                << '\n';
}

std::string where(const CommandContext& context, const std::string& place,
                  const std::optional<study::StripSpan>& span) {
    if (!span)
        return fmt::format("{} ({})", place.empty() ? "-" : place,
                           word(context, "outside", "dehors"));
    if (span->is_point())
        return fmt::format("{} (km {:.0f})", place, span->from_m / 1000);
    return fmt::format("{} (km {:.0f}-{:.0f})", place, span->from_m / 1000, span->to_m / 1000);
}

void print_text(const CommandContext& context, const app::StripAnswer& answer) {
    std::vector<std::vector<std::string>> rows;
    const auto days = [](const DayInterval& of) {
        return of.first == of.last ? panjshir::to_text(of.first)
                                   : panjshir::to_text(of.first) + "/" + panjshir::to_text(of.last);
    };
    for (const study::StripClaim& claim : answer.chart.claims)
        rows.push_back({days(claim.days), voice_name(claim.voice),
                        where(context, claim.claim->place, claim.span),
                        std::string(chronicle::to_string(claim.claim->status)), claim.claim->holder,
                        claim.claim->id});
    for (const study::StripMark& mark : answer.chart.marks)
        rows.push_back(
            {days(mark.days), voice_name(mark.voice), where(context, mark.place, mark.span),
             std::string(chronicle::to_string(mark.event->kind)), mark.side, mark.event->id});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.front() < b.front(); });
    context.out << text_table(rows);
}

Result<std::string> place_id(const io::Atlas& atlas, const char* option, const std::string& name) {
    if (name.empty())
        return std::string();
    if (atlas.place(name))
        return name;
    const auto found = resolve_atlas_places(atlas, name);
    if (!found)
        return fail(fmt::format("{}: {}", option, found.error().message));
    return found->front()->id;
}

Result<app::StripRequest> request_of(const CommandContext& context, const io::Atlas& atlas,
                                     const StripOptions& options) {
    app::StripRequest request;
    request.language = context.language;
    request.stale_after_days = context.stale_after_days;
    const auto basis = chronicle::parse_basis(options.according_to, atlas.chronicle);
    if (!basis)
        return fail("--according-to: " + basis.error().message, basis.error().kind);
    request.basis = *basis;
    if (!options.known_on.empty()) {
        const auto day = parse_day(options.known_on);
        if (!day)
            return fail("--known-on: " + day.error().message, ErrorKind::Usage);
        request.known_on = *day;
    }
    const auto valley = place_id(atlas, "--valley", options.valley);
    if (!valley)
        return tl::unexpected(valley.error());
    const auto river = place_id(atlas, "--river", options.river);
    if (!river)
        return tl::unexpected(river.error());
    request.valley = *valley;
    request.river = *river;
    return request;
}

} // namespace

int run_strip(const CommandContext& context, const StripOptions& options) {
    const auto paper = app::parse_paper(options.paper, 200);
    if (!paper)
        return report(context, paper.error());
    for (const std::string& output : options.outputs)
        if (!app::is_picture(output))
            return report(context,
                          Error{output + ": a strip chart is written as .png, .pdf or .svg",
                                ErrorKind::Usage});
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    const auto request = request_of(context, (*session)->atlas(), options);
    if (!request)
        return report(context, request.error());
    const auto answer = app::make_strip_chart(**session, *request);
    if (!answer)
        return report(context, answer.error());
    for (const std::string& output : options.outputs)
        if (const auto written =
                app::write_strip_chart(**session, *answer, paper->page, output, paper->dpi);
            !written)
            return report(context, written.error());
    if (context.form == OutputForm::Json)
        print_json(context, *answer, options);
    else if (options.outputs.empty())
        print_text(context, *answer);
    return kDone;
}

void register_strip(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<StripOptions>();
    CLI::App* command = app.add_subcommand(
        "strip", "the valley's days on one page: distance along its river against date, by voice");
    command->add_option("-o,--output", options->outputs, ".pdf, .svg or .png; may be given again")
        ->take_all()
        ->expected(1);
    command->add_option("--according-to", options->according_to,
                        "all, a side, an actor or a source");
    command->add_option("--known-on", options->known_on,
                        "only what had been published by this day");
    command->add_option("--paper", options->paper, "a3 or another size, landscape (a3)");
    command->add_option("--valley", options->valley, "a valley with a basin in the atlas");
    command->add_option("--river", options->river, "the river that it lies along");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_strip(context, *options); };
    });
}

} // namespace panjshir::cli
