#include "app/session.hpp"

#include "app/event_icons.hpp"
#include "app/paths.hpp"
#include "app/session_parts.hpp"
#include "app/terrain_source.hpp"
#include "app/terrain_store.hpp"
#include "app/terrain_store_relief.hpp"
#include "base/file.hpp"
#include "display/path_geometry.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

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
                                              options.relief_detail, options.warn});
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
        impl->atlas.chronicle,
        chronicle::TimelineSettings{.stale_after_days = options.stale_after_days});

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
std::string Session::relief_fault() const {
    return m_impl->relief ? m_impl->relief->fault() : std::string();
}
DayInterval Session::days() const {
    return m_impl->atlas.days;
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
    const auto frame = scene::map_frame(layout, page.width_mm, page.height_mm, state.look.page);
    display::DisplayList list = scene::build_map(m_impl->content, request, view_of(state, frame),
                                                 layout, page.width_mm, page.height_mm);
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
            if (const std::string words =
                    scene::in_words(state.language, curated->c_str(), *curated);
                !scene::is_right_to_left(state.language) || words != *curated)
                return scene::title_date(state.on, state.language) +
                       scene::in_words(state.language, ": ", " : ") + words;
    return make_headline(m_impl->atlas, m_impl->state(state), state.language);
}

} // namespace panjshir::app
