#include "app/sheet_panels.hpp"

#include "app/session_parts.hpp"
#include "base/enum_names.hpp"
#include "chronicle/timeline.hpp"
#include "scene/panels.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace panjshir::app {
namespace {

constexpr EnumNames<PanelKind, 3> kKinds{
    {{PanelKind::Days, "days"}, {PanelKind::Voices, "voices"}, {PanelKind::Papers, "papers"}}};

Result<CivilDay> day_or(const char* option, const std::string& text, CivilDay otherwise) {
    if (text.empty())
        return otherwise;
    auto day = parse_day(text);
    if (!day)
        return fail(fmt::format("{}: {}", option, day.error().message));
    return day;
}

Result<std::vector<ViewState>> day_views(const Session& session, const ViewState& view,
                                         const PanelRequest& request) {
    const auto from = day_or("--from", request.from, session.days().first);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = day_or("--to", request.to, session.days().last);
    if (!to)
        return tl::unexpected(to.error());
    if (*to < *from)
        return fail(fmt::format("--from {} --to {}: the days end before they begin", to_text(*from),
                                to_text(*to)),
                    ErrorKind::Usage);
    const auto count = (*to - *from).count() + 1;
    if (count > kMostPanels)
        return fail(
            fmt::format("{} days: at most {} panels find room on a page", count, kMostPanels),
            ErrorKind::Usage);
    std::vector<ViewState> views;
    for (CivilDay day = *from; day <= *to; day += std::chrono::days(1)) {
        views.push_back(view);
        views.back().on = day;
    }
    return views;
}

// All together, the sides, then who else spoke, in the order of the atlas's tables.
std::vector<chronicle::Basis> bases_heard(const Session& session, const ViewState& view,
                                          PanelKind kind) {
    using Kind = chronicle::Basis::Kind;
    const chronicle::Chronicle& chronicle = session.atlas().chronicle;
    std::set<std::string> speakers, sources;
    for (const chronicle::PlaceOnDay& place :
         session.timeline().on(view.on, {}, view.known_on).places)
        for (const chronicle::ClaimOnDay& on : place.claims)
            if (on.strength > 0 && !on.superseded) {
                speakers.insert(on.claim->speaker);
                sources.insert(on.claim->source);
            }
    std::vector<chronicle::Basis> bases;
    for (const BasisChoice& choice : session.bases(view.language)) {
        const bool heard = choice.basis.kind == Kind::All ||
                           (choice.basis.kind == Kind::Side && kind == PanelKind::Voices) ||
                           (choice.basis.kind == Kind::Source && kind == PanelKind::Papers &&
                            sources.count(choice.basis.id) > 0);
        if (heard)
            bases.push_back(choice.basis);
    }
    if (kind == PanelKind::Voices)
        for (const chronicle::Actor& actor : chronicle.actors)
            if (speakers.count(actor.id) > 0 && chronicle.side_of(actor.id).empty())
                bases.push_back({Kind::Actor, actor.id});
    return bases;
}

} // namespace

Result<PanelKind> parse_panel_kind(std::string_view text) {
    if (const auto kind = enum_value(kKinds, text))
        return *kind;
    return fail(fmt::format("no panels of '{}': there are {}", text, enum_choices(kKinds)),
                ErrorKind::Usage);
}

Result<std::vector<ViewState>> panel_views(const Session& session, const ViewState& view,
                                           const PanelRequest& request) {
    if (request.kind == PanelKind::Days)
        return day_views(session, view, request);
    if (!request.from.empty() || !request.to.empty())
        return fail("--from and --to belong to --panels days", ErrorKind::Usage);
    std::vector<ViewState> views;
    for (const chronicle::Basis& basis : bases_heard(session, view, request.kind)) {
        views.push_back(view);
        views.back().basis = basis;
    }
    if (views.size() > kMostPanels)
        return fail(fmt::format("{} {}: at most {} panels find room on a page", views.size(),
                                request.kind == PanelKind::Papers ? "sources" : "voices",
                                kMostPanels),
                    ErrorKind::Usage);
    return views;
}

std::string panel_headline(const Session&, const std::vector<ViewState>& views, PanelKind kind) {
    const ViewState& first = views.front();
    if (kind == PanelKind::Papers)
        return scene::title_date(first.on, first.language) +
               scene::in_words(first.language, ": the same day according to each source",
                               " : le même jour selon chaque source");
    if (kind != PanelKind::Days)
        return scene::title_date(first.on, first.language) +
               scene::in_words(first.language, ": the same day according to each voice",
                               " : le même jour selon chaque voix");
    return fmt::format(fmt::runtime(scene::in_words(
                           first.language, "{} to {}: who was said to hold the ground, day by day",
                           "Du {} au {} : qui tiendrait le terrain, jour après jour")),
                       scene::short_date(first.on, first.language),
                       scene::long_date(views.back().on, first.language));
}

display::DisplayList Session::draw_panels(const std::vector<ViewState>& views,
                                          const PanelRequest& request, const PageSize& page) const {
    const ViewState& first = views.front();
    const bool days = request.kind == PanelKind::Days;
    scene::MapRequest common = m_impl->request(first);
    common.headline = panel_headline(*this, views, request.kind);
    if (!days)
        common.basis = scene::phrase(scene::Phrase::SaidToBeSoOn, first.language) + " " +
                       scene::short_date(first.on, first.language);
    common.clocks = first.known_on ? scene::phrase(scene::Phrase::KnownBy, first.language) + " " +
                                         scene::short_date(*first.known_on, first.language)
                                   : scene::phrase(scene::Phrase::Everything, first.language);
    common.state.places.clear(); // what is silent differs from panel to panel
    std::vector<scene::Panel> panels;
    for (const ViewState& view : views) {
        scene::Panel panel{m_impl->request(view), days ? scene::short_date(view.on, view.language)
                                                       : m_impl->basis_text(view)};
        common.state.places.insert(common.state.places.end(), panel.request.state.places.begin(),
                                   panel.request.state.places.end());
        panels.push_back(std::move(panel));
    }
    MapBox ground = request.ground.value_or(m_impl->claimed_box());
    if (!request.ground)
        ground = ground.grown(0.03 * std::max(ground.width_m(), ground.height_m()));
    return scene::build_panels(m_impl->content, common, panels, ground, page.width_mm,
                               page.height_mm);
}

} // namespace panjshir::app
