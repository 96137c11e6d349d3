#include "app/silent_list.hpp"

#include "chronicle/timeline.hpp"
#include "io/atlas.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <optional>
#include <set>

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
    const chronicle::DayState state = session.timeline().on(view.on, view.basis, view.known_on);
    std::set<std::string> spoken_of; // by events of the day
    for (const chronicle::EventOnDay& on : session.timeline().events_on(view.on, view.basis, view.known_on))
        if (on.age_days == 0)
            for (const chronicle::EventPlace& where : on.event->places)
                spoken_of.insert(where.place);
    struct Silent {
        const gazetteer::Place* place;
        std::optional<CivilDay> last_heard; ///< of a claim
    };
    std::vector<Silent> silent;
    for (const std::string& id : places_to_speak_of(atlas)) {
        const chronicle::PlaceOnDay* on_day = state.place(id);
        const bool claimed = on_day && std::any_of(on_day->claims.begin(), on_day->claims.end(), [](const auto& on) {
                                 return on.freshness == chronicle::Freshness::Full;
                             });
        if (!claimed && !spoken_of.count(id))
            silent.push_back({atlas.place(id), on_day ? on_day->last_heard : std::nullopt});
    }
    std::stable_sort(silent.begin(), silent.end(), [](const Silent& a, const Silent& b) {
        return a.last_heard && (!b.last_heard || *b.last_heard < *a.last_heard);
    });
    const bool french = view.language == "fr";
    std::vector<ListedItem> items;
    for (const Silent& one : silent) {
        const std::string detail =
            one.last_heard ? (french ? "nul ne dit qui le tient depuis le " : "no claim since ") +
                                 scene::short_date(*one.last_heard, view.language)
                           : std::string(french ? "nul ne dit qui le tient" : "no claim so far");
        items.push_back({"place:" + one.place->id, one.place->name_in(view.language),
                         scene::place_kind_name(one.place->kind, view.language) + " · " + detail});
    }
    return items;
}

} // namespace panjshir::app
