// What the map lists beside itself: the days' marks, bases, what a search finds, what has no place
// on the sheet.

#include "app/session_parts.hpp"
#include "gazetteer/find.hpp"
#include "geo/geodesic.hpp"
#include "scene/lettering.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::app {

std::vector<DayMark> Session::day_marks(const ViewState& state) const {
    const chronicle::Chronicle& chronicle = m_impl->atlas.chronicle;
    std::vector<DayMark> marks;
    for (CivilDay day = days().first; day <= days().last; day += std::chrono::days(1)) {
        DayMark mark{day, {}, {}};
        for (const auto& on : m_impl->timeline->events_on(day, state.basis, state.known_on)) {
            if (on.age_days > 0)
                continue;
            const std::string side =
                on.event->actors.empty() ? "" : chronicle.side_of(on.event->actors.front());
            mark.events.push_back({"event:" + on.event->id,
                                   state.language == "fr" ? on.event->title_fr : on.event->title_en,
                                   on.event->kind, side});
        }
        for (const chronicle::Claim& claim : chronicle.claims) {
            if (!claim.when.days().contains(day))
                continue;
            const std::string side = chronicle.side_of(claim.speaker);
            auto bar = std::find_if(mark.claims.begin(), mark.claims.end(),
                                    [&](const DayMark::ClaimBar& b) { return b.side == side; });
            if (bar == mark.claims.end())
                bar = mark.claims.insert(mark.claims.end(), {side, 0});
            ++bar->count;
        }
        marks.push_back(std::move(mark));
    }
    return marks;
}

std::vector<BasisChoice> Session::bases(std::string_view language) const {
    using Kind = chronicle::Basis::Kind;
    const chronicle::Chronicle& chronicle = m_impl->atlas.chronicle;
    std::vector<BasisChoice> choices{{{Kind::All, ""}, language == "fr" ? "Toutes" : "All"}};
    for (const chronicle::Actor& actor : chronicle.actors)
        if (actor.colour && (actor.side.empty() || actor.side == actor.id))
            // The window's buttons cannot join Persian letters.
            choices.push_back(
                {{Kind::Side, actor.id}, scene::name_in(actor, language == "fr" ? "fr" : "en")});
    for (const chronicle::Source& source : chronicle.sources)
        choices.push_back({{Kind::Source, source.id}, source_title(source, language)});
    return choices;
}

std::vector<SearchHit> Session::search(std::string_view query, const ViewState& state) const {
    std::vector<SearchHit> hits;
    if (query.empty())
        return hits;
    gazetteer::FindOptions options;
    options.limit = 8;
    const auto add = [&](const gazetteer::Place& place, const std::string& matched) {
        SearchHit hit{"place:" + place.id, place.name_in(state.language),
                      scene::place_kind_name(place.kind, state.language), std::nullopt};
        if (std::any_of(hits.begin(), hits.end(),
                        [&](const SearchHit& h) { return h.id == hit.id; }))
            return;
        if (place.elevation_m)
            hit.detail += " · " + scene::metres(*place.elevation_m, state.language);
        if (matched != hit.title)
            hit.detail += " · " + matched;
        hit.position = m_impl->content.anchor(place.id);
        hits.push_back(std::move(hit));
    };
    // What is surely meant, then names that begin with a word that is still being written (the
    // better known first), then what is only like it.
    const std::vector<gazetteer::Candidate> candidates =
        gazetteer::find(*m_impl->names, query, options);
    const auto add_candidates = [&](double least, double below) {
        for (const gazetteer::Candidate& candidate : candidates)
            if (const gazetteer::Place* place = m_impl->atlas.place(candidate.place);
                place && candidate.score >= least && candidate.score < below)
                add(*place, candidate.matched);
    };
    constexpr double kSure = 0.9, kAny = 0, kBest = 2;
    add_candidates(kSure, kBest);
    const std::string begun = scene::capitals(std::string(query));
    std::vector<std::pair<const gazetteer::Place*, const std::string*>> prefixed;
    for (const gazetteer::Place& place : m_impl->atlas.places)
        for (const gazetteer::PlaceName& name : place.names)
            if (scene::capitals(name.text).rfind(begun, 0) == 0) {
                prefixed.emplace_back(&place, &name.text);
                break;
            }
    std::stable_sort(prefixed.begin(), prefixed.end(),
                     [](const auto& a, const auto& b) { return a.first->rank < b.first->rank; });
    for (const auto& [place, name] : prefixed)
        if (hits.size() < 8)
            add(*place, *name);
    add_candidates(kAny, kSure);
    // Persons and papers by any part of their name, letter case aside.
    for (const chronicle::Actor& actor : m_impl->atlas.chronicle.actors)
        if (hits.size() < 12 &&
            scene::capitals(scene::name_in(actor, state.language)).find(begun) != std::string::npos)
            hits.push_back({"actor:" + actor.id, scene::name_in(actor, state.language),
                            state.language == "fr" ? actor.role_fr : actor.role_en, std::nullopt});
    return hits;
}

std::vector<ListedItem> Session::unlocated(const ViewState& state) const {
    std::vector<ListedItem> items;
    const bool french = state.language == "fr";
    for (const auto& on : m_impl->timeline->events_on(state.on, state.basis, state.known_on)) {
        const auto& places = on.event->places;
        std::string where;
        bool on_the_sheet = false;
        for (const chronicle::EventPlace& place : places) {
            const auto anchor = m_impl->content.anchor(place.place);
            on_the_sheet |= anchor && m_impl->ground.extent.contains(*anchor);
            const gazetteer::Place* row = m_impl->atlas.place(place.place);
            if (row && row->position && where.empty()) {
                const LonLat middle = m_impl->atlas.area.centre();
                const auto way = geodesic(middle, *row->position);
                where = fmt::format(
                    "{}: {} km {}", row->name_in(state.language),
                    scene::grouped_number(std::round(way.distance_m / 1000), state.language),
                    compass_point(way.azimuth_deg));
            }
        }
        if (on_the_sheet)
            continue;
        if (where.empty())
            where = french ? "sans lieu dans le texte" : "no place in the text";
        items.push_back(
            {"event:" + on.event->id, french ? on.event->title_fr : on.event->title_en,
             scene::short_date(on.event->when.days().first, state.language) + " · " + where});
    }
    for (const chronicle::PlaceOnDay& place : m_impl->state(state).places) {
        const auto anchor = m_impl->content.anchor(place.place);
        if (place.claims.empty() || (anchor && m_impl->ground.extent.contains(*anchor)))
            continue;
        items.push_back({"place:" + place.place,
                         place_name(m_impl->atlas, place.place, state.language),
                         french ? "hors de la carte" : "beyond the sheet"});
    }
    return items;
}

} // namespace panjshir::app
