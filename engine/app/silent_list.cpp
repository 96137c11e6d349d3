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

std::vector<ListedItem> silent_list(const io::Atlas& atlas, const ViewState& view) {
    const std::vector<std::string> ids = places_to_speak_of(atlas);
    auto silent = study::silent_places(ids, atlas.chronicle, {view.on, view.on}, view.basis);
    std::stable_sort(silent.begin(), silent.end(),
                     [](const study::SilentPlace& a, const study::SilentPlace& b) {
                         return a.last_heard && (!b.last_heard || *b.last_heard < *a.last_heard);
                     });
    const bool french = view.language == "fr";
    std::vector<ListedItem> items;
    for (const study::SilentPlace& place : silent) {
        const gazetteer::Place& row = *atlas.place(place.place);
        const std::string detail =
            place.last_heard ? (french ? "pas un mot depuis le " : "no word since ") +
                                   scene::short_date(*place.last_heard, view.language)
                             : std::string(french ? "pas un mot jusque-là" : "no word so far");
        items.push_back({"place:" + row.id, row.name_in(view.language),
                         scene::place_kind_name(row.kind, view.language) + " · " + detail});
    }
    return items;
}

} // namespace panjshir::app
