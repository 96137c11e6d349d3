#pragma once
// The words that the map itself says: English and French stand in the source, Dari in
// assets/locale/map.prs.po, which app/locale.hpp reads; any other language, and Dari without that
// file, reads English.

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

/// `french` in French; in Dari what map.prs.po has for `english`; else `english`.
std::string in_words(std::string_view language, const char* english, std::string_view french);
/// Whether the map's lines begin at the right: in Dari, once its words have been read.
bool is_right_to_left(std::string_view language);
/// The language whose figures stand in sentences: Dari names alone do not make them Dari.
std::string_view language_of_figures(std::string_view language);
/// The text with the digits of the map's words: "23" is "۲۳" where they are Dari.
std::string own_digits(std::string_view text, std::string_view language);

std::string phrase(Phrase phrase, std::string_view language);
std::string event_kind_name(chronicle::EventKind kind, std::string_view language);
/// Before the holder's name: "Held by", "Retaken by".
std::string claim_status_name(chronicle::ClaimStatus status, std::string_view language);
std::string place_kind_name(gazetteer::PlaceKind kind, std::string_view language);

/// "23 August 2021", "23 août 2021", "1er septembre 2021", "۲۳ آگست ۲۰۲۱".
std::string long_date(CivilDay day, std::string_view language);
/// As long_date; in Dari with the day of the solar calendar beside it: "۲۳ آگست ۲۰۲۱ (۱ سنبله
/// ۱۴۰۰)".
std::string title_date(CivilDay day, std::string_view language);
/// "23 August", "23 août", "۲۳ آگست".
std::string short_date(CivilDay day, std::string_view language);
/// "3,848", "3 848" (with a narrow no-break space), "۳٬۸۴۸".
std::string grouped_number(double value, std::string_view language);
/// "3,848 m", "۳٬۸۴۸ متر".
std::string metres(double value, std::string_view language);
/// "5 km", "۵ کیلومتر": at most three figures after the point.
std::string kilometres(double metres, std::string_view language);
/// "Andarab, Deh Salah and Pul-e Hisar".
std::string listed(const std::vector<std::string>& items, std::string_view language);

/// The actor's name in a language.
const std::string& name_in(const chronicle::Actor& actor, std::string_view language);

} // namespace panjshir::scene
