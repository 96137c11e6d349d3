#include "app/sheet_panels.hpp"

#include "app/session_parts.hpp"
#include "base/enum_names.hpp"
#include "scene/panels.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

constexpr EnumNames<PanelKind, 2> kKinds{
    {{PanelKind::Days, "days"}, {PanelKind::Voices, "voices"}}};

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
    for (const BasisChoice& choice : session.bases(view.language)) {
        if (choice.basis.kind == chronicle::Basis::Kind::Source)
            continue;
        views.push_back(view);
        views.back().basis = choice.basis;
    }
    return views;
}

std::string panel_headline(const Session&, const std::vector<ViewState>& views, PanelKind kind) {
    const ViewState& first = views.front();
    const bool french = first.language == "fr";
    if (kind == PanelKind::Voices)
        return scene::long_date(first.on, first.language) +
               (french ? " : le même jour selon chaque voix"
                       : ": the same day according to each voice");
    return fmt::format(fmt::runtime(french
                                        ? "Du {} au {} : qui tiendrait le terrain, jour après jour"
                                        : "{} to {}: who was said to hold the ground, day by day"),
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
