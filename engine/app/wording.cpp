// The lines of text on a map that follow from its view: headline, basis, clocks, credits.

#include "app/session_parts.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace panjshir::app {

using scene::Phrase;
using scene::phrase;

std::string place_name(const io::Atlas& atlas, std::string_view id, std::string_view language) {
    const gazetteer::Place* place = atlas.place(id);
    return place ? place->name_in(language) : std::string(id);
}

std::string actor_name(const io::Atlas& atlas, std::string_view id, std::string_view language) {
    const chronicle::Actor* actor = atlas.chronicle.actor(id);
    return actor ? scene::name_in(*actor, language) : std::string(id);
}

std::string source_title(const chronicle::Source& source, std::string_view language) {
    return fmt::format("{} · {}", source.id,
                       scene::short_date(source.published.days().first, language));
}

namespace {

// "A French-language news site" begins with a small letter behind other words.
std::string in_a_sentence(std::string name) {
    for (const std::string_view article : {"A ", "An ", "The ", "Un ", "Une ", "Des "})
        if (name.substr(0, article.size()) == article)
            name[0] = static_cast<char>(name[0] + ('a' - 'A'));
    return name;
}

} // namespace

std::string make_headline(const io::Atlas& atlas, const chronicle::DayState& state,
                          std::string_view language) {
    std::map<std::string, std::vector<std::string>> held; // by holder
    std::vector<std::string> contested;
    for (const chronicle::PlaceOnDay& place : state.places) {
        const gazetteer::Place* row = atlas.place(place.place);
        if (!row || row->kind == gazetteer::PlaceKind::Country)
            continue;
        const std::string name = row->name_in(language);
        if (place.state == chronicle::PlaceState::Contested)
            contested.push_back(name);
        else if (place.state == chronicle::PlaceState::Held)
            held[place.holders.front()].push_back(name);
    }
    std::vector<std::string> parts;
    if (!contested.empty())
        parts.push_back(fmt::format("{} {}", scene::listed(contested, language),
                                    phrase(Phrase::ClaimedByBoth, language)));
    for (const chronicle::Actor& actor : atlas.chronicle.actors)
        if (const auto it = held.find(actor.id); it != held.end())
            parts.push_back(
                fmt::format(fmt::runtime(scene::in_words(language, "{} said to be held by the {}",
                                                         "{}, dit aux mains de : {}")),
                            scene::listed(it->second, language), scene::name_in(actor, language)));
    if (parts.empty())
        parts.push_back(phrase(Phrase::NobodyClaims, language));
    std::string text =
        scene::title_date(state.on, language) + scene::in_words(language, ": ", " : ");
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i > 0 ? scene::in_words(language, "; ", "; ") : "") + parts[i];
    return text;
}

std::string Session::Impl::basis_text(const ViewState& view) const {
    using Kind = chronicle::Basis::Kind;
    std::string who;
    switch (view.basis.kind) {
    case Kind::All:
        who = phrase(Phrase::AllVoices, view.language);
        break;
    case Kind::Source:
        if (const chronicle::Source* source = atlas.chronicle.source(view.basis.id))
            who = fmt::format("{} ({})", text::isolated(source->publisher),
                              text::isolated(source_title(*source, view.language)));
        break;
    case Kind::Side: // a movement, which English names with its article
        who = std::string(view.language == "fr"                    ? ": "
                          : scene::is_right_to_left(view.language) ? ""
                                                                   : "the ") +
              actor_name(atlas, view.basis.id, view.language);
        break;
    default:
        who = in_a_sentence(actor_name(atlas, view.basis.id, view.language));
    }
    return phrase(Phrase::AccordingTo, view.language) + " " + who;
}

std::string Session::Impl::clocks_text(const ViewState& view) const {
    std::string text = phrase(Phrase::SaidToBeSoOn, view.language) + " " +
                       scene::short_date(view.on, view.language);
    text += "  ·  ";
    if (view.known_on)
        text += phrase(Phrase::KnownBy, view.language) + " " +
                scene::short_date(*view.known_on, view.language);
    else
        text += phrase(Phrase::Everything, view.language);
    return text;
}

std::string Session::Impl::credits_text(const ViewState& view) const {
    std::set<std::string> files;
    std::optional<CivilDay> first, last;
    for (const chronicle::Source& source : atlas.chronicle.sources) {
        files.insert(source.file);
        const DayInterval days = source.published.days();
        first = first ? std::min(*first, days.first) : days.first;
        last = last ? std::max(*last, days.first) : days.first;
    }
    const auto words = [&](const char* english, std::string_view french) {
        return scene::in_words(view.language, english, french);
    };
    const std::string_view digits = // Dari names alone do not make the figures Dari
        scene::language_of_figures(view.language);
    std::string text;
    if (first)
        text = fmt::format(fmt::runtime(words("Sources: {} articles, {} – {}. ",
                                              "Sources\u00A0: {} articles, {} – {}. ")),
                           scene::grouped_number(static_cast<double>(files.size()), digits),
                           scene::short_date(*first, view.language),
                           scene::long_date(*last, view.language));
    if (ground.relief.schematic)
        text += fmt::format(
            fmt::runtime(
                words("Schematic relief: {} surveyed points (after J. de Ferranti). ",
                      "Relief schématique : {} points relevés (d'après J. de Ferranti). ")),
            scene::grouped_number(static_cast<double>(atlas.spot_heights.size()), digits));
    else
        text += fmt::format("{}: {}. ", phrase(Phrase::Terrain, view.language), terrain_file);
    text += words("Borders: AIMS. Places: GeoNames (CC BY 4.0). ",
                  "Limites : AIMS. Lieux : GeoNames (CC BY 4.0). ");
    if (scene::is_right_to_left(view.language))
        return text + "\u2066" + projection->title() + "\u2069.";
    return text + projection->title() + ".";
}

scene::MapRequest Session::Impl::request(const ViewState& view) const {
    scene::MapRequest request;
    request.state = state(view);
    request.events = timeline->events_on(view.on, view.basis, view.known_on);
    request.language = view.language;
    request.second_language = view.second_language;
    request.layers = view.layers;
    request.selected = view.selected;
    request.look = view.look;
    request.basis = view.heading ? view.heading->basis : basis_text(view);
    request.clocks = view.heading ? view.heading->clocks : clocks_text(view);
    request.credits = credits_text(view);
    return request;
}

} // namespace panjshir::app
