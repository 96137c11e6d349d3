#include "scene/phrases.hpp"

#include "base/translations.hpp"
#include "base/utf8.hpp"
#include "scene/solar_calendar.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace panjshir::scene {
namespace {

struct Words {
    const char *en, *fr;
    std::string in(std::string_view language) const { return in_words(language, en, fr); }
};

Words words(Phrase phrase) {
    switch (phrase) {
    case Phrase::AccordingTo:
        return {"According to", "Selon"};
    case Phrase::AllVoices:
        return {"all voices", "toutes les voix"};
    case Phrase::SaidToBeSoOn:
        return {"said to be so on", "tel que dit pour le"};
    case Phrase::KnownBy:
        return {"known by", "su au"};
    case Phrase::Everything:
        return {"everything published", "tout ce qui est publié"};
    case Phrase::Contested:
        return {"contested: voices differ", "disputé : les voix diffèrent"};
    case Phrase::LastHeardOf:
        return {"last heard of on", "dernières nouvelles le"};
    case Phrase::NobodySays:
        return {"no fill: nobody says", "sans couleur : personne ne dit rien"};
    case Phrase::Besieged:
        return {"said to be surrounded", "dit encerclé"};
    case Phrase::Blocked:
        return {"road said to be blocked", "route dite bloquée"};
    case Phrase::ClaimedByBoth:
        return {"claimed by both sides", "revendiqués par les deux camps"};
    case Phrase::SchematicRelief:
        return {"schematic relief", "relief schématique"};
    case Phrase::Sources:
        return {"Sources", "Sources"};
    case Phrase::ListedBeside:
        return {"without a position, listed beside the map",
                "sans position, listés à côté de la carte"};
    case Phrase::NobodyClaims:
        return {"nobody says who holds what", "personne ne dit qui tient quoi"};
    case Phrase::Terrain:
        return {"Terrain", "Terrain"};
    case Phrase::Fading:
        return {"dashed: word of an earlier day", "tirets : parole d'un jour passé"};
    }
    return {"", ""};
}

constexpr std::array<Words, 12> kMonths{{{"January", "janvier"},
                                         {"February", "février"},
                                         {"March", "mars"},
                                         {"April", "avril"},
                                         {"May", "mai"},
                                         {"June", "juin"},
                                         {"July", "juillet"},
                                         {"August", "août"},
                                         {"September", "septembre"},
                                         {"October", "octobre"},
                                         {"November", "novembre"},
                                         {"December", "décembre"}}};

std::string persian_digits(std::string_view text) {
    std::string persian;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            utf8::append(persian, U'\u06F0' + static_cast<char32_t>(c - '0'));
        else
            persian += c;
    return persian;
}

} // namespace

std::string in_words(std::string_view language, const char* english, std::string_view french) {
    if (language == "fr")
        return std::string(french);
    return language == "prs" ? translated(english, "map.prs") : english;
}

bool is_right_to_left(std::string_view language) {
    static constexpr const char* kAnyWord = "Signs";
    return language == "prs" && translated(kAnyWord, "map.prs") != kAnyWord;
}

std::string own_digits(std::string_view text, std::string_view language) {
    return is_right_to_left(language) ? persian_digits(text) : std::string(text);
}

std::string_view language_of_figures(std::string_view language) {
    return language == "prs" && !is_right_to_left(language) ? "en" : language;
}

std::string phrase(Phrase phrase, std::string_view language) {
    return words(phrase).in(language);
}

std::string event_kind_name(chronicle::EventKind kind, std::string_view language) {
    using K = chronicle::EventKind;
    const auto pick = [&](const char* en, const char* fr) { return in_words(language, en, fr); };
    switch (kind) {
    case K::Clash:
        return pick("fighting", "combats");
    case K::Offensive:
        return pick("offensive", "offensive");
    case K::Ambush:
        return pick("ambush", "embuscade");
    case K::Blockade:
        return pick("blockade", "blocage");
    case K::Talks:
        return pick("talks", "pourparlers");
    case K::Ultimatum:
        return pick("ultimatum", "ultimatum");
    case K::Statement:
        return pick("statement", "déclaration");
    case K::Exercise:
        return pick("exercise", "exercice");
    case K::Displacement:
        return pick("people fleeing", "fuite de civils");
    case K::Visit:
        return pick("visit", "visite");
    case K::Protest:
        return pick("protest", "manifestation");
    case K::ChangeOfPower:
        return pick("change of power", "changement de pouvoir");
    }
    return {};
}

std::string claim_status_name(chronicle::ClaimStatus status, std::string_view language) {
    using S = chronicle::ClaimStatus;
    const auto pick = [&](const char* en, const char* fr) { return in_words(language, en, fr); };
    switch (status) {
    case S::Holds:
        return pick("Held by", "Tenu par");
    case S::Takes:
        return pick("Taken by", "Pris par");
    case S::Loses:
        return pick("Lost by", "Perdu par");
    case S::Retakes:
        return pick("Retaken by", "Repris par");
    case S::Besieges:
        return pick("Surrounded by", "Encerclé par");
    case S::Blocks:
        return pick("Blocked by", "Bloqué par");
    case S::Enters:
        return pick("Entered by", "Atteint par");
    case S::Denied:
        return pick("Denied: nothing here of", "Démenti : rien ici de");
    }
    return {};
}

std::string place_kind_name(gazetteer::PlaceKind kind, std::string_view language) {
    using K = gazetteer::PlaceKind;
    if (language != "fr")
        return in_words(language, std::string(to_string(kind)).c_str(), "");
    switch (kind) {
    case K::Country:
        return "pays";
    case K::Province:
        return "province";
    case K::District:
        return "district";
    case K::Valley:
        return "vallée";
    case K::City:
        return "grande ville";
    case K::Town:
        return "ville";
    case K::Village:
        return "village";
    case K::Pass:
        return "col";
    case K::Tunnel:
        return "tunnel";
    case K::River:
        return "rivière";
    case K::Peak:
        return "sommet";
    case K::Range:
        return "chaîne";
    case K::Plain:
        return "plaine";
    case K::Gorge:
        return "gorge";
    case K::Road:
        return "route";
    case K::Airport:
        return "aérodrome";
    case K::Region:
        return "région";
    }
    return {};
}

std::string short_date(CivilDay day, std::string_view language) {
    const std::chrono::year_month_day date{day};
    const unsigned number = static_cast<unsigned>(date.day());
    const std::string month = kMonths[static_cast<unsigned>(date.month()) - 1].in(language);
    if (language == "fr" && number == 1)
        return "1er " + month;
    return own_digits(fmt::format("{} ", number), language) + month;
}

std::string long_date(CivilDay day, std::string_view language) {
    const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
    return short_date(day, language) + own_digits(fmt::format(" {}", year), language);
}

std::string title_date(CivilDay day, std::string_view language) {
    if (!is_right_to_left(language))
        return long_date(day, language);
    const SolarDate solar = solar_date(day);
    return fmt::format(
        "{} ({} {} {})", long_date(day, language), own_digits(std::to_string(solar.day), language),
        solar_month_name(solar.month), own_digits(std::to_string(solar.year), language));
}

std::string grouped_number(double value, std::string_view language) {
    const std::string digits = fmt::format("{}", std::llround(std::abs(value)));
    const char* separator = language == "fr" ? "\u202F" : language == "prs" ? "\u066C" : ",";
    std::string text = value < 0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += separator;
        text += digits[i];
    }
    return language == "prs" ? persian_digits(text) : text;
}

std::string metres(double value, std::string_view language) {
    return grouped_number(value, language) + (language == "prs" ? " متر" : " m");
}

std::string kilometres(double metres, std::string_view language) {
    return own_digits(fmt::format("{:.4g}", metres / 1000), language) +
           (is_right_to_left(language) ? " کیلومتر" : " km");
}

std::string listed(const std::vector<std::string>& items, std::string_view language) {
    const std::string comma = in_words(language, ", ", ", "),
                      last = in_words(language, " and ", " et ");
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            text += i + 1 < items.size() ? comma : last;
        text += items[i];
    }
    return text;
}

const std::string& name_in(const chronicle::Actor& actor, std::string_view language) {
    if (language == "fr" && !actor.name_fr.empty())
        return actor.name_fr;
    if (language == "prs" && !actor.name_prs.empty())
        return actor.name_prs;
    return actor.name_en;
}

} // namespace panjshir::scene
