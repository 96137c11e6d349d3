#include "cli/claims_command.hpp"

#include "chronicle/timeline.hpp"
#include "cli/place_argument.hpp"
#include "cli/wording.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using namespace chronicle;
using nlohmann::json;

std::string_view to_string(Freshness freshness) {
    switch (freshness) {
    case Freshness::Full:
        return "full";
    case Freshness::Fading:
        return "fading";
    case Freshness::Stale:
        return "stale";
    }
    return {};
}

json to_json(const ClaimOnDay& on_day) {
    const Claim& claim = *on_day.claim;
    return {{"id", claim.id},
            {"holder", claim.holder},
            {"status", chronicle::to_string(claim.status)},
            {"part", claim.part},
            {"when", claim.when.text()},
            {"speaker", claim.speaker},
            {"via", claim.via},
            {"said", claim.said.text()},
            {"source", claim.source},
            {"begin", claim.span.begin},
            {"end", claim.span.end},
            {"against_interest", claim.against_interest},
            {"freshness", to_string(on_day.freshness)},
            {"age_days", on_day.age_days},
            {"superseded", on_day.superseded}};
}

json to_json(const PlaceOnDay& place, const io::Atlas& atlas) {
    const gazetteer::Place* named = atlas.place(place.place);
    json claims = json::array();
    for (const ClaimOnDay& claim : place.claims)
        claims.push_back(to_json(claim));
    return {{"place", place.place},
            {"name", named ? named->name_in("en") : place.place},
            {"state", chronicle::to_string(place.state)},
            {"holders", place.holders},
            {"last_heard", place.last_heard ? json(panjshir::to_text(*place.last_heard)) : json()},
            {"claims", claims}};
}

json to_json(const DayState& state, const io::Atlas& atlas) {
    json places = json::array();
    for (const PlaceOnDay& place : state.places)
        places.push_back(to_json(place, atlas));
    return {{"on", panjshir::to_text(state.on)},
            {"known_on", state.known_on ? json(panjshir::to_text(*state.known_on)) : json()},
            {"according_to", chronicle::to_text(state.basis)},
            {"places", places}};
}

class TextReport {
public:
    TextReport(const CommandContext& context, const io::Atlas& atlas)
        : m_context(context), m_atlas(atlas) {}

    void print(const DayState& state) const {
        m_context.out << fmt::format(
            "{} - {} {} - {}\n", long_day(m_context, state.on),
            word(m_context, "according to", "selon"), basis_name(state.basis),
            state.known_on
                ? fmt::format("{} {}", word(m_context, "known on", "connu le"),
                              long_day(m_context, *state.known_on))
                : std::string(word(m_context, "everything published", "tout ce qui a paru")));
        if (state.places.empty())
            m_context.out << '\n'
                          << word(m_context, "Nobody speaks of any place.",
                                  "Nul ne parle d’aucun lieu.")
                          << '\n';
        for (const PlaceState wanted :
             {PlaceState::Contested, PlaceState::Held, PlaceState::Stale, PlaceState::Silent})
            for (const PlaceOnDay& place : state.places)
                if (place.state == wanted)
                    print(place);
    }

private:
    std::string basis_name(const Basis& basis) const {
        if (basis.kind == Basis::Kind::All)
            return std::string(word(m_context, "all", "tous"));
        return basis.kind == Basis::Kind::Source
                   ? fmt::format("{} {}", word(m_context, "source", "source"), basis.id)
                   : actor_name(m_context, m_atlas.chronicle, basis.id);
    }

    void print(const PlaceOnDay& place) const {
        const gazetteer::Place* named = m_atlas.place(place.place);
        std::string holders;
        for (const std::string& holder : place.holders)
            holders +=
                (holders.empty() ? "" : ", ") + actor_name(m_context, m_atlas.chronicle, holder);
        std::string heading =
            fmt::format("{} - {}", named ? named->name_in(m_context.language) : place.place,
                        state_word(m_context, place.state));
        if (!holders.empty())
            heading += fmt::format("{}{}", word(m_context, ": ", " : "), holders);
        if (place.state == PlaceState::Stale && place.last_heard)
            heading += fmt::format(", {} {}",
                                   word(m_context, "last heard of on", "dernières nouvelles le"),
                                   long_day(m_context, *place.last_heard));
        m_context.out << '\n' << heading << '\n';
        std::vector<std::vector<std::string>> rows;
        for (const ClaimOnDay& claim : place.claims)
            rows.push_back(row_of(claim));
        m_context.out << text_table(rows);
    }

    std::vector<std::string> row_of(const ClaimOnDay& on_day) const {
        const Claim& claim = *on_day.claim;
        const Chronicle& chronicle = m_atlas.chronicle;
        std::string chain = actor_name(m_context, chronicle, claim.speaker);
        for (const std::string& via : claim.via)
            chain += " > " + actor_name(m_context, chronicle, via);
        std::string what = status_word(m_context, claim.status);
        if (!claim.part.empty() && claim.part != "whole")
            what += fmt::format(" ({})", claim.part);
        return {"  " + age(on_day),
                actor_name(m_context, chronicle, claim.holder),
                what,
                claim.when.text(),
                chain,
                fmt::format("{} [{}, {})", claim.source, claim.span.begin, claim.span.end),
                fmt::format("{}{}", claim.id, remarks(on_day))};
    }

    std::string age(const ClaimOnDay& claim) const {
        if (claim.freshness == Freshness::Full)
            return std::string(word(m_context, "that day", "ce jour"));
        const bool one = claim.age_days == 1;
        return fmt::format(fmt::runtime(word(m_context, one ? "{} day ago" : "{} days ago",
                                             one ? "il y a {} jour" : "il y a {} jours")),
                           claim.age_days);
    }

    std::string remarks(const ClaimOnDay& claim) const {
        std::string text;
        if (claim.freshness == Freshness::Stale)
            text += fmt::format(", {}", word(m_context, "stale", "périmé"));
        if (claim.superseded)
            text += fmt::format(", {}", word(m_context, "superseded", "remplacé"));
        if (claim.claim->against_interest)
            text += fmt::format(", {}", word(m_context, "against the speaker's interest",
                                             "contre l’intérêt de qui parle"));
        return text;
    }

    const CommandContext& m_context;
    const io::Atlas& m_atlas;
};

// Only one place, also one of which nobody speaks. Of several places of one name (a province, its
// valley, its river) the one that claims name.
Result<void> keep_place(DayState& state, const io::Atlas& atlas, const std::string& name) {
    const auto places = resolve_atlas_places(atlas, name);
    if (!places)
        return tl::unexpected(places.error());
    PlaceOnDay kept;
    kept.place = places->front()->id;
    for (const gazetteer::Place* place : *places)
        if (const PlaceOnDay* found = state.place(place->id)) {
            kept = *found;
            break;
        }
    state.places.assign(1, std::move(kept));
    return {};
}

Result<CivilDay> parse_day_option(std::string_view option, const std::string& text) {
    auto day = parse_day(text);
    if (!day)
        return fail(fmt::format("{}: {}", option, day.error().message));
    return day;
}

} // namespace

int run_claims(const CommandContext& context, const ClaimsOptions& options) {
    const auto on = parse_day_option("--on", options.on);
    if (!on)
        return report(context, on.error());
    std::optional<CivilDay> known_on;
    if (!options.known_on.empty()) {
        const auto day = parse_day_option("--known-on", options.known_on);
        if (!day)
            return report(context, day.error());
        known_on = *day;
    }
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto basis = parse_basis(options.according_to, atlas->chronicle);
    if (!basis)
        return report(context,
                      Error{"--according-to: " + basis.error().message, basis.error().kind});

    DayState state = Timeline(atlas->chronicle, {.stale_after_days = context.stale_after_days})
                         .on(*on, *basis, known_on);
    if (!options.place.empty())
        if (const auto kept = keep_place(state, *atlas, options.place); !kept)
            return report(context, kept.error());
    if (context.form == OutputForm::Json)
        context.out << to_json(state, *atlas).dump(2) << '\n';
    else
        TextReport(context, *atlas).print(state);
    return kDone;
}

void register_claims(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<ClaimsOptions>();
    CLI::App* command = app.add_subcommand("claims", "who is said to hold what on a day");
    command->add_option("--on", options->on, "the day spoken of (2021-08-23)")->required();
    command->add_option("--known-on", options->known_on, "only what was published by that day");
    command->add_option("--according-to", options->according_to,
                        "all, a side, an actor or a source");
    command->add_option("--place", options->place, "only this place (id or name)");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_claims(context, *options); };
    });
}

} // namespace panjshir::cli
