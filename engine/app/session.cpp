#include "app/session.hpp"

#include "app/paths.hpp"
#include "app/event_icons.hpp"
#include "app/session_parts.hpp"
#include "app/terrain_source.hpp"
#include "app/terrain_store.hpp"
#include "app/terrain_store_relief.hpp"
#include "base/file.hpp"
#include "display/path_geometry.hpp"
#include "gazetteer/find.hpp"
#include "geo/geodesic.hpp"
#include "scene/lettering.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace panjshir::app {
namespace {

constexpr double kLeastScale = 20000, kMostScale = 4000000;

// The outline of the country, and the city of the highest rank as its capital.
scene::Locator locator_of(const io::Atlas& atlas) {
    scene::Locator locator;
    for (const chronicle::Extent& extent : atlas.extents) {
        const gazetteer::Place* place = atlas.place(extent.place);
        if (!place || place->kind != gazetteer::PlaceKind::Country ||
            extent.how != chronicle::ExtentKind::Outline)
            continue;
        locator.name = place;
        locator.country.insert(locator.country.end(), extent.geometry.begin(),
                               extent.geometry.end());
    }
    for (const gazetteer::Place& place : atlas.places)
        if (place.kind == gazetteer::PlaceKind::City && place.position &&
            (!locator.capital || place.rank < locator.capital->rank))
            locator.capital = &place;
    return locator;
}

scene::MapView view_of(const ViewState& state, const scene::PageBox& frame) {
    return {state.centre, state.scale_denominator, frame};
}

// The same view, enlarged and moved just so far that there is ground to all edges of the frame.
ViewState kept_on_ground(const ViewState& state, const MapBox& ground,
                         const scene::PageBox& frame) {
    ViewState kept = state;
    kept.scale_denominator =
        std::min({state.scale_denominator, 1000 * ground.width_m() / frame.width(),
                  1000 * ground.height_m() / frame.height()});
    const double half_width = frame.width() / 2 * kept.scale_denominator / 1000;
    const double half_height = frame.height() / 2 * kept.scale_denominator / 1000;
    const auto keep = [](double value, double least, double most) {
        return least < most ? std::clamp(value, least, most) : (least + most) / 2;
    };
    kept.centre = {
        keep(state.centre.easting_m, ground.west_m + half_width, ground.east_m - half_width),
        keep(state.centre.northing_m, ground.south_m + half_height, ground.north_m - half_height)};
    return kept;
}

} // namespace

Session::Session(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Session::~Session() = default;

Result<std::unique_ptr<Session>>
Session::open(const SessionOptions& options,
              const std::function<void(std::string_view)>& progress) {
    auto impl = std::make_unique<Impl>();
    auto atlas = io::load_atlas(options.atlas_folder);
    if (!atlas)
        return tl::unexpected(atlas.error());
    impl->atlas = std::move(*atlas);
    impl->diagnostics = impl->atlas.diagnostics;
    auto projection = make_projection(impl->atlas.projection);
    if (!projection)
        return fail(fmt::format("{}: {}", (options.atlas_folder / "datapackage.json").string(),
                                projection.error().message));
    impl->projection = std::move(*projection);
    auto ground = load_ground(impl->atlas, *impl->projection,
                              {options.terrain, options.cache_folder, progress}, impl->diagnostics);
    if (!ground)
        return tl::unexpected(ground.error());
    impl->ground = std::move(*ground);
    if (const auto terrain = choose_terrain(options.terrain, options.cache_folder);
        terrain && !terrain->built_in) {
        impl->terrain_file = terrain->title;
        if (terrain->stored) {
            auto relief = make_relief_levels({terrain->file, impl->ground.heights.cell_size_m(),
                                              options.relief_detail});
            if (!relief)
                return tl::unexpected(relief.error());
            impl->relief = std::move(*relief);
        }
    }
    auto fonts = text::FontStore::open();
    if (!fonts)
        return tl::unexpected(fonts.error());
    impl->fonts = std::move(*fonts);
    auto names = gazetteer::NameIndex::build(impl->atlas.places, impl->atlas.title_en);
    if (!names)
        return tl::unexpected(names.error());
    impl->names.emplace(std::move(*names));
    impl->timeline = std::make_unique<chronicle::Timeline>(
        impl->atlas.chronicle, chronicle::TimelineSettings{.stale_after_days = options.stale_after_days});

    scene::SceneContent& content = impl->content;
    auto icons = event_icons();
    if (!icons)
        return tl::unexpected(icons.error());
    content.icons = std::move(*icons);
    content.projection = impl->projection.get();
    content.chronicle = &impl->atlas.chronicle;
    content.ground = &impl->ground;
    content.relief = impl->relief.get();
    content.fonts = impl->fonts.get();
    content.rivers = std::make_unique<scene::RiverStrokes>(impl->ground);
    content.relief_style = terrain::default_relief_style();
    content.area = impl->atlas.area;
    content.locator = locator_of(impl->atlas);
    for (const gazetteer::Place& place : impl->atlas.places)
        if (place.position)
            content.places.push_back({&place, impl->projection->to_map(*place.position)});
    return std::unique_ptr<Session>(new Session(std::move(impl)));
}

const io::Atlas& Session::atlas() const {
    return m_impl->atlas;
}
const chronicle::Timeline& Session::timeline() const {
    return *m_impl->timeline;
}
const Projection& Session::projection() const {
    return *m_impl->projection;
}
const text::FontStore& Session::fonts() const {
    return *m_impl->fonts;
}
const Diagnostics& Session::diagnostics() const {
    return m_impl->diagnostics;
}
const scene::Ground& Session::ground() const {
    return m_impl->ground;
}
bool Session::terrain_is_schematic() const {
    return m_impl->ground.relief.schematic;
}
std::uint64_t Session::relief_made() const {
    return m_impl->relief ? m_impl->relief->made() : 0;
}
DayInterval Session::days() const {
    return m_impl->atlas.days;
}

ViewState Session::fitted_view(const ViewState& state, const LonLatBox& area,
                               const PageSize& page) const {
    MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i <= 8; ++i)
        for (int k = 0; k <= 8; ++k) {
            const MapPoint p = m_impl->projection->to_map(
                LonLat::from_degrees(area.west + (area.east - area.west) * i / 8,
                                     area.south + (area.north - area.south) * k / 8));
            box = {std::min(box.west_m, p.easting_m), std::min(box.south_m, p.northing_m),
                   std::max(box.east_m, p.easting_m), std::max(box.north_m, p.northing_m)};
        }
    const auto frame = scene::map_frame(scene::Layout::Sheet, page.width_mm, page.height_mm,
                                        state.look.page);
    const scene::MapView view = scene::fit(box, frame);
    ViewState fitted = state;
    fitted.centre = view.centre();
    fitted.scale_denominator = view.scale_denominator();
    return area == m_impl->atlas.area ? kept_on_ground(fitted, m_impl->ground.extent, frame)
                                      : fitted;
}

ViewState Session::claims_view(const ViewState& state, const PageSize& page) const {
    const auto frame = scene::map_frame(scene::Layout::Sheet, page.width_mm, page.height_mm,
                                        state.look.page);
    MapBox box = m_impl->claimed_box();
    box = box.grown(0.06 * std::max(box.width_m(), box.height_m()));
    const scene::MapView view = scene::fit(box, frame);
    ViewState fitted = state;
    fitted.centre = view.centre();
    fitted.scale_denominator = view.scale_denominator();
    return kept_on_ground(fitted, m_impl->ground.extent, frame);
}

ViewState Session::initial_view(const PageSize& page) const {
    ViewState state;
    state.on = m_impl->atlas.days.first;
    // The first day on which anything is contested opens the map, else the first with a claim.
    for (CivilDay day = m_impl->atlas.days.first; day <= m_impl->atlas.days.last;
         day += std::chrono::days(1)) {
        const auto places = m_impl->timeline->on(day).places;
        if (std::any_of(places.begin(), places.end(), [](const auto& p) {
                return p.state == chronicle::PlaceState::Contested;
            })) {
            state.on = day;
            break;
        }
    }
    // The ground that claims speak of, as large as it fits, with ground to all edges.
    const auto frame = scene::map_frame(scene::Layout::Window, page.width_mm, page.height_mm);
    MapBox box = m_impl->claimed_box();
    box = box.grown(0.06 * std::max(box.width_m(), box.height_m()));
    const scene::MapView view = scene::fit(box, frame);
    state.centre = view.centre();
    state.scale_denominator = view.scale_denominator();
    state = kept_on_ground(state, m_impl->ground.extent, frame);
    return clamp_view(state);
}

ViewState Session::clamp_view(const ViewState& state) const {
    ViewState clamped = state;
    const MapBox& e = m_impl->ground.extent;
    clamped.scale_denominator = std::clamp(state.scale_denominator, kLeastScale, kMostScale);
    clamped.centre = {std::clamp(state.centre.easting_m, e.west_m, e.east_m),
                      std::clamp(state.centre.northing_m, e.south_m, e.north_m)};
    return clamped;
}

MapBox Session::Impl::claimed_box() const {
    MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (const chronicle::Claim& claim : atlas.chronicle.claims)
        if (const scene::AreaShape* area = ground.area(claim.place))
            box = {std::min(box.west_m, area->box.west_m), std::min(box.south_m, area->box.south_m),
                   std::max(box.east_m, area->box.east_m),
                   std::max(box.north_m, area->box.north_m)};
    return box.west_m < box.east_m ? box : ground.extent;
}

display::DisplayList Session::draw_in(scene::Layout layout, const ViewState& state,
                                      const PageSize& page,
                                      const std::vector<scene::Overlay>& overlays) const {
    scene::MapRequest request = m_impl->request(state);
    request.overlays = overlays;
    request.headline = headline(state);
    const std::vector<ListedItem> listed =
        state.heading ? std::vector<ListedItem>{} : unlocated(state);
    if (!listed.empty())
        request.besides = fmt::format("{} {}.", listed.size(),
                                      scene::phrase(scene::Phrase::ListedBeside, state.language));
    for (const ListedItem& item : listed)
        request.unplaced.push_back(item.title + " (" + item.detail + ")");
    const auto frame =
        scene::map_frame(layout, page.width_mm, page.height_mm, state.look.page);
    display::DisplayList list =
        scene::build_map(m_impl->content, request, view_of(state, frame), layout, page.width_mm, page.height_mm);
    if (state.light != LightChoice{})
        for (display::Command& command : list.commands)
            if (auto* relief = std::get_if<display::Relief>(&command)) {
                relief->light.azimuth_deg = static_cast<float>(state.light.azimuth_deg);
                relief->light.altitude_deg = static_cast<float>(state.light.altitude_deg);
                relief->light.exaggeration = static_cast<float>(state.light.exaggeration);
            }
    return list;
}

display::DisplayList Session::draw(const ViewState& state, const PageSize& page,
                                   const std::vector<scene::Overlay>& overlays) const {
    return draw_in(scene::Layout::Window, state, page, overlays);
}

display::DisplayList Session::draw_sheet(const ViewState& state, const PageSize& page,
                                         const std::vector<scene::Overlay>& overlays) const {
    return draw_in(scene::Layout::Sheet, state, page, overlays);
}

MapPoint Session::to_map(const ViewState& state, const PageSize& page, display::Point at) const {
    return view_of(state, scene::map_frame(scene::Layout::Window, page.width_mm, page.height_mm))
        .to_map(at);
}

display::Point Session::to_page(const ViewState& state, const PageSize& page, MapPoint at) const {
    return view_of(state, scene::map_frame(scene::Layout::Window, page.width_mm, page.height_mm))
        .to_page(at);
}

std::string Session::hit(const display::DisplayList& list, display::Point at) {
    for (auto area = list.hits.rbegin(); area != list.hits.rend(); ++area) {
        const bool inside = area->shape.path ? display::contains(area->shape, at)
                                             : std::hypot(at.x - area->centre.x,
                                                          at.y - area->centre.y) <= area->radius_mm;
        if (inside)
            return area->id;
    }
    return {};
}

std::optional<Card> Session::card(const ViewState& state, std::string_view id) const {
    return make_card(*m_impl, state, id);
}

std::string Session::headline(const ViewState& state) const {
    if (state.heading)
        return state.heading->title;
    if (state.basis.kind == chronicle::Basis::Kind::All && !state.known_on)
        if (const auto curated =
                m_impl->atlas.headline(state.on, state.language == "fr" ? "fr" : "en"))
            return scene::long_date(state.on, state.language) +
                   (state.language == "fr" ? " : " : ": ") + *curated;
    return make_headline(m_impl->atlas, m_impl->state(state), state.language);
}

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
            choices.push_back({{Kind::Side, actor.id}, scene::name_in(actor, language)});
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
