#include "cli/wording.hpp"

#include "scene/phrases.hpp"

namespace panjshir::cli {
namespace {

using chronicle::ClaimStatus;
using chronicle::PlaceState;

std::string_view french(ClaimStatus status) {
    switch (status) {
    case ClaimStatus::Holds:
        return "tient";
    case ClaimStatus::Takes:
        return "prend";
    case ClaimStatus::Loses:
        return "perd";
    case ClaimStatus::Retakes:
        return "reprend";
    case ClaimStatus::Besieges:
        return "assiège";
    case ClaimStatus::Blocks:
        return "bloque";
    case ClaimStatus::Enters:
        return "entre";
    case ClaimStatus::Denied:
        return "nié";
    }
    return {};
}

std::string_view french(PlaceState state) {
    switch (state) {
    case PlaceState::Held:
        return "tenu";
    case PlaceState::Contested:
        return "disputé";
    case PlaceState::Silent:
        return "rien de dit";
    case PlaceState::Stale:
        return "plus de nouvelles";
    }
    return {};
}

} // namespace

std::string long_day(const CommandContext& context, CivilDay day) {
    return scene::long_date(day, context.language);
}

std::string status_word(const CommandContext& context, ClaimStatus status) {
    return std::string(word(context, chronicle::to_string(status), french(status)));
}

std::string state_word(const CommandContext& context, PlaceState state) {
    return std::string(word(context, chronicle::to_string(state), french(state)));
}

std::string actor_name(const CommandContext& context, const chronicle::Chronicle& chronicle,
                       const std::string& id) {
    const chronicle::Actor* actor = chronicle.actor(id);
    if (!actor)
        return id;
    if (context.language == "prs" && !actor->name_prs.empty())
        return actor->name_prs;
    return context.language == "fr" ? actor->name_fr : actor->name_en;
}

} // namespace panjshir::cli
