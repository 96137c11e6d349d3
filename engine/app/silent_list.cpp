#include "app/silent_list.hpp"

#include "io/atlas.hpp"
#include "scene/phrases.hpp"
#include "study/silence.hpp"

#include <algorithm>

namespace panjshir::app {

std::vector<std::string> places_to_speak_of(const io::Atlas& atlas) {
    using gazetteer::PlaceKind;
    std::vector<std::string> ids;
    for (const gazetteer::Place& place : atlas.places) {
        const bool of_kind = place.kind == PlaceKind::Province ||
                             place.kind == PlaceKind::District || place.kind == PlaceKind::Valley ||
                             place.kind == PlaceKind::City || place.kind == PlaceKind::Town ||
                             place.kind == PlaceKind::Pass || place.kind == PlaceKind::Gorge ||
                             place.kind == PlaceKind::Road;
        if (of_kind && place.position && atlas.area.contains(*place.position))
            ids.push_back(place.id);
    }
    return ids;
}

std::vector<ListedItem> silent_list(const Session& session, const ViewState& view) {
    const io::Atlas& atlas = session.atlas();
    std::vector<study::SilentPlace> silent = study::silent_places(
        places_to_speak_of(atlas), atlas.chronicle, {view.on, view.on}, view.basis, view.known_on);
    std::stable_sort(silent.begin(), silent.end(),
                     [](const study::SilentPlace& a, const study::SilentPlace& b) {
                         return a.last_heard && (!b.last_heard || *b.last_heard < *a.last_heard);
                     });
    const bool french = view.language == "fr";
    std::vector<ListedItem> items;
    for (const study::SilentPlace& one : silent) {
        const gazetteer::Place& place = *atlas.place(one.place);
        const std::string detail =
            one.last_heard ? (french ? "pas un mot depuis le " : "no word since ") +
                                 scene::short_date(*one.last_heard, view.language)
                           : std::string(french ? "pas un mot jusque-là" : "no word so far");
        items.push_back({"place:" + one.place, place.name_in(view.language),
                         scene::place_kind_name(place.kind, view.language) + " · " + detail});
    }
    return items;
}

} // namespace panjshir::app
