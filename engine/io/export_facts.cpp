#include "io/export_facts.hpp"

#include <fmt/format.h>

namespace panjshir::io {
namespace {

std::string name_of(const Atlas& atlas, const std::string& actor) {
    const chronicle::Actor* found = atlas.chronicle.actor(actor);
    return found ? found->name_en : actor;
}

// What claims and events have in common.
template <typename Row>
ExportedFacts facts_of_row(const Atlas& atlas, const Row& row, const std::string& place,
                           const std::string& holder) {
    ExportedFacts facts;
    if (const gazetteer::Place* found = atlas.place(place)) {
        facts.place_name = found->name_in("en");
        facts.precision_m = found->precision_m > 0 ? fmt::format("{}", found->precision_m) : "";
        facts.position = found->position;
    }
    facts.holder_name = holder.empty() ? "" : name_of(atlas, holder);
    facts.holder_side = atlas.chronicle.side_of(holder);
    facts.speaker_name = facts.chain = name_of(atlas, row.speaker);
    for (const std::string& via : row.via)
        facts.chain += " > " + name_of(atlas, via);
    if (const chronicle::Source* source = atlas.chronicle.source(row.source)) {
        facts.source_title = source->title;
        facts.source_publisher = source->publisher;
        facts.source_file = source->file;
        facts.published = source->published.text();
    }
    if (const auto day = row.when.first_day())
        facts.first_day = to_text(*day);
    if (const auto day = row.when.last_day())
        facts.last_day = to_text(*day);
    return facts;
}

} // namespace

std::vector<std::pair<std::string_view, std::string>> ExportedFacts::fields() const {
    return {{"title", title},
            {"place_name", place_name},
            {"precision_m", precision_m},
            {"holder_name", holder_name},
            {"holder_side", holder_side},
            {"speaker_name", speaker_name},
            {"chain", chain},
            {"source_title", source_title},
            {"source_publisher", source_publisher},
            {"source_file", source_file},
            {"published", published},
            {"first_day", first_day},
            {"last_day", last_day}};
}

ExportedFacts facts_of(const Atlas& atlas, const chronicle::Claim& claim) {
    ExportedFacts facts = facts_of_row(atlas, claim, claim.place, claim.holder);
    facts.title =
        fmt::format("{} {} {}", facts.holder_name, to_string(claim.status), facts.place_name);
    return facts;
}

ExportedFacts facts_of(const Atlas& atlas, const chronicle::Event& event) {
    ExportedFacts facts =
        facts_of_row(atlas, event, event.places.empty() ? "" : event.places.front().place,
                     event.actors.empty() ? "" : event.actors.front());
    facts.title = event.title_en;
    return facts;
}

} // namespace panjshir::io
