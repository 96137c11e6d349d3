#pragma once
// The words that the map itself says, in English and French; any other language reads English.

#include "chronicle/day_state.hpp"
#include "chronicle/model.hpp"
#include "gazetteer/place.hpp"
#include "time/civil_day.hpp"

#include <string>
#include <string_view>

namespace panjshir::scene {

enum class Phrase {
    AccordingTo,
    AllVoices,
    SaidToBeSoOn,
    KnownBy,
    Everything,
    Contested,
    LastHeardOf,
    NobodySays,
    Besieged,
    Blocked,
    ClaimedByBoth,
    SchematicRelief,
    Sources,
    ListedBeside,
    NobodyClaims,
    Terrain,
    Fading
};

std::string phrase(Phrase phrase, std::string_view language);
std::string event_kind_name(chronicle::EventKind kind, std::string_view language);
/// Before the holder's name: "Held by", "Retaken by".
std::string claim_status_name(chronicle::ClaimStatus status, std::string_view language);
std::string place_kind_name(gazetteer::PlaceKind kind, std::string_view language);

/// "23 August 2021", "23 août 2021", "1er septembre 2021".
std::string long_date(CivilDay day, std::string_view language);
/// "23 August", "23 août".
std::string short_date(CivilDay day, std::string_view language);
/// "3,848", "3 848" (with a narrow no-break space), "۳٬۸۴۸".
std::string grouped_number(double value, std::string_view language);
/// "3,848 m", "۳٬۸۴۸ متر".
std::string metres(double value, std::string_view language);
/// "Andarab, Deh Salah and Pul-e Hisar".
std::string listed(const std::vector<std::string>& items, std::string_view language);

/// The actor's name in a language.
const std::string& name_in(const chronicle::Actor& actor, std::string_view language);

} // namespace panjshir::scene
