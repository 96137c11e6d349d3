#include "app/card_gazetteer.hpp"

#include "geo/geodesic.hpp"
#include "io/atlas.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace panjshir::app {
namespace {

using gazetteer::NameStatus;
using gazetteer::Place;
using gazetteer::PlaceKind;

constexpr double kFar_m = 150'000;
constexpr std::size_t kSettlements = 3;

const char* pick(std::string_view language, const char* en, const char* fr) {
    return language == "fr" ? fr : en;
}

std::string language_name(std::string_view code, std::string_view language) {
    if (code == "en")
        return pick(language, "English", "Anglais");
    if (code == "fr")
        return pick(language, "French", "Français");
    if (code == "prs")
        return "Dari";
    if (code == "ps")
        return pick(language, "Pashto", "Pachto");
    return std::string(code);
}

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : ", ") + item;
    return text;
}

// The forms of a language, the preferred one first; of Latin letters the preferred one alone, as
// the others are listed together elsewhere.
std::vector<std::string> forms_in(const Place& place, std::string_view code) {
    std::vector<std::string> forms;
    for (const bool preferred : {true, false})
        for (const gazetteer::PlaceName& name : place.names)
            if (name.language == code && (name.status == NameStatus::Preferred) == preferred &&
                (preferred || name.script == "Arab") &&
                std::find(forms.begin(), forms.end(), name.text) == forms.end())
                forms.push_back(name.text);
    return forms;
}

std::string direction_word(double azimuth_deg, std::string_view language) {
    std::string direction(compass_point(azimuth_deg));
    if (language == "fr") // ouest
        std::replace(direction.begin(), direction.end(), 'W', 'O');
    return direction;
}

std::string day_text(const EdtfDate& date, std::string_view language) {
    if (!date.first_day())
        return date.text();
    const std::string day = scene::long_date(*date.first_day(), language);
    return date.approximate() ? pick(language, "about ", "vers le ") + day : day;
}

} // namespace

CardSection names_section(const Place& place, std::string_view language) {
    CardSection section{pick(language, "Names", "Noms"), {}, ""};
    for (const char* code : {"en", "fr", "prs", "ps"})
        if (const auto forms = forms_in(place, code); !forms.empty())
            section.rows.push_back({language_name(code, language), joined(forms)});
    return section;
}

CardSection distances_section(const io::Atlas& atlas, const Place& place,
                              std::string_view language) {
    CardSection section{pick(language, "Distances", "Distances"), {}, ""};
    if (!place.position)
        return section;
    std::vector<std::tuple<int, double, const Place*>> near;
    for (const Place& other : atlas.places) {
        const bool settled = other.kind == PlaceKind::City || other.kind == PlaceKind::Town;
        if (!settled || !other.position || other.id == place.id)
            continue;
        const double distance_m = geodesic_distance_m(*other.position, *place.position);
        if (distance_m <= kFar_m)
            near.emplace_back(other.rank, distance_m, &other);
    }
    std::sort(near.begin(), near.end());
    near.resize(std::min(near.size(), kSettlements));
    for (const auto& [rank, distance_m, other] : near) {
        const double azimuth_deg = geodesic(*other->position, *place.position).azimuth_deg;
        section.rows.push_back({pick(language, "By air", "À vol d’oiseau"),
                                fmt::format("{:.0f} km {} {} {}", distance_m / 1000,
                                            direction_word(azimuth_deg, language),
                                            pick(language, "of", "de"), other->name_in(language))});
    }
    return section;
}

std::optional<Card> source_card(const io::Atlas& atlas, std::string_view id,
                                std::string_view language) {
    const chronicle::Source* source = atlas.chronicle.source(std::string(id));
    if (!source)
        return std::nullopt;
    const bool french = language == "fr";
    Card card;
    card.title = source->title;
    card.subtitle = source->publisher;
    CardSection about{"", {}, ""};
    about.rows.push_back(
        {pick(language, "Published", "Publié"), day_text(source->published, language)});
    about.rows.push_back(
        {pick(language, "Language", "Langue"), language_name(source->language, language)});
    if (!source->rests_on.empty())
        about.rows.push_back({pick(language, "Rests on", "Repose sur"), source->rests_on});
    const std::string& note =
        french && !source->note_fr.empty() ? source->note_fr : source->note_en;
    if (!note.empty())
        about.rows.push_back({"", note});
    card.sections.push_back(std::move(about));
    const auto place_title = [&](const std::string& place_id) {
        const Place* place = atlas.place(place_id);
        return place ? place->name_in(language) : place_id;
    };
    for (const chronicle::Claim& claim : atlas.chronicle.claims) {
        if (claim.source != source->id)
            continue;
        const chronicle::Actor* holder = atlas.chronicle.actor(claim.holder);
        const std::string& name = !holder  ? claim.holder
                                  : french ? holder->name_fr
                                           : holder->name_en;
        card.sections.push_back({place_title(claim.place) + ": " +
                                     scene::claim_status_name(claim.status, language) + " " + name,
                                 {{"", day_text(claim.when, language)}},
                                 "claim:" + claim.id});
    }
    for (const chronicle::Event& event : atlas.chronicle.events)
        if (event.source == source->id)
            card.sections.push_back(
                {french && !event.title_fr.empty() ? event.title_fr : event.title_en,
                 {{"", day_text(event.when, language)}},
                 "event:" + event.id});
    return card;
}

} // namespace panjshir::app
