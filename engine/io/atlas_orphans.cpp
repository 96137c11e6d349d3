// What is complete in itself but that nothing refers to, or that cannot be shown: warnings.

#include "io/atlas_loader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <tuple>

namespace panjshir::io {
namespace {

struct Usage {
    std::set<std::string, std::less<>> actors, sources;
};

Usage usage_of(const chronicle::Chronicle& chronicle) {
    Usage used;
    for (const chronicle::Claim& claim : chronicle.claims) {
        used.actors.insert({claim.holder, claim.speaker});
        used.actors.insert(claim.via.begin(), claim.via.end());
        used.sources.insert(claim.source);
    }
    for (const chronicle::Event& event : chronicle.events) {
        used.actors.insert(event.speaker);
        used.actors.insert(event.via.begin(), event.via.end());
        used.actors.insert(event.actors.begin(), event.actors.end());
        for (const chronicle::Figure& figure : event.figures)
            used.actors.insert({figure.whose, figure.speaker});
        used.sources.insert(event.source);
    }
    for (const chronicle::LandStatement& statement : chronicle.statements) {
        used.actors.insert(statement.speaker);
        used.sources.insert(statement.source);
    }
    return used;
}

std::vector<std::string> languages_without_preferred_name(const gazetteer::Place& place) {
    std::vector<std::string> missing;
    for (const char* language : {"en", "fr", "prs"}) {
        const auto preferred = [&](const gazetteer::PlaceName& name) {
            return name.status == gazetteer::NameStatus::Preferred && name.language == language;
        };
        if (std::none_of(place.names.begin(), place.names.end(), preferred))
            missing.emplace_back(language);
    }
    return missing;
}

} // namespace

void AtlasLoader::warn_of_orphans() {
    const auto warn = [&](const std::string& table, const std::string& id, std::string message) {
        m_atlas.diagnostics.push_back({Severity::Warning, table + ".csv",
                                       m_atlas.origin(table, id).line, 1, std::move(message)});
    };
    for (const gazetteer::Place& place : m_atlas.places) {
        if (place.names.empty())
            warn("places", place.id, fmt::format("{} has no name in names.csv", place.id));
        else if (const auto missing = languages_without_preferred_name(place); !missing.empty())
            warn("places", place.id,
                 fmt::format("{} has no preferred name in {}", place.id, fmt::join(missing, ", ")));
    }
    const Usage used = usage_of(m_atlas.chronicle);
    for (const chronicle::Actor& actor : m_atlas.chronicle.actors)
        if (!used.actors.count(actor.id))
            warn("actors", actor.id, fmt::format("nothing refers to {}", actor.id));
    for (const chronicle::Source& source : m_atlas.chronicle.sources)
        if (!used.sources.count(source.id))
            warn("sources", source.id, fmt::format("nothing refers to {}", source.id));

    const std::vector<chronicle::Actor>& actors = m_atlas.chronicle.actors;
    const auto coloured = [&](const chronicle::Actor& holder) {
        return std::any_of(actors.begin(), actors.end(), [&](const chronicle::Actor& actor) {
            return actor.colour &&
                   (actor.id == holder.id || (!holder.side.empty() && actor.side == holder.side));
        });
    };
    for (const chronicle::Claim& claim : m_atlas.chronicle.claims)
        if (const chronicle::Actor* holder = m_atlas.chronicle.actor(claim.holder);
            holder && !coloured(*holder))
            warn("claims", claim.id,
                 fmt::format("holder: neither {} nor its side has a colour to be drawn in",
                             claim.holder));
}

void AtlasLoader::sort_diagnostics() {
    std::stable_sort(m_atlas.diagnostics.begin(), m_atlas.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) {
                         return std::tie(a.file, a.line, a.column) <
                                std::tie(b.file, b.line, b.column);
                     });
}

} // namespace panjshir::io
